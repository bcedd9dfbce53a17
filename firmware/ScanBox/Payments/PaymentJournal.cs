using ScanBox.Ports;

namespace ScanBox.Payments;

/// <summary>
/// What the box owes an answer for, on flash. Append-only records in one of two segment files; every append closes the
/// file, because only closing makes data durable on the device. A segment that is full is followed by the other file, which
/// begins with a checkpoint of the state written as one file: until that is whole, the old segment counts. A torn tail is
/// never appended to: the next write begins a new segment. What is left of a damaged journal goes into a third file, which
/// takes the segments' place only when it is whole, so that a second fault finds them as they were.
/// </summary>
public sealed class PaymentJournal
{
    /// <summary>Smallest useful segment: a checkpoint and some payments.</summary>
    public const int MinSegmentBytes = 4096;

    /// <summary>Segment size on boxes with 2 MB or more of file system: some 350 payments between checkpoints, so that a day's are there to be given back.</summary>
    public const int DefaultSegmentBytes = 64 * 1024;

    private const string BadName = "journal.bad";
    private const string RecoveredName = "journal.new";
    private const int Slots = 2;

    /// <summary>Files that a journal may consist of.</summary>
    public const int FileCount = 4;

    private readonly IStorage _storage;
    private readonly int _segmentBytes;
    private readonly JournalRecord _record = new JournalRecord();
    private readonly JournalRecord _checkpointRecord = new JournalRecord();
    private readonly CheckpointWriter _checkpoint = new CheckpointWriter();
    private readonly SegmentReader _reader;
    private readonly ReceiptSearch _search;
    private int _slot;
    private int _generation;
    private int _sequence = 1;
    private long _length;
    private bool _mustRotate;
    private bool _rotationFailed;

    // What could be read of a damaged journal is not yet in the segments' place.
    private bool _mustRecover;
    private bool _recoveredIsWhole;
    private int _damagedSlot = -1;

    /// <summary>Makes a journal; <see cref="Open"/> reads it.</summary>
    /// <param name="storage">Where the segments lie, as journal.0 and journal.1.</param>
    /// <param name="segmentBytes">Size of a segment, at least <see cref="MinSegmentBytes"/>.</param>
    public PaymentJournal(IStorage storage, int segmentBytes)
    {
        _storage = storage;
        _segmentBytes = segmentBytes < MinSegmentBytes ? MinSegmentBytes : segmentBytes;
        _reader = new SegmentReader(storage);
        _search = new ReceiptSearch(_reader);
    }

    /// <summary>What the records add up to.</summary>
    public JournalState State { get; } = new JournalState();

    /// <summary>What was found at boot, in words for a technician; empty when all was well.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Name of a file of the journal, for who exports or erases it.</summary>
    /// <param name="index">0 to <see cref="FileCount"/> - 1.</param>
    public static string FileName(int index) => index < Slots ? Name(index) : index == Slots ? RecoveredName : BadName;

    /// <summary>Reads the journal at boot and prepares it for writing.</summary>
    public JournalHealth Open()
    {
        bool interrupted = _storage.Length(RecoveredName) >= 0;
        if (interrupted && OpenRecovered())
            return JournalHealth.Damaged;
        SegmentSummary first = _reader.Survey(Name(0));
        SegmentSummary second = _reader.Survey(Name(1));
        if (first.Records == 0 && second.Records == 0)
            return OpenWithoutRecords(first, second, interrupted);

        // The newer segment counts alone when its checkpoint is whole; otherwise it can only add to the older one.
        bool secondIsNewer = second.Records > 0 && (first.Records == 0 || second.FirstSequence > first.FirstSequence);
        SegmentSummary newer = secondIsNewer ? second : first;
        SegmentSummary older = secondIsNewer ? first : second;
        _slot = secondIsNewer ? 1 : 0;
        bool startedCleanly = newer.CheckpointWhole;
        // A checkpoint that was cut while it was written adds nothing: the older segment is whole and still counts.
        bool cutWhileRotating = !newer.CheckpointWhole && !newer.Broken && older.CheckpointWhole;
        if (cutWhileRotating)
        {
            _slot = 1 - _slot;
            newer = older;
            startedCleanly = true;
        }
        bool needsBoth = !startedCleanly && older.Records > 0;
        if (needsBoth)
            _reader.Replay(Name(1 - _slot), State, false);
        _reader.Replay(Name(_slot), State, needsBoth);
        _generation = newer.Generation;
        _sequence = newer.LastSequence + 1;
        _length = newer.Length;
        if (cutWhileRotating)
            _mustRotate = true;

        MarkRecovered();

        if (!startedCleanly || newer.Broken)
        {
            SetAside(_slot, newer);
            return JournalHealth.Damaged;
        }
        if (older.Records == 0 && older.Broken)
        {
            // Nothing says whether the unreadable segment was the newer one.
            SetAside(1 - _slot, older);
            return JournalHealth.Damaged;
        }
        if (interrupted)
        {
            // A recovery was cut before its file was whole; what made it necessary is no longer to be seen.
            Problem = RecoveredName + ": an unfinished recovery was begun anew";
            Recover(-1);
            return JournalHealth.Damaged;
        }
        if (newer.TailBytes > 0)
        {
            _mustRotate = true;
            Problem = $"{Name(_slot)}: {newer.TailBytes} bytes of an unfinished record at the end were dropped";
            return JournalHealth.TornTail;
        }
        return JournalHealth.Sound;
    }

    /// <summary>Notes the batch that the switch assigned and the highest STAN that it has seen in it.</summary>
    public bool RecordCounters(int batch, int stan)
    {
        Begin(RecordKind.Counters, batch, stan);
        return Commit();
    }

    /// <summary>Writes a purchase down before it is sent. False: it is not safe to send it.</summary>
    /// <param name="purchase">The purchase.</param>
    /// <param name="tag">Keyed tag of its code, <see cref="JournalState.TagBytes"/> bytes.</param>
    public bool RecordPurchase(Purchase purchase, byte[] tag)
    {
        if (State.OpenCount == JournalState.MaxOpen)
            return false;
        Begin(RecordKind.Purchase, purchase.Batch, purchase.Stan);
        _record.PutLong(purchase.AmountFen);
        _record.PutBytes(tag, 0, JournalState.TagBytes);
        _record.PutText(purchase.SchemeId);
        _record.PutInt(purchase.Minute);
        return Commit();
    }

    /// <summary>Writes a void or refund down before it is sent. False: it is not safe to send it.</summary>
    public bool RecordUndo(Purchase undo)
    {
        if (State.OpenCount == JournalState.MaxOpen)
            return false;
        Begin(RecordKind.Undo, undo.Batch, undo.Stan);
        _record.PutLong(undo.AmountFen);
        _record.Put((byte)undo.Kind);
        _record.PutInt(undo.OriginalBatch);
        _record.PutInt(undo.OriginalStan);
        _record.PutInt(undo.OriginalDate);
        _record.PutInt(undo.Minute);
        _record.PutText(undo.OriginalRrn);
        _record.PutText(undo.SchemeId);
        _record.PutFlag(undo.LeavesNothing);
        return Commit();
    }

    /// <summary>Notes that the reversal of a purchase is about to be sent.</summary>
    public bool RecordReversalBegun(Purchase purchase)
    {
        Begin(RecordKind.ReversalBegun, purchase.Batch, purchase.Stan);
        return Commit();
    }

    /// <summary>Notes how a purchase ended.</summary>
    /// <param name="outcome">The end.</param>
    /// <param name="receipt">The purchase with what the switch said of it.</param>
    /// <param name="responseCode">F39, empty when no answer decided it.</param>
    public bool RecordOutcome(PaymentOutcome outcome, Receipt receipt, string responseCode)
    {
        _record.Begin(RecordKind.Outcome);
        JournalState.PutReceipt(_record, outcome, receipt, responseCode);
        return Commit();
    }

    /// <summary>Notes the RRN of a purchase that stays unknown: the acquirer finds it by that.</summary>
    public bool RecordNamed(Purchase purchase, string rrn)
    {
        Begin(RecordKind.Named, purchase.Batch, purchase.Stan);
        _record.PutText(rrn);
        return Commit();
    }

    /// <summary>Notes that the vendor heard of an unknown purchase and goes on without its result.</summary>
    public bool RecordAccepted(Purchase purchase)
    {
        Begin(RecordKind.UnknownAccepted, purchase.Batch, purchase.Stan);
        return Commit();
    }

    /// <summary>Keeps the loudness across a power cut.</summary>
    public bool RecordVolume(int volume)
    {
        _record.Begin(RecordKind.Volume);
        _record.Put((byte)volume);
        return Commit();
    }

    /// <summary>Takes the total of the day over from the switch: what it was before no longer counts.</summary>
    /// <param name="date">Business date MMDD.</param>
    /// <param name="count">Receipts of the date that stand.</param>
    /// <param name="fen">Their sum in fen.</param>
    public bool RecordDayTotal(int date, int count, long fen)
    {
        State.PutTotals(_record, date, count, fen, false);
        return Commit();
    }

    /// <summary>Notes that the last receipt was said to its end.</summary>
    public bool RecordSpoken()
    {
        Begin(RecordKind.Spoken, State.LastReceipt.Batch, State.LastReceipt.Stan);
        return Commit();
    }

    /// <summary>Moves on to a new segment while there is time, so that no payment has to wait for it.</summary>
    /// <returns>True when a segment was begun. After a failure the next record tries again, so that an idle box does not wear out its flash.</returns>
    public bool Tidy() => !_mustRecover && !_rotationFailed && (_mustRotate || _length > _segmentBytes / 4 * 3) && Rotate();

    /// <summary>Begins to look on flash for a receipt that is older than those that <see cref="State"/> remembers.</summary>
    /// <param name="stan">Its STAN.</param>
    /// <param name="beforeBatch">The newest one is wanted that is older than the receipt of this batch with the same STAN; 0 for the newest of all.</param>
    public void BeginSearch(int stan, int beforeBatch) => _search.Want(stan, beforeBatch);

    /// <summary>Looks on, a few records at a time.</summary>
    /// <param name="found">The receipt with what was given back of it; null as long as it is not found, and in the end when there is none.</param>
    /// <returns>Whether the search is over.</returns>
    public bool StepSearch(out Receipt? found)
    {
        found = null;
        if (_mustRecover)
            // What can be trusted of a damaged journal is in the state.
            return true;
        // What was written since may have given it back, or may have begun a new segment.
        if (_search.NextSequence != _sequence)
            _search.Read(Name(1 - _slot), _storage.Length(Name(1 - _slot)), Name(_slot), _length, _sequence);
        if (!_search.Step())
            return false;
        found = _search.Found;
        return true;
    }

    /// <summary>
    /// Takes the journal off the flash, for a box that owes nothing; after <see cref="Open"/>, and nothing is written afterwards. What counts
    /// goes last: cut or refused in the middle, the journal is what it was.
    /// </summary>
    /// <returns>False when the flash refused.</returns>
    public bool Erase() => Drop(BadName) && Drop(Name(1 - _slot)) && Drop(Name(_slot)) && Drop(RecoveredName);

    private bool Drop(string name) => StorageRemoval.Remove(_storage, name);

    private static string Name(int slot) => slot == 0 ? "journal.0" : "journal.1";

    private JournalHealth OpenWithoutRecords(SegmentSummary first, SegmentSummary second, bool interrupted)
    {
        _slot = 1;
        _mustRotate = true;
        if (first.Length <= 0 && second.Length <= 0 && !interrupted)
        {
            State.ForgetBatch();
            return JournalHealth.Missing;
        }
        // A box whose very first segment was cut while it was written had taken no payment yet, but nothing proves that it was this.
        SetAside(first.Length > 0 ? 0 : 1, first.Length > 0 ? first : second);
        return JournalHealth.Damaged;
    }

    /// <summary>Goes on with a recovery that was cut after its file was whole.</summary>
    private bool OpenRecovered()
    {
        SegmentSummary made = _reader.Survey(RecoveredName);
        if (!made.CheckpointWhole || made.Broken)
            return false;
        _reader.Replay(RecoveredName, State, false);
        _generation = made.Generation;
        _sequence = made.LastSequence + 1;
        _length = made.Length;
        _mustRotate = made.TailBytes > 0;
        MarkRecovered();
        Problem = $"{RecoveredName}: a recovery that was cut is finished; {made.Records} records were kept";
        _recoveredIsWhole = true;
        _mustRecover = true;
        FinishRecovery();
        return true;
    }

    private void MarkRecovered()
    {
        for (int i = 0; i < State.OpenCount; i++)
            State.OpenAt(i).Recovered = true;
    }

    private void SetAside(int slot, SegmentSummary damaged)
    {
        Problem = $"{Name(slot)}: {damaged.DamagedBytes} of {damaged.Length} bytes are unreadable; {damaged.Records} records were kept, the file is set aside as {BadName}";
        Recover(slot);
    }

    private void Recover(int damagedSlot)
    {
        State.ForgetBatch();
        _damagedSlot = damagedSlot;
        _mustRecover = true;
        // Refused, it is done before the next record.
        FinishRecovery();
    }

    private bool FinishRecovery()
    {
        if (!_recoveredIsWhole && !WriteCheckpoint(RecoveredName))
            return false;
        _recoveredIsWhole = true;
        // From here on the file alone counts, at a boot too.
        int target = _damagedSlot == 0 ? 1 : 0;
        if (_storage.Length(RecoveredName) >= 0)
        {
            if (_damagedSlot >= 0 && _storage.Length(Name(_damagedSlot)) >= 0)
            {
                _storage.Delete(BadName);
                _storage.Move(Name(_damagedSlot), BadName);
            }
            if (!_storage.Delete(Name(0)) || !_storage.Delete(Name(1)))
                return false;
            _storage.Move(RecoveredName, Name(target));
        }
        if (_storage.Length(Name(target)) != _length)
            return false;
        _slot = target;
        _mustRecover = false;
        return true;
    }

    private void Begin(RecordKind kind, int batch, int stan)
    {
        _record.Begin(kind);
        _record.PutInt(batch);
        _record.PutInt(stan);
    }

    private bool Commit()
    {
        if (_mustRecover && !FinishRecovery())
            return false;
        if ((_mustRotate || _length + JournalRecord.MaxBytes > _segmentBytes) && !Rotate())
            return false;
        _record.Finish(_sequence);
        if (!_storage.Append(Name(_slot), _record.Bytes, 0, _record.Length))
        {
            // Part of it may be there: nothing may follow it in this file.
            _mustRotate = true;
            return false;
        }
        _sequence++;
        _length += _record.Length;
        _record.Rewind();
        State.Apply(_record);
        return true;
    }

    private bool Rotate()
    {
        int target = (_slot + 1) % Slots;
        if (!WriteCheckpoint(Name(target)))
        {
            _mustRotate = true;
            _rotationFailed = true;
            return false;
        }
        _rotationFailed = false;
        _slot = target;
        return true;
    }

    private bool WriteCheckpoint(string name)
    {
        _checkpoint.Begin(_sequence);
        // The record in hand may be waiting for this segment: the checkpoint has one of its own.
        _checkpointRecord.Begin(RecordKind.Segment);
        _checkpointRecord.PutInt(_generation + 1);
        _checkpointRecord.PutInt(State.CheckpointRecords);
        _checkpoint.Add(_checkpointRecord);
        State.WriteCheckpoint(_checkpointRecord, _checkpoint);
        if (!_storage.Create(name, _checkpoint.Bytes, 0, _checkpoint.Length))
            return false;
        _generation++;
        _sequence = _checkpoint.NextSequence;
        _length = _checkpoint.Length;
        _mustRotate = false;
        return true;
    }
}
