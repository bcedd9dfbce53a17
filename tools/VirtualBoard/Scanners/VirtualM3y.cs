using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace VirtualBoard.Scanners;

/// <summary>
/// Grow's M3Y-W. Commands are text, either in a frame (<c>5A 00 | length, 2 bytes | text | XOR of all that | A5</c>) or bare and
/// ended by silence; it answers in kind, and with silence to whatever it does not understand. Settings are kept at once.
/// What the frame table of the manual leaves open is from what users of the module report: 2 s until it listens, the first
/// command after sleep is lost, a code has no tail unless one is set, 115200 baud does not work.
/// </summary>
public sealed class VirtualM3y : ScannerModule
{
    private const byte Head = 0x5A;
    private const byte End = 0xA5;
    private const int FrameBytes = 6;

    // The longest command has 15 letters; a length beyond this is noise.
    private const int MaxTextBytes = 64;

    /// <summary>A bare command ends with so much silence.</summary>
    private const int BareEndMs = 10;

    private const int CommandMode = 'D';
    private const int ContinuousMode = 'E';

    private readonly List<byte> _heard = new();
    private int _burst;
    private bool _deep;

    /// <inheritdoc cref="ScannerModule(int, int, BaudSetting, ModuleConfiguration)"/>
    /// <param name="mcuTxPin">Pin that sends to the module.</param>
    /// <param name="mcuRxPin">Pin that listens to the module.</param>
    public VirtualM3y(int mcuTxPin, int mcuRxPin)
        : base(mcuTxPin, mcuRxPin, new BaudSetting("H3BR", (4800, 4800), (9600, 9600), (19200, 19200), (38400, 38400), (57600, 57600)), FactorySettings())
    {
    }

    /// <summary>Whether it was told to sleep twice: only then it takes next to no current.</summary>
    public bool IsDeepAsleep
    {
        get
        {
            lock (Sync)
                return IsAsleep && _deep;
        }
    }

    /// <inheritdoc/>
    public override TimeSpan BootTime => TimeSpan.FromSeconds(2);

    private protected override int CommandGapMs => 100;

    private protected override bool LooksByItself => Configuration["020"] == ContinuousMode;

    private protected override int ReadTimeoutMs => Configuration["MTRS"];

    private protected override int SameCodeMs => LooksByItself
        ? Configuration["MA3"] * Configuration["MARI"]
        : Configuration["MT3"] * Configuration["MTRI"];

    private protected override int IntervalMs => Configuration["MARR"];

    private protected override void ForgetPartial() => _heard.Clear();

    private protected override void Hear(byte value)
    {
        if (_heard.Count < FrameBytes + MaxTextBytes)
            _heard.Add(value);
        if (_heard[0] != Head)
        {
            EndBareLater();
            return;
        }
        if ((_heard.Count == 2 && value != 0) || (_heard.Count == 4 && Length() > MaxTextBytes))
            Resynchronise();
        else if (_heard.Count >= 4 && _heard.Count == FrameBytes + Length())
            EndFrame();
    }

    /// <summary>A burst of bytes wakes it up and is lost, unless it is the wish to sleep on.</summary>
    private protected override void HearAsleep(byte value)
    {
        if (_heard.Count < MaxTextBytes)
            _heard.Add(value);
        int burst = ++_burst;
        After(BareEndMs, () =>
        {
            if (burst != _burst)
                return;
            IsAsleep = Text(_heard.ToArray()) == "SRDF0050";
            _deep = IsAsleep;
            _heard.Clear();
        });
    }

    private protected override byte[] Frame(byte[] code) => Configuration["059"] == 'A' ? [.. code, 0x0D, 0x0A] : code;

    private static ModuleConfiguration FactorySettings() => new(
        ("00", 1), ("020", CommandMode), ("03A", 2), ("03L", 2), ("040", 0), ("04F", 0), ("059", 0), ("H3BR", 9600),
        ("MA3", 0), ("MARI", 0), ("MARR", 500), ("MARS", 0), ("MT1", 0), ("MT2", 0), ("MT3", 0), ("MTRF", 0), ("MTRI", 0), ("MTRS", 5000));

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private int Length() => (_heard[2] << 8) | _heard[3];

    /// <summary>What began with this head is no frame; a head further on may be one.</summary>
    private void Resynchronise()
    {
        int next = _heard.IndexOf(Head, 1);
        _heard.RemoveRange(0, next < 0 ? _heard.Count : next);
    }

    private void EndBareLater()
    {
        int burst = ++_burst;
        After(BareEndMs, () =>
        {
            if (burst != _burst || _heard.Count == 0 || _heard[0] == Head)
                return;
            byte[] text = _heard.ToArray();
            _heard.Clear();
            Obey(Text(text), Say);
        });
    }

    private void EndFrame()
    {
        byte[] frame = _heard.ToArray();
        _heard.Clear();
        if (frame[^1] == End && frame[^2] == Bcc(frame.AsSpan(1, frame.Length - 3)))
            Obey(Text(frame[4..^2]), body => Say(Wrap(body)));
    }

    private static byte[] Wrap(ReadOnlySpan<byte> body)
    {
        byte[] frame = [Head, 0x01, (byte)(body.Length >> 8), (byte)body.Length, .. body, 0, End];
        frame[^2] = Bcc(frame.AsSpan(1, frame.Length - 3));
        return frame;
    }

    private static byte Bcc(ReadOnlySpan<byte> bytes)
    {
        byte bcc = 0;
        foreach (byte value in bytes)
            bcc ^= value;
        return bcc;
    }

    private delegate void Answer(ReadOnlySpan<byte> body);

    private void Obey(string command, Answer answer)
    {
        ReadOnlySpan<byte> okay = [0x90, 0x00];
        switch (command)
        {
            case "T_OUT_CVER":
                answer("V2.3.0.7\r\n"u8);
                return;
            case "S_CMD_FFFF":
                int speed = Configuration["H3BR"];
                Configuration.ResetToFactory();
                Configuration.Preset("H3BR", speed);
                answer(okay);
                SettingsChanged();
                return;
            case "SR030301":
                answer(okay);
                if (Configuration["020"] == CommandMode)
                    StartLooking();
                return;
            case "SR030300":
                answer(okay);
                if (!LooksByItself)
                    StopLooking();
                return;
            case "SRDF0050":
                answer(okay);
                StopLooking();
                IsAsleep = true;
                _deep = false;
                return;
            case "SRDF0051":
                answer(okay);
                return;
        }
        if (!command.StartsWith("S_CMD_", StringComparison.Ordinal) || !Parse(command[6..], out string name, out int value))
            return;
        if (Configuration[name] != value)
            Configuration.Keep(name, value);
        if (Faults.AckAtNewBaud)
            ApplyBaud();
        answer(okay);
        ApplyBaud();
        SettingsChanged();
    }

    /// <summary>A setting's letters and its value: one letter, or a number where the name is one of the times.</summary>
    private bool Parse(string text, out string name, out int value)
    {
        name = "";
        value = 0;
        foreach (string known in Configuration.Names)
        {
            if (!text.StartsWith(known, StringComparison.Ordinal) || known.Length < name.Length)
                continue;
            string rest = text[known.Length..];
            bool number = known.Length == 4 && rest.Length is > 0 and <= 5;
            if (number && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed))
                (name, value) = (known, parsed);
            else if (known is "020" or "059" && rest.Length == 1)
                (name, value) = (known, rest[0]);
            else if (known == "00" && rest is "00" or "01")
                (name, value) = (known, rest[1] - '0');
            else if (known.Length == 3 && known is not ("020" or "059") && rest.Length == 1 && rest[0] is >= '0' and <= '9')
                (name, value) = (known, rest[0] - '0');
        }
        return name switch
        {
            "" => false,
            "020" => value is CommandMode or ContinuousMode,
            "03A" or "03L" => value <= 2,
            "059" => value is 'A',
            "040" => value == 7,
            "H3BR" => Baud.Knows(value),
            _ => name.Length == 4 || value <= 1,
        };
    }
}
