namespace ScanBox.Security.Signatures;

/// <summary>Encodes a point, some steps long: a division in the field (RFC 8032, 5.1.2).</summary>
internal sealed class PointEncoder
{
    private const int SignByte = Field25519.Size - 1;

    private readonly RootPower _power;

    /// <summary>Encodes with this power, which nobody else uses meanwhile.</summary>
    internal PointEncoder(RootPower power)
    {
        _power = power;
    }

    /// <summary>The encoding, when <see cref="Step"/> said that it is done.</summary>
    internal byte[] Encoded { get; } = new byte[Field25519.Size];

    /// <summary>Begins.</summary>
    internal void Begin(EdwardsPoint p) => _power.Begin(p.Z);

    /// <summary>Does some of the work. True when it is done; of the point X and Y then are x and y, and Z and T are nothing.</summary>
    internal bool Step(EdwardsPoint p)
    {
        if (!_power.Step())
            return false;
        // 1/Z is the eighth of this power, times Z^3.
        int[] inverse = _power.Result;
        for (int i = 0; i < 3; i++)
            Field25519.Square(inverse, inverse);
        Field25519.Multiply(inverse, inverse, p.Z);
        Field25519.Square(p.Z, p.Z);
        Field25519.Multiply(inverse, inverse, p.Z);
        Field25519.Multiply(p.X, p.X, inverse);
        Field25519.Multiply(p.Y, p.Y, inverse);
        Field25519.Reduce(p.X);
        Field25519.Write(p.Y, Encoded, 0);
        Encoded[SignByte] |= (byte)((p.X[0] & 1) << 7);
        return true;
    }
}
