using System;
using System.Globalization;
using System.Text;

namespace VirtualBoard.Scanners;

/// <summary>
/// A Honeywell engine (N3680, N6603, N86xx): <c>16 4D 0D</c>, tags with data, then <c>!</c> until power-off or <c>.</c> for good, in a
/// flash that bears few writes. It echoes the tags with a verdict before each separator: 06 done, 05 unknown, 15 data out of range.
/// <c>16 54 0D</c> triggers without an answer, and lasts until a code is read, <c>16 55 0D</c> or the timeout.
/// </summary>
public sealed class VirtualHoneywell : ScannerModule
{
    private const byte Syn = 0x16;
    private const byte CarriageReturn = 0x0D;
    private const char Done = '\u0006';
    private const char BadData = '\u0015';
    private const char Unknown = '\u0005';

    // Several commands may stand in one; the manual's examples have some 40 letters.
    private const int MaxCommandBytes = 256;

    private static readonly MenuTags s_tags = new(
        ("232BAD", 9, 0, 9), ("TRGMOD", 0, 0, 3), ("TRGSTO", 30000, 0, 300000), ("SCNLED", 1, 0, 1), ("SCNAIM", 2, 0, 3), ("BEPBEP", 1, 0, 1), ("BEPPWR", 1, 0, 1),
        ("BEPLVL", 3, 0, 3), ("DLYRRD", 750, 0, 30000), ("DLYGRD", 0, 0, 30000), ("VSUFCR", 0, 0, 1), ("QRCENA", 1, 0, 1), ("ALLENA", 0, 0, 1));

    private readonly StringBuilder _heard = new();

    /// <inheritdoc cref="VirtualM3y(int, int)"/>
    public VirtualHoneywell(int mcuTxPin, int mcuRxPin)
        : base(mcuTxPin, mcuRxPin, new BaudSetting("232BAD", (0, 300), (1, 600), (2, 1200), (3, 2400), (4, 4800), (5, 9600), (6, 19200), (7, 38400), (8, 57600), (9, 115200)), s_tags.FactorySettings())
    {
    }

    /// <summary>Beeps that were asked for.</summary>
    public int Beeps { get; private set; }

    /// <inheritdoc/>
    public override TimeSpan BootTime => TimeSpan.FromMilliseconds(600);

    private protected override int CommandGapMs => 500;

    private protected override bool LooksByItself => Configuration["TRGMOD"] == 3;

    private protected override int ReadTimeoutMs => Configuration["TRGSTO"];

    private protected override int SameCodeMs => LooksByItself ? Configuration["DLYRRD"] : 0;

    private protected override int IntervalMs => Configuration["DLYGRD"];

    private protected override void ForgetPartial() => _heard.Clear();

    private protected override byte[] Frame(byte[] code) => Configuration["VSUFCR"] == 1 ? [.. code, CarriageReturn] : code;

    private protected override void Hear(byte value)
    {
        // A new SYN begins a new command, wherever it comes.
        if (value == Syn)
            _heard.Clear();
        else if (_heard.Length == 0 || (_heard.Length == 2 && value != CarriageReturn) || _heard.Length > MaxCommandBytes)
        {
            _heard.Clear();
            return;
        }
        _heard.Append((char)value);
        if (_heard.Length < 3)
            return;
        if (_heard.Length == 3 && _heard[1] != 'M')
        {
            char what = _heard[1];
            _heard.Clear();
            Act(what);
        }
        else if (_heard.Length > 3 && value is (byte)'.' or (byte)'!')
        {
            string menu = _heard.ToString(3, _heard.Length - 3);
            _heard.Clear();
            Obey(menu);
        }
    }

    private void Act(char what)
    {
        switch (what)
        {
            case 'T' when !LooksByItself:
                StartLooking();
                break;
            case 'U' when !LooksByItself:
                StopLooking();
                break;
            case '\u0007':
                Beeps++;
                break;
        }
    }

    private void Obey(string menu)
    {
        var reply = new StringBuilder();
        bool newSpeed = false;
        string group = "";
        int start = 0;
        for (int i = 0; i < menu.Length; i++)
        {
            if (menu[i] is not (',' or ';' or '!' or '.'))
                continue;
            string piece = menu[start..i];
            string whole = group + piece.ToUpperInvariant();
            string echo = piece;
            char verdict = Do(whole, menu[^1] == '.', ref echo);
            newSpeed |= verdict == Done && whole.StartsWith(Baud.Name, StringComparison.Ordinal);
            reply.Append(echo).Append(verdict).Append(menu[i]);
            group = menu[i] == ',' && whole.Length >= 3 ? whole[..3] : "";
            start = i + 1;
        }
        byte[] bytes = Encoding.Latin1.GetBytes(reply.ToString());
        if (newSpeed)
            SayThenChangeSpeed(bytes);
        else
            Say(bytes);
        SettingsChanged();
    }

    private char Do(string command, bool keep, ref string echo)
    {
        if (command.Length < 6)
            return Unknown;
        string tag = command[..6], data = command[6..];
        switch (tag)
        {
            case "REVINF" when data.Length == 0:
                echo += "Product Name: Laser Engine-N3680 Series\r\nBoot Revision: CA000064BBC\r\nSoftware Part Number: CA000064BBC\r\n";
                return Done;
            case "DEFALT" when data.Length == 0:
                if (keep)
                    Configuration.ResetToFactory();
                else
                    Configuration.WorkAsFromFactory();
                return Done;
        }
        if (!s_tags.Knows(tag))
            return Unknown;
        if (data is "?" or "^" or "*")
        {
            echo = echo[..^1] + (data == "?" ? $"{Configuration[tag]}" : data == "^" ? $"{Configuration.Factory(tag)}" : s_tags.Range(tag));
            return Done;
        }
        // A suffix of CR is added by its name alone.
        if (tag == "VSUFCR" && data.Length == 0)
            data = "1";
        if (!int.TryParse(data, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || !s_tags.InRange(tag, value))
            return BadData;
        if (keep)
            Configuration.Keep(tag, value);
        else
            Configuration.Set(tag, value);
        return Done;
    }
}
