namespace ScanBox.Parts.Displays;

/// <summary>How the segments of an LCD are wired to the memory of its chip. Every glass has a map of its own.</summary>
public sealed class LcdGlass
{
    /// <summary>Stands in the map for a segment that the glass does not have.</summary>
    public const byte None = 0xFF;

    private const int SegmentsOfDigit = 8;

    private readonly byte[] _map;

    /// <summary>Makes a glass.</summary>
    /// <param name="map">
    /// Eight places for each digit from the left: segments a to g and the point after it. A place is four times the memory
    /// address plus the number of the data bit (COM), or <see cref="None"/>.
    /// </param>
    public LcdGlass(byte[] map)
    {
        _map = map;
        Digits = map.Length / SegmentsOfDigit;
        HasEveryPoint = true;
        for (int digit = 0; digit < Digits; digit++)
            HasEveryPoint &= Place(digit, SegmentsOfDigit - 1) != None;
        int last = 0;
        foreach (byte place in map)
        {
            if (place != None && place > last)
                last = place;
        }
        Addresses = last / 4 + 1;
    }

    /// <summary>Number of digits.</summary>
    public int Digits { get; }

    /// <summary>Whether every digit has a point.</summary>
    public bool HasEveryPoint { get; }

    /// <summary>Memory addresses in use, counted from 0.</summary>
    public int Addresses { get; }

    /// <summary>
    /// The common module of six digits, marked PDC-6X1: the rightmost digit at address 0, two addresses a digit, bits point c b a
    /// and d e g f. Only the third to fifth digit have points; the other three bits are bars of a battery.
    /// </summary>
    public static LcdGlass Pdc6X1() => new LcdGlass(new byte[]
    {
        43, 42, 41, 44, 45, 47, 46, None,
        35, 34, 33, 36, 37, 39, 38, None,
        27, 26, 25, 28, 29, 31, 30, 16,
        19, 18, 17, 20, 21, 23, 22, 8,
        11, 10, 9, 12, 13, 15, 14, 0,
        3, 2, 1, 4, 5, 7, 6, None,
    });

    /// <summary>The place of a segment in the memory.</summary>
    /// <param name="digit">From the left, from 0.</param>
    /// <param name="segment">0 is a, 6 is g, 7 the point after the digit.</param>
    internal byte Place(int digit, int segment) => _map[digit * SegmentsOfDigit + segment];
}
