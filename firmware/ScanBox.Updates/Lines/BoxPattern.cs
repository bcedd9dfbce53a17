namespace ScanBox.Updates.Lines;

/// <summary>Which boxes something signed is for: a serial, or the beginning of one and * for a batch.</summary>
public static class BoxPattern
{
    /// <summary>Shortest beginning of a serial that names a batch: a bare * would be every box.</summary>
    public const int MinBatchLetters = 4;

    /// <summary>Whether a box is meant.</summary>
    public static bool Fits(string pattern, string serial)
    {
        if (!pattern.EndsWith("*"))
            return pattern == serial;
        int letters = pattern.Length - 1;
        return letters >= MinBatchLetters && serial.StartsWith(pattern.Substring(0, letters));
    }
}
