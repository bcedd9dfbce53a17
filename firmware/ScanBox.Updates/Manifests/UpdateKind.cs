namespace ScanBox.Updates.Manifests;

/// <summary>What an update brings. Each kind has versions of its own.</summary>
public enum UpdateKind : byte
{
    /// <summary>Rules of payment codes.</summary>
    Rules = 0,

    /// <summary>A voice pack.</summary>
    Voice = 1,

    /// <summary>Settings, as lines.</summary>
    Settings = 2,

    /// <summary>The application.</summary>
    Application = 3,
}
