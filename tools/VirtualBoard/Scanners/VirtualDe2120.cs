using System;

namespace VirtualBoard.Scanners;

/// <summary>
/// DYscan's DE2120. Commands are <c>^_^</c>, six letters, an argument and a full stop; 06 says yes, 15 says no. Settings are kept at
/// once. It takes its time: some 430 ms for its version, more than 300 ms for a new speed. The factory settings, and a USB
/// interface by command, end its life on the UART until somebody holds a setup code in front of it.
/// </summary>
public sealed class VirtualDe2120 : ScannerModule
{
    private const byte Yes = 0x06;
    private const byte No = 0x15;

    // Prefix, six letters, three digits.
    private const int MaxCommandBytes = 16;

    private const int VersionMs = 430;
    private const int NewSpeedMs = 350;

    private readonly PrefixedCommand _heard = new("^_^", '.', MaxCommandBytes);

    /// <inheritdoc cref="VirtualM3y(int, int)"/>
    public VirtualDe2120(int mcuTxPin, int mcuRxPin)
        : base(mcuTxPin, mcuRxPin, new BaudSetting("232BAD", (2, 1200), (3, 2400), (4, 4800), (5, 9600), (6, 19200), (7, 38400), (8, 57600), (9, 115200)), FactorySettings())
    {
    }

    /// <summary>Whether it talks to the UART; otherwise to USB.</summary>
    public bool OnUart => Configuration["POR"] == 232;

    /// <inheritdoc/>
    public override TimeSpan BootTime => TimeSpan.FromMilliseconds(500);

    private protected override int CommandGapMs => 200;

    private protected override bool LooksByItself => Configuration["SCM"] != 'M';

    private protected override int ReadTimeoutMs => 5000;

    private protected override int SameCodeMs => !LooksByItself ? 0 : Configuration["CNTALW"] switch
    {
        0 => int.MaxValue / 1000,
        2 => 500,
        3 => 1000,
        _ => 0,
    };

    /// <summary>Holds the setup code "TTL-232" in front of it.</summary>
    public void ScanSetupCode() => Preset("POR", 232);

    private protected override void ForgetPartial() => _heard.Clear();

    private protected override byte[] Frame(byte[] code) => OnUart ? [.. code, 0x0D] : [];

    private protected override void Hear(byte value)
    {
        if (!OnUart)
            return;
        if (_heard.Take(value) is string command)
            Obey(command);
    }

    private static ModuleConfiguration FactorySettings() => new(
        ("POR", 232), ("232BAD", 9), ("SCM", 'M'), ("CNTALW", 1), ("LAMENA", 1), ("AIMENA", 1), ("BEPSUC", 1), ("BEPPWR", 1), ("232UTF", 0), ("IMGREG", 0), ("MIRLRE", 0));

    private void Obey(string command)
    {
        switch (command)
        {
            case "SCAN":
                Say([Yes]);
                if (!LooksByItself)
                    StartLooking();
                return;
            case "SLEEP":
                Say([Yes]);
                if (!LooksByItself)
                    StopLooking();
                return;
            case "DSPYFW":
                After(VersionMs, () => Say([Yes, .. "DE2120 V1.0.9\r\n"u8]));
                return;
            case "DEFALT":
                Say([Yes]);
                Configuration.ResetToFactory();
                Configuration.Preset("POR", 0);
                SettingsChanged();
                return;
            case "POR232":
            case "PORKBD":
            case "PORHID":
            case "PORVIC":
                Say([Yes]);
                Keep("POR", command[3] == '2' ? 232 : 0);
                return;
            case "SCMMAN":
            case "SCMCNT":
            case "SCMMDH":
                Say([Yes]);
                Keep("SCM", command[4] == 'D' ? 'S' : command[3]);
                return;
        }
        if (command.Length != 7 || !Configuration.Has(command[..6]) || !InRange(command[..6], command[6] - '0'))
        {
            Say([No]);
            return;
        }
        Keep(command[..6], command[6] - '0');
        if (command.StartsWith(Baud.Name, StringComparison.Ordinal))
        {
            Say([Yes]);
            Deafen(NewSpeedMs);
            After(NewSpeedMs, ApplyBaud);
        }
        else
            Say([Yes]);
    }

    private void Keep(string name, int value)
    {
        Configuration.Keep(name, value);
        SettingsChanged();
    }

    private bool InRange(string name, int value) => name switch
    {
        "232BAD" => Baud.Knows(value),
        "CNTALW" or "232UTF" => value is >= 0 and <= 3,
        "IMGREG" => value is >= 0 and <= 4,
        _ => value is 0 or 1,
    };
}
