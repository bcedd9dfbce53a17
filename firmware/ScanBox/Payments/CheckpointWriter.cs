namespace ScanBox.Payments;

/// <summary>Collects the records of a checkpoint, so that a new segment is made by one write.</summary>
internal sealed class CheckpointWriter
{
    /// <summary>The longest checkpoint: header, counters, totals, 20 receipts, 32 code tags and four open purchases with the longest texts.</summary>
    internal const int MaxBytes = 2560;

    private int _sequence;

    internal byte[] Bytes { get; } = new byte[MaxBytes];

    internal int Length { get; private set; }

    internal int NextSequence => _sequence;

    internal void Begin(int sequence)
    {
        _sequence = sequence;
        Length = 0;
    }

    internal void Add(JournalRecord record)
    {
        record.Finish(_sequence++);
        System.Array.Copy(record.Bytes, 0, Bytes, Length, record.Length);
        Length += record.Length;
    }
}
