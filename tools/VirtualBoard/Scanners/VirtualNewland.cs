using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace VirtualBoard.Scanners;

/// <summary>
/// A Newland module with the unified commands (EM20, FM430, HR52): <c>7E 01 0000</c>, <c>@</c> to keep or <c>#</c> until power-off,
/// tags with data, <c>;</c>, 03. It echoes the command behind <c>02 01 0000</c> with a verdict before each separator: 06 done,
/// 15 data out of range, 05 unknown. <c>*</c> asks for the present value, <c>&amp;</c> for the factory's, <c>^</c> for the range.
/// </summary>
public sealed class VirtualNewland : ScannerModule
{
    private const char Done = '\u0006';
    private const char BadData = '\u0015';
    private const char Unknown = '\u0005';
    private const char EndOfText = '\u0003';

    // The manual's longest programming command is a data format of some 100 letters.
    private const int MaxCommandBytes = 512;

    private static readonly MenuTags s_tags = new(
        ("232BAD", 3, 0, 8), ("SCNMOD", 0, 0, 3), ("ILLSCN", 1, 0, 2), ("AMLENA", 1, 0, 2), ("ORTSET", 3000, 0, 3600000), ("GRBENA", 1, 0, 1), ("PWBENA", 1, 0, 1),
        ("RRDENA", 0, 0, 1), ("RRDDUR", 1500, 1, 3600000), ("TSUENA", 1, 0, 1), ("SETUPE", 1, 0, 1), ("ALLENA", 1, 0, 1), ("ALL1DC", 1, 1, 2), ("ALL2DC", 1, 1, 2), ("DFMADD", 0, 0, 0));

    private readonly PrefixedCommand _heard = new("~\u00010000", EndOfText, MaxCommandBytes);

    /// <inheritdoc cref="VirtualM3y(int, int)"/>
    public VirtualNewland(int mcuTxPin, int mcuRxPin)
        : base(mcuTxPin, mcuRxPin, new BaudSetting("232BAD", (0, 1200), (1, 2400), (2, 4800), (3, 9600), (4, 14400), (5, 19200), (6, 38400), (7, 57600), (8, 115200)), s_tags.FactorySettings())
    {
    }

    /// <inheritdoc/>
    public override TimeSpan BootTime => TimeSpan.FromMilliseconds(800);

    private protected override int CommandGapMs => 500;

    private protected override bool LooksByItself => Configuration["SCNMOD"] != 0;

    private protected override int ReadTimeoutMs => Configuration["ORTSET"];

    private protected override int SameCodeMs => Configuration["RRDENA"] * Configuration["RRDDUR"];

    private protected override void ForgetPartial() => _heard.Clear();

    private protected override byte[] Frame(byte[] code) => Configuration["TSUENA"] == 1 ? [.. code, 0x0D] : code;

    private protected override void Hear(byte value)
    {
        if (_heard.Take(value) is string command)
            Obey(command);
    }

    /// <summary>A command without its prefix and its 03: storage, then tags, each with a separator behind it.</summary>
    private void Obey(string command)
    {
        if (command.Length < 2 || command[0] is not ('@' or '#') || command[^1] != ';')
            return;
        var reply = new StringBuilder("\u0002\u00010000").Append(command[0]);
        var deeds = new List<Action>();
        bool newSpeed = false;
        string group = "";
        int start = 1;
        for (int i = 1; i < command.Length; i++)
        {
            if (command[i] is not (';' or ','))
                continue;
            string piece = command[start..i];
            string whole = group + piece;
            string echo = piece;
            char verdict = whole.Length < 6 ? Unknown : Do(whole[..6], whole[6..], command[0] == '@', deeds, ref echo);
            newSpeed |= verdict == Done && whole.StartsWith(Baud.Name, StringComparison.Ordinal);
            reply.Append(echo).Append(verdict).Append(command[i]);
            group = command[i] == ',' && whole.Length >= 3 ? whole[..3] : "";
            start = i + 1;
        }
        byte[] bytes = Encoding.Latin1.GetBytes(reply.Append(EndOfText).ToString());
        if (newSpeed)
            SayThenChangeSpeed(bytes);
        else
            Say(bytes);
        SettingsChanged();
        deeds.ForEach(deed => deed());
    }

    private char Do(string tag, string data, bool keep, List<Action> deeds, ref string echo)
    {
        switch (tag)
        {
            case "QRYSYS" when data.Length == 0:
                echo += "Product Name: NLS-EM20\r\nFirmware Version: V1.01.004\r\n";
                return Done;
            case "QRYFWV" when data.Length == 0:
                echo += "V1.01.004";
                return Done;
            case "QRYPDN" when data.Length == 0:
                echo += "NLS-EM20";
                return Done;
            case "QRYSYS" or "QRYFWV" or "QRYPDN":
                return BadData;
            case "SCNTRG":
                if (data is not ("0" or "1"))
                    return BadData;
                if (Configuration["SCNMOD"] == 0)
                    deeds.Add(data == "1" ? StartLooking : StopLooking);
                return Done;
            case "FACDEF" when data.Length == 0:
                Configuration.ResetToFactory();
                return Done;
        }
        if (!s_tags.Knows(tag))
            return Unknown;
        if (data is "*" or "&" or "^")
        {
            echo = echo[..^1] + (data == "*" ? $"{Configuration[tag]}" : data == "&" ? $"{Configuration.Factory(tag)}" : s_tags.Range(tag));
            return Done;
        }
        int value = 0;
        // Switches without data, and a data format, which is text.
        bool free = tag is "DFMADD" || (tag is "ALL1DC" or "ALL2DC" && data.Length == 0);
        if (!free && (!int.TryParse(data, NumberStyles.None, CultureInfo.InvariantCulture, out value) || !s_tags.InRange(tag, value)))
            return BadData;
        if (keep)
            Configuration.Keep(tag, free ? Configuration[tag] : value);
        else
            Configuration.Set(tag, free ? Configuration[tag] : value);
        return Done;
    }
}
