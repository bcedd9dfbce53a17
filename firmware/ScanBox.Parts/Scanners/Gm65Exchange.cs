using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>One command and its reply, with a bounded number of attempts. Only one at a time: the replies do not say what they answer.</summary>
internal sealed class Gm65Exchange
{
    // The module answers within some 50 ms (drivers leave 50-100 ms between commands); three times that.
    private const int ReplyLatencyMs = 150;

    // A reply may stand behind a code on the line, so arriving bytes extend the wait; noise must not extend it for ever.
    private const int LongestWaitMs = 2000;

    // An answer that came late has as many behind it as there were attempts, each as late; and a little for the line.
    private const int LateMarginMs = 50;

    private const int ReplyBytes = 7;

    private const int ReplyOk = 0;
    private const int ReplyUnknownCommand = 3;

    private readonly ISerialLine _line;
    private int _attemptsLeft;
    private int _attempts;
    private int _timeoutMs;
    private long _sentMs;

    internal Gm65Exchange(ISerialLine line) => _line = line;

    /// <summary>The command to fill in before <see cref="Start"/>; it must stay until the exchange is over.</summary>
    internal Gm65Command Command { get; } = new();

    internal ExchangeState State { get; private set; }

    /// <summary>Data byte of the reply.</summary>
    internal int Value { get; private set; }

    /// <summary>How long the line should rest after the reply: if there was more than one attempt, a late second reply must not be taken for the next command's.</summary>
    internal int RestMs => _attempts > 1 ? ((_attempts - 1) * _timeoutMs) + LateMarginMs : 0;

    internal void Start(int baudRate, int attempts, long nowMs)
    {
        _timeoutMs = ReplyLatencyMs + LineTime.Ms(Gm65Command.Length + ReplyBytes, baudRate);
        _attemptsLeft = attempts;
        _attempts = 0;
        Send(nowMs);
    }

    internal void Forget() => State = ExchangeState.Idle;

    /// <summary>A reply came.</summary>
    internal void OnReply(int type, int length, int value, long nowMs)
    {
        if (State != ExchangeState.Waiting || Command.Type == Gm65Command.TypeHeartbeat)
            return;
        if (type == ReplyUnknownCommand)
        {
            State = ExchangeState.Refused;
            return;
        }
        if (type != ReplyOk)
        {
            Retry(nowMs);
            return;
        }
        if (length != 1 || (Command.Type != Gm65Command.TypeRead && value != 0))
            return; // well formed, but no answer to this command
        Value = value;
        State = ExchangeState.Done;
    }

    /// <summary>A heartbeat came.</summary>
    internal void OnHeartbeat()
    {
        if (State == ExchangeState.Waiting && Command.Type == Gm65Command.TypeHeartbeat)
            State = ExchangeState.Done;
    }

    /// <summary>Watches the time.</summary>
    internal void Step(long lastByteMs, long nowMs)
    {
        if (State != ExchangeState.Waiting)
            return;
        long from = lastByteMs > _sentMs ? lastByteMs : _sentMs;
        if (nowMs - from >= _timeoutMs || nowMs - _sentMs >= LongestWaitMs)
            Retry(nowMs);
    }

    private void Retry(long nowMs)
    {
        if (_attemptsLeft == 0)
            State = ExchangeState.Failed;
        else
            Send(nowMs);
    }

    private void Send(long nowMs)
    {
        _attemptsLeft--;
        _attempts++;
        _sentMs = nowMs;
        State = ExchangeState.Waiting;
        _line.Write(Command.Bytes, 0, Gm65Command.Length);
    }
}
