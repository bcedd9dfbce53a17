using System.Text;

namespace ScanBox.Switching;

/// <summary>
/// Whether an answer belongs to a request, field by field. This is the second question: the first is whether its MAC is right
/// (<see cref="MessageReader.VerifyMac"/>), and only when both are answered with yes may F39 decide.
/// </summary>
public sealed class AnswerCheck
{
    // Where the batch stands in F60, after two digits of kind.
    private const int BatchOffset = 2;
    private const int NumberLength = 6;

    private readonly Dialect _dialect;

    // As they stand in F3, F41 and F42.
    private readonly byte[] _purchaseCode;
    private readonly byte[] _returnCode;
    private readonly byte[] _inquiryCode;
    private readonly byte[] _terminalId;
    private readonly byte[] _merchantId;

    /// <summary>Checks the answers of one terminal.</summary>
    public AnswerCheck(Dialect dialect, TerminalIdentity identity)
    {
        _dialect = dialect;
        _purchaseCode = Encoding.UTF8.GetBytes(dialect.PurchaseCode);
        _returnCode = Encoding.UTF8.GetBytes(dialect.ReturnCode);
        _inquiryCode = Encoding.UTF8.GetBytes(dialect.InquiryCode);
        _terminalId = Encoding.UTF8.GetBytes(identity.TerminalId);
        _merchantId = Encoding.UTF8.GetBytes(identity.MerchantId);
    }

    /// <summary>
    /// Checks the 0210 or 0230 of a purchase, void or refund, as its kind says: F3 when present, F4, F11, F41, F42 and the batch in F60;
    /// of a void or refund also F61 when present.
    /// </summary>
    public AnswerFault Purchase(IsoMessage answer, PurchaseReference purchase)
    {
        AnswerFault fault = CheckOwn(answer, MessageType.AnswerTo(Dialect.RequestOf(purchase.Kind)), purchase);
        bool namesOriginal = purchase.Kind != PurchaseKind.Purchase && answer.Has(61);
        if (fault == AnswerFault.None && namesOriginal && !IsOriginal(answer, purchase.OriginalBatch, purchase.OriginalStan))
            return AnswerFault.OtherOriginal;
        return fault;
    }

    /// <summary>Checks a 0410: as for a purchase, and F61 when present.</summary>
    public AnswerFault Reversal(IsoMessage answer, PurchaseReference original)
    {
        AnswerFault fault = CheckOwn(answer, MessageType.ReversalAnswer, original);
        if (fault == AnswerFault.None && answer.Has(61) && !IsOriginal(answer, original.Batch, original.Stan))
            return AnswerFault.OtherOriginal;
        return fault;
    }

    /// <summary>Checks a 0110: its own STAN and batch, and F4 and F61 of the original, both of which must be there.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="original">The purchase, void or refund asked for.</param>
    /// <param name="batch">Batch of the inquiry.</param>
    /// <param name="stan">STAN of the inquiry.</param>
    public AnswerFault Inquiry(IsoMessage answer, PurchaseReference original, int batch, int stan)
    {
        AnswerFault fault = CheckMoney(answer, MessageType.InquiryAnswer, original, batch, stan, _inquiryCode);
        if (fault == AnswerFault.None && !IsOriginal(answer, original.Batch, original.Stan))
            return AnswerFault.OtherOriginal;
        return fault;
    }

    /// <summary>
    /// Checks a 0510: its own STAN and batch, and F48 under an approval. What F48 says is for
    /// <see cref="SettlementTotals.Read"/>: the switch's totals and whether they are equal. Without an approval nothing is closed.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="batch">The batch settled.</param>
    /// <param name="stan">STAN of the request.</param>
    public AnswerFault Settlement(IsoMessage answer, int batch, int stan)
    {
        AnswerFault fault = Basics(answer, MessageType.SettlementAnswer, stan);
        if (fault != AnswerFault.None)
            return fault;
        if (BatchOf(answer) != batch)
            return AnswerFault.OtherBatch;
        bool approved = _dialect.Responses.Classify(answer) == ResponseMeaning.Approved;
        return approved && answer.LengthOf(48) != SettlementTotals.Size ? AnswerFault.NoResult : AnswerFault.None;
    }

    /// <summary>Checks what every answer must repeat: type, F11, F41 and F42; and that it has a result.</summary>
    public AnswerFault Basics(IsoMessage answer, int mti, int stan)
    {
        if (answer.Mti != mti)
            return AnswerFault.OtherType;
        if (answer.GetNumber(11) != stan)
            return AnswerFault.OtherStan;
        if (!answer.Holds(41, _terminalId) || !answer.Holds(42, _merchantId))
            return AnswerFault.OtherTerminal;
        return answer.Has(39) ? AnswerFault.None : AnswerFault.NoResult;
    }

    /// <summary>The batch in F60; -1 when there is none.</summary>
    public static int BatchOf(IsoMessage message)
    {
        if (message.LengthOf(60) < BatchOffset + NumberLength)
            return -1;
        return (int)Digits.Read(message.GetBuffer(), message.OffsetOf(60) + BatchOffset, NumberLength);
    }

    private AnswerFault CheckOwn(IsoMessage answer, int mti, PurchaseReference purchase) =>
        CheckMoney(answer, mti, purchase, purchase.Batch, purchase.Stan, purchase.Kind == PurchaseKind.Purchase ? _purchaseCode : _returnCode);

    private AnswerFault CheckMoney(IsoMessage answer, int mti, PurchaseReference purchase, int batch, int stan, byte[] processing)
    {
        AnswerFault fault = Basics(answer, mti, stan);
        if (fault != AnswerFault.None)
            return fault;
        if (answer.Has(3) && !answer.Holds(3, processing))
            return AnswerFault.OtherProcessing;
        if (answer.GetNumber(4) != purchase.AmountFen)
            return AnswerFault.OtherAmount;
        return BatchOf(answer) == batch ? AnswerFault.None : AnswerFault.OtherBatch;
    }

    private static bool IsOriginal(IsoMessage answer, int batch, int stan)
    {
        if (answer.LengthOf(61) < 2 * NumberLength)
            return false;
        byte[] buffer = answer.GetBuffer();
        int at = answer.OffsetOf(61);
        return Digits.Read(buffer, at, NumberLength) == batch && Digits.Read(buffer, at + NumberLength, NumberLength) == stan;
    }
}
