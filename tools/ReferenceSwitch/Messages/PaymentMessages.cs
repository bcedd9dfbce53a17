using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Settlements;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Codes;
using ScanBox.Security;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>Answers purchases, voids, refunds, inquiries and reversals of a terminal that has proved itself by MAC.</summary>
internal sealed class PaymentMessages(Dialect dialect, CodeClassifier classifier, CodeTags tags, PurchaseBook book, ReturnBook returns, AnswerWriter writer)
{
    private static readonly PurchaseKind[] Kinds = [PurchaseKind.Purchase, PurchaseKind.Void, PurchaseKind.Refund];

    private readonly PurchaseReader reader = new(dialect, classifier, tags);
    private readonly LocationReader location = new();
    private readonly ReturnReader returnReader = new(dialect, tags);

    /// <summary>What the last request came to, for logs.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>Answers 0200 and 0220: a purchase, void or refund, as F60 says.</summary>
    public byte[] Money(
        ISwitchTransaction store, IsoMessage request, byte[] frame, Terminal terminal, MessageMac mac, long nowUnixMs, PayerBehaviour payer)
    {
        if (request.Mti == MessageType.Refund)
            return Return(store, request, frame, terminal, mac, nowUnixMs, PurchaseKind.Refund);
        return RequestFields.Batch(request, dialect.VoidKind, dialect.PurchaseNetwork) >= 0
            ? Return(store, request, frame, terminal, mac, nowUnixMs, PurchaseKind.Void)
            : Purchase(store, request, frame, terminal, mac, nowUnixMs, payer);
    }

    private byte[] Purchase(
        ISwitchTransaction store, IsoMessage request, byte[] frame, Terminal terminal, MessageMac mac, long nowUnixMs, PayerBehaviour payer)
    {
        Remark = "";
        int batch = RequestFields.Batch(request, dialect.PurchaseKind, dialect.PurchaseNetwork);
        if (batch <= 0)
            return writer.Begin(request, ResponseCodes.Format, nowUnixMs).Finish(frame, mac);
        PurchaseKey key = new(terminal.TerminalId, batch, RequestFields.Stan(request));
        if (IsTooLate(store, terminal, key))
            return writer.Begin(request, ResponseCodes.SignInFirst, nowUnixMs).Finish(frame, mac);
        Purchase? purchase = book.Buy(store, reader.Read(request, terminal, key, nowUnixMs), nowUnixMs, payer);
        SaveMark(store, terminal, key);
        if (purchase is null)
            return writer.Begin(request, ResponseCodes.Duplicate, nowUnixMs).Finish(frame, mac);
        Remark = $"via {purchase.Route} code ..{reader.CodeTail} {location.Read(request)}";
        return writer.Begin(request, purchase.Result, purchase.AtUnixMs).WithReceipt(purchase).Finish(frame, mac);
    }

    private byte[] Return(
        ISwitchTransaction store, IsoMessage request, byte[] frame, Terminal terminal, MessageMac mac, long nowUnixMs, PurchaseKind kind)
    {
        Remark = "";
        int batch = RequestFields.Batch(request, dialect.KindOf(kind), dialect.PurchaseNetwork);
        if (batch <= 0)
            return writer.Begin(request, ResponseCodes.Format, nowUnixMs).Finish(frame, mac);
        PurchaseKey key = new(terminal.TerminalId, batch, RequestFields.Stan(request));
        if (IsTooLate(store, terminal, key))
            return writer.Begin(request, ResponseCodes.SignInFirst, nowUnixMs).Finish(frame, mac);
        ReturnRequest asked = returnReader.Read(request, terminal, key, kind, nowUnixMs);
        Purchase? given = returns.Give(store, asked, nowUnixMs);
        SaveMark(store, terminal, key);
        if (given is null)
            return writer.Begin(request, ResponseCodes.Duplicate, nowUnixMs).Finish(frame, mac);
        Remark = $"{(kind == PurchaseKind.Void ? "void" : "refund")} of {asked.Original.Batch:D6} {asked.Original.Stan:D6} via {given.Route} {location.Read(request)}";
        return writer.Begin(request, given.Result, given.AtUnixMs).WithReceipt(given).Finish(frame, mac);
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
        PurchaseKind kind = Kinds.FirstOrDefault(kind => RequestFields.Batch(request, dialect.KindOf(kind), dialect.PurchaseNetwork) >= 0);
        PurchaseKey key = new(
            terminal.TerminalId, RequestFields.Batch(request, dialect.KindOf(kind), dialect.PurchaseNetwork), RequestFields.Stan(request));
        bool wellFormed = RequestFields.Original(request, terminal.TerminalId) == key
            && request.Holds(3, dialect.ProcessingOf(kind))
            && request.Holds(22, dialect.EntryMode)
            && request.Holds(25, dialect.ConditionCode)
            && request.Holds(49, dialect.Currency)
            && request.Has(39)
            && request.GetNumber(4) >= 0;
        if (!wellFormed)
            return writer.Begin(request, ResponseCodes.Format, nowUnixMs).Finish(frame, mac);
        string result = book.Reverse(store, key, terminal.MerchantId, request.GetNumber(4), nowUnixMs, kind);
        SaveMark(store, terminal, key);
        AnswerWriter answer = writer.Begin(request, result, nowUnixMs);
        if (store.FindPurchase(key) is Purchase { Rrn.Length: > 0 } purchase)
            answer.With(37, purchase.Rrn);
        return answer.Finish(frame, mac);
    }

    // Older and settled batches accept nothing new; what was done in them is still answered as it was.
    private static bool IsTooLate(ISwitchTransaction store, Terminal terminal, PurchaseKey key)
    {
        bool open = key.Batch == terminal.OpenBatch && !SettlementDesk.IsClosed(store, terminal.TerminalId, key.Batch);
        return !open && store.FindPurchase(key) is null;
    }

    private static void SaveMark(ISwitchTransaction store, Terminal terminal, PurchaseKey key)
    {
        Terminal marked = terminal.Mark(key.Batch, key.Stan);
        if (!ReferenceEquals(marked, terminal))
            store.Save(marked);
    }
}
