using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>One command and its answer, with a bounded number of attempts. Only one at a time: most answers do not say what they answer.</summary>
internal sealed class ScannerExchange
{
    // An answer may stand behind a code on the line, so arriving bytes extend the wait; noise must not extend it for ever.
    private const int LongestWaitMs = 2000;

    // An answer that came late has as many behind it as there were attempts, each as late; and a little for the line.
    private const int LateMarginMs = 50;

    // A module that dozes does so after 1 s without a byte.
    private const int DozesAfterMs = 900;

    // Most answers are shorter; longer ones extend the wait while they come.
    private const int AnswerBytes = 16;

    private static readonly byte[] s_noCommand = new byte[0];

    private readonly ISerialLine _line;
    private readonly ScannerProbe _family;
    private readonly ScannerStream _stream;
    private readonly byte[] _wakeUp;
    private readonly int _baudRate;
    private byte[] _command = s_noCommand;
    private int _attemptsLeft;
    private int _attempts;
    private int _timeoutMs;
    private long _sentMs = -DozesAfterMs;
    private long _sendAtMs;
    private bool _isAwaiting;

    internal ScannerExchange(ISerialLine line, ScannerProbe family, ScannerStream stream, int baudRate)
    {
        _line = line;
        _family = family;
        _stream = stream;
        _baudRate = baudRate;
        _wakeUp = family.WakeUp;
    }

    internal ExchangeState State { get; private set; }

    /// <summary>Number in the answer.</summary>
    internal int Value { get; private set; }

    /// <summary>How long the line should rest afterwards: after more than one attempt a late second answer must not be taken for the next command's.</summary>
    internal int RestMs => _attempts > 1 ? ((_attempts - 1) * _timeoutMs) + LateMarginMs : 0;

    internal void Start(byte[] command, int attempts, long nowMs)
    {
        _command = command;
        _timeoutMs = _family.ReplyMs + LineTime.Ms(command.Length + AnswerBytes, _baudRate);
        _attemptsLeft = attempts;
        _attempts = 0;
        Send(nowMs);
    }

    /// <summary>Sends a command that is not answered; it is over as soon as it is sent.</summary>
    internal void Tell(byte[] command, long nowMs)
    {
        Start(command, 1, nowMs);
        _isAwaiting = false;
        if (_sendAtMs == 0)
            State = ExchangeState.Done;
    }

    internal void Forget()
    {
        State = ExchangeState.Idle;
        _stream.Command = s_noCommand;
    }

    internal void OnFrame(ScannerFrame frame, long nowMs)
    {
        if (State != ExchangeState.Waiting || _sendAtMs != 0)
            return;
        if (frame == ScannerFrame.Ok)
        {
            Value = _family.Value;
            State = ExchangeState.Done;
        }
        else if (frame == ScannerFrame.Refused)
        {
            State = ExchangeState.Refused;
        }
        else if (frame == ScannerFrame.SendAgain)
        {
            Retry(nowMs);
        }
    }

    /// <summary>Watches the time.</summary>
    internal void Step(long lastByteMs, long nowMs)
    {
        if (State != ExchangeState.Waiting)
            return;
        if (_sendAtMs != 0)
        {
            if (nowMs >= _sendAtMs)
                Write(nowMs);
            return;
        }
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
        _isAwaiting = true;
        State = ExchangeState.Waiting;
        // A second attempt wakes the module in any case: the first may have been lost to its sleep.
        if (_wakeUp.Length > 0 && (_attempts > 1 || nowMs - _sentMs >= DozesAfterMs))
        {
            _line.Write(_wakeUp, 0, _wakeUp.Length);
            _sendAtMs = nowMs + _family.WakePauseMs;
            return;
        }
        Write(nowMs);
    }

    private void Write(long nowMs)
    {
        _sendAtMs = 0;
        _sentMs = nowMs;
        _stream.Command = _command;
        _line.Write(_command, 0, _command.Length);
        if (!_isAwaiting)
            State = ExchangeState.Done;
    }
}
