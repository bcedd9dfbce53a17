using System.Globalization;
using ReferenceSwitch;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Switching;
using Simulation.Network;
using Booked = ReferenceSwitch.Purchases.Purchase;

namespace Simulation.Checks;

/// <summary>Watches the switch's books of one terminal: batches only rise, closed ones take nothing new, settlements agree with the books.</summary>
internal sealed class BooksWatch(SwitchModel model, BoxHistory seen, string terminalId)
{
    private const int SettlementDigits = 62;
    private const int SettlementResultAt = 30;

    private readonly HashSet<int> _settledBatches = [];
    private readonly HashSet<(int Batch, int Stan)> _seenByWire = [];
    private int _openBatchBefore;

    /// <summary>Batches that the switch has settled.</summary>
    internal int SettledBatches => _settledBatches.Count;

    /// <summary>The switch has handled a request.</summary>
    internal void Handled(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> answer)
    {
        if (WireMessage.Read(frame) is not WireMessage request)
            return;
        using ISwitchTransaction books = model.Store.Begin();
        int open = books.FindTerminal(terminalId)!.OpenBatch;
        if (open < _openBatchBefore)
            throw new ViolationException(Invariant.NamesAreUnique, $"the switch went back from batch {_openBatchBefore} to batch {open}");
        _openBatchBefore = open;
        if (request.Mti == 0x0500)
            SettlementHandled(books, request);
        if (request.Mti is not (0x0200 or 0x0220) || !seen.TryGet((request.Batch, request.Stan), out SentPurchase? sent))
            return;
        Booked? purchase = books.FindPurchase(KeyOf(sent.Name));
        bool isNew = purchase is not null && _seenByWire.Add(sent.Name);
        if (isNew && purchase!.State != PurchaseState.Tombstone && sent.Name.Batch != open)
            throw new ViolationException(Invariant.NamesAreUnique, $"the switch took a new purchase {SentPurchase.Text(sent.Name)} of a batch that is closed; batch {open} is open");
        if (isNew && purchase!.State != PurchaseState.Tombstone && _settledBatches.Contains(sent.Name.Batch))
            throw new ViolationException(Invariant.SettlementAgrees, $"the switch took a new purchase {SentPurchase.Text(sent.Name)} of a batch that is settled");
        if (WireMessage.Read(answer)?.Result == "94")
            throw new ViolationException(Invariant.NamesAreUnique, $"the switch got two different purchases under the name {SentPurchase.Text(sent.Name)}");
    }

    /// <summary>The switch's view of a purchase; null when it never saw it.</summary>
    internal Booked? AtSwitch((int Batch, int Stan) name)
    {
        using ISwitchTransaction books = model.Store.Begin();
        return books.FindPurchase(KeyOf(name));
    }

    /// <summary>What the switch's books say of a business date: purchases that stand, and what they brought, less what was given back.</summary>
    /// <param name="date">Beijing date, yyyymmdd or only mmdd.</param>
    internal (int Count, long Fen) DayTotal(int date)
    {
        const int monthsAndDays = 10_000;
        int modulus = date < monthsAndDays ? monthsAndDays : int.MaxValue;
        int count = 0;
        long fen = 0;
        using ISwitchTransaction books = model.Store.Begin();
        foreach (Booked booked in books.Purchases())
        {
            bool stands = booked.Key.TerminalId == terminalId && booked is { State: PurchaseState.Approved, Kind: PurchaseKind.Purchase } && booked.ReturnedFen < booked.AmountFen;
            if (!stands || BeijingTime.Date(booked.AtUnixMs) % modulus != date)
                continue;
            count++;
            fen += booked.AmountFen - booked.ReturnedFen;
        }
        return (count, fen);
    }

    /// <summary>The box forgets what it remembers: nothing of it may be unknown, and no receipt of the open batch wait for its settlement.</summary>
    internal void NothingIsOwed()
    {
        foreach (SentPurchase purchase in seen.Sent)
        {
            if (seen.IsUnknown(purchase))
                throw new ViolationException(Invariant.ConsoleIsGuarded, $"a reset takes the journal while {SentPurchase.Text(purchase.Name)} is unknown");
        }
        using ISwitchTransaction books = model.Store.Begin();
        int open = books.FindTerminal(terminalId)!.OpenBatch;
        foreach (SentPurchase receipt in seen.Approvals)
        {
            if (receipt.Name.Batch == open && !_settledBatches.Contains(open))
                throw new ViolationException(Invariant.ConsoleIsGuarded, $"a reset takes the journal while {SentPurchase.Text(receipt.Name)} is not settled");
        }
    }

    private PurchaseKey KeyOf((int Batch, int Stan) name) => new(terminalId, name.Batch, name.Stan);

    // What the box claimed and what the switch answered, both against the books.
    private void SettlementHandled(ISwitchTransaction books, WireMessage request)
    {
        if (books.FindSettlement(terminalId, request.Batch) is not { } settlement || !_settledBatches.Add(request.Batch))
            return;
        foreach (SentPurchase purchase in seen.Sent)
        {
            if (purchase.Name.Batch == request.Batch && seen.IsUnknown(purchase))
                throw new ViolationException(Invariant.SettlementAgrees, $"batch {request.Batch} is settled while {SentPurchase.Text(purchase.Name)} is unknown");
        }
        (long debit, int debits, long credit, int credits) = (0, 0, 0, 0);
        foreach (Booked purchase in books.PurchasesOf(terminalId, request.Batch))
        {
            if (purchase.State != PurchaseState.Approved)
                continue;
            if (purchase.Kind == PurchaseKind.Purchase)
                (debit, debits) = (debit + purchase.AmountFen, debits + 1);
            else
                (credit, credits) = (credit + purchase.AmountFen, credits + 1);
        }
        string expected = string.Create(CultureInfo.InvariantCulture, $"{debit:D12}{debits:D3}{credit:D12}{credits:D3}0").PadRight(SettlementDigits, '0');
        if (settlement.Claimed != expected || settlement.Counted[SettlementResultAt] != '1')
            throw new ViolationException(Invariant.SettlementAgrees, $"batch {request.Batch} is settled with {settlement.Claimed}; by the switch's books it is {expected}, the answer {settlement.Counted}");
    }
}
