namespace ScanBox.Security.Signatures;

/// <summary>A point of the curve in extended coordinates (RFC 8032, 5.1.4): x = X/Z, y = Y/Z, x y = T/Z.</summary>
internal sealed class EdwardsPoint
{
    internal int[] X { get; } = Field25519.New();

    internal int[] Y { get; } = Field25519.New();

    internal int[] Z { get; } = Field25519.New();

    /// <summary>Not kept up by an operation that is followed by a doubling, which does not need it.</summary>
    internal int[] T { get; } = Field25519.New();

    /// <summary>The neutral point (0, 1).</summary>
    internal void SetNeutral()
    {
        System.Array.Clear(X, 0, X.Length);
        System.Array.Clear(T, 0, T.Length);
        SetOne(Y);
        SetOne(Z);
    }

    /// <summary>Z = 1: X and Y are the point's coordinates themselves.</summary>
    internal void SetAffine()
    {
        SetOne(Z);
        Field25519.Multiply(T, X, Y);
    }

    private static void SetOne(int[] number)
    {
        System.Array.Clear(number, 0, number.Length);
        number[0] = 1;
    }
}
