using System;

namespace VirtualBoard.Scanners;

/// <summary>
/// What the modules with settings by name have in common: power, speed, sleep, the light, when they read. A family adds what it
/// understands and how it answers, each from its manual alone.
/// <c>
/// off --supply--> booting --> idle --trigger--> looking --a code is held up--> read, sent --> idle (or looking, in continuous mode)
///                                               looking --read timeout--> idle
/// </c>
/// </summary>
public abstract class ScannerModule : UartScanner
{
    /// <summary>Most bytes of a code: a QR code of version 40 in binary.</summary>
    public const int MaxCodeBytes = 2953;

    /// <summary>A code that is kept back as a repetition is looked at again after this.</summary>
    private const int LookAgainMs = 100;

    private byte[]? _lastCode;
    private long _lastCodeAt;
    private long _deafUntil;
    private long _lastByteAt;
    private bool _supplied;
    private bool _looking;
    private int _lookNumber;
    private int _chain;
    private int _era;

    /// <summary>Makes a module wired to two pins of the microcontroller.</summary>
    private protected ScannerModule(int mcuTxPin, int mcuRxPin, BaudSetting baud, ModuleConfiguration configuration)
        : base(mcuTxPin, mcuRxPin)
    {
        Baud = baud;
        Configuration = configuration;
        BaudRate = baud.Rate(configuration[baud.Name]);
    }

    /// <summary>Its settings.</summary>
    public ModuleConfiguration Configuration { get; }

    /// <inheritdoc/>
    public override int FlashWrites => Configuration.FlashWrites;

    /// <inheritdoc/>
    public override string Settings
    {
        get
        {
            lock (Sync)
                return Configuration.ToString();
        }
    }

    /// <inheritdoc/>
    public override bool IsLooking
    {
        get
        {
            lock (Sync)
                return _looking;
        }
    }

    /// <summary>Whether it sleeps, and wakes up in its own way.</summary>
    public bool IsAsleep { get; private protected set; }

    /// <summary>How long it is deaf after power-on.</summary>
    public abstract TimeSpan BootTime { get; }

    /// <summary>What is left of a command is dropped after this silence.</summary>
    private protected abstract int CommandGapMs { get; }

    /// <summary>Whether it looks all the time and not only when it is told to.</summary>
    private protected abstract bool LooksByItself { get; }

    /// <summary>A triggered read ends after this; 0 for never.</summary>
    private protected abstract int ReadTimeoutMs { get; }

    /// <summary>The same code is kept back for this time.</summary>
    private protected abstract int SameCodeMs { get; }

    /// <summary>Pause between two codes when it looks by itself.</summary>
    private protected virtual int IntervalMs => 500;

    private protected BaudSetting Baud { get; }

    /// <inheritdoc/>
    public override void SupplyOn()
    {
        _supplied = true;
        Configuration.PowerUp();
        ApplyBaud();
        IsAsleep = false;
        _lastCode = null;
        ForgetPartial();
        _deafUntil = Wire.Now + (long)BootTime.TotalMicroseconds;
        After((int)BootTime.TotalMilliseconds, Booted);
    }

    /// <inheritdoc/>
    public override void SupplyOff()
    {
        _supplied = false;
        _looking = false;
        _lookNumber++;
        _era++;
        Line?.Drop();
    }

    /// <inheritdoc/>
    public override void Restart()
    {
        lock (Sync)
        {
            if (!_supplied)
                return;
            SupplyOff();
            SupplyOn();
        }
    }

    /// <inheritdoc/>
    public override void StartAtBaud(int baudRate)
    {
        lock (Sync)
        {
            Configuration.Preset(Baud.Name, Baud.Code(baudRate));
            ApplyBaud();
        }
    }

    /// <summary>Gives the module a setting, saved, as scanning a setup code does.</summary>
    /// <exception cref="ArgumentException">The module has no such setting.</exception>
    public void Preset(string name, int value)
    {
        lock (Sync)
        {
            if (!Configuration.Has(name))
                throw new ArgumentException("The module has no such setting.", nameof(name));
            Configuration.Preset(name, value);
            SettingsChanged();
        }
    }

    /// <summary>Scanning the factory code: every setting is as it came out of the box.</summary>
    public void ResetToDefaults()
    {
        lock (Sync)
        {
            Configuration.ResetToFactory();
            SettingsChanged();
            ApplyBaud();
        }
    }

    /// <inheritdoc/>
    public override void Receive(byte value)
    {
        if (!_supplied || Wire.Now < _deafUntil)
            return;
        if (Wire.Now - _lastByteAt > CommandGapMs * 1000L)
            ForgetPartial();
        _lastByteAt = Wire.Now;
        if (IsAsleep)
            HearAsleep(value);
        else
            Hear(value);
    }

    /// <summary>Hears a byte while awake.</summary>
    private protected abstract void Hear(byte value);

    /// <summary>Drops what is left of a command.</summary>
    private protected abstract void ForgetPartial();

    /// <summary>A code as it goes over the wire.</summary>
    private protected abstract byte[] Frame(byte[] code);

    /// <summary>Hears a byte while asleep.</summary>
    private protected virtual void HearAsleep(byte value)
    {
    }

    /// <summary>Sends a code that was read.</summary>
    private protected virtual void Emit(byte[] code) => Line!.Code(Frame(code));

    /// <summary>It is ready.</summary>
    private protected virtual void Booted() => SettingsChanged();

    /// <summary>Begins or ends looking by itself, as the settings now say.</summary>
    private protected void SettingsChanged()
    {
        if (!_supplied)
            return;
        if (LooksByItself && !_looking)
            StartLooking();
        else if (!LooksByItself && _looking)
            StopLooking();
    }

    private protected void StartLooking()
    {
        _looking = true;
        int number = ++_lookNumber;
        if (ReadTimeoutMs > 0 && !LooksByItself)
        {
            After(ReadTimeoutMs, () =>
            {
                if (number == _lookNumber)
                    StopLooking();
            });
        }
        Look();
    }

    private protected void StopLooking()
    {
        _looking = false;
        _lookNumber++;
    }

    private protected void Say(ReadOnlySpan<byte> reply) => Line!.Reply(reply);

    /// <summary>Sends a code, or a part of one, that is framed already.</summary>
    private protected void SayCode(ReadOnlySpan<byte> bytes) => Line!.Code(bytes);

    /// <summary>Acknowledges a new speed, and has it from then on.</summary>
    private protected void SayThenChangeSpeed(ReadOnlySpan<byte> reply)
    {
        if (Faults.AckAtNewBaud)
            ApplyBaud();
        Say(reply);
        ApplyBaud();
    }

    /// <summary>From now on it works at the speed of its settings. Bytes on their way keep theirs.</summary>
    private protected void ApplyBaud() => BaudRate = Baud.Rate(Configuration[Baud.Name]);

    /// <summary>It hears nothing for a time.</summary>
    private protected void Deafen(int ms) => _deafUntil = Math.Max(_deafUntil, Wire.Now + (ms * 1000L));

    /// <summary>How long nothing was heard.</summary>
    private protected int SilentForMs => (int)Math.Min((Wire.Now - _lastByteAt) / 1000, int.MaxValue);

    /// <summary>Does something later, unless it has lost its supply or restarted until then.</summary>
    private protected void After(int ms, Action what)
    {
        int era = _era;
        Wire.After(ms * 1000L, () =>
        {
            if (era == _era)
                what();
        });
    }

    /// <summary>There is one look under way at most, whatever is shown and triggered.</summary>
    private protected override void Look()
    {
        if (!_looking || Held is null)
            return;
        int chain = ++_chain;
        byte[] seen = Held;
        if (Faults.Glued)
            Read(chain, seen);
        else
            After((int)DecodeTime.TotalMilliseconds, () => Read(chain, seen));
    }

    private void LookAfter(int ms)
    {
        int chain = ++_chain;
        After(ms, () =>
        {
            if (chain == _chain)
                Look();
        });
    }

    private void Read(int chain, byte[] seen)
    {
        if (!_looking || chain != _chain || !IsStillHeld(seen) || seen.Length > MaxCodeBytes)
            return;
        if (_lastCode is not null && seen.AsSpan().SequenceEqual(_lastCode) && Wire.Now - _lastCodeAt < SameCodeMs * 1000L)
        {
            LookAfter(LookAgainMs);
            return;
        }
        _lastCode = seen;
        _lastCodeAt = Wire.Now;
        WasRead(seen);
        if (!LooksByItself)
            StopLooking();
        Emit(seen);
        if (_looking)
            LookAfter(Math.Max(IntervalMs, LookAgainMs));
    }
}
