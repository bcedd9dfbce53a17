using System;
using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>
/// Driver of Grow's GM65 and its family (GM60, GM805, GM861 and relabelled ones) on a serial line. Touches no pin and never waits.
/// <code>
///              found             all zones right
///  Probing ------------> SettingUp ------------> Running
///   |   ^                   |                       | trigger or stop unanswered,
///   v   | pause over        | no answer             | three heartbeats missed
///  Pausing                  +------> Probing <------+
///
///  Running --idle for long--> Asleep --StartReading--> Running
/// </code>
/// While running, reading is on when the trigger was acknowledged and what the module sends afterwards is a code of now.
/// </summary>
public sealed class Gm65Scanner : IScanner
{
    // A byte is lost now and then, and the first ones after a sleep.
    private const int ProbeAttempts = 2;
    private const int CommandAttempts = 3;

    // Between commands of the set-up; drivers leave 50-100 ms.
    private const int CommandPauseMs = 50;

    // A box without its scanner must notice soon when it is plugged in, and have time for the rest meanwhile.
    private const int SearchPauseMs = 2000;

    // The module maker's advice: a heartbeat every 10 s, three misses = lost.
    private const int HeartbeatMs = 10000;
    private const int MaxMisses = 3;

    // Replies do not say what they answer: a late one must be gone before zones are read.
    private const int LateReplyMs = 300;

    // The module ends a reading by itself; this long after its time it certainly has.
    private const int TriggerMarginMs = 100;

    // After a code the module has stopped; the next reading must not begin before the code's last byte is out.
    private const int AfterCodePauseMs = 300;

    // For a module whose readings do not end: should it have forgotten the trigger.
    private const int EndlessTriggerMs = 10000;

    // Inside a code bytes follow each other without a gap. Measured only when a read found nothing, so a slow loop does no harm.
    private const int BrokenAfterMs = 200;
    private const int EndOfCodeMs = 50;

    // 115200 baud fill 2 KB of receive buffer in 177 ms; at rest nothing is lost that anyone wants.
    private const int BusyPollMs = 10;
    private const int IdlePollMs = 100;

    // Bounds the work of one step: a few milliseconds on the device.
    private const int MaxBytesPerStep = 64;

    private const int DeepSleep = 0xA5;

    private readonly ISerialLine _line;
    private readonly IBoxLog? _log;
    private readonly Gm65FrameReader _reader = new();
    private readonly Gm65Exchange _exchange;
    private readonly Gm65Probe _probe;
    private readonly Gm65Setup _setup;
    private readonly IdleTime _idle;
    private readonly StrayBytes _stray;
    private readonly LoneText _lone = new();
    private readonly byte[] _chunk = new byte[MaxBytesPerStep];
    private readonly byte[] _code = new byte[CodeLineSplitter.MaxCodeBytes];
    private int _codeLength;

    private Phase _phase = Phase.Starting;
    private bool _hasFailed;
    private bool _isWanted;
    private bool _isTriggered;

    // The module was told to read and has not acknowledged a stop since.
    private bool _mayRead;

    // A trigger is under way whose acknowledgement would vouch for codes of an earlier StartReading.
    private bool _isStale;
    private bool _checksMode;
    private int _misses;
    private int _overlongCodes;
    private long _restUntilMs;
    private long _lastByteMs;
    private long _lastAliveMs;
    private long _lastBeatMs;
    private long _foundMs;
    private long _triggerAgainMs;
    private long _modeAskedMs;
    private Asking _asking;

    private enum Phase : byte
    {
        Starting,
        Probing,
        Pausing,
        SettingUp,
        Running,
        Asleep,
    }

    private enum Asking : byte
    {
        Nothing,
        Trigger,
        Stop,
        Heartbeat,
        Mode,
        Sleep,
        Wake,
    }

    /// <summary>A driver for the module on a line; the line is opened by the first <see cref="Step"/>.</summary>
    /// <param name="line">The module's line; no one else uses it.</param>
    /// <param name="log">Where to tell technicians what happened, or null.</param>
    /// <param name="baudRate">Speed to try first, in baud.</param>
    /// <param name="sleepAfterMs">After how many ms without a wanted code the module is put to sleep; 0 for never. <see cref="StartReading"/> wakes it.</param>
    /// <param name="beeps">Whether the module beeps when it has read a code.</param>
    public Gm65Scanner(ISerialLine line, IBoxLog? log, int baudRate = Gm65Probe.FactoryBaudRate, int sleepAfterMs = 0, bool beeps = true)
    {
        _setup = new Gm65Setup(beeps);
        _idle = new IdleTime(sleepAfterMs);
        _stray = new StrayBytes(log);
        _probe = new Gm65Probe(baudRate);
        _line = line;
        _log = log;
        _exchange = new Gm65Exchange(line);
    }

    /// <inheritdoc/>
    public ScannerState State
    {
        get
        {
            if (_phase == Phase.Running || _phase == Phase.Asleep)
                return _isWanted && _isTriggered ? ScannerState.Reading : ScannerState.Ready;
            return _hasFailed ? ScannerState.Failed : ScannerState.Finding;
        }
    }

    /// <inheritdoc/>
    public string Description { get; private set; } = "GM65, not found yet";

    /// <summary>Codes dropped because they were longer than <see cref="CodeLineSplitter.MaxCodeBytes"/>.</summary>
    public int OverlongCodes => _reader.OverlongCodes;

    /// <summary>Codes dropped because something broke them.</summary>
    public int BrokenCodes => _reader.BrokenCodes;

    /// <inheritdoc/>
    public void StartReading()
    {
        _isWanted = true;
        _isTriggered = false;
        _codeLength = 0;
        _isStale = _asking == Asking.Trigger;
    }

    /// <inheritdoc/>
    public void StopReading()
    {
        _isWanted = false;
        _isTriggered = false;
        _codeLength = 0;
    }

    /// <inheritdoc/>
    public int TakeCode(byte[] buffer, int offset, int count)
    {
        int length = _codeLength;
        _codeLength = 0;
        if (length > count)
            return 0;
        Array.Copy(_code, 0, buffer, offset, length);
        return length;
    }

    /// <inheritdoc/>
    public long Step(long nowMs)
    {
        if (_phase == Phase.Starting)
            Search(nowMs);
        bool isMore = TakeBytes(nowMs);
        KeepLoneText(nowMs);
        _exchange.Step(_lastByteMs, nowMs);
        switch (_phase)
        {
            case Phase.Probing:
                StepProbing(nowMs);
                break;
            case Phase.Pausing:
                if (nowMs >= _restUntilMs)
                    Search(nowMs);
                break;
            case Phase.SettingUp:
                StepSettingUp(nowMs);
                break;
            case Phase.Asleep:
                StepAsleep(nowMs);
                break;
            default:
                StepRunning(nowMs);
                break;
        }
        return isMore ? nowMs : NextStepMs(nowMs);
    }

    private long NextStepMs(long nowMs)
    {
        if (_phase == Phase.Pausing)
            return _restUntilMs;
        bool isBusy = (_phase != Phase.Running && _phase != Phase.Asleep) || _isWanted || _asking != Asking.Nothing || _reader.IsInside;
        return nowMs + (isBusy ? BusyPollMs : IdlePollMs);
    }

    private bool TakeBytes(long nowMs)
    {
        int wanted = _reader.Room < MaxBytesPerStep ? _reader.Room : MaxBytesPerStep;
        int count = _line.Read(_chunk, 0, wanted);
        if (count > 0)
        {
            _lastByteMs = nowMs;
            _reader.Append(_chunk, 0, count);
            _lone.Arrived(_chunk, count, nowMs);
            _stray.Add(count, nowMs);
            TakeItems(nowMs);
        }
        else if (_reader.IsInside && nowMs - _lastByteMs >= (_setup.SendsTail ? BrokenAfterMs : EndOfCodeMs))
        {
            if (_reader.Silence(!_setup.SendsTail) == Gm65Item.Code)
                KeepCode(nowMs);
            TakeItems(nowMs);
        }
        if (_overlongCodes != _reader.OverlongCodes)
        {
            _overlongCodes = _reader.OverlongCodes;
            _log?.Write(nowMs, "scanner: a code longer than 1024 bytes was dropped");
        }
        return count == MaxBytesPerStep;
    }

    /// <summary>Takes what is complete. Bounded by the reader's buffer.</summary>
    private void TakeItems(long nowMs)
    {
        for (Gm65Item item = _reader.Next(); item != Gm65Item.None; item = _reader.Next())
        {
            switch (item)
            {
                case Gm65Item.Reply:
                    _stray.Forget();
                    _lastAliveMs = nowMs;
                    _exchange.OnReply(_reader.ReplyType, _reader.ItemLength, _reader.ItemBuffer[_reader.ItemOffset], nowMs);
                    OnTriggerReply(nowMs);
                    break;
                case Gm65Item.Heartbeat:
                    _lastAliveMs = nowMs;
                    _exchange.OnHeartbeat();
                    break;
                default:
                    KeepCode(nowMs);
                    break;
            }
        }
    }

    /// <summary>At once and not later in the step: the code may stand right behind the acknowledgement.</summary>
    private void OnTriggerReply(long nowMs)
    {
        if (_asking != Asking.Trigger || _isStale || !_isWanted || _exchange.State != ExchangeState.Done)
            return;
        _isTriggered = true;
        int lasts = _setup.ReadTimeoutMs > 0 ? _setup.ReadTimeoutMs + TriggerMarginMs : EndlessTriggerMs;
        _triggerAgainMs = nowMs + lasts;
    }

    private void KeepCode(long nowMs)
    {
        if (!_lone.Sift(_reader.ItemBuffer, _reader.ItemOffset, _reader.ItemLength))
            return;
        _stray.Forget();
        if (_phase != Phase.Running || !_isWanted || !_isTriggered)
            return;
        _triggerAgainMs = nowMs + AfterCodePauseMs;
        if (_codeLength > 0 || _reader.ItemLength > _code.Length)
            return; // the oldest one counts
        _codeLength = _reader.ItemLength;
        Array.Copy(_reader.ItemBuffer, _reader.ItemOffset, _code, 0, _codeLength);
    }

    private void KeepLoneText(long nowMs)
    {
        if (_phase != Phase.Running || !_isWanted || !_isTriggered)
            _lone.Forget();
        if (_codeLength > 0)
            return;
        _codeLength = _lone.Take(_code, nowMs);
        if (_codeLength == 0)
            return;
        _stray.Forget();
        _triggerAgainMs = nowMs + AfterCodePauseMs;
    }

    private void Search(long nowMs)
    {
        _phase = Phase.Probing;
        _isTriggered = false;
        _misses = 0;
        _probe.Begin();
        Probe(nowMs);
    }

    private void Probe(long nowMs)
    {
        AskNothing();
        _reader.Clear();
        _line.Open(_probe.BaudRate);
        _exchange.Command.SetRead(Gm65Zone.SoftwareVersion);
        _exchange.Start(_probe.BaudRate, ProbeAttempts, nowMs);
    }

    private void StepProbing(long nowMs)
    {
        if (_exchange.State == ExchangeState.Waiting)
            return;
        if (_exchange.State == ExchangeState.Done)
        {
            Description = "GM65 sw 0x" + _exchange.Value.ToString("X2") + " at " + _probe.BaudRate.ToString() + " baud";
            _log?.Write(nowMs, "scanner: found " + Description);
            _foundMs = nowMs;
            SetUp(nowMs);
            return;
        }
        if (!_probe.Advance())
        {
            Probe(nowMs);
            return;
        }
        if (!_hasFailed)
        {
            _hasFailed = true;
            _log?.Write(nowMs, "scanner: no GM65 answers");
        }
        Pause(SearchPauseMs, nowMs);
    }

    private void Pause(int ms, long nowMs)
    {
        AskNothing();
        _isTriggered = false;
        _phase = Phase.Pausing;
        _restUntilMs = nowMs + ms;
    }

    private void SetUp(long nowMs)
    {
        _phase = Phase.SettingUp;
        _isTriggered = false;
        _misses = 0;
        _setup.Begin();
        Rest(nowMs);
        if (_restUntilMs < nowMs + LateReplyMs)
            _restUntilMs = nowMs + LateReplyMs;
    }

    private void StepSettingUp(long nowMs)
    {
        switch (_exchange.State)
        {
            case ExchangeState.Waiting:
                return;
            case ExchangeState.Done:
                _setup.OnDone(_exchange.Value);
                Rest(nowMs);
                break;
            case ExchangeState.Refused:
                _setup.OnRefused();
                Rest(nowMs);
                break;
            case ExchangeState.Failed:
                Lose("it does not answer while being set up", nowMs);
                return;
        }
        if (_setup.IsFinished)
        {
            Run(nowMs);
            return;
        }
        if (nowMs < _restUntilMs)
            return;
        _setup.Fill(_exchange.Command);
        _exchange.Start(_probe.BaudRate, CommandAttempts, nowMs);
    }

    private void Run(long nowMs)
    {
        _phase = Phase.Running;
        _hasFailed = false;
        _lastBeatMs = nowMs;
        if (_setup.ChangedZones > 0)
            _log?.Write(nowMs, "scanner: changed " + _setup.ChangedZones.ToString() + " settings");
        if (_setup.UnkeptZones > 0)
            _log?.Write(nowMs, "scanner: " + _setup.UnkeptZones.ToString() + " settings were not kept");
    }

    private void StepRunning(long nowMs)
    {
        bool isSleepDue = _idle.IsOver(!_isWanted && !_mayRead, nowMs);
        if (_asking != Asking.Nothing && !FinishAsking(nowMs))
            return;
        if (_phase != Phase.Running || nowMs < _restUntilMs)
            return;
        bool isTriggerDue = _isWanted && (!_isTriggered || nowMs >= _triggerAgainMs);
        if (isTriggerDue && nowMs - _modeAskedMs >= HeartbeatMs)
        {
            // A module that fell back to its saved settings acknowledges every trigger and never reads.
            AskMode(nowMs);
        }
        else if (isTriggerDue)
        {
            _exchange.Command.SetWrite(Gm65Zone.Trigger, 1);
            _mayRead = true;
            _isStale = false;
            Ask(Asking.Trigger, CommandAttempts, nowMs);
        }
        else if (!_isWanted && _mayRead)
        {
            _exchange.Command.SetWrite(Gm65Zone.Trigger, 0);
            Ask(Asking.Stop, CommandAttempts, nowMs);
        }
        else if (isSleepDue)
        {
            _exchange.Command.SetWrite(Gm65Zone.Sleep, DeepSleep);
            Ask(Asking.Sleep, 1, nowMs);
        }
        else if (nowMs - (_lastBeatMs > _lastAliveMs ? _lastBeatMs : _lastAliveMs) >= HeartbeatMs)
        {
            Beat(nowMs);
        }
    }

    /// <summary>A sign of life; every other time the mode, because a module that was reset beats as well as any other.</summary>
    private void Beat(long nowMs)
    {
        _lastBeatMs = nowMs;
        _checksMode = !_checksMode;
        if (_checksMode)
        {
            _exchange.Command.SetHeartbeat();
            Ask(Asking.Heartbeat, 1, nowMs);
        }
        else
        {
            AskMode(nowMs);
        }
    }

    private void AskMode(long nowMs)
    {
        _modeAskedMs = nowMs;
        _exchange.Command.SetRead(Gm65Zone.Mode);
        Ask(Asking.Mode, 1, nowMs);
    }

    private void Ask(Asking what, int attempts, long nowMs)
    {
        _asking = what;
        _exchange.Start(_probe.BaudRate, attempts, nowMs);
    }

    /// <summary>Looks at what was asked.</summary>
    /// <returns>Whether it is over.</returns>
    private bool FinishAsking(long nowMs)
    {
        if (_exchange.State == ExchangeState.Waiting)
            return false;
        Asking what = _asking;
        bool isDone = _exchange.State == ExchangeState.Done;
        int value = _exchange.Value;
        _asking = Asking.Nothing;
        Rest(nowMs);
        switch (what)
        {
            case Asking.Trigger:
            case Asking.Stop:
                if (!isDone)
                    Lose("it does not answer the trigger", nowMs);
                else if (what == Asking.Stop)
                    _mayRead = false;
                break;
            case Asking.Sleep:
                _phase = Phase.Asleep; // not answered as well: it may have slept at once
                break;
            case Asking.Mode when isDone && !Gm65Setup.IsRightMode(value):
                _log?.Write(nowMs, "scanner: it has lost its settings");
                SetUp(nowMs);
                break;
            default:
                CountBeat(isDone, nowMs);
                break;
        }
        return true;
    }

    private void StepAsleep(long nowMs)
    {
        if (_asking == Asking.Wake)
        {
            if (_exchange.State == ExchangeState.Waiting)
                return;
            bool isAwake = _exchange.State == ExchangeState.Done;
            _asking = Asking.Nothing;
            Rest(nowMs);
            _phase = Phase.Running;
            _lastBeatMs = nowMs;
            if (!isAwake)
                Lose("it does not wake up", nowMs);
            return;
        }
        if (!_isWanted || nowMs < _restUntilMs)
            return;
        // The first one wakes it and is lost.
        _exchange.Command.SetWrite(Gm65Zone.Sleep, 0);
        Ask(Asking.Wake, CommandAttempts, nowMs);
    }

    private void CountBeat(bool isAnswered, long nowMs)
    {
        if (!isAnswered)
        {
            _misses++;
            if (_misses >= MaxMisses)
                Lose("three heartbeats missed", nowMs);
        }
        else if (_misses > 0)
        {
            SetUp(nowMs); // it may have been unplugged meanwhile
        }
    }

    private void Lose(string why, long nowMs)
    {
        _log?.Write(nowMs, "scanner: lost, " + why);
        // If it was found only now and is lost again something is wrong that a search does not mend.
        bool isNew = nowMs - _foundMs < HeartbeatMs;
        _hasFailed |= isNew;
        Pause(isNew ? SearchPauseMs : LateReplyMs, nowMs);
    }

    private void AskNothing()
    {
        _asking = Asking.Nothing;
        _exchange.Forget();
    }

    private void Rest(long nowMs)
    {
        int restMs = _exchange.RestMs;
        _restUntilMs = nowMs + (restMs > CommandPauseMs ? restMs : CommandPauseMs);
        _exchange.Forget();
    }
}
