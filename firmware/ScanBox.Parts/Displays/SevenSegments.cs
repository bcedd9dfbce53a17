namespace ScanBox.Parts.Displays;

/// <summary>
/// The shapes of characters on a 7-segment digit: bit 0 is segment a, bit 6 segment g.
/// <code>
///    aaa
///   f   b
///    ggg
///   e   c
///    ddd
/// </code>
/// </summary>
public static class SevenSegments
{
    /// <summary>The bit of the point.</summary>
    public const byte Point = 0x80;

    private static readonly byte[] s_digits = { 0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F };

    /// <summary>The segments of an ASCII character; none for one that has no shape here.</summary>
    public static byte Of(byte character)
    {
        if (character >= (byte)'0' && character <= (byte)'9')
            return s_digits[character - '0'];
        switch ((char)character)
        {
            case '-':
                return 0x40;
            case '_':
                return 0x08;
            case '~':
                return 0x01;
            case '?':
                return 0x53;
            case 'A':
                return 0x77;
            case 'C':
                return 0x39;
            case 'E':
                return 0x79;
            case 'F':
                return 0x71;
            case 'L':
                return 0x38;
            case 'P':
                return 0x73;
            case 'U':
                return 0x3E;
            case 'd':
                return 0x5E;
            case 'n':
                return 0x54;
            case 'o':
                return 0x5C;
            case 'r':
                return 0x50;
            case 't':
                return 0x78;
            case 'u':
                return 0x1C;
            default:
                return 0;
        }
    }
}
