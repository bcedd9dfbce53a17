namespace ScanBox.Updates.Lines;

/// <summary>Why settings that somebody signed are not taken.</summary>
public enum LineFault : byte
{
    None = 0,

    /// <summary>A line is no <c>name=value</c>, or a name comes twice.</summary>
    Malformed = 1,

    /// <summary>There is no such setting, or it is the factory's or the box's own.</summary>
    NotAllowed = 2,

    /// <summary>Terminal, merchant or switch, while payments are not settled.</summary>
    Unsettled = 3,

    /// <summary>A value out of its range.</summary>
    BadValue = 4,
}
