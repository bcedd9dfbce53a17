using ScanBox.Switching;

namespace ScanBox.Payments;

/// <summary>
/// Finds a receipt that is older than the remembered ones where it still stands on flash, with what was given back of it: in the
/// segment before the current one and in the current one, record by record and in their order. Only an unbroken row of records up to
/// the newest one counts, because a missing record may be the one that gave the receipt back.
/// </summary>
internal sealed class ReceiptSearch
{
    // A record and its CRC take a device one to three milliseconds.
    private const int RecordsInStep = 2;

    private readonly SegmentReader _reader;
    private int _stan;
    private int _beforeBatch;
    private bool _reachedIt;
    private string _name = "";
    private long _length;
    private int _firstSequence;
    private int _expected;
    private bool _inCurrent;

    internal ReceiptSearch(SegmentReader reader)
    {
        _reader = reader;
    }

    /// <summary>The receipt, null when there is none.</summary>
    internal Receipt? Found { get; private set; }

    /// <summary>The number after the newest record when reading began; 0 when it has not begun.</summary>
    internal int NextSequence { get; private set; }

    /// <summary>Says what is looked for: the newest receipt with a STAN, older than the one of a batch with the same STAN.</summary>
    internal void Want(int stan, int beforeBatch)
    {
        _stan = stan;
        _beforeBatch = beforeBatch;
        NextSequence = 0;
        Found = null;
    }

    /// <summary>Begins to read.</summary>
    /// <param name="before">The file of the segment before the current one, whatever is in it.</param>
    /// <param name="beforeLength">Its length in bytes, -1 when there is none.</param>
    /// <param name="current">The file of the current segment.</param>
    /// <param name="length">How much of it counts, in bytes.</param>
    /// <param name="nextSequence">The number after the newest record.</param>
    internal void Read(string before, long beforeLength, string current, long length, int nextSequence)
    {
        NextSequence = nextSequence;
        _name = current;
        _length = length;
        _reader.Begin(current, length);
        JournalRecord? first = _reader.Next();
        _firstSequence = first is null ? 0 : first.Sequence;
        _inCurrent = false;
        _expected = 0;
        Forget();
        _reader.Begin(before, beforeLength);
    }

    /// <summary>Reads on; true when all is read.</summary>
    internal bool Step()
    {
        for (int i = 0; i < RecordsInStep; i++)
        {
            JournalRecord? record = _reader.Next();
            int end = _inCurrent ? NextSequence : _firstSequence;
            if (record is not null && record.Sequence < end && (_expected == 0 || record.Sequence == _expected))
            {
                _expected = record.Sequence + 1;
                Take(record);
                continue;
            }
            // What a write that failed left behind the end of a segment was written anew in the next one.
            if (_expected != end)
                Forget();
            if (_inCurrent)
            {
                if (_beforeBatch != 0 && !_reachedIt)
                    Found = null;
                return true;
            }
            _inCurrent = true;
            _expected = _firstSequence;
            _reader.Begin(_name, _length);
        }
        return false;
    }

    private void Forget()
    {
        Found = null;
        _reachedIt = false;
    }

    private void Take(JournalRecord record)
    {
        if (record.Kind != RecordKind.Outcome && record.Kind != RecordKind.Receipt)
            return;
        int batch = record.TakeInt();
        int stan = record.TakeInt();
        if ((PaymentOutcome)record.Take() != PaymentOutcome.Approved)
            return;
        long fen = record.TakeLong();
        record.TakeInt();
        record.TakeInt();
        record.SkipText();
        record.SkipText();
        record.SkipText();
        bool isPurchase = (PurchaseKind)record.Take() == PurchaseKind.Purchase;
        if (!isPurchase)
        {
            if (Found is not null && record.TakeInt() == Found.Batch && record.TakeInt() == Found.Stan)
                Found.RefundedFen += fen;
        }
        else if (stan == _stan)
        {
            TakeReceipt(record, batch);
        }
    }

    private void TakeReceipt(JournalRecord record, int batch)
    {
        if (batch == _beforeBatch)
        {
            _reachedIt = true;
            return;
        }
        bool isKnown = Found is not null && Found.Batch == batch;
        // Of what is known a checkpoint says the newest; an outcome says what was before it was given back.
        if (isKnown ? record.Kind == RecordKind.Outcome : _reachedIt)
            return;
        bool isKept = record.Kind == RecordKind.Receipt;
        record.Rewind();
        if (isKept)
        {
            Found = JournalState.ReadKept(record);
            return;
        }
        Found = new Receipt();
        JournalState.ReadReceipt(record, Found);
    }
}
