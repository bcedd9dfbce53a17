namespace Guide;

/// <summary>Whom something concerns.</summary>
public enum Reader
{
    /// <summary>The vendor at the counter: it stands on the quick start sheet.</summary>
    Vendor,

    /// <summary>A vendor who asks; too rare for the sheet.</summary>
    WhoAsks,

    /// <summary>The technician who sets the box up.</summary>
    Technician,
}
