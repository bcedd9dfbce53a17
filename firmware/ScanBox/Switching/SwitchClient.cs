using ScanBox.Ports;
using ScanBox.Security;
using ScanBox.Settings;

namespace ScanBox.Switching;

/// <summary>
/// Keeps a signed-in session with the switch on one link, and carries the messages of one purchase at a time over it.
/// Answers are matched to that purchase and checked here; what they mean for the money is decided by the payment.
/// </summary>
public sealed class SwitchClient
{
    private const int MaxStan = 999_999;

    /// <summary>What <see cref="TakeUpdate"/> gives while there is no answer.</summary>
    internal const int NoUpdateAnswer = -1;

    // One read of the link; frames are put together from as many as it takes.
    private const int ReadBytes = 256;

    // More than any burst of answers of ours; a flood is left for the next step.
    private const int ReadsInStep = 8;

    private readonly ILink _link;
    private readonly IMovableLink? _movable;
    private readonly IEntropy _entropy;
    private readonly IBoxLog _log;
    private readonly Dialect _dialect = new Dialect();
    private readonly RequestComposer _composer;
    private readonly TerminalLocation _location;
    private readonly MessageReader _reader;
    private readonly AnswerCheck _check;
    private readonly SignInAnswer _signIn;
    private readonly Sm4 _masterKey;
    private readonly FrameReader _frames = new FrameReader();
    private readonly AnswerQueue _answers = new AnswerQueue();
    private readonly SettlementTotals _totals = new SettlementTotals();
    private readonly byte[] _frame = new byte[Frame.MaxSize];
    private readonly byte[] _received = new byte[ReadBytes];
    private readonly byte[] _nonce = new byte[RequestComposer.NonceSize];

    private PurchaseReference _inHand = new PurchaseReference();
    private MessageMac? _mac;
    private int _serviceStan;
    private int _signInStan;
    private int _serviceAnswerStan;
    private long _retryAtMs;
    private long _deadlineMs;
    private int _pauseMs = SwitchTimes.FirstPauseMs;
    private long _heardAtMs;
    private long _unansweredSinceMs = -1;
    private bool _tested;
    private bool _signInFresh;
    private bool _settlementAnswered;
    private SettlementResult _settlement;
    private bool _signedOut;
    private long _leftAtMs = -1;
    private UpdateAnswer? _update;
    private bool _sentSinceUpdate;

    /// <summary>Puts a client together; nothing is sent before the first <see cref="Step"/>.</summary>
    public SwitchClient(ILink link, IEntropy entropy, IBoxLog log, BoxSettings settings, BoxKeys keys)
    {
        _link = link;
        _movable = link as IMovableLink;
        _entropy = entropy;
        _log = log;
        var identity = new TerminalIdentity(settings.TerminalId, settings.MerchantId, settings.Serial, FirmwareVersion.Text);
        _composer = new RequestComposer(_dialect, identity, keys.SerialKeyCipher());
        _location = new TerminalLocation { Longitude = settings.Longitude, Latitude = settings.Latitude };
        _reader = new MessageReader(_dialect);
        _check = new AnswerCheck(_dialect, identity);
        _signIn = new SignInAnswer(_dialect, identity);
        _masterKey = keys.MasterCipher();
    }

    /// <summary>Where the connection stands.</summary>
    public SwitchState State { get; private set; }

    /// <summary>Whether purchases can be sent now.</summary>
    public bool SignedIn => State == SwitchState.SignedIn;

    /// <summary>Uptime in ms from which a session that ended counts as lost, if no other has come by then; <see cref="long.MaxValue"/> while there is one, or none is wanted.</summary>
    public long LostAtMs => SignedIn || _signedOut || _leftAtMs < 0 ? long.MaxValue : _leftAtMs + SwitchTimes.ReturnMs;

    /// <summary>Whether the session ended a moment ago, and another one is likely to be there in a moment.</summary>
    public bool IsReturning(long nowMs) => LostAtMs != long.MaxValue && nowMs < LostAtMs;

    /// <summary>Whether the link carries bytes, so that an answer to what was sent can still come.</summary>
    public bool Connected => _link.State == LinkState.Up;

    /// <summary>Whether the way in use is not the one that the box was set up to prefer.</summary>
    public bool OnStandby => _movable is not null && _movable.IsStandby;

    /// <summary>Whether the batch that the journal knows was ended by a sign-out, and no sign-in has brought the next one.</summary>
    public bool BatchIsOver { get; private set; }

    /// <summary>Whether sign-ins ask for the total of the day, because the box lost its own.</summary>
    public bool AsksTotal { get; set; }

    /// <summary>The total of the day that the last sign-in told; its date is 0 when it told none.</summary>
    public DayTotal DayTotal => _signIn.DayTotal;

    /// <summary>Batch of the session, 0 before the first sign-in.</summary>
    public int Batch { get; private set; }

    /// <summary>Successful sign-ins since start.</summary>
    public int SignIns { get; private set; }

    /// <summary>The STAN after the last used one.</summary>
    /// <returns>False when there is no batch, or its numbers are used up: the next sign-in opens a new one.</returns>
    public static bool NextStan(int batch, int lastStan, out int stan)
    {
        stan = lastStan + 1;
        return batch > 0 && stan <= MaxStan;
    }

    /// <summary>Business date MMDD that the last sign-in told, -1 when it told none.</summary>
    public int SignInDate => _signIn.Date;

    /// <summary>Time HHMMSS that the last sign-in told.</summary>
    public int SignInTime => _signIn.Time;

    /// <summary>Takes the result of the last sign-in once: it must be on flash before a purchase uses it.</summary>
    /// <param name="batch">The open batch.</param>
    /// <param name="stan">Highest STAN that the switch has seen in it.</param>
    public bool TakeSignIn(out int batch, out int stan)
    {
        batch = _signIn.Batch;
        stan = _signIn.MarkBatch == _signIn.Batch ? _signIn.MarkStan : 0;
        bool fresh = _signInFresh;
        _signInFresh = false;
        return fresh;
    }

    /// <summary>Takes the next answer about the purchase in hand.</summary>
    public SwitchAnswer? TakeAnswer() => _answers.Take();

    /// <summary>Takes the answer to a settlement once.</summary>
    /// <param name="result">What the switch said of the totals.</param>
    public bool TakeSettlement(out SettlementResult result)
    {
        result = _settlement;
        bool answered = _settlementAnswered;
        _settlementAnswered = false;
        return answered;
    }

    /// <summary>Ends the session: its keys are in doubt, or what it gave could not be kept.</summary>
    public void SignInAgain(long nowMs)
    {
        if (State == SwitchState.SignedIn)
            Disconnect(SwitchState.Offline, nowMs);
    }

    /// <summary>Uptime in ms at which the switch was last heard, or the link came up.</summary>
    public long HeardAtMs => _heardAtMs;

    /// <summary>Why the switch last refused a sign-in, for a technician; empty when it never did.</summary>
    public string LastRefusal { get; private set; } = "";

    /// <summary>Drops the connection and makes it anew at once, for a technician who looks on; also after a sign-out.</summary>
    public void Reconnect(long nowMs)
    {
        _signedOut = false;
        Disconnect(SwitchState.Offline, nowMs);
        _pauseMs = SwitchTimes.FirstPauseMs;
        _retryAtMs = nowMs;
    }

    /// <summary>Asks the switch whether it is there; what comes back moves <see cref="HeardAtMs"/>. Does nothing while a request is unanswered.</summary>
    public void Probe(long nowMs)
    {
        if ((State == SwitchState.SignedIn || State == SwitchState.SignedOut) && _unansweredSinceMs < 0)
            Send(_composer.Network(NetworkRequest.Echo, Batch, NextServiceStan(), _frame), nowMs);
    }

    /// <summary>Signs in anew on the same connection.</summary>
    public void Renew(long nowMs)
    {
        if (State == SwitchState.SignedIn)
            BeginSignIn(nowMs);
    }

    /// <summary>
    /// Ends the session at the end of the day 签退. The connection is kept; until <see cref="Wake"/> nobody signs in. The answer is not
    /// waited for: should the message be lost, the switch keeps a session that this box uses no more, and the next sign-in ends it.
    /// </summary>
    public void SignOut(long nowMs)
    {
        if (State != SwitchState.SignedIn)
            return;
        _signedOut = true;
        BatchIsOver = true;
        SendResult result = Send(_composer.Network(NetworkRequest.SignOut, Batch, NextServiceStan(), _frame, _mac), nowMs);
        _mac = null;
        if (result == SendResult.Sent)
            State = SwitchState.SignedOut;
    }

    /// <summary>Somebody wants to pay: signs in again after a sign-out.</summary>
    /// <returns>Whether a sign-in begins; false when the box is not signed out.</returns>
    public bool Wake(long nowMs)
    {
        if (!_signedOut)
            return false;
        _signedOut = false;
        _retryAtMs = nowMs;
        if (State == SwitchState.SignedOut)
            BeginSignIn(nowMs);
        return true;
    }

    /// <summary>Sends a purchase 0200. The code is overwritten in this object's buffers afterwards.</summary>
    public SendResult SendPurchase(PurchaseReference purchase, byte[] code, int codeLength, string factor, long nowMs)
    {
        if (State != SwitchState.SignedIn)
            return SendResult.NotReady;
        _inHand = purchase;
        return Send(_composer.Purchase(purchase, code, 0, codeLength, factor, _mac!, _frame), nowMs);
    }

    /// <summary>Sends a void 0200 or a refund 0220.</summary>
    public SendResult SendUndo(PurchaseReference undo, long nowMs)
    {
        if (State != SwitchState.SignedIn)
            return SendResult.NotReady;
        _inHand = undo;
        return Send(_composer.VoidOrRefund(undo, _mac!, _frame), nowMs);
    }

    /// <summary>Asks for the result of a purchase, void or refund, 0100.</summary>
    public SendResult SendInquiry(PurchaseReference original, long nowMs)
    {
        if (State != SwitchState.SignedIn)
            return SendResult.NotReady;
        _inHand = original;
        _serviceAnswerStan = NextServiceStan();
        return Send(_composer.Inquiry(original, Batch, _serviceAnswerStan, _mac!, _frame), nowMs);
    }

    /// <summary>Takes a purchase, void or refund back, 0400.</summary>
    public SendResult SendReversal(PurchaseReference original, ReversalReason reason, long nowMs)
    {
        if (State != SwitchState.SignedIn)
            return SendResult.NotReady;
        _inHand = original;
        return Send(_composer.Reversal(original, reason, _mac!, _frame), nowMs);
    }

    /// <summary>Sends the totals of the open batch, 0500; an answer closes it.</summary>
    public SendResult SendSettlement(SettlementTotals totals, long nowMs)
    {
        if (State != SwitchState.SignedIn)
            return SendResult.NotReady;
        _serviceAnswerStan = NextServiceStan();
        _settlementAnswered = false;
        return Send(_composer.Settlement(totals, Batch, _serviceAnswerStan, _mac!, _frame), nowMs);
    }

    /// <summary>Asks for a piece of an update 0820.</summary>
    /// <param name="content">Holds the question, at most 512 bytes.</param>
    /// <param name="count">Its length.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    public SendResult SendUpdate(byte[] content, int count, long nowMs)
    {
        if (State != SwitchState.SignedIn)
            return SendResult.NotReady;
        // Most boxes ask for nothing most of the time: the memory comes with the first question.
        _update ??= new UpdateAnswer();
        int stan = NextServiceStan();
        _update.Expect(stan);
        SendResult result = Send(_composer.Update(content, count, Batch, stan, _mac!, _frame), nowMs);
        _sentSinceUpdate = false;
        return result;
    }

    /// <summary>Takes the answer to <see cref="SendUpdate"/> once.</summary>
    /// <param name="target">Receives it; 512 bytes.</param>
    /// <returns>Bytes stored; 0 when the switch has nothing, -1 while there is no answer.</returns>
    public int TakeUpdate(byte[] target) => _update is null ? NoUpdateAnswer : _update.Take(target);

    /// <summary>Connects, signs in, takes what arrived, tests a silent path.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <param name="batch">The batch that the journal knows, 0 when it knows none.</param>
    /// <param name="lastStan">The highest STAN that the journal knows in it.</param>
    /// <param name="mayBlock">Whether the box may stand still now: a TLS handshake stops everything for a second or more.</param>
    /// <param name="mayMove">Whether the link may be changed for a better one: no payment is in hand.</param>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs, int batch, int lastStan, bool mayBlock = true, bool mayMove = true)
    {
        if (State == SwitchState.Offline || State == SwitchState.Refused)
        {
            if (nowMs < _retryAtMs)
                return _retryAtMs;
            _link.Open();
            BeginSignIn(nowMs);
            return nowMs;
        }
        if (State == SwitchState.Connecting)
            return StepConnecting(nowMs, batch, lastStan, mayBlock);
        if (_link.State != LinkState.Up)
        {
            Fail(nowMs, "the link broke");
            return nowMs;
        }
        Receive(nowMs);
        if (State == SwitchState.SigningIn)
        {
            if (nowMs >= _deadlineMs)
                Fail(nowMs, "no answer to the sign-in");
            return _deadlineMs;
        }
        if (mayBlock && mayMove && State == SwitchState.SignedIn && _unansweredSinceMs < 0 && _movable is not null && _movable.HasBetterWay)
            Move(nowMs);
        return State == SwitchState.SignedIn || State == SwitchState.SignedOut ? WatchPath(nowMs) : nowMs;
    }

    /// <summary>The planned way back: nothing is lost, so nobody pauses and nothing is said.</summary>
    private void Move(long nowMs)
    {
        _link.Close();
        _frames.Reset();
        _link.Open();
        BeginSignIn(nowMs);
    }

    private void BeginSignIn(long nowMs)
    {
        if (SignedIn)
            _leftAtMs = nowMs;
        State = SwitchState.Connecting;
        _deadlineMs = nowMs + SwitchTimes.ConnectWaitMs;
    }

    private long StepConnecting(long nowMs, int batch, int lastStan, bool mayBlock)
    {
        LinkState link = _link.State;
        if (link == LinkState.Up)
        {
            _frames.Reset();
            _heardAtMs = nowMs;
            // Another network gives another address, another cell.
            _location.Place = _link.Place;
            _composer.SetLocation(_location.Compose());
            if (_signedOut)
            {
                State = SwitchState.SignedOut;
                return nowMs;
            }
            _entropy.Fill(_nonce);
            _signInStan = NextServiceStan();
            State = SwitchState.SigningIn;
            _deadlineMs = nowMs + SwitchTimes.SignInWaitMs;
            // A batch whose numbers are used up is given back: the switch opens the next one.
            Send(_composer.SignIn(lastStan >= MaxStan ? 0 : batch, _signInStan, _nonce, _frame, AsksTotal), nowMs);
        }
        else if (link == LinkState.Down || nowMs >= _deadlineMs)
        {
            Fail(nowMs, "no connection");
        }
        else if (link == LinkState.Reached && mayBlock)
        {
            // The time may be another one afterwards; whatever came of it is seen in the next step.
            _link.Open();
            return nowMs;
        }
        return State == SwitchState.Offline ? _retryAtMs : _deadlineMs;
    }

    private long WatchPath(long nowMs)
    {
        if (_unansweredSinceMs >= 0 && nowMs - _unansweredSinceMs >= SwitchTimes.SilenceMs)
        {
            Fail(nowMs, "the switch is silent");
            return nowMs;
        }
        bool isDue = _unansweredSinceMs < 0 ? nowMs - _heardAtMs >= SwitchTimes.EchoAfterMs : !_tested && nowMs - _unansweredSinceMs >= SwitchTimes.TestAfterMs;
        if (isDue)
        {
            _tested = _unansweredSinceMs >= 0;
            bool sentSinceUpdate = _sentSinceUpdate;
            Send(_composer.Network(NetworkRequest.Echo, Batch, NextServiceStan(), _frame), nowMs);
            // It asks for nothing itself.
            _sentSinceUpdate = sentSinceUpdate;
        }
        if (_unansweredSinceMs < 0)
            return _heardAtMs + SwitchTimes.EchoAfterMs;
        return _unansweredSinceMs + (_tested ? SwitchTimes.SilenceMs : SwitchTimes.TestAfterMs);
    }

    private SendResult Send(int length, long nowMs)
    {
        bool sent = _link.Write(_frame, 0, length);
        _sentSinceUpdate = true;
        System.Array.Clear(_frame, 0, length);
        if (_unansweredSinceMs < 0)
            _unansweredSinceMs = nowMs;
        if (sent)
            return SendResult.Sent;
        Fail(nowMs, "the link broke while sending");
        return SendResult.MaybeSent;
    }

    private void Receive(long nowMs)
    {
        for (int reads = 0; reads < ReadsInStep; reads++)
        {
            int count = _link.Read(_received, 0, ReadBytes);
            if (count <= 0)
                return;
            int taken = 0;
            while (taken < count)
            {
                taken += _frames.Add(_received, taken, count - taken);
                if (_frames.Error != DecodeError.None)
                {
                    Fail(nowMs, "the switch sent no frame");
                    return;
                }
                if (!_frames.IsComplete)
                    break;
                TakeFrame(nowMs);
                if (_link.State != LinkState.Up)
                    return;
                _frames.Next();
            }
            System.Array.Clear(_received, 0, count);
        }
    }

    private void TakeFrame(long nowMs)
    {
        _heardAtMs = nowMs;
        bool tested = _tested;
        long unansweredSinceMs = _unansweredSinceMs;
        _unansweredSinceMs = -1;
        _tested = false;
        DecodeError error = _reader.Read(_frames.GetBuffer(), Frame.LengthSize, _frames.Count);
        if (error != DecodeError.None)
        {
            _log.Write(nowMs, $"switch: an unreadable frame was dropped (error {(int)error}, field {_reader.ErrorField})");
            return;
        }
        switch (_reader.Message.Mti)
        {
            case MessageType.SignInAnswer:
                if (State == SwitchState.SigningIn)
                    TakeSignInAnswer(nowMs);
                break;
            case MessageType.PurchaseAnswer:
            case MessageType.RefundAnswer:
                Offer(ExchangeKind.Purchase, nowMs);
                break;
            case MessageType.InquiryAnswer:
                Offer(ExchangeKind.Inquiry, nowMs);
                break;
            case MessageType.ReversalAnswer:
                Offer(ExchangeKind.Reversal, nowMs);
                break;
            case MessageType.SettlementAnswer:
                Offer(ExchangeKind.Settlement, nowMs);
                break;
            default:
                // The answer to an echo or to a piece of an update: the path is alive, but a request that went with it is still unanswered.
                bool hidesRequest = TakeUpdateAnswer(nowMs) ? _sentSinceUpdate : tested;
                if (hidesRequest)
                {
                    _tested = tested;
                    _unansweredSinceMs = unansweredSinceMs;
                }
                break;
        }
    }

    /// <summary>Takes the answer to a piece of an update.</summary>
    /// <returns>False when it answers something else.</returns>
    private bool TakeUpdateAnswer(long nowMs)
    {
        if (_update is null || _update.Stan == 0 || _check.Basics(_reader.Message, MessageType.NetworkAnswer, _update.Stan) != AnswerFault.None)
            return false;
        if (_mac is null || !_reader.VerifyMac(_mac))
        {
            _log.Write(nowMs, "switch: a piece of an update without a valid MAC was dropped");
            return true;
        }
        _update.Accept(_reader.Message, _dialect.Responses.Classify(_reader.Message) == ResponseMeaning.Approved);
        return true;
    }

    private void TakeSignInAnswer(long nowMs)
    {
        SignInFault fault = _signIn.Accept(_reader, _masterKey, _signInStan, _nonce);
        if (fault == SignInFault.None)
        {
            _mac = _signIn.CreateMac();
            _signIn.Forget();
            Batch = _signIn.Batch;
            SignIns++;
            _signInFresh = true;
            BatchIsOver = false;
            _pauseMs = SwitchTimes.FirstPauseMs;
            State = SwitchState.SignedIn;
            _leftAtMs = -1;
            return;
        }
        // An old answer played again says nothing about this box's keys; the right one may be right behind it.
        if (fault == SignInFault.NotOurs || fault == SignInFault.WrongNonce)
            return;
        string code = _reader.Message.GetText(39) ?? "";
        LastRefusal = $"fault {(int)fault}, F39 {code}";
        _log.Write(nowMs, "switch: sign-in refused (" + LastRefusal + ")");
        Disconnect(SwitchState.Refused, nowMs);
    }

    private void Offer(ExchangeKind kind, long nowMs)
    {
        IsoMessage message = _reader.Message;
        bool authentic = _mac is not null && _reader.VerifyMac(_mac);
        AnswerFault fault = Check(kind, authentic);
        if (fault != AnswerFault.None)
        {
            // Most often the late answer to an earlier request.
            _log.Write(nowMs, $"switch: an answer that is not to the request in hand was dropped (fault {(int)fault})");
            return;
        }
        if (kind == ExchangeKind.Settlement && authentic)
        {
            // Closed or not: only a batch that the switch says it compared is.
            _settlementAnswered = true;
            _settlement = _totals.Read(message) ? _totals.Result : SettlementResult.Error;
            return;
        }
        SwitchAnswer answer = _answers.Add();
        answer.Kind = kind;
        answer.Batch = _inHand.Batch;
        answer.Stan = _inHand.Stan;
        answer.Authentic = authentic;
        answer.Meaning = authentic ? _dialect.Responses.Classify(message) : ResponseMeaning.Unknown;
        answer.ResponseCode = message.GetText(39) ?? "";
        answer.Rrn = message.GetText(37) ?? "";
        answer.Date = NotNegative(message.GetNumber(13));
        answer.Time = NotNegative(message.GetNumber(12));
        if (authentic && answer.Meaning != ResponseMeaning.SignInAgain)
            return;
        _log.Write(nowMs, authentic ? "switch: wants a new sign-in" : "switch: an answer without a valid MAC decides nothing; signing in again");
        SignInAgain(nowMs);
    }

    private AnswerFault Check(ExchangeKind kind, bool authentic)
    {
        IsoMessage message = _reader.Message;
        // A switch that has no key in common with the box cannot be held to more than the basics, and decides nothing.
        if (!authentic)
        {
            bool isService = kind == ExchangeKind.Inquiry || kind == ExchangeKind.Settlement;
            return _check.Basics(message, message.Mti, isService ? _serviceAnswerStan : _inHand.Stan);
        }
        switch (kind)
        {
            case ExchangeKind.Purchase:
                return _check.Purchase(message, _inHand);
            case ExchangeKind.Inquiry:
                return _check.Inquiry(message, _inHand, Batch, _serviceAnswerStan);
            case ExchangeKind.Settlement:
                return _check.Settlement(message, Batch, _serviceAnswerStan);
            default:
                return _check.Reversal(message, _inHand);
        }
    }

    private static int NotNegative(long number) => number < 0 ? 0 : (int)number;

    private void Fail(long nowMs, string why)
    {
        _log.Write(nowMs, "switch: " + why);
        Disconnect(SwitchState.Offline, nowMs);
    }

    private void Disconnect(SwitchState state, long nowMs)
    {
        _link.Close();
        _frames.Reset();
        _unansweredSinceMs = -1;
        _tested = false;
        if (SignedIn)
            _leftAtMs = nowMs;
        State = state;
        if (state == SwitchState.Refused)
        {
            // A refusal is told as such, not as a lost path.
            _leftAtMs = -1;
            _retryAtMs = nowMs + SwitchTimes.RefusedPauseMs;
            return;
        }
        _retryAtMs = nowMs + _pauseMs;
        _pauseMs = _pauseMs * 2 > SwitchTimes.LongestPauseMs ? SwitchTimes.LongestPauseMs : _pauseMs * 2;
    }

    private int NextServiceStan()
    {
        _serviceStan = _serviceStan >= MaxStan ? 1 : _serviceStan + 1;
        return _serviceStan;
    }
}
