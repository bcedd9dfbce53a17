namespace ScanBox.Cli.Boxes;

/// <summary>When the preferred way to the switch dies without a word.</summary>
internal enum PathDeath
{
    /// <summary>It lives.</summary>
    Never,

    /// <summary>Before the customer shows the code.</summary>
    Before,

    /// <summary>When the purchase has left the box.</summary>
    Sent,

    /// <summary>When the payer is asked for the password.</summary>
    Password,
}
