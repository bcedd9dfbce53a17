using System;
using ScanBox.Ports;

namespace ScanBox.Parts.Modems;

/// <summary>
/// One socket of a modem that has a data connection, and the bytes on their way in and out. Never waits.
/// <code>
///  Closed --Open--> StoringAuthority --> Timing --> Connecting --> Connected --Close, lost--> Closing --> Closed
///                   (TLS, once a start) (TLS, time     | refused               ^
///                                        not known)    +-----------------------+
/// </code>
/// </summary>
internal sealed class ModemSocket
{
    // A frame of the switch has 1024 bytes at most and the box sends one at a time; every modem takes as many in one send.
    private const int SendBytes = 1024;

    // A TLS socket of a modem that pushes gives up to 1460 bytes at once.
    private const int ReceiveBytes = 1536;

    // Steps of finding out the time; no family's time server needs as many.
    private const int FirstServerStep = 3;
    private const int LastTimeStep = 10;

    // No modem declares more at once; a larger number is a broken line.
    private const int MaxPayload = 4096;

    private readonly AtEngine _engine;
    private readonly ModemTarget _target;
    private readonly ModemStatus _status;
    private readonly ModemTime _time;
    private readonly byte[] _send = new byte[SendBytes];
    private readonly byte[] _received = new byte[ReceiveBytes];
    private IStorage? _storage;
    private string _authority = "";
    private long _authorityAt;
    private bool _authorityStored;
    private bool _authorityFailed;
    private Phase _phase;
    private int _step;
    private bool _sent;
    private int _sendCount;
    private int _sendTaken;
    private int _receivedCount;
    private int _receivedTaken;
    private Doing _doing;
    private bool _hasMore;
    private bool _isBroken;
    private bool _peerClosed;
    private long _fetchAtMs;
    private long _answerDueUntilMs;

    internal ModemSocket(AtEngine engine, ModemTarget target, ModemStatus status, ModemTime time)
    {
        _engine = engine;
        _target = target;
        _status = status;
        _time = time;
    }

    private enum Phase : byte
    {
        Closed,
        StoringAuthority,
        Timing,
        Connecting,
        Connected,
        Closing,
    }

    private enum Doing : byte
    {
        Nothing,
        Sending,
        Fetching,
    }

    /// <summary>Whether nothing is open and nothing is left to close.</summary>
    internal bool IsClosed => _phase == Phase.Closed;

    /// <summary>Whether bytes can be written and read.</summary>
    internal bool IsConnected => _phase == Phase.Connected && !_isBroken && !(_peerClosed && IsDrained);

    /// <summary>Whether the last <see cref="Open"/> failed before it was connected. Cleared by the next.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>Whether it failed because nobody knows the time, so that no certificate can be checked.</summary>
    internal bool LacksTime { get; private set; }

    /// <summary>Whether the modem was told to compare the switch's name with its certificate, and took it.</summary>
    internal bool ChecksName { get; private set; }

    /// <summary>Whether anything came in since <see cref="Open"/>.</summary>
    internal bool HasHeard { get; private set; }

    private bool IsDrained => _receivedTaken == _receivedCount && !_hasMore && _doing != Doing.Fetching;

    internal void UseAuthority(IStorage? storage, string name)
    {
        _storage = storage;
        _authority = name;
        _authorityStored = false;
    }

    /// <summary>The certificate is put into the modem again: what it has may have been damaged on the line, and is verified by nobody.</summary>
    internal void StoreAuthorityAgain() => _authorityStored = false;

    /// <summary>The modem was switched off: no socket is left.</summary>
    internal void Forget()
    {
        _phase = Phase.Closed;
        _sent = false;
        _doing = Doing.Nothing;
        _sendCount = 0;
        _sendTaken = 0;
        _receivedCount = 0;
        _receivedTaken = 0;
        _hasMore = false;
    }

    internal void Open(ModemFamily family)
    {
        Forget();
        HasFailed = false;
        LacksTime = false;
        ChecksName = false;
        HasHeard = false;
        _isBroken = false;
        _peerClosed = false;
        _answerDueUntilMs = 0;
        _fetchAtMs = 0;
        int sockets = family.SocketsOf(_target.IsSecure);
        _target.Socket = _target.Socket + 1 >= sockets ? 0 : _target.Socket + 1;
        Enter(!_target.IsSecure ? Phase.Connecting : _authorityStored ? Phase.Timing : Phase.StoringAuthority);
    }

    /// <summary>Begins to close.</summary>
    internal void Close()
    {
        if (_phase == Phase.Closed || _phase == Phase.Closing)
            return;
        _engine.Abandon();
        Enter(Phase.Closing);
    }

    internal int Read(byte[] buffer, int offset, int count)
    {
        int waiting = _receivedCount - _receivedTaken;
        if (waiting < count)
            count = waiting;
        if (count <= 0)
            return 0;
        Array.Copy(_received, _receivedTaken, buffer, offset, count);
        Array.Clear(_received, _receivedTaken, count);
        _receivedTaken += count;
        if (_receivedTaken == _receivedCount)
        {
            _receivedTaken = 0;
            _receivedCount = 0;
        }
        return count;
    }

    internal bool Write(byte[] buffer, int offset, int count)
    {
        if (count > SendBytes - _sendCount)
            return false;
        Array.Copy(buffer, offset, _send, _sendCount, count);
        _sendCount += count;
        return true;
    }

    /// <summary>Whether <see cref="Step"/> has something to do now.</summary>
    internal bool IsDue(long nowMs) => _phase != Phase.Closed && (_phase != Phase.Connected || _isBroken || _sendCount > _sendTaken || MayFetch(nowMs));

    /// <summary>Starts what is due, when the engine is free.</summary>
    internal void Step(ModemFamily family, long nowMs)
    {
        if (_engine.IsBusy || _phase == Phase.Closed)
            return;
        if (_phase == Phase.Connected)
            StepConnected(family, nowMs);
        else
            StepScript(family, nowMs);
    }

    internal bool OnAnswer(AtLine line, ModemFamily family, long nowMs)
    {
        if (_phase == Phase.Timing)
            return _status.TakeClock(line, nowMs);
        if (_doing != Doing.Fetching)
            return false;
        int count = family.Fetched(line);
        if (count < 0)
            return false;
        _hasMore = count > 0;
        Expect(count);
        return true;
    }

    /// <summary>The modem sends so many bytes by itself.</summary>
    internal void OnPushed(int count) => Expect(count);

    internal void OnPayload(byte[] buffer, int offset, int count)
    {
        if (_phase != Phase.Connected || _isBroken)
            return;
        if (count > ReceiveBytes - _receivedCount)
        {
            // What does not fit is lost, and with it the stream.
            Break();
            return;
        }
        Array.Copy(buffer, offset, _received, _receivedCount, count);
        _receivedCount += count;
        HasHeard = true;
    }

    internal void OnNews(ModemNews news)
    {
        if (_phase == Phase.Closed || _phase == Phase.Closing)
            return;
        switch (news)
        {
            case ModemNews.Data:
                _hasMore = true;
                break;
            case ModemNews.Closed:
                _peerClosed = true;
                // What it sent before it closed is fetched first.
                _hasMore = _phase == Phase.Connected;
                break;
            case ModemNews.Detached:
                Break();
                break;
        }
    }

    internal void Break() => _isBroken = true;

    internal void FillData(byte[] buffer, int count)
    {
        if (_phase == Phase.StoringAuthority)
        {
            int read = _storage is null ? 0 : _storage.Read(_authority, _authorityAt, buffer, 0, count);
            _authorityFailed |= read != count;
            _authorityAt += count;
            return;
        }
        if (count > _sendCount - _sendTaken)
            return;
        Array.Copy(_send, _sendTaken, buffer, 0, count);
        _sendTaken += count;
    }

    /// <summary>Bytes that have no room are taken from the line all the same, so that they are not read as lines.</summary>
    private void Expect(int count)
    {
        if (count > MaxPayload)
            Break();
        else if (count > 0)
            _engine.ExpectPayload(count);
    }

    private void Enter(Phase phase)
    {
        _phase = phase;
        _step = 0;
        _sent = false;
    }

    private bool MayFetch(long nowMs) => _receivedCount < ReceiveBytes && (_hasMore || (nowMs >= _fetchAtMs && nowMs < _answerDueUntilMs));

    private void StepScript(ModemFamily family, long nowMs)
    {
        if (_sent)
        {
            _sent = false;
            // Closing goes on whatever the modem says.
            if (_phase == Phase.Closing || _phase == Phase.Timing || (_engine.Outcome == AtOutcome.Done && !_authorityFailed))
            {
                ChecksName |= _phase == Phase.Connecting && _step == family.NameCheckStep && !_engine.WasRefused;
                _step++;
            }
            else
            {
                _authorityFailed = false;
                HasFailed = true;
                Enter(Phase.Closing);
            }
        }
        if (Fill(family))
        {
            _sent = true;
            _engine.Start(nowMs);
            return;
        }
        switch (_phase)
        {
            case Phase.StoringAuthority:
                _authorityStored = true;
                Enter(Phase.Timing);
                break;
            case Phase.Timing:
                _time.Told(nowMs);
                LacksTime = !_time.IsKnown;
                HasFailed = LacksTime;
                Enter(LacksTime ? Phase.Closing : Phase.Connecting);
                break;
            case Phase.Connecting:
                _phase = Phase.Connected;
                break;
            default:
                Forget();
                break;
        }
    }

    private bool Fill(ModemFamily family)
    {
        switch (_phase)
        {
            case Phase.StoringAuthority:
                _authorityAt = 0;
                long bytes = _storage is null ? 0 : _storage.Length(_authority);
                return family.StoreAuthority(_step, _engine.Command, bytes < 0 ? 0 : (int)bytes);
            case Phase.Timing:
                return FillTiming(family);
            case Phase.Connecting:
                return family.Connect(_step, _engine.Command, _target);
            default:
                return family.Disconnect(_step, _engine.Command, _target);
        }
    }

    /// <summary>The modem's clock is asked for; while it is not set, the box sets it; while the box cannot, a time server does.</summary>
    private bool FillTiming(ModemFamily family)
    {
        if (_time.IsKnown)
            return false;
        AtCommand command = _engine.Command;
        // 0 ask, 1 set, 2 ask, 3 time server, until its script is over; then ask.
        if (_step == 1 && !_time.Tell(command))
            _step = FirstServerStep;
        if (_step == 1 || (_step >= FirstServerStep && family.AskTime(_step - FirstServerStep, command, ModemTime.Server)))
            return true;
        if (_step >= LastTimeStep)
            return false;
        if (_step >= FirstServerStep)
            _step = LastTimeStep - 1;
        command.Begin(ModemStatus.AskClock).Asks(ModemStatus.ClockName).Optional();
        return true;
    }

    private void StepConnected(ModemFamily family, long nowMs)
    {
        Doing done = _doing;
        _doing = Doing.Nothing;
        if (done == Doing.Sending)
        {
            if (_engine.Outcome != AtOutcome.Done)
                Break();
            if (_sendTaken == _sendCount)
            {
                Array.Clear(_send, 0, _sendCount);
                _sendCount = 0;
                _sendTaken = 0;
            }
        }
        else if (done == Doing.Fetching && _engine.Outcome != AtOutcome.Done)
        {
            _hasMore = false;
            // Refused: some modems say so when nothing waits. No answer: the stream may have a hole.
            if (_engine.Outcome != AtOutcome.Refused)
                Break();
        }
        if (_isBroken || (_peerClosed && IsDrained))
            return;
        if (_sendCount > _sendTaken && !_peerClosed)
            StartSend(family, nowMs);
        else if (MayFetch(nowMs))
            StartFetch(family, nowMs);
    }

    private void StartSend(ModemFamily family, long nowMs)
    {
        int count = _sendCount - _sendTaken;
        _doing = Doing.Sending;
        _answerDueUntilMs = nowMs + ModemTimes.AnswerDueMs;
        _fetchAtMs = nowMs + ModemTimes.FetchMs;
        family.Send(_engine.Command, _target, count);
        _engine.Start(nowMs);
    }

    private void StartFetch(ModemFamily family, long nowMs)
    {
        _hasMore = false;
        _fetchAtMs = nowMs + ModemTimes.FetchMs;
        if (!family.Fetch(_engine.Command, _target, ReceiveBytes - _receivedCount))
            return;
        _doing = Doing.Fetching;
        _engine.Start(nowMs);
    }
}
