namespace ScanBox.Payments;

/// <summary>What a first pass over a segment file found.</summary>
internal sealed class SegmentSummary
{
    /// <summary>File length in bytes, -1 when there is no file.</summary>
    internal long Length;

    /// <summary>Sound records.</summary>
    internal int Records;

    internal int Generation;
    internal int FirstSequence;
    internal int LastSequence;

    /// <summary>The file begins with a segment record and all records of its checkpoint.</summary>
    internal bool CheckpointWhole;

    /// <summary>Sound records stand behind unreadable bytes, a sequence number is missing, or more is unreadable at the end than one record: not the trace of a power cut.</summary>
    internal bool Broken;

    /// <summary>Unreadable bytes, except those that a power cut may have left at the end.</summary>
    internal int DamagedBytes;

    /// <summary>Unreadable bytes behind the last sound record.</summary>
    internal int TailBytes;
}
