namespace ScanBox.Cli;

/// <summary>What the command's exit status says.</summary>
internal static class ExitCode
{
    /// <summary>Done, or approved.</summary>
    internal const int Done = 0;

    /// <summary>Declined, or not a payment code.</summary>
    internal const int Declined = 2;

    /// <summary>Taken back: not received.</summary>
    internal const int Reversed = 3;

    /// <summary>The result is unknown and kept.</summary>
    internal const int Unknown = 4;

    /// <summary>Nothing was sent.</summary>
    internal const int NotSent = 5;

    /// <summary>Wrong usage (EX_USAGE of sysexits).</summary>
    internal const int Usage = 64;

    /// <summary>Something is broken here (EX_SOFTWARE of sysexits).</summary>
    internal const int Fault = 70;
}
