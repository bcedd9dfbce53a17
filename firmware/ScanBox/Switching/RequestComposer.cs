using System;
using System.Text;
using ScanBox.Security;

namespace ScanBox.Switching;

/// <summary>
/// Composes the box's requests as whole frames, ready to be written to the link. Each method returns the frame's length; the
/// buffer must have <see cref="Frame.MaxSize"/> bytes. Reusable.
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

    // F63 of a sign-in: operator and nonce.
    private const int TagCapacity = 32;

    // The longest serial, 4 other values of 24 characters, and 7 heads.
    private const int TerminalCapacity = 112;

    private const int TagSize = 2;
    private const int LengthSize = 3;

    private const int CodeMax = 512;

    // Position or address and cell with their heads; F59 has room for it beside every code but the longest.
    private const int LocationMax = TerminalLocation.MaxLength;

    private readonly Dialect _dialect;
    private readonly TerminalIdentity _identity;
    private readonly SerialCipher _serialCipher;
    private readonly RequestWriter _writer;

    // F3; F22 and F25; F41 and F42; these with F49.
    private readonly FieldRun _purchaseCode;
    private readonly FieldRun _returnCode;
    private readonly FieldRun _entry;
    private readonly FieldRun _terminal;
    private readonly FieldRun _terminalAndCurrency;
    private readonly TlvWriter _tags = new(TagCapacity);

    // The terminal block with room for the factor and its cipher, and behind it the head of the code's tag with room for its length; the
    // rest of it never changes.
    private readonly byte[] _terminalTags;
    private readonly int _terminalCount;
    private readonly int _factorAt;
    private readonly int _cipherAt;
    private readonly byte[] _nonce = new byte[2 * NonceSize];
    private readonly byte[] _short = new byte[ShortCapacity];

    // F60 of the payments of a batch, and what it was made for.
    private FieldRun _batchField = new();
    private PurchaseKind _batchKind;
    private int _batch = -1;

    // A5 with its head; empty when the position is not known.
    private byte[] _location = new byte[0];

    /// <summary>Prepares the requests of one terminal.</summary>
    /// <param name="dialect">The acquirer's values.</param>
    /// <param name="identity">Who the box is.</param>
    /// <param name="serialKey">The key of the serial cipher: neither the terminal master key nor the MAC key.</param>
    public RequestComposer(Dialect dialect, TerminalIdentity identity, Sm4 serialKey)
    {
        _dialect = dialect;
        _identity = identity;
        _serialCipher = new SerialCipher(serialKey, identity.Serial);
        _writer = new RequestWriter(new Frame(dialect));
        _purchaseCode = new FieldRun().With(3, dialect.PurchaseCode);
        _returnCode = new FieldRun().With(3, dialect.ReturnCode);
        _entry = new FieldRun().With(22, dialect.EntryMode).With(25, dialect.ConditionCode);
        _terminal = new FieldRun().With(41, identity.TerminalId).With(42, identity.MerchantId);
        _terminalAndCurrency = new FieldRun().With(41, identity.TerminalId).With(42, identity.MerchantId).With(49, dialect.Currency);
        var tags = new TlvWriter(TerminalCapacity);
        tags.Open(TagNames.Terminal);
        tags.Add(TagNames.DeviceType, dialect.DeviceType);
        tags.Add(TagNames.Serial, identity.Serial);
        tags.Add(TagNames.Factor, _short, 0, FactorSize);
        _factorAt = tags.Count - FactorSize;
        tags.Add(TagNames.Cipher, _short, 0, SerialCipher.Size);
        _cipherAt = tags.Count - SerialCipher.Size;
        tags.Add(TagNames.AppVersion, identity.AppVersion);
        tags.Close();
        _terminalCount = tags.Count;
        tags.Add(TagNames.Code, "");
        _terminalTags = tags.ToArray();
    }

    /// <summary>
    /// Sets the position as sub-tags of A5, or null when it is not known; it is sent with every purchase, void and refund. See
    /// <see cref="TerminalLocation"/>.
    /// </summary>
    /// <exception cref="ArgumentException">Not printable ASCII, or longer than F59 has room for beside a code.</exception>
    public void SetLocation(string? location)
    {
        _location = new byte[0];
        if (location is null)
            return;
        if (!TerminalIdentity.IsPlainText(location, 1, LocationMax))
            throw new ArgumentException("a position is plain text");
        var tag = new TlvWriter(TlvReader.HeadSize + LocationMax);
        tag.Add(TagNames.Location, location);
        _location = tag.ToArray();
    }

    /// <summary>Sign-in 0800, without a MAC: there may be no MAC key yet.</summary>
    /// <param name="batch">The open batch, or 0 when the box has lost its state and needs a new one.</param>
    /// <param name="stan">STAN of this request.</param>
    /// <param name="nonce">Holds <see cref="NonceSize"/> unpredictable bytes, which the answer must repeat.</param>
    /// <param name="frame">Receives the frame.</param>
    /// <param name="asksTotal">Whether the box lost the total of the day and asks for it.</param>
    public int SignIn(int batch, int stan, byte[] nonce, byte[] frame, bool asksTotal = false)
    {
        Begin(MessageType.SignIn, stan, frame);
        _writer.Add(_terminal);
        AddBatch(_dialect.NetworkKind, batch, _dialect.SignInNetwork);
        AddText(62, _dialect.SerialLabel + _identity.Serial);
        _tags.Clear();
        _tags.AddRaw(_dialect.Operator);
        Hex.Write(nonce, 0, NonceSize, _nonce, 0);
        _tags.Add(_dialect.NonceTag, _nonce, 0, _nonce.Length);
        if (asksTotal)
            _tags.Add(_dialect.DayTotalTag, AsksTotal);
        _writer.Add(63, _tags.GetBuffer(), 0, _tags.Count);
        return _writer.Finish(null);
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
        if (FieldContent.Check(FieldFormat.Text, code, codeOffset, codeCount) != DecodeError.None)
            throw new ArgumentException("content does not fit field 59: a code is printable ASCII");
        BeginPayment(MessageType.Purchase, purchase, frame);
        _writer.Add(_entry);
        _writer.Add(_terminalAndCurrency);
        PrepareTerminal(factor);
        Digits.Write(codeCount, _terminalTags, _terminalCount + TagSize, LengthSize);
        _writer.Open(59, _terminalTags.Length + codeCount + _location.Length);
        _writer.Append(_terminalTags, 0, _terminalTags.Length);
        _writer.Append(code, codeOffset, codeCount);
        _writer.Append(_location, 0, _location.Length);
        AddBatch(purchase);
        return _writer.Finish(mac);
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
        BeginPayment(Dialect.RequestOf(reference.Kind), reference, frame);
        _writer.Add(_entry);
        AddText(37, reference.OriginalRrn);
        _writer.Add(_terminalAndCurrency);
        PrepareTerminal(_dialect.TokenFactor);
        _writer.Open(59, _terminalCount + _location.Length);
        _writer.Append(_terminalTags, 0, _terminalCount);
        _writer.Append(_location, 0, _location.Length);
        AddBatch(reference);
        AddOriginal(reference.OriginalBatch, reference.OriginalStan, isVoid ? -1 : reference.OriginalDate);
        return _writer.Finish(mac);
    }

    /// <summary>Inquiry 0100 for the result of a purchase, void or refund.</summary>
    /// <param name="original">The purchase, void or refund.</param>
    /// <param name="batch">The open batch.</param>
    /// <param name="stan">STAN of the inquiry itself.</param>
    /// <param name="mac">The session's MAC.</param>
    /// <param name="frame">Receives the frame.</param>
    public int Inquiry(PurchaseReference original, int batch, int stan, MessageMac mac, byte[] frame)
    {
        _writer.Begin(MessageType.Inquiry, frame);
        AddText(3, _dialect.InquiryCode);
        _writer.AddNumber(4, original.AmountFen);
        _writer.AddNumber(11, stan);
        AddText(25, _dialect.ConditionCode);
        _writer.Add(_terminalAndCurrency);
        AddBatch(_dialect.InquiryKind, batch, _dialect.PurchaseNetwork);
        AddOriginal(original.Batch, original.Stan, -1);
        return _writer.Finish(mac);
    }

    /// <summary>Reversal 0400: the own fields of the purchase, void or refund, its STAN among them, and why.</summary>
    public int Reversal(PurchaseReference original, ReversalReason reason, MessageMac mac, byte[] frame)
    {
        BeginPayment(MessageType.Reversal, original, frame);
        _writer.Add(_entry);
        AddText(39, _dialect.CodeOf(reason));
        _writer.Add(_terminalAndCurrency);
        AddBatch(original);
        AddOriginal(original.Batch, original.Stan, -1);
        return _writer.Finish(mac);
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
        Begin(MessageType.Settlement, stan, frame);
        _writer.Add(_terminal);
        totals.Write(_short, 0);
        _writer.Add(48, _short, 0, SettlementTotals.Size);
        AddText(49, _dialect.Currency);
        AddBatch(_dialect.NetworkKind, batch, _dialect.SettlementNetwork);
        AddText(63, _dialect.Operator);
        return _writer.Finish(mac);
    }

    /// <summary>Echo test or sign-out 0820. An echo needs no MAC, its answer decides nothing; a sign-out is obeyed only under one.</summary>
    public int Network(NetworkRequest request, int batch, int stan, byte[] frame, MessageMac? mac = null)
    {
        Begin(MessageType.Network, stan, frame);
        _writer.Add(_terminal);
        AddBatch(_dialect.NetworkKind, batch, _dialect.NetworkOf(request));
        return _writer.Finish(mac);
    }

    /// <summary>Asks for a piece of an update 0820. What is asked for, and what comes back, is in F62; nothing here looks into it.</summary>
    /// <param name="content">Holds the question.</param>
    /// <param name="count">Its length, at most <see cref="UpdateAnswer.MaxBytes"/>.</param>
    /// <param name="batch">The open batch.</param>
    /// <param name="stan">STAN of this request.</param>
    /// <param name="mac">The session's MAC: an update is for terminals that have proved themselves.</param>
    /// <param name="frame">Receives the frame.</param>
    public int Update(byte[] content, int count, int batch, int stan, MessageMac mac, byte[] frame)
    {
        Begin(MessageType.Network, stan, frame);
        _writer.Add(_terminal);
        AddBatch(_dialect.NetworkKind, batch, _dialect.UpdateNetwork);
        _writer.Add(62, content, 0, count);
        return _writer.Finish(mac);
    }

    private void Begin(int mti, int stan, byte[] frame)
    {
        _writer.Begin(mti, frame);
        _writer.AddNumber(11, stan);
    }

    private void BeginPayment(int mti, PurchaseReference payment, byte[] frame)
    {
        _writer.Begin(mti, frame);
        _writer.Add(payment.Kind == PurchaseKind.Purchase ? _purchaseCode : _returnCode);
        _writer.AddNumber(4, payment.AmountFen);
        _writer.AddNumber(11, payment.Stan);
    }

    private void PrepareTerminal(string factor)
    {
        int end = Ascii.Write(factor, _terminalTags, _factorAt);
        if (end != _factorAt + FactorSize || Digits.Read(_terminalTags, _factorAt, FactorSize) < 0)
            throw new ArgumentException("a factor has six digits");
        _serialCipher.Write(_terminalTags, _factorAt, FactorSize, _terminalTags, _cipherAt);
    }

    private void AddBatch(PurchaseReference payment)
    {
        if (payment.Batch != _batch || payment.Kind != _batchKind)
        {
            string digits = Encoding.UTF8.GetString(_short, 0, AppendSix(payment.Batch, 0));
            _batchField = new FieldRun().With(60, _dialect.KindOf(payment.Kind) + digits + _dialect.PurchaseNetwork);
            _batchKind = payment.Kind;
            _batch = payment.Batch;
        }
        _writer.Add(_batchField);
    }

    private void AddBatch(string kind, int batch, string network)
    {
        int count = Ascii.Write(kind, _short, 0);
        count = AppendSix(batch, count);
        count = Ascii.Write(network, _short, count);
        _writer.Add(60, _short, 0, count);
    }

    private void AddOriginal(int batch, int stan, int date)
    {
        int count = AppendSix(batch, 0);
        count = AppendSix(stan, count);
        if (date >= 0)
        {
            if (!Digits.Write(date, _short, count, DateSize))
                throw new ArgumentException("a date has four digits");
            count += DateSize;
        }
        _writer.Add(61, _short, 0, count);
    }

    private int AppendSix(int number, int at)
    {
        if (!Digits.Write(number, _short, at, 6))
            throw new ArgumentException("batch and STAN have six digits");
        return at + 6;
    }

    private void AddText(int field, string text) => _writer.Add(field, _short, 0, Ascii.Write(text, _short, 0));
}
