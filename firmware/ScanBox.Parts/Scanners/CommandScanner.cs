using System;
using System.Text;
using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>
/// Drives a module that has been found, of any family: sets it up, triggers it, takes its codes, watches whether it lives. Touches no pin and never waits.
/// <code>
///                all settings right         idle for long
///  SettingUp -------------------> Running ----------> Asleep
///     |   ^   settings were lost   |   ^   StartReading  |
///     |   +------------------------+   +-----------------+
///     | no answer                  | trigger unanswered, three checks missed
///     +-------> Lost &lt;-----------+
/// </code>
/// A lost module is not looked for here: that is <see cref="ScannerDetector"/>'s work.
/// </summary>
public sealed class CommandScanner : IScanner
{
    private const int Attempts = 3;

    // Between commands of the set-up; drivers leave 50-100 ms.
    private const int CommandPauseMs = 50;

    // As makers advise: a sign of life every 10 s, three misses = lost.
    private const int CheckMs = 10000;
    private const int MaxMisses = 3;

    // After a code the module has stopped; the next reading must not begin before the code's last byte is out.
    private const int AfterCodePauseMs = 300;

    // Flash keeps its settings over some 100,000 writes. A module that loses them must not wear it out.
    private const int MaxKeptRounds = 3;

    // One may be the last of a reading that was stopped just then.
    private const int MaxUnaskedCodes = 3;

    // Inside a code bytes follow each other without a gap. Measured only when a read found nothing, so a slow loop does no harm.
    private const int BrokenAfterMs = 200;
    private const int EndOfCodeMs = 50;

    // 115200 baud fill 2 KB of receive buffer in 177 ms; at rest nothing is lost that anyone wants.
    private const int BusyPollMs = 10;
    private const int IdlePollMs = 100;

    // A version is a line for people.
    private const int MaxVersionBytes = 40;

    private readonly ISerialLine _line;
    private readonly ScannerFamily _family;
    private readonly int _baudRate;
    private readonly IBoxLog? _log;
    private readonly ScannerStream _stream;
    private readonly ScannerExchange _exchange;
    private readonly byte[] _start;
    private readonly byte[] _stop;
    private readonly byte[] _sleep;
    private readonly IdleTime _idle;
    private readonly StrayBytes _stray;
    private readonly LoneText _lone = new();
    private readonly int _setUpSum;
    private readonly byte[] _check;
    private readonly int _checkValue;
    private readonly int _knownVersion;
    private readonly byte[] _chunk = new byte[ScannerStream.ReadBytes];
    private readonly byte[] _code = new byte[CodeLineSplitter.MaxCodeBytes];
    private int _codeLength;
    private int _partLength;
    private int _lastLength;
    private int _lastSum;

    private Phase _phase = Phase.SettingUp;
    private Asking _asking;
    private int _step = -1;
    private ScannerStep? _setting;
    private bool _isWriting;
    private int _changed;
    private int _unkept;
    private int _keptRounds;
    private bool _hasKeptSettings;
    private bool _isForced;
    private string _version = "";
    private byte[] _versionText = new byte[0];
    private bool _hasAskedVersion;

    private bool _isWanted;
    private bool _isTriggered;
    private bool _mayRead;
    private bool _isStale;
    private bool _sendsTail;
    private int _misses;
    private int _unasked;
    private int _overlongCodes;
    private long _restUntilMs;
    private long _lastByteMs;
    private long _lastAliveMs;
    private long _lastCheckMs;
    private long _setUpMs;
    private long _triggerAgainMs;
    private long _sleepAgainAtMs;

    private enum Phase : byte
    {
        SettingUp,
        Running,
        Asleep,
        Lost,
    }

    private enum Asking : byte
    {
        Nothing,
        Version,
        Setting,
        Trigger,
        Stop,
        Check,
        Sleep,
        Wake,
    }

    /// <summary>A driver for a module that has been found on a line, which is open at the module's speed.</summary>
    /// <param name="line">The module's line; no one else uses it.</param>
    /// <param name="family">Its family.</param>
    /// <param name="baudRate">Its speed in baud.</param>
    /// <param name="knownVersion"><see cref="VersionSum"/> of the module that was set up last on this line, or -1: settings that cannot be asked for are not written again to the same one.</param>
    /// <param name="log">Where to tell technicians what happened, or null.</param>
    /// <param name="sleepAfterMs">After how many ms without a wanted code the module is put to sleep, if its family can; 0 for never. <see cref="StartReading"/> wakes it.</param>
    public CommandScanner(ISerialLine line, ScannerFamily family, int baudRate, int knownVersion, IBoxLog? log, int sleepAfterMs = 0)
    {
        _line = line;
        _family = family;
        _baudRate = baudRate;
        _knownVersion = knownVersion;
        _log = log;
        _stream = new ScannerStream(family);
        _exchange = new ScannerExchange(line, family, _stream, baudRate);
        _start = family.Start;
        _stop = family.Stop;
        _stray = new StrayBytes(log);
        _sleep = family.Sleep;
        _idle = new IdleTime(_sleep.Length > 0 ? sleepAfterMs : 0);
        _setUpSum = SetUpSum(family);
        ScannerStep? first = family.Step(0);
        bool canAsk = first is not null && first.Query.Length > 0;
        _check = canAsk ? first!.Query : family.Check;
        _checkValue = canAsk ? first!.Wanted : ScannerProbe.NoValue;
    }

    /// <inheritdoc/>
    public ScannerState State
    {
        get
        {
            switch (_phase)
            {
                case Phase.SettingUp:
                    return ScannerState.Finding;
                case Phase.Lost:
                    return ScannerState.Failed;
                default:
                    return _isWanted && _isTriggered ? ScannerState.Reading : ScannerState.Ready;
            }
        }
    }

    /// <inheritdoc/>
    public string Description => _family.Name + (_version.Length > 0 ? " " + _version : "") + " at " + _baudRate.ToString() + " baud";

    /// <summary>Check sum of the version and of the settings that are made, 0-65535, to tell whether it is the module of before and set up as now.</summary>
    public int VersionSum
    {
        get
        {
            byte[] version = Encoding.UTF8.GetBytes(_version);
            return Crc16Xmodem.Of(version, 0, version.Length) ^ _setUpSum;
        }
    }

    private static int SetUpSum(ScannerFamily family)
    {
        int sum = 0;
        int i = 0;
        for (ScannerStep? step = family.Step(0); step is not null; step = family.Step(++i))
            sum ^= (Crc16Xmodem.Of(step.Write, 0, step.Write.Length) + i) & 0xFFFF;
        return sum;
    }

    /// <inheritdoc/>
    public void StartReading()
    {
        _isWanted = true;
        _isTriggered = false;
        _isStale = _asking == Asking.Trigger;
        ForgetCode();
    }

    /// <inheritdoc/>
    public void StopReading()
    {
        _isWanted = false;
        _isTriggered = false;
        ForgetCode();
    }

    /// <inheritdoc/>
    public int TakeCode(byte[] buffer, int offset, int count)
    {
        int length = _codeLength;
        if (length > 0 && length <= count)
            Array.Copy(_code, 0, buffer, offset, length);
        if (length > 0)
            ForgetCode();
        return length <= count ? length : 0;
    }

    /// <inheritdoc/>
    public long Step(long nowMs)
    {
        bool isMore = TakeBytes(nowMs);
        KeepLoneText(nowMs);
        _exchange.Step(_lastByteMs, nowMs);
        switch (_phase)
        {
            case Phase.SettingUp:
                StepSettingUp(nowMs);
                break;
            case Phase.Running:
                StepRunning(nowMs);
                break;
            case Phase.Asleep:
                StepAsleep(nowMs);
                break;
        }
        if (isMore)
            return nowMs;
        bool isBusy = _phase == Phase.SettingUp || _isWanted || _asking != Asking.Nothing || _stream.IsInside;
        return nowMs + (isBusy ? BusyPollMs : IdlePollMs);
    }

    private bool TakeBytes(long nowMs)
    {
        int wanted = _stream.Room < ScannerStream.ReadBytes ? _stream.Room : ScannerStream.ReadBytes;
        int count = _line.Read(_chunk, 0, wanted);
        if (count > 0)
        {
            _lastByteMs = nowMs;
            _stream.Append(_chunk, count);
            _lone.Arrived(_chunk, count, nowMs);
            _stray.Add(count, nowMs);
            for (ScannerItem item = _stream.Next(); item != ScannerItem.None; item = _stream.Next())
                Take(item, nowMs);
            Array.Clear(_chunk, 0, count);
        }
        else if (_stream.IsInside && nowMs - _lastByteMs >= (_sendsTail ? BrokenAfterMs : EndOfCodeMs))
        {
            for (ScannerItem item = _stream.Silence(!_sendsTail); item != ScannerItem.None; item = _stream.Silence(!_sendsTail))
                Take(item, nowMs);
        }
        if (_overlongCodes != _stream.OverlongCodes)
        {
            _overlongCodes = _stream.OverlongCodes;
            _log?.Write(nowMs, "scanner: a code longer than 1024 bytes was dropped");
        }
        return count == ScannerStream.ReadBytes;
    }

    private void Take(ScannerItem item, long nowMs)
    {
        if (item == ScannerItem.Text)
        {
            TakeText(nowMs);
            return;
        }
        if (item == ScannerItem.Damaged)
        {
            _partLength = 0;
            Answer(_family.AskAgain);
            return;
        }
        ScannerFrame frame = _family.Read(_stream.Bytes, _stream.Offset, _stream.Length, _stream.Command);
        _lastAliveMs = nowMs;
        if (frame == ScannerFrame.Code || frame == ScannerFrame.Ok)
            _stray.Forget();
        if (frame == ScannerFrame.Code)
        {
            Answer(_family.Thanks);
            TakePart(nowMs);
            return;
        }
        if (frame == ScannerFrame.Other)
            Answer(_family.Thanks);
        if (_asking == Asking.Version && frame == ScannerFrame.Ok && _family.TextLength > 0)
            SetVersion(_stream.Bytes, _family.TextOffset, _family.TextLength);
        _exchange.OnFrame(frame, nowMs);
        OnTriggerAnswer(nowMs);
    }

    private void Answer(byte[] bytes)
    {
        if (bytes.Length > 0)
            _line.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Plain text: a code, or what a module adds to its version.</summary>
    private void TakeText(long nowMs)
    {
        if (_phase == Phase.SettingUp)
        {
            if (_step < 0 && _version.Length == 0)
                SetVersion(_stream.Bytes, 0, _stream.Length);
            return;
        }
        if (_stream.HasTail)
            _sendsTail = true;
        bool isCode = _stream.IsHalfFrame ? CodeText.MayBe(_stream.Bytes, 0, _stream.Length) : _lone.Sift(_stream.Bytes, 0, _stream.Length);
        if (!isCode || IsVersion(_stream.Bytes, _stream.Length))
            return;
        _stray.Forget();
        _lastAliveMs = nowMs;
        KeepCode(_stream.Bytes, 0, _stream.Length, nowMs);
    }

    private void KeepLoneText(long nowMs)
    {
        // While an answer is awaited, short text is more likely a part of one than a label.
        if (!IsReadingNow || _exchange.State == ExchangeState.Waiting)
            _lone.Forget();
        if (_codeLength > 0)
            return;
        _codeLength = _lone.Take(_code, nowMs);
        if (_codeLength == 0)
            return;
        _stray.Forget();
        _triggerAgainMs = nowMs + AfterCodePauseMs;
    }

    /// <summary>A version that comes late is no code.</summary>
    private bool IsVersion(byte[] text, int length)
    {
        if (length != _versionText.Length)
            return false;
        for (int i = 0; i < length; i++)
        {
            if (text[i] != _versionText[i])
                return false;
        }
        return true;
    }

    private void TakePart(long nowMs)
    {
        byte[] bytes = _stream.Bytes;
        int length = _family.TextLength;
        if (_partLength == 0 && !_family.HasMore)
        {
            int sum = Crc16Xmodem.Of(bytes, _family.TextOffset, length);
            // Sent again because our thanks was lost, not because the customer showed it again.
            bool isKnown = _family.IsRepeated && length == _lastLength && sum == _lastSum;
            _lastLength = length;
            _lastSum = sum;
            if (!isKnown && _phase != Phase.SettingUp)
                KeepCode(bytes, _family.TextOffset, length, nowMs);
            return;
        }
        if (!IsReadingNow || _codeLength > 0)
        {
            _partLength = 0;
            return;
        }
        if (_partLength + length > _code.Length)
        {
            _partLength = 0;
            _log?.Write(nowMs, "scanner: a code longer than 1024 bytes was dropped");
            return;
        }
        Array.Copy(bytes, _family.TextOffset, _code, _partLength, length);
        _partLength += length;
        if (_family.HasMore)
            return;
        _codeLength = _partLength;
        _partLength = 0;
        _triggerAgainMs = nowMs + AfterCodePauseMs;
    }

    private bool IsReadingNow => _phase == Phase.Running && _isWanted && _isTriggered;

    private void KeepCode(byte[] bytes, int offset, int length, long nowMs)
    {
        if (!IsReadingNow)
        {
            if (_phase == Phase.Running && !_isWanted && !_mayRead)
                _unasked++;
            return;
        }
        _triggerAgainMs = nowMs + AfterCodePauseMs;
        if (_codeLength > 0 || length == 0 || length > _code.Length)
            return; // the oldest one counts
        _codeLength = length;
        Array.Copy(bytes, offset, _code, 0, length);
    }

    private void ForgetCode()
    {
        int used = _codeLength > _partLength ? _codeLength : _partLength;
        Array.Clear(_code, 0, used);
        _codeLength = 0;
        _partLength = 0;
    }

    /// <summary>The first line of printable text.</summary>
    private void SetVersion(byte[] bytes, int offset, int length)
    {
        int from = offset;
        while (from < offset + length && (bytes[from] <= 0x20 || bytes[from] > 0x7E))
            from++;
        int to = from;
        while (to < offset + length && to - from < MaxVersionBytes && bytes[to] >= 0x20 && bytes[to] <= 0x7E)
            to++;
        if (to == from)
            return;
        _version = Encoding.UTF8.GetString(bytes, from, to - from);
        _versionText = Encoding.UTF8.GetBytes(_version);
    }

    private void StepSettingUp(long nowMs)
    {
        if (_asking != Asking.Nothing)
        {
            if (_exchange.State == ExchangeState.Waiting)
                return;
            OnSettingAnswer(_exchange.State, nowMs);
            return;
        }
        if (nowMs < _restUntilMs)
            return;
        if (_step < 0)
        {
            byte[] version = _family.Version;
            if (version.Length == 0 || _hasAskedVersion)
                NextSetting();
            else
                AskVersion(version, nowMs);
            return;
        }
        if (_setting is null)
        {
            Run(nowMs);
            return;
        }
        bool isAsked = _setting.Query.Length > 0 && !_isWriting;
        bool isKept = _setting.IsKept && (_setting.Query.Length == 0 ? _hasKeptSettings : _keptRounds >= MaxKeptRounds);
        if (isAsked)
            Ask(Asking.Setting, _setting.Query, Attempts, nowMs);
        else if (isKept)
            NextSetting();
        else
            Ask(Asking.Setting, _setting.Write, Attempts, nowMs);
    }

    private void AskVersion(byte[] version, long nowMs)
    {
        _stream.KeepsTextBeforeFrame = true;
        Ask(Asking.Version, version, _family.IsVersionOptional ? 1 : Attempts, nowMs);
    }

    private void OnSettingAnswer(ExchangeState state, long nowMs)
    {
        Asking what = _asking;
        int value = _exchange.Value;
        Rest(nowMs);
        bool isSilent = state == ExchangeState.Failed;
        if (isSilent && !_family.RefusesBySilence && !(what == Asking.Version && _family.IsVersionOptional))
        {
            Lose(what == Asking.Version ? "it does not tell its version" : "it does not answer while being set up", nowMs);
            return;
        }
        if (what == Asking.Version)
        {
            _hasAskedVersion = true; // its text may come behind the answer
            return;
        }
        ScannerStep setting = _setting!;
        bool isDone = state == ExchangeState.Done;
        if (!_isWriting && setting.Query.Length > 0)
        {
            if (isDone && value == setting.Wanted)
                NextSetting();
            else if (isDone)
                _isWriting = true;
            else
                Unkept();
            return;
        }
        if (!isDone)
        {
            Unkept();
            return;
        }
        _restUntilMs += setting.PauseMs;
        if (setting.IsKept)
            _changed++;
        NextSetting();
    }

    private void Unkept()
    {
        _unkept++;
        NextSetting();
    }

    private void NextSetting()
    {
        _isWriting = false;
        _step++;
        if (_step == 0)
        {
            _stream.KeepsTextBeforeFrame = false;
            if (_knownVersion >= 0 && _keptRounds == 0 && !_isForced)
                _hasKeptSettings = VersionSum == _knownVersion;
        }
        _setting = _family.Step(_step);
    }

    private void Run(long nowMs)
    {
        _phase = Phase.Running;
        _hasKeptSettings = true;
        _lastCheckMs = nowMs;
        _setUpMs = nowMs;
        _unasked = 0;
        if (_changed > 0)
        {
            _keptRounds++;
            _log?.Write(nowMs, "scanner: changed " + _changed.ToString() + " settings");
        }
        if (_unkept > 0)
            _log?.Write(nowMs, "scanner: the module does not know " + _unkept.ToString() + " settings");
    }

    private void SetUpAgain(string why, bool writesKept, long nowMs)
    {
        _log?.Write(nowMs, "scanner: " + why);
        _phase = Phase.SettingUp;
        _isTriggered = false;
        _misses = 0;
        _step = -1;
        _hasAskedVersion = false;
        _setting = null;
        _isWriting = false;
        _changed = 0;
        _unkept = 0;
        if (writesKept && _keptRounds < MaxKeptRounds)
        {
            _isForced = true;
            _hasKeptSettings = false;
        }
        Rest(nowMs);
    }

    private void StepRunning(long nowMs)
    {
        bool isSleepDue = _idle.IsOver(!_isWanted && !_mayRead, nowMs);
        if (_asking != Asking.Nothing && !FinishAsking(nowMs))
            return;
        if (_phase != Phase.Running || nowMs < _restUntilMs)
            return;
        if (_isWanted && (!_isTriggered || nowMs >= _triggerAgainMs))
        {
            // A module that fell back to other settings takes every trigger and never reads.
            if (_checkValue != ScannerProbe.NoValue && nowMs - _lastCheckMs >= CheckMs)
                Check(nowMs);
            else
                Trigger(nowMs);
        }
        else if (!_isWanted && _mayRead)
            EndReading(nowMs);
        else if (_unasked >= MaxUnaskedCodes && _keptRounds < MaxKeptRounds)
            SetUpAgain("it reads without being asked, so it has lost its settings", true, nowMs);
        else if (isSleepDue)
            Ask(Asking.Sleep, _sleep, 1, nowMs);
        else if (_isWanted && _family.AnswersTrigger && _checkValue == ScannerProbe.NoValue)
            return; // each trigger is a sign of life
        else if (nowMs - (_lastCheckMs > _lastAliveMs ? _lastCheckMs : _lastAliveMs) >= CheckMs || nowMs - _lastCheckMs >= MaxMisses * CheckMs)
            Check(nowMs);
    }

    private void Trigger(long nowMs)
    {
        _mayRead = true;
        _isStale = false;
        if (_family.AnswersTrigger)
        {
            Ask(Asking.Trigger, _start, Attempts, nowMs);
            return;
        }
        if (nowMs - _lastCheckMs >= CheckMs && nowMs - _lastAliveMs >= CheckMs)
        {
            Check(nowMs);
            return;
        }
        _asking = Asking.Trigger;
        _exchange.Tell(_start, nowMs);
        _isTriggered = true;
        _triggerAgainMs = nowMs + _family.ReadMs;
    }

    private void EndReading(long nowMs)
    {
        if (_family.AnswersTrigger)
        {
            Ask(Asking.Stop, _stop, Attempts, nowMs);
            return;
        }
        _asking = Asking.Stop;
        _exchange.Tell(_stop, nowMs);
    }

    private void Check(long nowMs)
    {
        _lastCheckMs = nowMs;
        Ask(Asking.Check, _check, 1, nowMs);
    }

    private void Ask(Asking what, byte[] command, int attempts, long nowMs)
    {
        _asking = what;
        _exchange.Start(command, attempts, nowMs);
    }

    /// <summary>At once and not later in the step: the code may stand right behind the answer.</summary>
    private void OnTriggerAnswer(long nowMs)
    {
        if (_asking != Asking.Trigger || _isStale || !_isWanted || _exchange.State != ExchangeState.Done || !_family.AnswersTrigger)
            return;
        _isTriggered = true;
        _triggerAgainMs = nowMs + _family.ReadMs;
    }

    private bool FinishAsking(long nowMs)
    {
        ExchangeState state = _exchange.State;
        if (state == ExchangeState.Waiting)
            return false;
        Asking what = _asking;
        int value = _exchange.Value;
        Rest(nowMs);
        switch (what)
        {
            case Asking.Trigger:
            case Asking.Stop:
                OnTriggered(what, state, nowMs);
                break;
            case Asking.Sleep:
                _phase = Phase.Asleep; // refused or not answered as well: some sleep at once
                _sleepAgainAtMs = _family.SleepAgainMs > 0 ? nowMs + _family.SleepAgainMs : 0;
                break;
            default:
                OnChecked(state, value, nowMs);
                break;
        }
        return true;
    }

    private void OnTriggered(Asking what, ExchangeState state, long nowMs)
    {
        if (state == ExchangeState.Failed)
        {
            Lose("it does not answer the trigger", nowMs);
        }
        else if (what == Asking.Stop)
        {
            _mayRead = false;
        }
        else if (state == ExchangeState.Refused)
        {
            if (nowMs - _setUpMs < CheckMs)
                Lose("it refuses to read", nowMs);
            else
                SetUpAgain("it refuses to read, so it has lost its settings", true, nowMs);
        }
    }

    private void OnChecked(ExchangeState state, int value, long nowMs)
    {
        if (state == ExchangeState.Failed)
        {
            _misses++;
            if (_misses >= MaxMisses)
                Lose("it does not answer any more", nowMs);
            return;
        }
        bool isWrong = state == ExchangeState.Done && _checkValue != ScannerProbe.NoValue && value != _checkValue;
        if (isWrong && _keptRounds < MaxKeptRounds)
            SetUpAgain("it has lost its settings", true, nowMs);
        else if (_misses > 0)
            SetUpAgain("it answers again", false, nowMs); // it may have been unplugged meanwhile
    }

    private void StepAsleep(long nowMs)
    {
        if (_asking == Asking.Wake)
        {
            if (_exchange.State == ExchangeState.Waiting)
                return;
            Rest(nowMs);
            _phase = Phase.Running;
            _lastCheckMs = nowMs;
            return;
        }
        if (!_isWanted && _sleepAgainAtMs > 0 && nowMs >= _sleepAgainAtMs)
        {
            _sleepAgainAtMs = 0;
            _exchange.Tell(_sleep, nowMs);
        }
        if (!_isWanted || nowMs < _restUntilMs)
            return;
        byte[] wake = _family.Wake;
        // Without a command of its own, waking up is what the exchange does before any command.
        Ask(Asking.Wake, wake.Length > 0 ? wake : _family.Probe, Attempts, nowMs);
    }

    private void Lose(string why, long nowMs)
    {
        _log?.Write(nowMs, "scanner: lost, " + why);
        _phase = Phase.Lost;
        _isTriggered = false;
        ForgetCode();
        _stream.Clear();
    }

    private void Rest(long nowMs)
    {
        int restMs = _exchange.RestMs;
        _restUntilMs = nowMs + (restMs > CommandPauseMs ? restMs : CommandPauseMs);
        _exchange.Forget();
        _asking = Asking.Nothing;
    }
}
