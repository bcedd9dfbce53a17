using System;
using ScanBox.Ports;

namespace ScanBox.Parts.Modems;

/// <summary>
/// Talks to one modem: one command in flight, its answer told apart from what the modem says of itself, payload taken by its
/// declared length and never by lines. Never waits.
/// <code>
///           Start                    final line, result line
///   Idle ----------> Waiting ---------------------------------> Idle
///    |                | ^ data sent                              ^
///    |         prompt v |                                        |
///    |               Sending                    time over -------+ and the line is in doubt
///    | Start, line in doubt        answered, then OK
///    +----------------> Syncing ------------------> Waiting
/// </code>
/// After a command that ran out of time the line is in doubt: its answer may still come, and the next command would take it for
/// its own. So a question goes first whose answer nothing else looks like; a final line counts again when that has come.
/// </summary>
public sealed class AtEngine
{
    /// <summary>Answers of a modem that is alive come within a second; one that is busy with a network takes longer.</summary>
    public const int SyncMs = 3_000;

    /// <summary>Wait for the prompt that asks for data.</summary>
    public const int PromptMs = 5_000;

    /// <summary>Inside a payload bytes follow each other; after so long a gap the modem was reset.</summary>
    public const int PayloadSilenceMs = 2_000;

    /// <summary>After a result line that tells a failure its final line follows at once, or not at all.</summary>
    public const int FinalGraceMs = 1_000;

    /// <summary>Speed of every modem here as delivered, baud.</summary>
    public const int BaudRate = 115_200;

    // A piece of data, and the time the line takes for it: the send buffer of the UART is never full.
    private const int PieceBytes = 256;
    private const int PieceMs = PieceBytes * 10 * 1000 / BaudRate + 1;

    // Bounds the work of one step.
    private const int ReadBytes = 128;

    // Two questions of different looks: the second is asked when the first one's own answer may be late.
    private const int MaxSyncs = 2;

    // The receive buffer of the UART fills in 177 ms.
    private const int PollMs = 10;
    private const int IdlePollMs = 20;

    private readonly ISerialLine _line;
    private readonly IAtListener _listener;
    private readonly AtLine _text = new AtLine();
    private readonly AtCommand _sync = new AtCommand();
    private readonly byte[] _chunk = new byte[ReadBytes];
    private readonly byte[] _piece = new byte[PieceBytes];
    private Phase _phase;
    private bool _inDoubt;
    private bool _lastAskedSignal;
    private bool _asksSignal;
    private bool _syncAnswered;
    private int _syncs;
    private bool _finalSeen;
    private bool _answerSeen;
    private bool _resultSeen;
    private bool _resultGood;
    private int _dataLeft;
    private int _padLeft;
    private long _pieceAtMs;
    private long _deadlineMs;
    private int _payloadLeft;
    private bool _endsLine;
    private long _byteAtMs;

    /// <summary>An engine on a line that nobody else uses.</summary>
    public AtEngine(ISerialLine line, IAtListener listener)
    {
        _line = line;
        _listener = listener;
    }

    private enum Phase : byte
    {
        Idle,
        Syncing,
        Prompting,
        Sending,
        Waiting,
    }

    /// <summary>The command; fill it only while nothing is in flight, then <see cref="Start"/> it.</summary>
    public AtCommand Command { get; } = new AtCommand();

    /// <summary>Whether a command is in flight.</summary>
    public bool IsBusy => _phase != Phase.Idle || _padLeft > 0;

    /// <summary>How the last command ended.</summary>
    public AtOutcome Outcome { get; private set; }

    /// <summary>Whether the last command was refused, also one that may be.</summary>
    public bool WasRefused { get; private set; }

    /// <summary>Number of the last <c>+CME ERROR</c>, -1 when the refusal had none.</summary>
    public int ErrorCode { get; private set; }

    /// <summary>Lines longer than a line may be, cut or dropped.</summary>
    public int OverlongLines { get; private set; }

    /// <summary>Opens the line and forgets everything: the modem is new.</summary>
    public void Open()
    {
        _line.Open(BaudRate);
        _text.Clear();
        Forget();
    }

    /// <summary>Forgets the command in flight and every doubt: the modem starts, and answers when it can.</summary>
    public void Forget()
    {
        _phase = Phase.Idle;
        Outcome = AtOutcome.None;
        _inDoubt = false;
        _payloadLeft = 0;
        _padLeft = 0;
    }

    /// <summary>Answers to earlier attempts may still come: the next command is sent when the line is sure.</summary>
    public void Doubt() => _inDoubt = true;

    /// <summary>Sends <see cref="Command"/>.</summary>
    public void Start(long nowMs)
    {
        Outcome = AtOutcome.None;
        ErrorCode = -1;
        _syncs = 0;
        if (_inDoubt)
            Sync(nowMs);
        else
            Send(nowMs);
    }

    /// <summary>Ends a command of which only the result line is missing, because nobody wants it any more.</summary>
    public void Abandon()
    {
        if (_phase == Phase.Waiting && _finalSeen)
            End(AtOutcome.TimedOut);
    }

    /// <summary>The next bytes are payload, as a line declared. From within the listener.</summary>
    public void ExpectPayload(int count) => _payloadLeft = count;

    /// <summary>Takes what has come and does what is due.</summary>
    /// <returns>Uptime in ms of the next thing that is due.</returns>
    public long Step(long nowMs)
    {
        int count = _line.Read(_chunk, 0, ReadBytes);
        Take(count, nowMs);
        if (_payloadLeft > 0 && nowMs - _byteAtMs >= PayloadSilenceMs)
        {
            _payloadLeft = 0;
            _listener.OnPayloadLost();
        }
        if (_padLeft > 0 || _phase == Phase.Sending)
            SendPiece(nowMs);
        else if (_phase != Phase.Idle && nowMs >= _deadlineMs)
            RunOut(nowMs);
        if (count == ReadBytes)
            return nowMs;
        return nowMs + (IsBusy || _payloadLeft > 0 ? PollMs : IdlePollMs);
    }

    private void Take(int count, long nowMs)
    {
        if (count > 0)
            _byteAtMs = nowMs;
        int at = 0;
        while (at < count)
        {
            if (_payloadLeft > 0)
            {
                if (_endsLine)
                {
                    // The second half of the end of the line that declared the payload.
                    _endsLine = false;
                    if (_chunk[at] == (byte)'\n')
                    {
                        at++;
                        continue;
                    }
                }
                int part = count - at < _payloadLeft ? count - at : _payloadLeft;
                // First, so that the listener may expect more.
                _payloadLeft -= part;
                _listener.OnPayload(_chunk, at, part);
                at += part;
                continue;
            }
            TakeByte(_chunk[at++], nowMs);
        }
        if (count > 0)
            Array.Clear(_chunk, 0, count);
    }

    private void TakeByte(byte value, long nowMs)
    {
        _endsLine = value == (byte)'\r';
        if (value == (byte)'\n' || _endsLine)
        {
            _text.TrimEnd();
            if (_text.Count > 0)
                TakeLine(nowMs);
            _text.Clear();
            return;
        }
        // A modem that resets sends zeros, and lines begin with no space.
        if (value == 0 || (value == (byte)' ' && _text.Count == 0))
            return;
        if (_text.Count == AtLine.MaxBytes - 1)
            OverlongLines++;
        _text.Add(value);
        if (_phase == Phase.Prompting && _text.Count == 1 && value == (byte)'>' && Command.Prompt == ">")
        {
            _text.Clear();
            BeginData(nowMs);
        }
    }

    private void TakeLine(long nowMs)
    {
        // The echo, should it be on.
        if (_text.Is("AT*"))
            return;
        if (_phase == Phase.Syncing)
        {
            TakeSyncLine(nowMs);
            return;
        }
        if (_phase != Phase.Idle && TakeOwnLine(nowMs))
            return;
        if (_listener.OnUnsolicited(_text) || _phase == Phase.Idle || Command.Answer != "*")
            return;
        if (_listener.OnAnswer(_text))
            Answered();
    }

    /// <summary>A line for the command in flight.</summary>
    /// <returns>False when it is not for it.</returns>
    private bool TakeOwnLine(long nowMs)
    {
        if (_phase == Phase.Prompting && Command.Prompt != ">" && _text.Is(Command.Prompt))
        {
            BeginData(nowMs);
            return true;
        }
        if (IsError())
        {
            if (!_finalSeen)
                End(AtOutcome.Refused);
            return true;
        }
        // A final line before the data are out can only be of an earlier command.
        bool mayEnd = _phase == Phase.Waiting;
        if (_text.Is(Command.Success) || (Command.OtherSuccess.Length > 0 && _text.Is(Command.OtherSuccess)))
        {
            if (mayEnd)
                Finalised();
            return true;
        }
        if (Command.Result.Length > 0 && _text.Is(Command.Result) && (Command.ResultKey < 0 || _text.NumberAt(0) == Command.ResultKey))
        {
            Judge(Command.ResultField < 0 || _text.NumberAt(Command.ResultField) == Command.ResultValue, nowMs);
            return true;
        }
        if (Command.Failure.Length > 0 && _text.Is(Command.Failure))
        {
            if (Command.Result.Length > 0)
                Judge(false, nowMs);
            else
                End(AtOutcome.Refused);
            return true;
        }
        if (Command.Answer.Length > 1 && _text.Is(Command.Answer) && _listener.OnAnswer(_text))
        {
            Answered();
            return true;
        }
        return false;
    }

    private void Answered()
    {
        _answerSeen = true;
        if (Command.EndsWithAnswer)
            End(AtOutcome.Done);
    }

    private void Finalised()
    {
        // A question whose answer did not come: the final line was another's, or the modem has no answer.
        if (Command.Answer.Length > 0 && !_answerSeen && !Command.MayFail)
        {
            End(AtOutcome.Refused);
            return;
        }
        _finalSeen = true;
        if (Command.Result.Length == 0)
            End(AtOutcome.Done);
        else if (_resultSeen)
            End(_resultGood ? AtOutcome.Done : AtOutcome.Refused);
    }

    private void Judge(bool isGood, long nowMs)
    {
        _resultSeen = true;
        _resultGood = isGood;
        if (_finalSeen)
            End(isGood ? AtOutcome.Done : AtOutcome.Refused);
        else if (!isGood)
            _deadlineMs = nowMs + FinalGraceMs;
    }

    private bool IsError()
    {
        if (_text.Is("ERROR"))
            return true;
        if (!_text.Is("+CME ERROR:") && !_text.Is("+CMS ERROR:"))
            return false;
        ErrorCode = _text.NumberAt(0);
        if (ErrorCode < 0 && _text.Has("SIM not inserted"))
            ErrorCode = ModemStatus.NoSimError;
        return true;
    }

    private void Send(long nowMs)
    {
        _finalSeen = false;
        _answerSeen = false;
        _resultSeen = false;
        byte[] bytes = Command.Finish();
        if (Command.Count == 0)
        {
            Outcome = AtOutcome.Refused;
            return;
        }
        _lastAskedSignal = Command.Answer == ModemStatus.SignalName;
        _dataLeft = Command.DataCount;
        _phase = _dataLeft > 0 ? Phase.Prompting : Phase.Waiting;
        _deadlineMs = nowMs + (_dataLeft > 0 ? PromptMs : Command.TimeoutMs);
        _line.Write(bytes, 0, Command.Count);
    }

    private void BeginData(long nowMs)
    {
        _phase = Phase.Sending;
        _pieceAtMs = nowMs;
    }

    private void SendPiece(long nowMs)
    {
        if (nowMs < _pieceAtMs)
            return;
        _pieceAtMs = nowMs + PieceMs;
        if (_padLeft > 0)
        {
            int pad = _padLeft < PieceBytes ? _padLeft : PieceBytes;
            for (int i = 0; i < pad; i++)
                _piece[i] = (byte)'\r';
            _line.Write(_piece, 0, pad);
            _padLeft -= pad;
            _deadlineMs = nowMs + SyncMs;
            return;
        }
        int count = _dataLeft < PieceBytes ? _dataLeft : PieceBytes;
        _listener.FillData(_piece, count);
        _line.Write(_piece, 0, count);
        Array.Clear(_piece, 0, count);
        _dataLeft -= count;
        if (_dataLeft > 0)
            return;
        _phase = Phase.Waiting;
        _deadlineMs = nowMs + Command.TimeoutMs;
    }

    private void RunOut(long nowMs)
    {
        if (_phase == Phase.Syncing)
        {
            if (_syncs < MaxSyncs)
                Sync(nowMs);
            else
                End(AtOutcome.Mute);
            return;
        }
        if (_phase == Phase.Waiting && _resultSeen && !_resultGood)
        {
            // Some firmware leaves the final line out after a result that tells a failure.
            _inDoubt = true;
            End(AtOutcome.Refused);
            return;
        }
        // A prompt that got lost: the modem takes what comes next for the data, so it is given its fill.
        if (_phase == Phase.Prompting)
            _padLeft = Command.DataCount;
        _inDoubt |= !_finalSeen;
        End(AtOutcome.TimedOut);
    }

    private void Sync(long nowMs)
    {
        _syncs++;
        _asksSignal = !_lastAskedSignal;
        _lastAskedSignal = _asksSignal;
        _syncAnswered = false;
        _sync.Begin(_asksSignal ? "AT+CSQ" : "AT+CGSN");
        byte[] bytes = _sync.Finish();
        _phase = Phase.Syncing;
        _deadlineMs = nowMs + SyncMs;
        _line.Write(bytes, 0, _sync.Count);
    }

    private void TakeSyncLine(long nowMs)
    {
        if (_syncAnswered && _text.Is("OK"))
        {
            _inDoubt = false;
            Send(nowMs);
        }
        else if (_asksSignal ? _text.Is(ModemStatus.SignalName) : _text.DigitsOnly() == ModemStatus.ImeiDigits)
        {
            _syncAnswered = true;
        }
        else
        {
            _listener.OnUnsolicited(_text);
        }
    }

    private void End(AtOutcome outcome)
    {
        if (_phase == Phase.Sending)
        {
            // Refused amid its data: the modem still takes the rest for data.
            _padLeft = _dataLeft;
            _inDoubt = true;
        }
        _phase = Phase.Idle;
        WasRefused = outcome == AtOutcome.Refused;
        Outcome = outcome == AtOutcome.Refused && Command.MayFail ? AtOutcome.Done : outcome;
    }
}
