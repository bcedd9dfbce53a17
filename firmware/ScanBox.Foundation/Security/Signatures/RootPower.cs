namespace ScanBox.Security.Signatures;

/// <summary>
/// z to the power 2^252 - 3 in the field, some squarings at a time. A square root needs it (RFC 8032, 5.1.3), and so does an inverse:
/// the eighth power of it times z^3 is z^(2^255 - 21).
/// </summary>
internal sealed class RootPower
{
    // A squaring is about two thirds of a product: these take as long as doubling a point.
    private const int SquaringsPerStep = 10;

    private const int BySelf = 0;
    private const int ByFirst = 1;
    private const int ByKept = 2;
    private const int BySelfAndKeep = 3;

    // Links of a chain of powers z^(2^n - 1): so many squarings, then times what the link began with, times z, or times what was kept.
    // n runs through 2, 4, 5, 10, 20, 40, 50, 100, 200, 250; the last link makes z^(2^252 - 3).
    private static readonly byte[] s_links =
    {
        1, BySelf, 2, BySelf, 1, ByFirst, 5, BySelfAndKeep, 10, BySelf, 20, BySelf, 10, ByKept, 50, BySelf, 100, BySelf, 50, ByKept, 2, ByFirst,
    };

    private readonly int[] _first = Field25519.New();
    private readonly int[] _start = Field25519.New();
    private readonly int[] _kept = Field25519.New();
    private int _link;
    private int _squared;

    /// <summary>The power, when <see cref="Step"/> said that it is done.</summary>
    internal int[] Result { get; } = Field25519.New();

    /// <summary>The number of which the power is taken.</summary>
    internal int[] Number => _first;

    /// <summary>Begins with a number, of which a copy is kept.</summary>
    internal void Begin(int[] number)
    {
        Field25519.Copy(_first, number);
        Field25519.Copy(_start, number);
        Field25519.Copy(Result, number);
        _link = 0;
        _squared = 0;
    }

    /// <summary>Does some of the work. True when it is done.</summary>
    internal bool Step()
    {
        for (int left = SquaringsPerStep; left > 0 && _link < s_links.Length; left--)
        {
            Field25519.Square(Result, Result);
            _squared++;
            if (_squared == s_links[_link])
                EndLink(s_links[_link + 1]);
        }
        return _link == s_links.Length;
    }

    private void EndLink(int by)
    {
        Field25519.Multiply(Result, Result, by == ByFirst ? _first : by == ByKept ? _kept : _start);
        Field25519.Copy(_start, Result);
        if (by == BySelfAndKeep || by == ByKept)
            Field25519.Copy(_kept, Result);
        _squared = 0;
        _link += 2;
    }
}
