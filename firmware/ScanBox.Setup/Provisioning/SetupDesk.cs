using System;
using ScanBox.Codes;
using ScanBox.Ports;
using ScanBox.Security;
using ScanBox.Security.Signatures;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Voice;

namespace ScanBox.Setup.Provisioning;

/// <summary>
/// Sets a box up from codes that its own scanner reads. The vendor holds clear for 3 s (or presses any key of a box that is not set up); from then
/// on, and never during a payment, the scanner reads set-up codes instead of payment codes.
/// <code>
///          called            desk is free           all parts            signature good, time known
///   Off ----------> Waiting ------------> Reading ----------> Verifying ----------------------------> Leaving: restart
///    ^                 |                   | ^  ^ refused        |  time not known        confirm        ^
///    +-----------------+-------------------+ |  +----------------+----------------> AwaitingKey ---------+
///      busy, clear, time over                +---------------------------------------+  clear, time over
///                                    a Wi-Fi code goes to AwaitingKey at once
/// </code>
/// What a code changes is written at once in one file, together with the note that it was used: cut the power anywhere, and it was used and counts,
/// or was not and does not. A payer who shows such a code is told that it is no payment code.
/// </summary>
public sealed class SetupDesk
{
    /// <summary>A customer's turn may be at its end; a longer one is not waited for.</summary>
    private const int WaitMs = 10_000;

    /// <summary>Long enough to find the codes on a phone; nobody forgets the box in this state.</summary>
    private const int ReadingMs = 120_000;

    /// <summary>Long enough to be told what to press.</summary>
    private const int KeyMs = 30_000;

    /// <summary>The longest phrase, should the speaker be broken.</summary>
    private const int LastWordMs = 6_000;

    /// <summary>As often as fingers and codes need.</summary>
    private const int LookMs = 20;

    /// <summary>The clock of the network comes within seconds; it is not looked at more often.</summary>
    private const int TimeMs = 1_000;

    /// <summary>A flash that has refused is not asked again at once: meanwhile the box is the vendor's.</summary>
    private const int FlashRetryMs = 60_000;

    // The scanner's longest code: 22 characters of head and the Base64 of a part are less.
    private const int CodeBytes = 512;

    private readonly ConsoleHost _host;
    private readonly IWallClock _time;
    private readonly bool _hasPhonePage;
    private readonly ProvisionalSettings _provisional;
    private readonly byte[] _noCode = new byte[0];
    private State _state;
    private byte[] _code;
    private SetupParts? _parts;
    private Ed25519Verification? _verification;
    private byte[] _signed;
    private SetupCode? _setup;
    private BoxSettings? _wanted;
    private long _untilMs;
    private long _timeAtMs;
    private bool _isPhoneCalled;

    /// <summary>Puts it together.</summary>
    /// <param name="host">The box that is set up.</param>
    /// <param name="time">Date and time, as far as the board knows them.</param>
    /// <param name="hasPhonePage">Whether confirm asks for the page on a phone instead.</param>
    public SetupDesk(ConsoleHost host, IWallClock time, bool hasPhonePage = false)
    {
        _host = host;
        _time = time;
        _hasPhonePage = hasPhonePage;
        _provisional = new ProvisionalSettings(host, time);
        _code = _noCode;
        _signed = _noCode;
    }

    private enum State : byte
    {
        Off,
        Waiting,
        Reading,
        Verifying,
        AwaitingKey,
        Leaving,
    }

    /// <summary>Whether the scanner reads set-up codes, or one is worked on.</summary>
    public bool IsOn => _state != State.Off;

    /// <summary>What became of the last set-up code.</summary>
    public SetupFault LastFault { get; private set; }

    /// <summary>Whether somebody at the box has asked since to set it up from a phone.</summary>
    public bool TakePhoneCall()
    {
        bool isCalled = _isPhoneCalled;
        _isPhoneCalled = false;
        return isCalled;
    }

    /// <summary>Does what is due.</summary>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs)
    {
        bool isCalled = _host.Desk.TakeCall();
        switch (_state)
        {
            case State.Off:
                return Rest(nowMs, isCalled);
            case State.Waiting:
                return Wait(nowMs);
            case State.Reading:
                return Read(nowMs);
            case State.Verifying:
                return Verify(nowMs);
            case State.AwaitingKey:
                return AwaitKey(nowMs);
            default:
                return Leave(nowMs);
        }
    }

    private long Rest(long nowMs, bool isCalled)
    {
        bool looks = nowMs >= _timeAtMs;
        if (looks)
        {
            _timeAtMs = nowMs + TimeMs;
            _provisional.Watch(nowMs);
        }
        // Without a serial no code could be for this box.
        bool begins = isCalled && _host.Settings is not null || looks && _provisional.MustGo;
        if (!begins || !_host.Desk.Hold(this))
            return _timeAtMs;
        _state = State.Waiting;
        _untilMs = nowMs + WaitMs;
        return nowMs;
    }

    private long Wait(long nowMs)
    {
        if (!_host.Desk.IsOn)
        {
            if (nowMs >= _untilMs)
                End();
            return nowMs + LookMs;
        }
        if (_provisional.MustGo)
        {
            if (!_provisional.Undo(nowMs))
            {
                End();
                _timeAtMs = nowMs + FlashRetryMs;
                return _timeAtMs;
            }
            Finish(Clip.ParametersWrong, nowMs);
            return nowMs;
        }
        _code = new byte[CodeBytes];
        _parts = new SetupParts();
        LookFor(Clip.ShowSetupCode, nowMs);
        return nowMs;
    }

    private void LookFor(byte clip, long nowMs)
    {
        _state = State.Reading;
        _untilMs = nowMs + ReadingMs;
        _host.Desk.Lamp = LampSignal.Scanning;
        _host.Desk.Say(clip);
        _host.Ports.Scanner.StartReading();
    }

    private long Read(long nowMs)
    {
        IScanner scanner = _host.Ports.Scanner;
        // A box that is not set up leaves its scanner alone.
        if (_host.Box is null)
            scanner.Step(nowMs);
        Key key = _host.Desk.TakeKey();
        if (scanner.State == ScannerState.Failed)
            return Give(Clip.ScannerFault);
        if (key == Key.Clear || nowMs >= _untilMs)
            return Give(Clip.Cancelled);
        if (key == Key.Confirm && _hasPhonePage)
        {
            _isPhoneCalled = true;
            return Give(Clip.Pause);
        }
        // The technician at the console comes first, or with a phone.
        if (_host.Desk.IsAsked)
            return Give(Clip.Pause);
        int count = scanner.TakeCode(_code, 0, CodeBytes);
        if (count > 0)
            Take(count, nowMs);
        return nowMs + LookMs;
    }

    private void Take(int count, long nowMs)
    {
        if (WifiCode.IsWifi(_code, count))
            TakeWifi(WifiCode.Read(_code, count), nowMs);
        else if (SetupParts.IsPart(_code, count))
            TakePart(count, nowMs);
        else
            Refuse(SetupFault.NotSetup, "", nowMs);
        Array.Clear(_code, 0, count);
    }

    private void TakeWifi(WifiCode wifi, long nowMs)
    {
        if (wifi.Fault != SetupFault.None)
        {
            Refuse(wifi.Fault, "", nowMs);
            return;
        }
        BoxSettings wanted = _host.SettingsOnFlash();
        wifi.ApplyTo(wanted);
        AskKey(wanted, nowMs);
    }

    private void TakePart(int count, long nowMs)
    {
        int missing = _parts!.Missing;
        if (!_parts.Add(_code, count))
        {
            Refuse(SetupFault.Malformed, "", nowMs);
            return;
        }
        if (_parts.Missing > 0)
        {
            // A part that was there already is not said again: it lies before the window still.
            if (_parts.Missing != missing)
                LookFor(Clip.ShowSetupCode, nowMs);
            return;
        }
        _signed = _parts.Join();
        _parts.Forget();
        int length = _signed.Length - Ed25519Verification.SignatureSize;
        if (length <= 0)
        {
            Refuse(SetupFault.Malformed, "", nowMs);
            return;
        }
        byte[]? signer = Signer(_host.Settings!.SetupSigner);
        if (signer is null)
        {
            Refuse(SetupFault.NoSigner, "", nowMs);
            return;
        }
        _host.Ports.Scanner.StopReading();
        _host.Desk.Lamp = LampSignal.Working;
        _host.Desk.Say(Clip.PleaseWait);
        _verification = new Ed25519Verification();
        _verification.Begin(signer, _signed, 0, length, _signed, length);
        _state = State.Verifying;
    }

    private long Verify(long nowMs)
    {
        SignatureState verdict = _verification!.Step();
        if (verdict == SignatureState.Running)
            return nowMs;
        _verification = null;
        SetupFault fault = verdict == SignatureState.Valid ? Judge() : SetupFault.NotSigned;
        if (fault != SetupFault.None)
            Refuse(fault, _setup is null ? "" : _setup.At, nowMs);
        else if (WallTime.IsPlausible(_time.UnixTime))
            Apply(isProvisional: false, nowMs);
        else
            AskKey(_wanted!, nowMs);
        return nowMs;
    }

    private SetupFault Judge()
    {
        _setup = SetupCode.Read(_signed, _signed.Length - Ed25519Verification.SignatureSize);
        if (_setup is null)
            return SetupFault.Malformed;
        BoxSettings settings = _host.SettingsOnFlash();
        if (!_setup.IsFor(settings.Serial))
            return SetupFault.OtherBox;
        if (_setup.Issued <= settings.SetupIssued)
            return SetupFault.Used;
        long now = _time.UnixTime;
        SetupFault timely = WallTime.IsPlausible(now) ? SetupTimes.Judge(_setup.Issued, _setup.Until, now) : SetupFault.None;
        if (timely != SetupFault.None)
            return timely;
        _wanted = settings;
        SetupFault fault = _setup.ApplyTo(_wanted, _host.Box is null || _host.Box.OwesNothing);
        if (fault != SetupFault.None)
            return fault;
        _wanted.SetupIssued = _setup.Issued;
        return _host.Check(_wanted).Length == 0 ? SetupFault.None : SetupFault.BadValue;
    }

    private void AskKey(BoxSettings wanted, long nowMs)
    {
        _wanted = wanted;
        _host.Ports.Scanner.StopReading();
        _host.Desk.TakeKey();
        _host.Desk.Say(Clip.PressConfirm);
        _untilMs = nowMs + KeyMs;
        _state = State.AwaitingKey;
    }

    private long AwaitKey(long nowMs)
    {
        Key key = _host.Desk.TakeKey();
        if (key == Key.Confirm)
            Apply(isProvisional: _setup is not null, nowMs);
        else if (key == Key.Clear || nowMs >= _untilMs)
            return Give(Clip.Cancelled);
        return nowMs + LookMs;
    }

    private void Apply(bool isProvisional, long nowMs)
    {
        IStorage storage = _host.Ports.Storage;
        BoxSettings wanted = _wanted!;
        BoxSettings before = _host.SettingsOnFlash();
        if (isProvisional)
        {
            wanted.SetupUntil = _setup!.Until;
            // A second code before the time is known: what may have to come back is still what was there before the first.
            if (before.SetupUntil == 0 && !SettingsBefore.Save(storage, before))
            {
                Refuse(SetupFault.Flash, "", nowMs);
                return;
            }
        }
        bool isSaved = _host.Check(wanted).Length == 0 && _host.SaveByHand(wanted);
        if (!isSaved)
        {
            Refuse(SetupFault.Flash, "", nowMs);
            return;
        }
        LastFault = SetupFault.None;
        _host.Log.Write(nowMs, _setup is null ? "setup: a Wi-Fi code was taken" : "setup: a set-up code was taken" + (isProvisional ? ", until the time is known" : ""));
        Finish(Clip.Succeeded, nowMs);
    }

    private void Refuse(SetupFault fault, string at, long nowMs)
    {
        LastFault = fault;
        _host.Log.Write(nowMs, "setup: " + (at.Length == 0 ? "" : at + ": ") + SetupFaultText.Of(fault));
        Drop();
        LookFor(Clip.ParametersWrong, nowMs);
    }

    private void Finish(byte clip, long nowMs)
    {
        _host.Desk.Say(clip);
        _untilMs = nowMs + LastWordMs;
        _state = State.Leaving;
    }

    private long Leave(long nowMs)
    {
        if (!_host.Desk.IsSilent && nowMs < _untilMs)
            return nowMs + LookMs;
        End();
        _host.Restart.Restart();
        return nowMs;
    }

    private long Give(byte clip)
    {
        if (clip != Clip.Pause)
            _host.Desk.Say(clip);
        End();
        return _timeAtMs;
    }

    private void End()
    {
        if (_state != State.Waiting && _state != State.Leaving)
            _host.Ports.Scanner.StopReading();
        Drop();
        _parts = null;
        _code = _noCode;
        _host.Desk.Lamp = LampSignal.Starting;
        _host.Desk.Release(this);
        _state = State.Off;
    }

    private void Drop()
    {
        _parts?.Forget();
        Array.Clear(_signed, 0, _signed.Length);
        _signed = _noCode;
        _verification = null;
        _setup = null;
        _wanted = null;
    }

    private static byte[]? Signer(string digits)
    {
        byte[] key = new byte[Ed25519Verification.PublicKeySize];
        byte[] text = System.Text.Encoding.UTF8.GetBytes(digits);
        return text.Length == 2 * key.Length && Hex.TryRead(text, 0, key.Length, key, 0) ? key : null;
    }
}
