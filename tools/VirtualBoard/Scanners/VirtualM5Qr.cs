using System;
using System.Collections.Generic;
using System.Text;

namespace VirtualBoard.Scanners;

/// <summary>
/// The module of M5's QRCode units (ZScan T43m3): <c>type, group, function, parameter</c> without any check. 21 writes and is answered
/// with 22 and a verdict, 23 reads (24), 32 controls (33), 43 tells its state (44). A setting is kept at once. What it does not
/// understand it ignores. The factory command ends its life on the UART until somebody holds a setup code in front of it.
/// </summary>
public sealed class VirtualM5Qr : ScannerModule
{
    private const byte Write = 0x21;
    private const byte Read = 0x23;
    private const byte Control = 0x32;
    private const byte Status = 0x43;
    private const byte Accepted = 0;
    private const byte Illegal = 1;

    private const string Mode = "61 41";
    private const string Output = "51 43";
    private const string Interface = "42 40";
    private const int Rs232 = 0;
    private const int Usb = 1;

    private static readonly Dictionary<string, int[]> s_allowed = new(StringComparer.Ordinal)
    {
        [Mode] = [0, 1, 2, 3, 4, 5],
        ["62 41"] = [0, 2],
        ["62 42"] = [0, 1, 2],
        ["63 45"] = [0, 1],
        ["63 46"] = [0, 1],
        [Output] = [0, 3],
        [Interface] = [Rs232, Usb],
    };

    private readonly List<byte> _heard = new();

    /// <inheritdoc cref="VirtualM3y(int, int)"/>
    public VirtualM5Qr(int mcuTxPin, int mcuRxPin)
        : base(mcuTxPin, mcuRxPin, new BaudSetting("41 41", (6, 9600), (7, 19200), (8, 38400), (10, 57600), (11, 115200)), FactorySettings())
    {
    }

    /// <summary>What stands behind each code in plain output.</summary>
    public byte[] Tail { get; set; } = [0x0D, 0x0A];

    /// <summary>Whether it talks to the UART; otherwise to USB.</summary>
    public bool OnUart => Configuration[Interface] == Rs232;

    /// <inheritdoc/>
    public override TimeSpan BootTime => TimeSpan.FromMilliseconds(500);

    private protected override int CommandGapMs => 100;

    private protected override bool LooksByItself => Configuration[Mode] != 0;

    private protected override int ReadTimeoutMs => 5000;

    private protected override int SameCodeMs => 0;

    /// <summary>Holds the setup code of the serial interface in front of it.</summary>
    public void ScanSetupCode() => Preset(Interface, Rs232);

    private protected override void ForgetPartial() => _heard.Clear();

    /// <summary>Format 3 puts 03 and the length, two bytes, before a code.</summary>
    private protected override byte[] Frame(byte[] code)
    {
        if (!OnUart)
            return [];
        return Configuration[Output] == 3 ? [0x03, (byte)(code.Length >> 8), (byte)code.Length, .. code] : [.. code, .. Tail];
    }

    private protected override void Hear(byte value)
    {
        if (!OnUart || (_heard.Count == 0 && value is not (Write or Read or Control or Status)))
            return;
        _heard.Add(value);
        if (_heard.Count < (_heard[0] == Write ? 4 : 3))
            return;
        byte[] command = [.. _heard];
        _heard.Clear();
        Obey(command, $"{command[1]:X2} {command[2]:X2}");
    }

    private static ModuleConfiguration FactorySettings() => new((Mode, 0), ("62 41", 2), ("62 42", 2), ("63 45", 1), ("63 46", 1), ("41 41", 11), (Output, 0), (Interface, Rs232));

    private void Obey(byte[] command, string name)
    {
        switch (command[0])
        {
            case Write:
                Keep(command, name);
                break;
            case Read when Configuration.Has(name):
                Say([0x24, command[1], command[2], (byte)Configuration[name]]);
                break;
            case Control:
                Act(command, name);
                break;
            case Status when command[1] == 0x02 && StatusText(command[2]) is string text:
                byte[] data = Encoding.ASCII.GetBytes(text);
                Say([0x44, command[1], command[2], (byte)(data.Length >> 8), (byte)data.Length, .. data]);
                break;
        }
    }

    private void Keep(byte[] command, string name)
    {
        bool speed = name == Baud.Name;
        if (!(speed ? Baud.Knows(command[3]) : s_allowed.TryGetValue(name, out int[]? allowed) && Array.IndexOf(allowed, command[3]) >= 0))
        {
            Say([0x22, command[1], command[2], command[3], Illegal]);
            return;
        }
        byte[] reply = [0x22, command[1], command[2], command[3], Accepted];
        Configuration.Keep(name, command[3]);
        if (speed)
            SayThenChangeSpeed(reply);
        else
            Say(reply);
        SettingsChanged();
    }

    private void Act(byte[] command, string name)
    {
        switch (name)
        {
            case "75 01":
                Say([0x33, 0x75, 0x01, 0x00, 0x00]);
                if (!LooksByItself)
                    StartLooking();
                break;
            case "75 02":
                Say([0x33, 0x75, 0x02, 0x00, 0x00]);
                if (!LooksByItself)
                    StopLooking();
                break;
            case "76 01":
                Configuration.ResetToFactory();
                Configuration.Preset(Interface, Usb);
                ApplyBaud();
                SettingsChanged();
                break;
        }
    }

    private static string? StatusText(byte what) => what switch
    {
        0xC1 => "T43m3 2.1",
        0xC2 => "V1.0.24",
        0xC4 or 0xC7 => "H1.1",
        0xC5 => "M5QR00012345",
        _ => null,
    };
}
