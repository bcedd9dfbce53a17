using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Codes;
using ScanBox.Security;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>Answers purchases, inquiries and reversals of a terminal that has proved itself by MAC.</summary>
internal sealed class PaymentMessages(Dialect dialect, CodeClassifier classifier, CodeTags tags, PurchaseBook book, AnswerWriter writer)
{
    private readonly PurchaseReader reader = new(dialect, classifier, tags);

    /// <summary>What the last request came to, for logs.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>Answers 0200.</summary>
    public byte[] Purchase(
        ISwitchTransaction store, IsoMessage request, byte[] frame, Terminal terminal, MessageMac mac, long nowUnixMs, PayerBehaviour payer)
    {
        Remark = "";
        int batch = RequestFields.Batch(request, dialect.PurchaseKind, dialect.PurchaseNetwork);
        if (batch <= 0)
            return writer.Begin(request, ResponseCodes.Format, nowUnixMs).Finish(frame, mac);
        PurchaseKey key = new(terminal.TerminalId, batch, RequestFields.Stan(request));
        // Closed batches accept nothing new; what was bought in them is still answered as it was.
        if (batch != terminal.OpenBatch && store.FindPurchase(key) is null)
            return writer.Begin(request, ResponseCodes.SignInFirst, nowUnixMs).Finish(frame, mac);
        Purchase? purchase = book.Buy(store, reader.Read(request, terminal, key), nowUnixMs, payer);
        SaveMark(store, terminal, key);
        if (purchase is null)
            return writer.Begin(request, ResponseCodes.Duplicate, nowUnixMs).Finish(frame, mac);
        Remark = $"via {purchase.Route} code ..{reader.CodeTail}";
        return writer.Begin(request, purchase.Result, purchase.AtUnixMs).WithReceipt(purchase).Finish(frame, mac);
    }

    /// <summary>
    /// Answers 0100. F39 is the result of the original, so the switch's own troubles with the inquiry must not look like
    /// one: they are answered with what decides nothing.
    /// </summary>
    public byte[] Inquiry(ISwitchTransaction store, IsoMessage request, byte[] frame, Terminal terminal, MessageMac mac, long nowUnixMs)
    {
        Remark = "";
        bool wellFormed = request.Holds(3, dialect.InquiryCode)
            && request.GetNumber(4) >= 0
            && RequestFields.Batch(request, dialect.InquiryKind, dialect.PurchaseNetwork) >= 0;
        if (!wellFormed || RequestFields.Original(request, terminal.TerminalId) is not PurchaseKey key)
            return writer.Begin(request, ResponseCodes.Busy, nowUnixMs).Finish(frame, mac);
        Purchase? purchase = PurchaseBook.Find(store, key, nowUnixMs);
        Remark = $"of {key.Batch:D6} {key.Stan:D6}";
        if (purchase is null or { State: PurchaseState.Reversed or PurchaseState.Tombstone })
            return writer.Begin(request, ResponseCodes.NotFound, nowUnixMs).Finish(frame, mac);
        string result = purchase.AmountFen == request.GetNumber(4) ? purchase.Result : ResponseCodes.Duplicate;
        return writer.Begin(request, result, purchase.AtUnixMs)
            .With(4, purchase.AmountFen.ToString("D12", System.Globalization.CultureInfo.InvariantCulture))
            .WithReceipt(purchase)
            .Finish(frame, mac);
    }

    /// <summary>Answers 0400.</summary>
    public byte[] Reversal(ISwitchTransaction store, IsoMessage request, byte[] frame, Terminal terminal, MessageMac mac, long nowUnixMs)
    {
        Remark = "";
        PurchaseKey key = new(
            terminal.TerminalId, RequestFields.Batch(request, dialect.PurchaseKind, dialect.PurchaseNetwork), RequestFields.Stan(request));
        bool wellFormed = RequestFields.Original(request, terminal.TerminalId) == key
            && request.Holds(3, dialect.PurchaseCode)
            && request.Holds(22, dialect.EntryMode)
            && request.Holds(25, dialect.ConditionCode)
            && request.Holds(49, dialect.Currency)
            && request.Has(39)
            && request.GetNumber(4) >= 0;
        if (!wellFormed)
            return writer.Begin(request, ResponseCodes.Format, nowUnixMs).Finish(frame, mac);
        string result = book.Reverse(store, key, terminal.MerchantId, request.GetNumber(4), nowUnixMs);
        SaveMark(store, terminal, key);
        AnswerWriter answer = writer.Begin(request, result, nowUnixMs);
        if (store.FindPurchase(key) is Purchase { Rrn.Length: > 0 } purchase)
            answer.With(37, purchase.Rrn);
        return answer.Finish(frame, mac);
    }

    private static void SaveMark(ISwitchTransaction store, Terminal terminal, PurchaseKey key)
    {
        Terminal marked = terminal.Mark(key.Batch, key.Stan);
        if (!ReferenceEquals(marked, terminal))
            store.Save(marked);
    }
}
