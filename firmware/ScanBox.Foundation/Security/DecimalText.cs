namespace ScanBox.Security;

/// <summary>Numbers in text: the device's own parser leaves a number behind when it fails.</summary>
public static class DecimalText
{
    /// <summary>Reads digits, without sign, blank or point.</summary>
    /// <param name="text">All of it is the number.</param>
    /// <param name="maxDigits">More are none; 18 at most, which a long holds.</param>
    /// <returns>-1 for anything else.</returns>
    public static long Read(string text, int maxDigits)
    {
        char[] characters = text.ToCharArray();
        if (characters.Length == 0 || characters.Length > maxDigits)
            return -1;
        long number = 0;
        for (int i = 0; i < characters.Length; i++)
        {
            if (characters[i] < '0' || characters[i] > '9')
                return -1;
            number = number * 10 + (characters[i] - '0');
        }
        return number;
    }
}
