using System;
using ScanBox.Ports;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Tests.InMemory;

/// <summary>
/// A switch small enough for a device test, at the other end of an in-memory link: it signs a terminal in, answers
/// purchases, inquiries and reversals as told, and keeps what it did with each purchase.
/// </summary>
public sealed class MemorySwitch : IMovableLink
{
    private const int MaxPurchases = 8;

    private readonly Sm4 _masterKey;
    private readonly Dialect _dialect = new Dialect();
    private readonly FrameReader _frames = new FrameReader();
    private readonly MessageReader _reader;
    private readonly IsoMessage _answer = new IsoMessage();
    private readonly byte[] _sessionKey = new byte[16];
    private readonly byte[] _out = new byte[2 * Frame.MaxSize];
    private readonly int[] _stans = new int[MaxPurchases];
    private readonly int[] _batches = new int[MaxPurchases];
    private readonly long[] _amounts = new long[MaxPurchases];
    private readonly string[] _results = new string[MaxPurchases];
    private readonly bool[] _undos = new bool[MaxPurchases];
    private int _purchases;
    private bool _closed;
    private int _outLength;
    private MessageMac? _mac;
    private int _askedMti;
    private int _askedStan;
    private long _askedFen;
    private string _asked60 = "";
    private string _asked61 = "";

    public MemorySwitch(byte[] masterKey)
    {
        _masterKey = new Sm4(masterKey);
        _reader = new MessageReader(_dialect);
        for (int i = 0; i < MaxPurchases; i++)
            _results[i] = "";
    }

    /// <summary>F39 that the next purchases get.</summary>
    public string Result { get; set; } = "00";

    /// <summary>RRN of every answer about money.</summary>
    public string Rrn { get; set; } = "112200000001";

    /// <summary>F39 that a pending purchase gets when it is asked for.</summary>
    public string InquiryResult { get; set; } = "";

    /// <summary>Purchases are processed but not answered.</summary>
    public bool LosesPurchaseAnswers { get; set; }

    /// <summary>Purchases never arrive.</summary>
    public bool LosesPurchases { get; set; }

    /// <summary>Inquiries are not answered.</summary>
    public bool LosesInquiryAnswers { get; set; }

    /// <summary>Reversals are processed but not answered.</summary>
    public bool LosesReversalAnswers { get; set; }

    /// <summary>Settlements are not answered.</summary>
    public bool LosesSettlementAnswers { get; set; }

    /// <summary>Answers to purchases get a wrong MAC.</summary>
    public bool SpoilsMac { get; set; }

    /// <summary>Requests about money are processed, and answered only by <see cref="Answer(string, bool)"/>.</summary>
    public bool Holds { get; set; }

    /// <summary>The network is gone: nothing opens, what is open breaks.</summary>
    public bool Unreachable { get; set; }

    /// <summary>Somebody still enters a password for an earlier purchase: the total of the day may rise.</summary>
    public bool PayerWaits { get; set; }

    /// <summary>The box has signed out; purchases do not count until it signs in.</summary>
    public bool IsSignedOut { get; private set; }

    /// <summary>Connections need a handshake that stops the box.</summary>
    public bool NeedsHandshake { get; set; }

    public int Handshakes { get; private set; }

    public int Batch { get; set; } = 7;

    public int SignIns { get; private set; }

    public int PurchasesSeen { get; private set; }

    public int ReversalsSeen { get; private set; }

    /// <summary>F48 of the last settlement.</summary>
    public string Settled { get; private set; } = "";

    /// <summary>F59 of the last purchase, void or refund.</summary>
    public string LastTags { get; private set; } = "";

    /// <summary>MTI of the last purchase, void or refund.</summary>
    public int LastRequest { get; private set; }

    /// <summary>Purchases that came with a number that was used before.</summary>
    public int RepeatedStans { get; private set; }

    /// <summary>Sum of the purchases that were approved and not reversed, in fen.</summary>
    public long ApprovedFen
    {
        get
        {
            long sum = 0;
            for (int i = 0; i < MaxPurchases; i++)
                sum += _results[i] == "00" ? _amounts[i] : 0;
            return sum;
        }
    }

    /// <summary>What a batch has approved and not reversed, in fen: purchases, or what gave some back.</summary>
    public long SumOf(int batch, bool undos)
    {
        long sum = 0;
        for (int i = 0; i < MaxPurchases; i++)
            sum += _batches[i] == batch && _undos[i] == undos && _results[i] == "00" ? _amounts[i] : 0;
        return sum;
    }

    public LinkState State { get; private set; }

    public LinkPlace? Place { get; set; }

    public string Way => IsStandby ? "4G" : "Wi-Fi";

    public bool IsStandby { get; set; }

    public bool HasBetterWay { get; set; }

    public bool HasOutput => _outLength > 0;

    /// <summary>What became of the purchase with this STAN: its F39, "reversed", or "" when it never arrived.</summary>
    public string ResultOf(int stan)
    {
        for (int i = 0; i < _purchases && i < MaxPurchases; i++)
        {
            if (_stans[i] == stan)
                return _results[i];
        }
        return "";
    }

    public void Open()
    {
        if (Unreachable)
            return;
        if (!NeedsHandshake)
        {
            State = LinkState.Up;
        }
        else if (State == LinkState.Down)
        {
            State = LinkState.Reached;
        }
        else if (State == LinkState.Reached)
        {
            Handshakes++;
            State = LinkState.Up;
        }
    }

    public void Close()
    {
        if (HasBetterWay)
            IsStandby = false;
        HasBetterWay = false;
        State = LinkState.Down;
        _outLength = 0;
        _frames.Reset();
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        if (Unreachable)
            Close();
        int take = _outLength < count ? _outLength : count;
        Array.Copy(_out, 0, buffer, offset, take);
        Array.Copy(_out, take, _out, 0, _outLength - take);
        _outLength -= take;
        return take;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        if (Unreachable)
        {
            Close();
            return false;
        }
        while (count > 0)
        {
            int taken = _frames.Add(buffer, offset, count);
            offset += taken;
            count -= taken;
            if (!_frames.IsComplete)
                return true;
            if (_reader.Read(_frames.GetBuffer(), Frame.LengthSize, _frames.Count) == DecodeError.None)
                Handle(_reader.Message);
            _frames.Next();
        }
        return true;
    }

    /// <summary>Answers the last request about money with any F39.</summary>
    public void Answer(string result, bool validMac) => Answer(_askedMti, _askedStan, _asked60, _asked61, result, validMac);

    /// <summary>A 0210 on its way for longer than the box waited.</summary>
    public void AnswerPurchase(int stan, string result) => Answer(MessageType.Purchase, stan, "22" + Six(Batch) + "000", "", result, true);

    private void Handle(IsoMessage request)
    {
        switch (request.Mti)
        {
            case MessageType.SignIn:
                SignIn(request);
                break;
            case MessageType.Purchase:
            case MessageType.Refund:
                Purchase(request);
                break;
            case MessageType.Settlement:
                Settle(request);
                break;
            case MessageType.Inquiry:
                Inquire(request);
                break;
            case MessageType.Reversal:
                Reverse(request);
                break;
            default:
                IsSignedOut |= request.GetText(60)!.Substring(8) == _dialect.SignOutNetwork && _reader.VerifyMac(_mac!);
                Begin(request);
                _answer.SetText(39, "00");
                Send(null);
                break;
        }
    }

    private void SignIn(IsoMessage request)
    {
        SignIns++;
        IsSignedOut = false;
        for (int i = 0; i < 16; i++)
            _sessionKey[i] = (byte)(i * 11 + SignIns);
        byte[] block = new byte[40];
        for (int at = 0; at < 40; at += 20)
        {
            var key = new Sm4(_sessionKey);
            KeyUnwrap.Wrap(_masterKey, _sessionKey, 0, block, at);
            KeyCheckValue.Write(key, block, at + 16);
        }
        _mac = new MessageMac(new Sm4(_sessionKey));
        string asked = request.GetText(60)!.Substring(2, 6);
        if (asked == "000000" || _closed)
            Batch++;
        _closed = false;
        Begin(request);
        _answer.SetText(39, "00");
        _answer.SetText(60, "00" + Six(Batch) + "003");
        _answer.SetBytes(62, block, 0, 40);
        int highest = 0;
        for (int i = 0; i < _purchases && i < MaxPurchases; i++)
            highest = _batches[i] == Batch && _stans[i] > highest ? _stans[i] : highest;
        // The nonce is echoed where the request has it: 3 characters of operator, then tag, length and 16 characters.
        string nonce = request.GetText(63)!.Substring(3, 21);
        _answer.SetText(63, "01 " + nonce + "H1012" + Six(Batch) + Six(highest) + (request.GetText(63)!.Contains("D1") ? DayTotalTag() : ""));
        Send(_mac);
    }

    private string DayTotalTag()
    {
        var total = new DayTotal { Date = 1122, IsFinal = !PayerWaits };
        for (int i = 0; i < MaxPurchases; i++)
        {
            if (_results[i] != "00")
                continue;
            total.Count++;
            total.Fen += _amounts[i];
        }
        byte[] value = new byte[DayTotal.Size];
        total.Seal(new Sm4(_sessionKey), value, 0);
        return "D1032" + System.Text.Encoding.UTF8.GetString(value, 0, value.Length);
    }

    private void Purchase(IsoMessage request)
    {
        if (LosesPurchases || IsSignedOut)
            return;
        PurchasesSeen++;
        LastRequest = request.Mti;
        LastTags = request.GetText(59)!;
        int index = IndexOf(request.GetText(60)!.Substring(2, 6), (int)request.GetNumber(11));
        if (index >= 0)
            RepeatedStans++;
        else
            index = Add(request, Result);
        if (LosesPurchaseAnswers)
            return;
        AnswerMoney(request, _results[index] == "reversed" ? "14" : _results[index]);
    }

    private void Inquire(IsoMessage request)
    {
        if (LosesInquiryAnswers)
            return;
        string original = request.GetText(61)!;
        int index = IndexOf(original.Substring(0, 6), int.Parse(original.Substring(6, 6)));
        if (index >= 0 && InquiryResult.Length > 0)
            _results[index] = InquiryResult;
        AnswerMoney(request, index < 0 ? "25" : _results[index]);
    }

    private void Reverse(IsoMessage request)
    {
        ReversalsSeen++;
        int index = IndexOf(request.GetText(60)!.Substring(2, 6), (int)request.GetNumber(11));
        string result = index < 0 ? "25" : "00";
        if (index < 0)
            index = Add(request, "");
        _results[index] = "reversed";
        if (!LosesReversalAnswers)
            AnswerMoney(request, result);
    }

    private void Settle(IsoMessage request)
    {
        Settled = request.GetText(48)!;
        if (LosesSettlementAnswers)
            return;
        _closed = true;
        Begin(request);
        _answer.SetText(39, "00");
        _answer.SetText(48, Settled.Substring(0, 30) + "1" + Settled.Substring(31));
        _answer.CopyField(request, 60);
        Send(_mac);
    }

    private void AnswerMoney(IsoMessage request, string result)
    {
        _askedMti = request.Mti;
        _askedStan = (int)request.GetNumber(11);
        _askedFen = request.GetNumber(4);
        _asked60 = request.GetText(60)!;
        _asked61 = request.GetText(61) ?? "";
        if (!Holds)
            Answer(result, !(SpoilsMac && (request.Mti == MessageType.Purchase || request.Mti == MessageType.Refund)));
    }

    private void Answer(int mti, int stan, string field60, string field61, string result, bool validMac)
    {
        _answer.Clear();
        _answer.Mti = MessageType.AnswerTo(mti);
        _answer.SetText(4, _askedFen.ToString().PadLeft(12, '0'));
        _answer.SetText(11, Six(stan));
        _answer.SetText(12, "153000");
        _answer.SetText(13, "1122");
        _answer.SetText(37, Rrn);
        _answer.SetText(39, result);
        _answer.SetText(41, "12345678");
        _answer.SetText(42, "123456789012345");
        _answer.SetText(60, field60);
        if (field61.Length > 0)
            _answer.SetText(61, field61);
        Send(_mac);
        if (!validMac && _outLength > 0)
            _out[_outLength - 1] ^= 1;
    }

    private int Add(IsoMessage request, string result)
    {
        int index = _purchases++ % MaxPurchases;
        _stans[index] = (int)request.GetNumber(11);
        _batches[index] = int.Parse(request.GetText(60)!.Substring(2, 6));
        _amounts[index] = request.GetNumber(4);
        _results[index] = result;
        _undos[index] = request.Mti == MessageType.Refund || request.Has(61);
        return index;
    }

    private void Begin(IsoMessage request)
    {
        _answer.Clear();
        _answer.Mti = MessageType.AnswerTo(request.Mti);
        _answer.CopyField(request, 11);
        _answer.CopyField(request, 41);
        _answer.CopyField(request, 42);
    }

    private void Send(MessageMac? mac)
    {
        if (State != LinkState.Up)
            return;
        byte[] frame = new byte[Frame.MaxSize];
        int size = IsoEncoder.Encode(_answer, mac, frame, Frame.MessageOffset);
        int length = new Frame(_dialect).Finish(frame, size);
        Array.Copy(frame, 0, _out, _outLength, length);
        _outLength += length;
    }

    private int IndexOf(string batch, int stan)
    {
        int wanted = int.Parse(batch);
        for (int i = 0; i < _purchases && i < MaxPurchases; i++)
        {
            if (_stans[i] == stan && _batches[i] == wanted)
                return i;
        }
        return -1;
    }

    private static string Six(int number) => number.ToString().PadLeft(6, '0');
}
