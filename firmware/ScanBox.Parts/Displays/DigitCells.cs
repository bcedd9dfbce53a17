using ScanBox.Ports;

namespace ScanBox.Parts.Displays;

/// <summary>
/// The segments that digits should show, and which of them the chip has not got yet. What is right is sent again from time
/// to time, one digit after the other: a spark or a loose plug may have changed it in the chip.
/// </summary>
internal sealed class DigitCells
{
    private readonly byte[] _wanted;
    private readonly byte[] _characters;
    private int _points;
    private int _stale;
    private int _again;

    internal DigitCells(int digits)
    {
        _wanted = new byte[digits > NoDisplay.MostDigits ? NoDisplay.MostDigits : digits];
        _characters = new byte[_wanted.Length];
        MakeStale();
    }

    internal int Count => _wanted.Length;

    /// <summary>Whether a digit has to be sent.</summary>
    internal bool IsStale => _stale != 0;

    /// <summary>The chip may hold anything.</summary>
    internal void MakeStale() => _stale = (1 << _wanted.Length) - 1;

    /// <summary>Marks the digit whose turn it is to be sent again.</summary>
    internal void Repeat()
    {
        _again = (_again + 1) % _wanted.Length;
        _stale |= 1 << _again;
    }

    /// <summary>Takes characters; digits that change become stale.</summary>
    internal void Show(byte[] characters, int points)
    {
        for (int i = 0; i < _wanted.Length; i++)
        {
            byte character = i < characters.Length ? characters[i] : (byte)' ';
            if (character == _characters[i] && ((points ^ _points) & (1 << i)) == 0)
                continue;
            _characters[i] = character;
            byte segments = SevenSegments.Of(character);
            if ((points & (1 << i)) != 0)
                segments |= SevenSegments.Point;
            if (segments == _wanted[i])
                continue;
            _wanted[i] = segments;
            _stale |= 1 << i;
        }
        _points = points;
    }

    /// <summary>The leftmost stale digit, -1 when there is none.</summary>
    internal int Next()
    {
        for (int i = 0; i < _wanted.Length; i++)
        {
            if ((_stale & (1 << i)) != 0)
                return i;
        }
        return -1;
    }

    internal byte Segments(int digit) => _wanted[digit];

    /// <summary>The chip has got a digit.</summary>
    internal void Sent(int digit) => _stale &= ~(1 << digit);
}
