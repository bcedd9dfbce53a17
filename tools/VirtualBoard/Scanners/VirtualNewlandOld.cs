using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace VirtualBoard.Scanners;

/// <summary>
/// A Newland module with the old commands (EM20xx, EM30xx): <c>NLS</c>, seven digits, perhaps <c>=</c> and a number, <c>;</c>, each answered
/// with 06 or 15. Settings want <c>NLS0006010;</c> before them and <c>NLS0006000;</c> behind, which keeps them and takes 300 ms; between
/// the two it does not read. <c>1B 31</c> starts, <c>1B 30</c> stops, <c>3F</c> is answered with 21. Queries have frames with an LRC:
/// <c>7E 00 | length, 2 bytes | 33, data | LRC</c>, answered with <c>02 00 | length | 34, data | LRC</c>.
/// </summary>
public sealed class VirtualNewlandOld : ScannerModule
{
    private const byte Yes = 0x06;
    private const byte No = 0x15;
    private const byte Escape = 0x1B;
    private const byte QueryHead = 0x7E;
    private const int LeaveMs = 300;

    // Three letters, seven digits, =, a number; a query has 32 bytes of data at most.
    private const int MaxCommandBytes = 40;
    private const int MaxQueryBytes = 33;

    private static readonly Dictionary<string, (string Name, int Value)> s_codes = new(StringComparer.Ordinal)
    {
        ["0302000"] = ("mode", 0),
        ["0302010"] = ("mode", 1),
        ["0302003"] = ("mode", 2),
        ["0001020"] = ("all codes", 1),
        ["0001010"] = ("all codes", 0),
        ["0200000"] = ("light", 0),
        ["0200010"] = ("light", 1),
        ["0200020"] = ("light", 2),
        ["0203000"] = ("beep", 0),
        ["0203010"] = ("beep", 1),
        ["0100030"] = ("baud", 3),
        ["0100060"] = ("baud", 6),
        ["0100070"] = ("baud", 7),
        ["0100080"] = ("baud", 8),
    };

    private readonly List<byte> _heard = new();
    private bool _inSetup;
    private bool _changed;

    /// <inheritdoc cref="VirtualM3y(int, int)"/>
    public VirtualNewlandOld(int mcuTxPin, int mcuRxPin)
        : base(mcuTxPin, mcuRxPin, new BaudSetting("baud", (3, 9600), (6, 38400), (7, 57600), (8, 115200)), FactorySettings())
    {
    }

    /// <inheritdoc/>
    public override TimeSpan BootTime => TimeSpan.FromMilliseconds(800);

    private protected override int CommandGapMs => 500;

    private protected override bool LooksByItself => !_inSetup && Configuration["mode"] != 0;

    private protected override int ReadTimeoutMs => Configuration["read timeout"];

    private protected override int SameCodeMs => Configuration["same code"];

    private protected override void ForgetPartial() => _heard.Clear();

    private protected override byte[] Frame(byte[] code) => [.. code, 0x0D, 0x0A];

    private protected override void Booted()
    {
        _inSetup = false;
        _changed = false;
        base.Booted();
    }

    private protected override void Hear(byte value)
    {
        if (_heard.Count == 0 && value == '?')
        {
            Say("!"u8);
            return;
        }
        _heard.Add(value);
        bool going = _heard[0] switch
        {
            Escape => HearTrigger(value),
            QueryHead => HearQuery(value),
            (byte)'N' or (byte)'n' => HearCommand(value),
            _ => false,
        };
        if (!going)
            _heard.Clear();
    }

    private static ModuleConfiguration FactorySettings() => new(("mode", 0), ("all codes", 1), ("light", 0), ("beep", 1), ("baud", 3), ("read timeout", 3000), ("same code", 0));

    private bool HearTrigger(byte value)
    {
        if (_heard.Count < 2)
            return true;
        if (value is not ((byte)'0' or (byte)'1'))
            return false;
        Say([Yes]);
        if (value == '0')
            StopLooking();
        else if (!_inSetup && Configuration["mode"] == 0)
            StartLooking();
        return false;
    }

    private bool HearQuery(byte value)
    {
        if (_heard.Count < 4)
            return _heard.Count != 2 || value == 0;
        int length = (_heard[2] << 8) | _heard[3];
        if (length is 0 or > MaxQueryBytes)
            return false;
        if (_heard.Count < 5 + length)
            return true;
        byte[] query = _heard.ToArray();
        if (query[^1] == Lrc(query.AsSpan(2, query.Length - 3)) && query[4] == 0x33)
            Answer(Encoding.Latin1.GetString(query, 5, length - 1));
        return false;
    }

    private void Answer(string query)
    {
        string? text = query switch
        {
            "H010" => "HW 1.2",
            "H020" => "EM3096000123",
            "H030" => "EM3096 V1.2.07",
            "G" => "Device ID:EM3096",
            _ => null,
        };
        if (text is null)
            return;
        byte[] data = Encoding.ASCII.GetBytes(text);
        byte[] reply = [0x02, 0x00, 0x00, (byte)(data.Length + 1), 0x34, .. data, 0];
        reply[^1] = Lrc(reply.AsSpan(2, reply.Length - 3));
        Say(reply);
    }

    private static byte Lrc(ReadOnlySpan<byte> bytes)
    {
        byte lrc = 0xFF;
        foreach (byte value in bytes)
            lrc ^= value;
        return lrc;
    }

    private bool HearCommand(byte value)
    {
        int at = _heard.Count - 1;
        if (at < 3)
            return (value | 0x20) == "nls"[at];
        if (value != ';')
            return _heard.Count < MaxCommandBytes;
        string command = Encoding.Latin1.GetString([.. _heard], 3, at - 3);
        int mark = command.IndexOf('=', StringComparison.Ordinal);
        Obey(mark < 0 ? command : command[..mark], mark < 0 ? null : command[(mark + 1)..]);
        return false;
    }

    private void Obey(string code, string? parameter)
    {
        if (code == "0006010" && parameter is null)
        {
            Say([Yes]);
            _inSetup = true;
            StopLooking();
        }
        else if (!_inSetup)
            Say([No]);
        else if (code == "0006000" && parameter is null)
            Leave();
        else if (code == "0001000" && parameter is null)
        {
            Say([Yes]);
            Configuration.ResetToFactory();
        }
        else if (Setting(code, parameter) is (string name, int value))
        {
            Say([Yes]);
            _changed |= Configuration[name] != value;
            Configuration.Set(name, value);
        }
        else
            Say([No]);
    }

    private void Leave()
    {
        Say([Yes]);
        if (_changed)
            Configuration.Save();
        _changed = false;
        _inSetup = false;
        Deafen(LeaveMs);
        After(LeaveMs, () =>
        {
            ApplyBaud();
            SettingsChanged();
        });
    }

    private static (string Name, int Value)? Setting(string code, string? parameter)
    {
        if (parameter is null)
            return s_codes.TryGetValue(code, out (string, int) setting) ? setting : null;
        // Up to an hour.
        if (!int.TryParse(parameter, NumberStyles.None, CultureInfo.InvariantCulture, out int ms) || ms > 3_600_000)
            return null;
        return code switch
        {
            "0313000" => ("read timeout", ms),
            "0313010" => ("same code", ms),
            _ => null,
        };
    }
}
