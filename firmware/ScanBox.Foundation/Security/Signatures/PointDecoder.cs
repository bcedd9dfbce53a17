namespace ScanBox.Security.Signatures;

/// <summary>Finds the negative of an encoded point, some steps long: a square root in the field (RFC 8032, 5.1.3).</summary>
internal sealed class PointDecoder
{
    private const int SignByte = Field25519.Size - 1;
    private const int SignBit = 0x80;

    private readonly int[] _d = Field25519.New(new byte[]
    {
        0xA3, 0x78, 0x59, 0x13, 0xCA, 0x4D, 0xEB, 0x75, 0xAB, 0xD8, 0x41, 0x41, 0x4D, 0x0A, 0x70, 0x00,
        0x98, 0xE8, 0x79, 0x77, 0x79, 0x40, 0xC7, 0x8C, 0x73, 0xFE, 0x6F, 0x2B, 0xEE, 0x6C, 0x03, 0x52,
    });

    private readonly int[] _rootOfMinusOne = Field25519.New(new byte[]
    {
        0xB0, 0xA0, 0x0E, 0x4A, 0x27, 0x1B, 0xEE, 0xC4, 0x78, 0xE4, 0x2F, 0xAD, 0x06, 0x18, 0x43, 0x2F,
        0xA7, 0xD7, 0xFB, 0x3D, 0x99, 0x00, 0x4D, 0x2B, 0x0B, 0xDF, 0xC1, 0x4F, 0x80, 0x24, 0x83, 0x2B,
    });

    private readonly RootPower _power;
    private readonly int[] _u = Field25519.New();
    private readonly int[] _v = Field25519.New();
    private readonly int[] _uv3 = Field25519.New();
    private int _wantedSign;

    /// <summary>Decodes with this power, which nobody else uses meanwhile.</summary>
    internal PointDecoder(RootPower power)
    {
        _power = power;
    }

    /// <summary>Whether there is such a point, when <see cref="Step"/> said that it is done. A point with x = 0 counts as none.</summary>
    internal bool Found { get; private set; }

    /// <summary>Begins with an encoding that is canonical.</summary>
    /// <param name="encoded">Holds 32 bytes of encoding.</param>
    /// <param name="p">Receives the point; its content is nothing until it is found.</param>
    internal void Begin(byte[] encoded, EdwardsPoint p)
    {
        Found = false;
        _wantedSign = (encoded[SignByte] & SignBit) == 0 ? 1 : 0;
        Field25519.Read(p.Y, encoded, 0);
        // x^2 = u/v = (y^2 - 1) / (d y^2 + 1), and a root of it, if there is one, is u v^3 (u v^7)^(2^252 - 3).
        Field25519.Square(_u, p.Y);
        Field25519.Multiply(_v, _u, _d);
        _u[0]--;
        _v[0]++;
        Field25519.Square(_uv3, _v);
        Field25519.Multiply(_uv3, _uv3, _v);
        Field25519.Square(p.X, _uv3);
        Field25519.Multiply(p.X, p.X, _v);
        Field25519.Multiply(p.X, p.X, _u);
        Field25519.Multiply(_uv3, _uv3, _u);
        _power.Begin(p.X);
    }

    /// <summary>Does some of the work. True when it is done.</summary>
    internal bool Step(EdwardsPoint p)
    {
        if (!_power.Step())
            return false;
        Field25519.Multiply(p.X, _uv3, _power.Result);
        Found = IsRoot(p) && HasSign(p.X);
        p.SetAffine();
        return true;
    }

    // v x^2 is u; or it is -u, and the root of -1 is missing from x; or there is no root.
    private bool IsRoot(EdwardsPoint p)
    {
        int[] vx2 = p.Z;
        int[] difference = p.T;
        Field25519.Square(vx2, p.X);
        Field25519.Multiply(vx2, vx2, _v);
        Field25519.Subtract(difference, vx2, _u);
        Field25519.Reduce(difference);
        if (Field25519.IsZero(difference))
            return true;
        Field25519.Add(difference, vx2, _u);
        Field25519.Reduce(difference);
        Field25519.Multiply(p.X, p.X, _rootOfMinusOne);
        return Field25519.IsZero(difference);
    }

    // Gives x the sign opposite to the encoded one. Zero has none: with the sign bit it is no encoding, without it is of small order.
    private bool HasSign(int[] x)
    {
        Field25519.Reduce(x);
        if (Field25519.IsZero(x))
            return false;
        if ((x[0] & 1) != _wantedSign)
            Field25519.Negate(x);
        return true;
    }
}
