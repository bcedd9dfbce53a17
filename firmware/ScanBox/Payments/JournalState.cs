using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// What the records of the journal add up to. The records of a checkpoint say absolute values and can be applied to any
/// state; those of events stand on flash once. So a damaged journal can be read from two overlapping segments.
/// </summary>
public sealed class JournalState
{
    /// <summary>Purchases that may be unknown at once.</summary>
    public const int MaxOpen = 4;

    /// <summary>Codes whose tags are remembered.</summary>
    public const int RememberedCodes = 32;

    /// <summary>Receipts that can be said again or taken back.</summary>
    public const int MaxReceipts = 20;

    /// <summary>Length of a code tag in bytes.</summary>
    public const int TagBytes = 8;

    // MMDD as a number repeats after month 12.
    private const int DatesInYear = 1200;

    private readonly Purchase[] _open = new Purchase[MaxOpen];
    private readonly byte[] _tags = new byte[RememberedCodes * TagBytes];
    private readonly Receipt[] _receipts = new Receipt[MaxReceipts];
    private readonly Receipt _none = new Receipt();
    private int _tagCount;
    private int _tagNext;
    private int _receiptNext;

    /// <summary>The open batch, 0 when the box has none.</summary>
    public int Batch { get; private set; }

    /// <summary>Highest STAN used or seen in the batch.</summary>
    public int LastStan { get; private set; }

    /// <summary>Number of purchases whose result is not known.</summary>
    public int OpenCount { get; private set; }

    /// <summary>The last receipt; its batch is 0 when there is none.</summary>
    public Receipt LastReceipt => ReceiptAt(0);

    /// <summary>Receipts that are remembered.</summary>
    public int ReceiptCount { get; private set; }

    /// <summary>Loudness 0 to 9 that was chosen with the keys, -1 when it never was.</summary>
    public int Volume { get; private set; } = -1;

    /// <summary>Business date MMDD of the running total.</summary>
    public int TotalDate { get; private set; }

    /// <summary>Receipts of the business date.</summary>
    public int TotalCount { get; private set; }

    /// <summary>Sum of the receipts of the business date, in fen.</summary>
    public long TotalFen { get; private set; }

    /// <summary>The total of the day may miss receipts, because the journal was lost or damaged: the switch is asked for it.</summary>
    public bool TotalsLost { get; private set; }

    /// <summary>Receipts of the open batch, voided ones included.</summary>
    public int DebitCount { get; private set; }

    /// <summary>Their sum in fen.</summary>
    public long DebitFen { get; private set; }

    /// <summary>Voids and refunds of the open batch.</summary>
    public int CreditCount { get; private set; }

    /// <summary>Their sum in fen.</summary>
    public long CreditFen { get; private set; }

    /// <summary>A purchase whose result is not known, oldest first.</summary>
    public Purchase OpenAt(int index) => _open[index];

    /// <summary>A remembered receipt, 0 for the newest; one with batch 0 when there are not so many.</summary>
    public Receipt ReceiptAt(int back) =>
        back < 0 || back >= ReceiptCount ? _none : _receipts[(_receiptNext + MaxReceipts - 1 - back) % MaxReceipts];

    /// <summary>Whether an unknown purchase blocks the next one: the vendor has not been told and gone on.</summary>
    public Purchase? Blocking()
    {
        for (int i = 0; i < OpenCount; i++)
        {
            if (!_open[i].Accepted || OpenCount == MaxOpen)
                return _open[i];
        }
        return null;
    }

    /// <summary>Whether a receipt was given back, or is about to be: what is on its way is not asked for twice.</summary>
    public bool IsGivenBack(Receipt receipt)
    {
        for (int i = 0; i < OpenCount; i++)
        {
            Purchase open = _open[i];
            if (open.Kind != PurchaseKind.Purchase && open.OriginalBatch == receipt.Batch && open.OriginalStan == receipt.Stan)
                return true;
        }
        return receipt.Undone;
    }

    /// <summary>Whether the tag of a code is remembered.</summary>
    public bool Remembers(byte[] tag)
    {
        for (int i = 0; i < _tagCount; i++)
        {
            int same = 0;
            while (same < TagBytes && _tags[i * TagBytes + same] == tag[same])
                same++;
            if (same == TagBytes)
                return true;
        }
        return false;
    }

    /// <summary>Records that <see cref="WriteCheckpoint"/> writes now.</summary>
    internal int CheckpointRecords => 2 + (Volume >= 0 ? 1 : 0) + ReceiptCount + (_tagCount > 0 ? 1 : 0) + OpenCount;

    /// <summary>Records are missing, so a STAN of the batch may have been used, or a receipt given, without being remembered: the switch is asked for a new batch and for the total of the day.</summary>
    internal void ForgetBatch()
    {
        ApplyCounters(0, 0);
        TotalsLost = true;
        for (int i = 0; i < OpenCount; i++)
            _open[i].Doubtful = true;
    }

    internal void Reset()
    {
        Batch = 0;
        LastStan = 0;
        OpenCount = 0;
        _tagCount = 0;
        _tagNext = 0;
        ReceiptCount = 0;
        _receiptNext = 0;
        Volume = -1;
        TotalDate = 0;
        TotalCount = 0;
        TotalFen = 0;
        TotalsLost = false;
        ResetBatchTotals();
    }

    internal void Apply(JournalRecord record)
    {
        switch (record.Kind)
        {
            case RecordKind.Segment:
                Reset();
                break;
            case RecordKind.Counters:
                ApplyCounters(record.TakeInt(), record.TakeInt());
                break;
            case RecordKind.Purchase:
                ApplyPurchase(record);
                break;
            case RecordKind.OpenPurchase:
                ApplyOpenPurchase(record);
                break;
            case RecordKind.Undo:
                ApplyUndo(record);
                break;
            case RecordKind.ReversalBegun:
                int reversing = Find(record.TakeInt(), record.TakeInt());
                if (reversing >= 0)
                    _open[reversing].ReversalBegun = true;
                break;
            case RecordKind.Outcome:
                ApplyOutcome(record);
                break;
            case RecordKind.Spoken:
                ApplySpoken(record.TakeInt(), record.TakeInt());
                break;
            case RecordKind.Totals:
                TotalDate = record.TakeInt();
                TotalCount = record.TakeInt();
                TotalFen = record.TakeLong();
                DebitCount = record.TakeInt();
                DebitFen = record.TakeLong();
                CreditCount = record.TakeInt();
                CreditFen = record.TakeLong();
                TotalsLost = record.TakeFlag();
                break;
            case RecordKind.Tags:
                while (record.Remaining >= TagBytes)
                    RememberTag(record);
                break;
            case RecordKind.Receipt:
                Keep(ReadKept(record));
                break;
            case RecordKind.UnknownAccepted:
                int accepted = Find(record.TakeInt(), record.TakeInt());
                if (accepted >= 0)
                    _open[accepted].Accepted = true;
                break;
            case RecordKind.Named:
                int named = Find(record.TakeInt(), record.TakeInt());
                if (named >= 0)
                    _open[named].Rrn = record.TakeText();
                break;
            case RecordKind.Volume:
                int volume = record.Take();
                if (volume <= 9)
                    Volume = volume;
                break;
            default:
                // A kind of a later version: its bytes are sound, its meaning is not ours.
                break;
        }
    }

    internal void WriteCheckpoint(JournalRecord record, CheckpointWriter writer)
    {
        record.Begin(RecordKind.Counters);
        record.PutInt(Batch);
        record.PutInt(LastStan);
        writer.Add(record);

        PutTotals(record, TotalDate, TotalCount, TotalFen, TotalsLost);
        writer.Add(record);

        if (Volume >= 0)
        {
            record.Begin(RecordKind.Volume);
            record.Put((byte)Volume);
            writer.Add(record);
        }

        for (int back = ReceiptCount - 1; back >= 0; back--)
        {
            Receipt receipt = ReceiptAt(back);
            record.Begin(RecordKind.Receipt);
            PutReceipt(record, PaymentOutcome.Approved, receipt, "00");
            record.PutFlag(receipt.Spoken);
            record.PutFlag(receipt.Undone);
            record.PutLong(receipt.RefundedFen);
            writer.Add(record);
        }

        if (_tagCount > 0)
        {
            record.Begin(RecordKind.Tags);
            int oldest = _tagCount == RememberedCodes ? _tagNext : 0;
            for (int i = 0; i < _tagCount; i++)
                record.PutBytes(_tags, (oldest + i) % RememberedCodes * TagBytes, TagBytes);
            writer.Add(record);
        }

        for (int i = 0; i < OpenCount; i++)
        {
            Purchase open = _open[i];
            record.Begin(RecordKind.OpenPurchase);
            record.PutInt(open.Batch);
            record.PutInt(open.Stan);
            record.PutLong(open.AmountFen);
            record.PutFlag(open.ReversalBegun);
            record.PutText(open.SchemeId);
            record.PutInt(open.Minute);
            record.PutFlag(open.Accepted);
            record.Put((byte)open.Kind);
            record.PutInt(open.OriginalBatch);
            record.PutInt(open.OriginalStan);
            record.PutInt(open.OriginalDate);
            record.PutText(open.OriginalRrn);
            record.PutText(open.Rrn);
            record.PutFlag(open.Doubtful);
            record.PutFlag(open.LeavesNothing);
            writer.Add(record);
        }
    }

    /// <summary>The total of the day as said, and those of the batch as they are.</summary>
    internal void PutTotals(JournalRecord record, int date, int count, long fen, bool lost)
    {
        record.Begin(RecordKind.Totals);
        record.PutInt(date);
        record.PutInt(count);
        record.PutLong(fen);
        record.PutInt(DebitCount);
        record.PutLong(DebitFen);
        record.PutInt(CreditCount);
        record.PutLong(CreditFen);
        record.PutFlag(lost);
    }

    internal static void PutReceipt(JournalRecord record, PaymentOutcome outcome, Receipt receipt, string responseCode)
    {
        record.PutInt(receipt.Batch);
        record.PutInt(receipt.Stan);
        record.Put((byte)outcome);
        record.PutLong(receipt.AmountFen);
        record.PutInt(receipt.Date);
        record.PutInt(receipt.Time);
        record.PutText(responseCode);
        record.PutText(receipt.Rrn);
        record.PutText(receipt.SchemeId);
        record.Put((byte)receipt.Kind);
        record.PutInt(receipt.OriginalBatch);
        record.PutInt(receipt.OriginalStan);
    }

    /// <summary>Reads a record of kind <see cref="RecordKind.Receipt"/>.</summary>
    internal static Receipt ReadKept(JournalRecord record)
    {
        var kept = new Receipt();
        ReadReceipt(record, kept);
        kept.Spoken = record.TakeFlag();
        bool undone = record.TakeFlag();
        // Checkpoints of firmware without refunds in part end here.
        kept.RefundedFen = record.Remaining == 0 && undone ? kept.AmountFen : record.TakeLong();
        return kept;
    }

    /// <summary>Reads a record of kind <see cref="RecordKind.Outcome"/>, or the beginning of one of kind <see cref="RecordKind.Receipt"/>.</summary>
    internal static PaymentOutcome ReadReceipt(JournalRecord record, Receipt receipt)
    {
        receipt.Batch = record.TakeInt();
        receipt.Stan = record.TakeInt();
        var outcome = (PaymentOutcome)record.Take();
        receipt.AmountFen = record.TakeLong();
        receipt.Date = record.TakeInt();
        receipt.Time = record.TakeInt();
        record.TakeText();
        receipt.Rrn = record.TakeText();
        receipt.SchemeId = record.TakeText();
        receipt.Kind = (PurchaseKind)record.Take();
        receipt.OriginalBatch = record.TakeInt();
        receipt.OriginalStan = record.TakeInt();
        return outcome;
    }

    private void ApplyCounters(int batch, int stan)
    {
        if (batch != Batch)
        {
            Batch = batch;
            LastStan = stan;
            ResetBatchTotals();
        }
        else if (stan > LastStan)
        {
            LastStan = stan;
        }
    }

    private void ApplyPurchase(JournalRecord record)
    {
        var purchase = new Purchase
        {
            Batch = record.TakeInt(),
            Stan = record.TakeInt(),
            AmountFen = record.TakeLong(),
        };
        RememberTag(record);
        purchase.SchemeId = record.TakeText();
        purchase.Minute = record.TakeInt();
        Begin(purchase);
    }

    private void ApplyUndo(JournalRecord record) =>
        Begin(new Purchase
        {
            Batch = record.TakeInt(),
            Stan = record.TakeInt(),
            AmountFen = record.TakeLong(),
            Kind = (PurchaseKind)record.Take(),
            OriginalBatch = record.TakeInt(),
            OriginalStan = record.TakeInt(),
            OriginalDate = record.TakeInt(),
            Minute = record.TakeInt(),
            OriginalRrn = record.TakeText(),
            SchemeId = record.TakeText(),
            LeavesNothing = record.TakeFlag(),
        });

    private void ApplyOpenPurchase(JournalRecord record) =>
        Open(new Purchase
        {
            Batch = record.TakeInt(),
            Stan = record.TakeInt(),
            AmountFen = record.TakeLong(),
            ReversalBegun = record.TakeFlag(),
            SchemeId = record.TakeText(),
            Minute = record.TakeInt(),
            Accepted = record.TakeFlag(),
            Kind = (PurchaseKind)record.Take(),
            OriginalBatch = record.TakeInt(),
            OriginalStan = record.TakeInt(),
            OriginalDate = record.TakeInt(),
            OriginalRrn = record.TakeText(),
            Rrn = record.TakeText(),
            Doubtful = record.TakeFlag(),
            LeavesNothing = record.TakeFlag(),
        });

    private void Begin(Purchase purchase)
    {
        // Numbers only rise: a record with an older one is a trace of what flash held before, and was settled long ago.
        if (purchase.Batch == Batch && purchase.Stan <= LastStan)
            return;
        Open(purchase);
        ApplyCounters(purchase.Batch, purchase.Stan);
    }

    private void Open(Purchase purchase)
    {
        if (OpenCount < MaxOpen && Find(purchase.Batch, purchase.Stan) < 0)
            _open[OpenCount++] = purchase;
    }

    private void ApplyOutcome(JournalRecord record)
    {
        var receipt = new Receipt();
        PaymentOutcome outcome = ReadReceipt(record, receipt);
        int index = Find(receipt.Batch, receipt.Stan);
        Purchase? ended = index >= 0 ? _open[index] : null;
        if (index >= 0)
            Close(index);
        if (outcome != PaymentOutcome.Approved)
            return;
        if (receipt.Kind == PurchaseKind.Purchase)
            AddReceipt(receipt);
        else
            AddUndo(receipt, ended);
    }

    private void ApplySpoken(int batch, int stan)
    {
        int index = Find(batch, stan);
        // Only what was received is ever said to be: the record of that outcome was lost to a damaged byte.
        if (index >= 0)
        {
            Purchase paid = _open[index];
            Close(index);
            AddReceipt(new Receipt { Batch = batch, Stan = stan, AmountFen = paid.AmountFen, SchemeId = paid.SchemeId, Rrn = paid.Rrn });
        }
        if (stan == LastReceipt.Stan && batch == LastReceipt.Batch)
            LastReceipt.Spoken = true;
    }

    private void Close(int index)
    {
        OpenCount--;
        for (int i = index; i < OpenCount; i++)
            _open[i] = _open[i + 1];
    }

    private void AddReceipt(Receipt receipt)
    {
        Keep(receipt);
        if (receipt.Batch == Batch)
        {
            DebitCount++;
            DebitFen += receipt.AmountFen;
        }
        int date = receipt.Date == 0 ? TotalDate : receipt.Date;
        if (date != TotalDate)
        {
            // A purchase that stayed unknown may end as one of an earlier day: the total of the day goes on without it.
            if (TotalDate != 0 && !IsLater(date, TotalDate))
                return;
            TotalDate = date;
            TotalCount = 0;
            TotalFen = 0;
        }
        TotalCount++;
        TotalFen += receipt.AmountFen;
    }

    private void AddUndo(Receipt undo, Purchase? asBegun)
    {
        if (undo.Batch == Batch)
        {
            CreditCount++;
            CreditFen += undo.AmountFen;
        }
        Receipt? original = FindReceipt(undo.OriginalBatch, undo.OriginalStan);
        if (original is null)
        {
            // A receipt older than the remembered ones; its date and what is left of it stand in the record that began the undo.
            if (asBegun is not null)
                TakeFromTotal(asBegun.OriginalDate, undo.AmountFen, asBegun.LeavesNothing);
            return;
        }
        if (original.Undone)
            return;
        original.RefundedFen += undo.AmountFen;
        TakeFromTotal(original.Date, undo.AmountFen, original.Undone);
    }

    private void TakeFromTotal(int date, long fen, bool leavesNothing)
    {
        if (date != TotalDate)
            return;
        TotalCount -= leavesNothing ? 1 : 0;
        TotalFen -= fen;
    }

    private Receipt? FindReceipt(int batch, int stan)
    {
        for (int i = 0; i < ReceiptCount; i++)
        {
            if (_receipts[i].Stan == stan && _receipts[i].Batch == batch)
                return _receipts[i];
        }
        return null;
    }

    private void ResetBatchTotals()
    {
        DebitCount = 0;
        DebitFen = 0;
        CreditCount = 0;
        CreditFen = 0;
    }

    private void Keep(Receipt receipt)
    {
        // A damaged journal may say a receipt twice.
        for (int i = 0; i < ReceiptCount; i++)
        {
            if (_receipts[i].Stan == receipt.Stan && _receipts[i].Batch == receipt.Batch)
            {
                _receipts[i] = receipt;
                return;
            }
        }
        _receipts[_receiptNext] = receipt;
        _receiptNext = (_receiptNext + 1) % MaxReceipts;
        if (ReceiptCount < MaxReceipts)
            ReceiptCount++;
    }

    // Month and day without a year: within half a year ahead is later.
    private static bool IsLater(int date, int than) => (date - than + DatesInYear) % DatesInYear < DatesInYear / 2;

    private int Find(int batch, int stan)
    {
        for (int i = 0; i < OpenCount; i++)
        {
            if (_open[i].Stan == stan && _open[i].Batch == batch)
                return i;
        }
        return -1;
    }

    private void RememberTag(JournalRecord record)
    {
        if (!record.TakeBytes(_tags, _tagNext * TagBytes, TagBytes))
            return;
        _tagNext = (_tagNext + 1) % RememberedCodes;
        if (_tagCount < RememberedCodes)
            _tagCount++;
    }
}
