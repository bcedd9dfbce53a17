namespace Factory.Labels;

/// <summary>Letters of 5 x 7 points for labels that are pictures: what a serial, a PIN and a password are made of, and no more.</summary>
internal static class LabelFont
{
    internal const int Width = 5;
    internal const int Height = 7;

    // A blank is drawn as the last one, which is empty.
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz- ";

    // For each letter seven rows of five points, a byte a row, the left point in bit 4.
    private const string Rows =
        "0E11131519110E 040C040404040E 0E11010204081F 1F02040201110E 02060A121F0202 1F101E0101110E 0608101E11110E 1F010204080808 " +
        "0E11110E11110E 0E11110F01020C 0E11111F111111 1E11111E11111E 0E11101010110E 1C12111111121C 1F10101E10101F 1F10101E101010 " +
        "0E11101711110F 1111111F111111 0E04040404040E 0702020202120C 11121418141211 1010101010101F 111B1511111111 11191513111111 " +
        "0E11111111110E 1E11111E101010 0E11111115120D 1E11111E141211 0F10100E01011E 1F040404040404 1111111111110E 11111111110A04 " +
        "11111115151B11 11110A040A1111 11110A04040404 1F01020408101F 00000E010F110F 10101E1111111E 00000E1010110E 01010F1111110F " +
        "00000E111F100E 06081C08080808 000F11110F010E 10101E11111111 04000C0404040E 0200060202120C 10101214181412 0C04040404040E " +
        "00001A15151111 00001E11111111 00000E1111110E 001E11111E1010 000F11110F0101 00001619101010 00000F100E011E 08081C08080906 " +
        "0000111111130D 00001111110A04 0000111115150A 0000110A040A11 001111110F010E 00001F0204081F 0000001F000000 00000000000000";

    private static readonly byte[] s_rows = Convert.FromHexString(Rows.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Whether a point of a letter is dark; letters that are not known are blank.</summary>
    internal static bool IsDark(char letter, int x, int y)
    {
        int at = Letters.IndexOf(letter, StringComparison.Ordinal);
        return at >= 0 && (s_rows[(at * Height) + y] >> (Width - 1 - x) & 1) == 1;
    }
}
