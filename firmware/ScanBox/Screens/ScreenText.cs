using ScanBox.Ports;

namespace ScanBox.Screens;

/// <summary>
/// Lays amounts and numbers out on the digits there are. An amount is shown to the fen (<c>12.50</c>); one too long for
/// that, and without fen, as yuan with a closing point (<c>12345.</c>) where every digit has a point; any other as dashes,
/// because a part of an amount would read as a smaller one. The voice says every amount in full.
/// </summary>
public sealed class ScreenText
{
    private const int FenDigits = 2;

    private readonly bool _everyPoint;
    private readonly int _digits;

    /// <summary>Makes a dark row of digits.</summary>
    /// <param name="digits">Number of digits, 0 to <see cref="NoDisplay.MostDigits"/>.</param>
    /// <param name="everyPoint">Whether every digit has a point.</param>
    public ScreenText(int digits, bool everyPoint)
    {
        _digits = digits < 0 ? 0 : digits > NoDisplay.MostDigits ? NoDisplay.MostDigits : digits;
        _everyPoint = everyPoint;
        Characters = new byte[_digits];
        Clear();
    }

    /// <summary>One ASCII character for each digit, the leftmost first.</summary>
    public byte[] Characters { get; }

    /// <summary>Bit n is the point after character n.</summary>
    public int Points { get; private set; }

    /// <summary>Makes it dark.</summary>
    public void Clear()
    {
        for (int i = 0; i < _digits; i++)
            Characters[i] = (byte)' ';
        Points = 0;
    }

    /// <summary>Puts a character at the left edge.</summary>
    public void Sign(char sign)
    {
        if (_digits > 0)
            Characters[0] = (byte)sign;
    }

    /// <summary>Whether an amount, as <see cref="Amount"/> lays it out, leaves the leftmost digit for a sign: dark, or one of the dashes.</summary>
    public bool LeavesRoom(long fen)
    {
        int width = Width(fen);
        return !Fits(fen, _digits) || (width <= _digits ? width : width - FenDigits) < _digits;
    }

    /// <summary>Shows an amount at the right edge, dashes when it does not fit.</summary>
    /// <param name="fen">Amount in fen, 0 or more.</param>
    public void Amount(long fen)
    {
        Clear();
        if (fen >= 0 && Width(fen) <= _digits)
        {
            Number(fen, FenDigits + 1);
            Points = 1 << (_digits - 1 - FenDigits);
        }
        else if (fen >= 0 && Fits(fen, _digits))
        {
            Number(fen / 100, 1);
            Points = 1 << (_digits - 1);
        }
        else
        {
            Dashes();
        }
    }

    /// <summary>Shows a number at the right edge; digits that do not fit are cut off, so it is for small ones.</summary>
    /// <param name="number">0 or more.</param>
    /// <param name="leastDigits">Leading zeros are shown up to so many digits.</param>
    public void Number(long number, int leastDigits)
    {
        Clear();
        int at = _digits - 1;
        for (int count = 0; at >= 0 && (number > 0 || count < leastDigits); count++)
        {
            Characters[at--] = (byte)('0' + number % 10);
            number /= 10;
        }
    }

    /// <summary>Shows a dash at the right edge for each character that nobody may read.</summary>
    public void Hidden(int count)
    {
        Clear();
        for (int i = 0; i < count && i < _digits; i++)
            Characters[_digits - 1 - i] = (byte)'-';
    }

    /// <summary>Shows characters as they were typed, digits and points, at the right edge; dashes when they do not fit.</summary>
    /// <returns>False, and dark, when this display lacks the points for it.</returns>
    public bool Typed(byte[] typed, int first, int end)
    {
        Clear();
        if (!_everyPoint)
            return false;
        int at = _digits;
        for (int i = end - 1; i >= first && at >= 0; i--)
        {
            if (typed[i] != (byte)'.')
                at = Put(at - 1, typed[i]);
            else if (at > 0)
                Points |= 1 << (at - 1);
            // A point that nothing stands before.
            if (i == first && typed[i] == (byte)'.')
                at = Put(at - 1, (byte)'0');
        }
        if (at < 0)
            Dashes();
        return true;
    }

    /// <summary>Shows hours and minutes as <c>08-05</c>: with a point they would read as an amount.</summary>
    /// <param name="minute">Minute of the day.</param>
    /// <returns>False, and dark, when the digits are too few.</returns>
    public bool Clock(int minute)
    {
        Clear();
        if (_digits < 5)
            return false;
        Number(minute / 60 * 1000 + minute % 60, 5);
        Characters[_digits - 3] = (byte)'-';
        return true;
    }

    private int Put(int at, byte character)
    {
        if (at >= 0)
            Characters[at] = character;
        return at;
    }

    private void Dashes()
    {
        Points = 0;
        for (int i = 0; i < _digits; i++)
            Characters[i] = (byte)'-';
    }

    private bool Fits(long fen, int digits) =>
        Width(fen) <= digits || (_everyPoint && fen % 100 == 0 && Width(fen) - FenDigits <= digits);

    private static int Width(long fen)
    {
        int width = 1;
        for (long left = fen / 10; left > 0; left /= 10)
            width++;
        return width > FenDigits ? width : FenDigits + 1;
    }
}
