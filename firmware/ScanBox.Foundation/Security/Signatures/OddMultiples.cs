namespace ScanBox.Security.Signatures;

/// <summary>P, 3P, 5P and 7P of a point P, for a scalar in digits of <see cref="SignedDigits"/>.</summary>
/// <remarks>Twice as many would save one addition in ten of a whole verification, and take as much memory again.</remarks>
internal sealed class OddMultiples
{
    /// <summary>How many there are, and how many calls of <see cref="Make"/> it takes.</summary>
    internal const int Count = 4;

    private readonly CachedPoint[] _multiples = { new CachedPoint(), new CachedPoint(), new CachedPoint(), new CachedPoint() };

    /// <summary>Makes one of them.</summary>
    /// <param name="index">0 to 3, in this order.</param>
    /// <param name="p">P to begin with; changed by each call, 7P in the end.</param>
    /// <param name="twice">Room for 2P.</param>
    /// <param name="points">Does the arithmetic.</param>
    internal void Make(int index, EdwardsPoint p, CachedPoint twice, PointArithmetic points)
    {
        if (index == 0)
        {
            points.Cache(_multiples[0], p);
            points.Double(p, withT: true);
            points.Cache(twice, p);
            return;
        }
        // 2P + P, and from then on two more.
        points.Add(p, index == 1 ? _multiples[0] : twice, negative: false, withT: true);
        points.Cache(_multiples[index], p);
    }

    /// <summary>p = p + digit x P.</summary>
    /// <param name="digit">Odd, -7 to 7.</param>
    /// <param name="p">With a good T.</param>
    /// <param name="points">Does the arithmetic.</param>
    /// <param name="withT">Whether T of the result will be needed.</param>
    internal void Add(int digit, EdwardsPoint p, PointArithmetic points, bool withT) =>
        points.Add(p, _multiples[(digit < 0 ? -digit : digit) >> 1], digit < 0, withT);
}
