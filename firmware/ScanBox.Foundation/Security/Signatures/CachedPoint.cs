namespace ScanBox.Security.Signatures;

/// <summary>A point prepared for being added often.</summary>
internal sealed class CachedPoint
{
    /// <summary>Y + X.</summary>
    internal int[] Sum { get; } = Field25519.New();

    /// <summary>Y - X.</summary>
    internal int[] Difference { get; } = Field25519.New();

    /// <summary>2 Z.</summary>
    internal int[] TwiceZ { get; } = Field25519.New();

    /// <summary>2 d T, d being the constant of the curve.</summary>
    internal int[] TwiceDT { get; } = Field25519.New();
}
