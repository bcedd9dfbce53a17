using System.Collections.Generic;
using System.Linq;

namespace VirtualBoard.Parts;

/// <summary>Reads a 7-segment digit as a person does.</summary>
internal static class SegmentShapes
{
    // Segments by their letters: a top, then clockwise to f, and g in the middle.
    private static readonly Dictionary<string, char> s_shapes = new()
    {
        [""] = ' ',
        ["abcdef"] = '0',
        ["bc"] = '1',
        ["abdeg"] = '2',
        ["abcdg"] = '3',
        ["bcfg"] = '4',
        ["acdfg"] = '5',
        ["acdefg"] = '6',
        ["abc"] = '7',
        ["abcdefg"] = '8',
        ["abcdfg"] = '9',
        ["abcefg"] = 'A',
        ["adef"] = 'C',
        ["adefg"] = 'E',
        ["aefg"] = 'F',
        ["def"] = 'L',
        ["abefg"] = 'P',
        ["bcdef"] = 'U',
        ["bcdeg"] = 'd',
        ["ceg"] = 'n',
        ["cdeg"] = 'o',
        ["eg"] = 'r',
        ["defg"] = 't',
        ["cde"] = 'u',
        ["abeg"] = '?',
        ["g"] = '-',
        ["d"] = '_',
        ["a"] = '~',
    };

    /// <summary>The character, and the point behind it.</summary>
    public static string Read(byte segments)
    {
        string lit = string.Concat("abcdefg".Where((_, bit) => (segments & (1 << bit)) != 0));
        char character = s_shapes.GetValueOrDefault(lit, '*');
        return (segments & 0x80) != 0 ? $"{character}." : $"{character}";
    }
}
