namespace ScanBox.Security.Signatures;

/// <summary>
/// Doubling and adding points of the curve (RFC 8032, 5.1.4; the formulas hold for all its points, the neutral one included). Each takes
/// seven to nine products in the field.
/// </summary>
internal sealed class PointArithmetic
{
    // Twice the constant d of the curve.
    private readonly int[] _twiceD = Field25519.New(new byte[]
    {
        0x59, 0xF1, 0xB2, 0x26, 0x94, 0x9B, 0xD6, 0xEB, 0x56, 0xB1, 0x83, 0x82, 0x9A, 0x14, 0xE0, 0x00,
        0x30, 0xD1, 0xF3, 0xEE, 0xF2, 0x80, 0x8E, 0x19, 0xE7, 0xFC, 0xDF, 0x56, 0xDC, 0xD9, 0x06, 0x24,
    });

    // Named as in the standard's formulas.
    private readonly int[] _e = Field25519.New();
    private readonly int[] _f = Field25519.New();
    private readonly int[] _g = Field25519.New();
    private readonly int[] _h = Field25519.New();
    private readonly int[] _sum = Field25519.New();

    /// <summary>p = 2 p.</summary>
    /// <param name="p">Its T need not be good.</param>
    /// <param name="withT">Whether T of the result will be needed.</param>
    internal void Double(EdwardsPoint p, bool withT)
    {
        // All four of E, F, G and H could be negated: the point is the same. F and H are here, which saves two negations.
        Field25519.Square(_f, p.X);
        Field25519.Square(_g, p.Y);
        Field25519.Add(_h, _f, _g);
        Field25519.Subtract(_g, _g, _f);
        Field25519.Add(_sum, p.X, p.Y);
        Field25519.Square(_e, _sum);
        Field25519.Subtract(_e, _e, _h);
        Field25519.Square(_f, p.Z);
        Field25519.Add(_f, _f, _f);
        Field25519.Subtract(_f, _f, _g);
        Finish(p, withT);
    }

    /// <summary>p = p + q, or p - q.</summary>
    /// <param name="p">With a good T.</param>
    /// <param name="q">What is added or taken away.</param>
    /// <param name="negative">Take it away.</param>
    /// <param name="withT">Whether T of the result will be needed.</param>
    internal void Add(EdwardsPoint p, CachedPoint q, bool negative, bool withT)
    {
        Field25519.Subtract(_sum, p.Y, p.X);
        Field25519.Multiply(_g, _sum, negative ? q.Sum : q.Difference);
        Field25519.Add(_sum, p.Y, p.X);
        Field25519.Multiply(_f, _sum, negative ? q.Difference : q.Sum);
        Field25519.Subtract(_e, _f, _g);
        Field25519.Add(_h, _f, _g);
        Field25519.Multiply(_sum, p.T, q.TwiceDT);
        Field25519.Multiply(_g, p.Z, q.TwiceZ);
        if (negative)
        {
            Field25519.Add(_f, _g, _sum);
            Field25519.Subtract(_g, _g, _sum);
        }
        else
        {
            Field25519.Subtract(_f, _g, _sum);
            Field25519.Add(_g, _g, _sum);
        }
        Finish(p, withT);
    }

    /// <summary>Prepares a point for being added.</summary>
    internal void Cache(CachedPoint cached, EdwardsPoint p)
    {
        Field25519.Add(cached.Sum, p.Y, p.X);
        Field25519.Subtract(cached.Difference, p.Y, p.X);
        Field25519.Add(cached.TwiceZ, p.Z, p.Z);
        Field25519.Multiply(cached.TwiceDT, p.T, _twiceD);
    }

    private void Finish(EdwardsPoint p, bool withT)
    {
        Field25519.Multiply(p.X, _e, _f);
        Field25519.Multiply(p.Y, _g, _h);
        Field25519.Multiply(p.Z, _f, _g);
        if (withT)
            Field25519.Multiply(p.T, _e, _h);
    }
}
