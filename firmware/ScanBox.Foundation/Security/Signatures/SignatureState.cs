namespace ScanBox.Security.Signatures;

/// <summary>How far the verification of a signature is, and how it ended.</summary>
public enum SignatureState
{
    /// <summary>The signature is not good, or none was given: what it belongs to must not be used.</summary>
    Invalid = 0,

    /// <summary>More steps are needed.</summary>
    Running,

    /// <summary>The owner of the key signed exactly these bytes.</summary>
    Valid,
}
