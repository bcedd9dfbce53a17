namespace VirtualBoard.Flash;

/// <summary>What a power cut leaves of a file that was being written.</summary>
public enum CutOutcome
{
    /// <summary>The old content: nothing of the write is there.</summary>
    Old,

    /// <summary>The old content with the first half of what was written since.</summary>
    Torn,

    /// <summary>An empty file.</summary>
    Empty,

    /// <summary>The new content: the cut came just after.</summary>
    New,
}
