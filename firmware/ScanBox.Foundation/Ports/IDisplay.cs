namespace ScanBox.Ports;

/// <summary>
/// A row of 7-segment digits. It shows the digits <c>0</c> to <c>9</c>, space, <c>-</c>, <c>_</c> (the bottom segment),
/// <c>~</c> (the top one), <c>?</c> and the letters <c>A C E F L P U d n o r t u</c>; anything else is dark.
/// </summary>
public interface IDisplay
{
    /// <summary>Number of digits, at most <see cref="NoDisplay.MostDigits"/>; 0 without a display.</summary>
    int Digits { get; }

    /// <summary>
    /// Whether every digit has a point. Otherwise only the third from the right is sure to have one, where amounts have
    /// theirs; on a clock module it is the colon.
    /// </summary>
    bool HasEveryPoint { get; }

    /// <summary>Shows characters until the next ones. It takes a copy and never waits; the same characters again cost nothing.</summary>
    /// <param name="characters">ASCII, one for each digit, the leftmost first.</param>
    /// <param name="points">Bit n is the point after character n.</param>
    void Show(byte[] characters, int points);
}

/// <summary>The display of a board that has none.</summary>
public sealed class NoDisplay : IDisplay
{
    /// <summary>No display has more digits: the common modules have 4, 6 or 8.</summary>
    public const int MostDigits = 8;

    /// <inheritdoc/>
    public int Digits => 0;

    /// <inheritdoc/>
    public bool HasEveryPoint => false;

    /// <inheritdoc/>
    public void Show(byte[] characters, int points)
    {
    }
}
