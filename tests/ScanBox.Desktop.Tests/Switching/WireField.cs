using System.Collections.Generic;

namespace ScanBox.Desktop.Tests.Switching;

/// <summary>The terminal's field list as the tests know it, written down a second time so that a slip in the firmware's table shows.</summary>
/// <param name="Kind">n digits, t printable text, b binary (given as hex), g tags.</param>
/// <param name="Prefix">Digits of the length prefix; 0 for a fixed length.</param>
/// <param name="Max">Fixed or longest length; of binary fields in bytes.</param>
internal sealed record WireField(char Kind, int Prefix, int Max)
{
    public static readonly SortedDictionary<int, WireField> All = new()
    {
        [2] = new('n', 2, 19),
        [3] = new('n', 0, 6),
        [4] = new('n', 0, 12),
        [11] = new('n', 0, 6),
        [12] = new('n', 0, 6),
        [13] = new('n', 0, 4),
        [14] = new('n', 0, 4),
        [15] = new('n', 0, 4),
        [22] = new('n', 0, 3),
        [25] = new('n', 0, 2),
        [26] = new('n', 0, 2),
        [32] = new('n', 2, 11),
        [37] = new('t', 0, 12),
        [38] = new('t', 0, 6),
        [39] = new('t', 0, 2),
        [41] = new('t', 0, 8),
        [42] = new('t', 0, 15),
        [44] = new('t', 2, 25),
        [48] = new('n', 3, 62),
        [49] = new('t', 0, 3),
        [52] = new('b', 0, 8),
        [53] = new('n', 0, 16),
        [54] = new('t', 3, 20),
        [55] = new('t', 3, 255),
        [57] = new('t', 3, 100),
        [58] = new('t', 3, 100),
        [59] = new('g', 3, 600),
        [60] = new('n', 3, 17),
        [61] = new('n', 3, 29),
        [62] = new('t', 3, 512),
        [63] = new('t', 3, 163),
        [64] = new('t', 0, 8),
    };
}
