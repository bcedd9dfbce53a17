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

    /// <summary>Length of a code tag in bytes.</summary>
    public const int TagBytes = 8;

    // MMDD as a number repeats after month 12.
    private const int DatesInYear = 1200;

    private readonly Purchase[] _open = new Purchase[MaxOpen];
    private readonly byte[] _tags = new byte[RememberedCodes * TagBytes];
    private int _tagCount;
    private int _tagNext;

    /// <summary>The open batch, 0 when the box has none.</summary>
    public int Batch { get; private set; }

    /// <summary>Highest STAN used or seen in the batch.</summary>
    public int LastStan { get; private set; }

    /// <summary>Number of purchases whose result is not known.</summary>
    public int OpenCount { get; private set; }

    /// <summary>The last receipt; its batch is 0 when there is none.</summary>
    public Receipt LastReceipt { get; private set; } = new Receipt();

    /// <summary>Business date MMDD of the running total.</summary>
    public int TotalDate { get; private set; }

    /// <summary>Receipts of the business date.</summary>
    public int TotalCount { get; private set; }

    /// <summary>Sum of the receipts of the business date, in fen.</summary>
    public long TotalFen { get; private set; }

    /// <summary>A purchase whose result is not known, oldest first.</summary>
    public Purchase OpenAt(int index) => _open[index];

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
    internal int CheckpointRecords => 2 + (LastReceipt.Batch != 0 ? 1 : 0) + (_tagCount > 0 ? 1 : 0) + OpenCount;

    internal void Reset()
    {
        Batch = 0;
        LastStan = 0;
        OpenCount = 0;
        _tagCount = 0;
        _tagNext = 0;
        LastReceipt = new Receipt();
        TotalDate = 0;
        TotalCount = 0;
        TotalFen = 0;
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
            case RecordKind.ReversalBegun:
                int reversing = Find(record.TakeInt(), record.TakeInt());
                if (reversing >= 0)
                    _open[reversing].ReversalBegun = true;
                break;
            case RecordKind.Outcome:
                ApplyOutcome(record);
                break;
            case RecordKind.Spoken:
                int batch = record.TakeInt();
                if (record.TakeInt() == LastReceipt.Stan && batch == LastReceipt.Batch)
                    LastReceipt.Spoken = true;
                break;
            case RecordKind.Totals:
                TotalDate = record.TakeInt();
                TotalCount = record.TakeInt();
                TotalFen = record.TakeLong();
                break;
            case RecordKind.Tags:
                while (record.Remaining >= TagBytes)
                    RememberTag(record);
                break;
            case RecordKind.Receipt:
                ReadReceipt(record, LastReceipt);
                LastReceipt.Spoken = record.Take() != 0;
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

        record.Begin(RecordKind.Totals);
        record.PutInt(TotalDate);
        record.PutInt(TotalCount);
        record.PutLong(TotalFen);
        writer.Add(record);

        if (LastReceipt.Batch != 0)
        {
            record.Begin(RecordKind.Receipt);
            PutReceipt(record, PaymentOutcome.Approved, LastReceipt, "00");
            record.Put(LastReceipt.Spoken ? (byte)1 : (byte)0);
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
            record.Put(open.ReversalBegun ? (byte)1 : (byte)0);
            record.PutText(open.SchemeId);
            writer.Add(record);
        }
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
    }

    private static PaymentOutcome ReadReceipt(JournalRecord record, Receipt receipt)
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
        return outcome;
    }

    private void ApplyCounters(int batch, int stan)
    {
        if (batch != Batch)
        {
            Batch = batch;
            LastStan = stan;
        }
        else if (stan > LastStan)
        {
            LastStan = stan;
        }
    }

    private void ApplyPurchase(JournalRecord record)
    {
        int batch = record.TakeInt();
        int stan = record.TakeInt();
        long amount = record.TakeLong();
        RememberTag(record);
        Open(batch, stan, amount, false, record.TakeText());
        ApplyCounters(batch, stan);
    }

    private void ApplyOpenPurchase(JournalRecord record)
    {
        int batch = record.TakeInt();
        int stan = record.TakeInt();
        long amount = record.TakeLong();
        bool reversalBegun = record.Take() != 0;
        Open(batch, stan, amount, reversalBegun, record.TakeText());
    }

    private void Open(int batch, int stan, long amount, bool reversalBegun, string schemeId)
    {
        if (OpenCount == MaxOpen || Find(batch, stan) >= 0)
            return;
        _open[OpenCount++] = new Purchase
        {
            Batch = batch,
            Stan = stan,
            AmountFen = amount,
            ReversalBegun = reversalBegun,
            SchemeId = schemeId,
        };
    }

    private void ApplyOutcome(JournalRecord record)
    {
        var receipt = new Receipt();
        PaymentOutcome outcome = ReadReceipt(record, receipt);
        int index = Find(receipt.Batch, receipt.Stan);
        if (index >= 0)
        {
            OpenCount--;
            for (int i = index; i < OpenCount; i++)
                _open[i] = _open[i + 1];
        }
        if (outcome != PaymentOutcome.Approved)
            return;
        LastReceipt = receipt;
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
