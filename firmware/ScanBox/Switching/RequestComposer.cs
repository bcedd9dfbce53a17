using System;
using ScanBox.Security;

namespace ScanBox.Switching;

/// <summary>
/// Composes the box's requests as whole frames, ready to be written to the link. Each method returns the frame's length; the
/// buffer should have <see cref="Frame.MaxSize"/> bytes. Reusable.
/// </summary>
public sealed class RequestComposer
{
    /// <summary>Bytes of a sign-in's nonce.</summary>
    public const int NonceSize = 8;

    private const int FactorSize = 6;

    // The tag alone is the question; a value of no length is not the usage of TLV in these fields.
    private const string AsksTotal = "1";

    // Month and day.
    private const int DateSize = 4;

    // F48 is the longest; F60 and F61 hold at most 6 + 6 + 4 digits and the dialect's short strings.
    private const int ShortCapacity = SettlementTotals.Size;

    // F59 holds at most this; see FieldTable.
    private const int TagCapacity = 600;

    private const int CodeMax = 512;

    // F41 and F42 have 23 characters, F3, F22, F25 and F49 at most 14.
    private const int RepeatedCapacity = 40;

    private readonly Dialect _dialect;
    private readonly TerminalIdentity _identity;
    private readonly SerialCipher _serialCipher;
    private readonly Frame _frame;
    private readonly IsoMessage _message = new();

    // What every request, and what every purchase and reversal repeats.
    private readonly IsoMessage _request = new(RepeatedCapacity);
    private readonly IsoMessage _payment = new(RepeatedCapacity);
    private readonly TlvWriter _tags = new(TagCapacity);

    // The terminal block with room for the factor and its cipher; the rest of it never changes.
    private readonly byte[] _terminalBlock;
    private readonly int _factorAt;
    private readonly int _cipherAt;
    private readonly byte[] _nonce = new byte[2 * NonceSize];
    private readonly byte[] _short = new byte[ShortCapacity];

    /// <summary>Prepares the requests of one terminal.</summary>
    /// <param name="dialect">The acquirer's values.</param>
    /// <param name="identity">Who the box is.</param>
    /// <param name="serialKey">The key of the serial cipher: neither the terminal master key nor the MAC key.</param>
    public RequestComposer(Dialect dialect, TerminalIdentity identity, Sm4 serialKey)
    {
        _dialect = dialect;
        _identity = identity;
        _serialCipher = new SerialCipher(serialKey, identity.Serial);
        _frame = new Frame(dialect);
        _tags.Open(TagNames.Terminal);
        _tags.Add(TagNames.DeviceType, dialect.DeviceType);
        _tags.Add(TagNames.Serial, identity.Serial);
        _tags.Add(TagNames.Factor, _short, 0, FactorSize);
        _factorAt = _tags.Count - FactorSize;
        _tags.Add(TagNames.Cipher, _short, 0, SerialCipher.Size);
        _cipherAt = _tags.Count - SerialCipher.Size;
        _tags.Add(TagNames.AppVersion, identity.AppVersion);
        _tags.Close();
        _terminalBlock = new byte[_tags.Count];
        Array.Copy(_tags.GetBuffer(), 0, _terminalBlock, 0, _terminalBlock.Length);
        _request.SetText(41, identity.TerminalId);
        _request.SetText(42, identity.MerchantId);
        _payment.CopyFrom(_request);
        _payment.SetText(3, dialect.PurchaseCode);
        _payment.SetText(22, dialect.EntryMode);
        _payment.SetText(25, dialect.ConditionCode);
        _payment.SetText(49, dialect.Currency);
    }

    /// <summary>The position as sub-tags of A5, or null when it is not known; sent with every purchase, void and refund; see <see cref="TerminalLocation"/>.</summary>
    public string? Location { get; set; }

    /// <summary>Sign-in 0800, without a MAC: there may be no MAC key yet.</summary>
    /// <param name="batch">The open batch, or 0 when the box has lost its state and needs a new one.</param>
    /// <param name="stan">STAN of this request.</param>
    /// <param name="nonce">Holds <see cref="NonceSize"/> unpredictable bytes, which the answer must repeat.</param>
    /// <param name="frame">Receives the frame.</param>
    /// <param name="asksTotal">Whether the box lost the total of the day and asks for it.</param>
    public int SignIn(int batch, int stan, byte[] nonce, byte[] frame, bool asksTotal = false)
    {
        Begin(_request, MessageType.SignIn, stan);
        SetNetworkFields(_dialect.NetworkKind, batch, _dialect.SignInNetwork);
        _message.SetText(62, _dialect.SerialLabel + _identity.Serial);
        _tags.Clear();
        _tags.AddRaw(_dialect.Operator);
        Hex.Write(nonce, 0, NonceSize, _nonce, 0);
        _tags.Add(_dialect.NonceTag, _nonce, 0, _nonce.Length);
        if (asksTotal)
            _tags.Add(_dialect.DayTotalTag, AsksTotal);
        SetTags(63);
        return Finish(null, frame);
    }

    /// <summary>Purchase 0200.</summary>
    /// <param name="purchase">Amount, batch and STAN.</param>
    /// <param name="code">Holds the payment code, printable ASCII.</param>
    /// <param name="codeOffset">Its first character.</param>
    /// <param name="codeCount">Its length, 1 to 512.</param>
    /// <param name="factor">The encryption factor, six digits; <see cref="Dialect.TokenFactor"/> for a token.</param>
    /// <param name="mac">The session's MAC.</param>
    /// <param name="frame">Receives the frame. It holds the code: overwrite it when it is sent.</param>
    /// <exception cref="ArgumentException">An amount, number or code that no message can carry; the exception does not show it.</exception>
    public int Purchase(PurchaseReference purchase, byte[] code, int codeOffset, int codeCount, string factor, MessageMac mac, byte[] frame)
    {
        if (codeCount < 1 || codeCount > CodeMax)
            throw new ArgumentException("a code has 1 to 512 characters");
        Begin(_payment, MessageType.Purchase, purchase.Stan);
        SetPurchaseFields(purchase);
        _tags.Clear();
        AddTerminalBlock(factor);
        _tags.Add(TagNames.Code, code, codeOffset, codeCount);
        AddLocation();
        SetTags(59);
        return Finish(mac, frame);
    }

    /// <summary>
    /// Void 0200 撤销 or refund 0220 退货, as its kind says: gives the whole of a purchase of the same batch, or a part of an older one,
    /// back to the payer. The original is named by F37 and by batch and STAN in F61, in a refund followed by its date.
    /// </summary>
    /// <param name="reference">Kind, amount, batch, STAN, and the original.</param>
    /// <param name="mac">The session's MAC.</param>
    /// <param name="frame">Receives the frame.</param>
    /// <exception cref="ArgumentException">
    /// A purchase instead, a void of another batch, or a number, RRN or date that no message can carry.
    /// </exception>
    public int VoidOrRefund(PurchaseReference reference, MessageMac mac, byte[] frame)
    {
        bool isVoid = reference.Kind == PurchaseKind.Void;
        if (reference.Kind == PurchaseKind.Purchase || (isVoid && reference.OriginalBatch != reference.Batch))
            throw new ArgumentException("a void of the same batch, or a refund");
        Begin(_payment, Dialect.RequestOf(reference.Kind), reference.Stan);
        SetPurchaseFields(reference);
        _message.SetText(37, reference.OriginalRrn);
        _tags.Clear();
        AddTerminalBlock(_dialect.TokenFactor);
        AddLocation();
        SetTags(59);
        SetOriginal(reference.OriginalBatch, reference.OriginalStan, isVoid ? -1 : reference.OriginalDate);
        return Finish(mac, frame);
    }

    /// <summary>Inquiry 0100 for the result of a purchase, void or refund.</summary>
    /// <param name="original">The purchase, void or refund.</param>
    /// <param name="batch">The open batch.</param>
    /// <param name="stan">STAN of the inquiry itself.</param>
    /// <param name="mac">The session's MAC.</param>
    /// <param name="frame">Receives the frame.</param>
    public int Inquiry(PurchaseReference original, int batch, int stan, MessageMac mac, byte[] frame)
    {
        Begin(_request, MessageType.Inquiry, stan);
        _message.SetText(3, _dialect.InquiryCode);
        _message.SetNumber(4, original.AmountFen);
        _message.SetText(25, _dialect.ConditionCode);
        _message.SetText(49, _dialect.Currency);
        SetNetworkFields(_dialect.InquiryKind, batch, _dialect.PurchaseNetwork);
        SetOriginal(original.Batch, original.Stan, -1);
        return Finish(mac, frame);
    }

    /// <summary>Reversal 0400: the own fields of the purchase, void or refund, its STAN among them, and why.</summary>
    public int Reversal(PurchaseReference original, ReversalReason reason, MessageMac mac, byte[] frame)
    {
        Begin(_payment, MessageType.Reversal, original.Stan);
        SetPurchaseFields(original);
        _message.SetText(39, _dialect.CodeOf(reason));
        SetOriginal(original.Batch, original.Stan, -1);
        return Finish(mac, frame);
    }

    /// <summary>Batch settlement 0500 批结算.</summary>
    /// <param name="totals">What the box counted; its result must be <see cref="SettlementResult.None"/>.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="stan">STAN of this request.</param>
    /// <param name="mac">The session's MAC: the answer closes a batch, so nobody else may ask (F64 here: our choice).</param>
    /// <param name="frame">Receives the frame.</param>
    /// <exception cref="ArgumentException">A total that F48 cannot carry.</exception>
    public int Settlement(SettlementTotals totals, int batch, int stan, MessageMac mac, byte[] frame)
    {
        Begin(_request, MessageType.Settlement, stan);
        totals.Write(_short, 0);
        _message.SetBytes(48, _short, 0, SettlementTotals.Size);
        _message.SetText(49, _dialect.Currency);
        SetNetworkFields(_dialect.NetworkKind, batch, _dialect.SettlementNetwork);
        _message.SetText(63, _dialect.Operator);
        return Finish(mac, frame);
    }

    /// <summary>Echo test or sign-out 0820. An echo needs no MAC, its answer decides nothing; a sign-out is obeyed only under one.</summary>
    public int Network(NetworkRequest request, int batch, int stan, byte[] frame, MessageMac? mac = null)
    {
        Begin(_request, MessageType.Network, stan);
        SetNetworkFields(_dialect.NetworkKind, batch, _dialect.NetworkOf(request));
        return Finish(mac, frame);
    }

    private void Begin(IsoMessage repeated, int mti, int stan)
    {
        _message.CopyFrom(repeated);
        _message.Mti = mti;
        _message.SetNumber(11, stan);
    }

    private void SetPurchaseFields(PurchaseReference purchase)
    {
        if (purchase.Kind != PurchaseKind.Purchase)
            _message.SetText(3, _dialect.ProcessingOf(purchase.Kind));
        _message.SetNumber(4, purchase.AmountFen);
        SetNetworkFields(_dialect.KindOf(purchase.Kind), purchase.Batch, _dialect.PurchaseNetwork);
    }

    private void AddTerminalBlock(string factor)
    {
        int count = Ascii.Write(factor, _short, 0);
        if (count != FactorSize || Digits.Read(_short, 0, count) < 0)
            throw new ArgumentException("a factor has six digits");
        Array.Copy(_short, 0, _terminalBlock, _factorAt, FactorSize);
        _serialCipher.Write(_terminalBlock, _factorAt, FactorSize, _terminalBlock, _cipherAt);
        _tags.AddRaw(_terminalBlock);
    }

    private void SetNetworkFields(string kind, int batch, string network)
    {
        int count = Ascii.Write(kind, _short, 0);
        count = AppendSix(batch, count);
        count = Ascii.Write(network, _short, count);
        _message.SetBytes(60, _short, 0, count);
    }

    private void SetOriginal(int batch, int stan, int date)
    {
        int count = AppendSix(batch, 0);
        count = AppendSix(stan, count);
        if (date >= 0)
        {
            if (!Digits.Write(date, _short, count, DateSize))
                throw new ArgumentException("a date has four digits");
            count += DateSize;
        }
        _message.SetBytes(61, _short, 0, count);
    }

    private int AppendSix(int number, int at)
    {
        if (!Digits.Write(number, _short, at, 6))
            throw new ArgumentException("batch and STAN have six digits");
        return at + 6;
    }

    private void AddLocation()
    {
        if (Location is not null)
            _tags.Add(TagNames.Location, Location);
    }

    private void SetTags(int field)
    {
        _message.SetBytes(field, _tags.GetBuffer(), 0, _tags.Count);
        _tags.Clear();
    }

    private int Finish(MessageMac? mac, byte[] frame)
    {
        int size = IsoEncoder.Encode(_message, mac, frame, Frame.MessageOffset);
        _message.Clear();
        return _frame.Finish(frame, size);
    }
}
