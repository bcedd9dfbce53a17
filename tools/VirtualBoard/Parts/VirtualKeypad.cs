using System;
using VirtualBoard.Pins;

namespace VirtualBoard.Parts;

/// <summary>A key matrix without diodes: a pressed key joins its row with its column, and its contacts bounce.</summary>
public sealed class VirtualKeypad : IBoardPart
{
    private readonly int[] _rows;
    private readonly int[] _columns;
    private readonly Contact?[] _contacts;
    private readonly bool[] _wanted;
    private readonly Random _random = new(1);
    private BoardModel? _board;

    /// <summary>Makes a matrix wired to these pins.</summary>
    public VirtualKeypad(int[] rowPins, int[] columnPins)
    {
        _rows = rowPins;
        _columns = columnPins;
        _contacts = new Contact?[rowPins.Length * columnPins.Length];
        _wanted = new bool[_contacts.Length];
    }

    /// <summary>How long contacts bounce after each press and release. Good keys 1 to 5 ms, worn ones up to 15.</summary>
    public TimeSpan Bounce { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Longest stay of a bouncing contact in one state. Good keys stay below 1 ms, dirty ones for several.</summary>
    public TimeSpan LongestChatter { get; set; } = TimeSpan.FromMilliseconds(0.9);

    private BoardModel Board => _board ?? throw new InvalidOperationException("The keypad is not attached.");

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        for (int row = 0; row < _rows.Length; row++)
        {
            for (int column = 0; column < _columns.Length; column++)
                _contacts[(row * _columns.Length) + column] = board.Pins.AddContact(_rows[row], _columns[column]);
        }
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
    }

    /// <inheritdoc/>
    public void SupplyOff()
    {
        // A power cut forgets what was scheduled, but fingers move on: no key stays down that was being let go.
        for (int i = 0; i < _contacts.Length; i++)
            _contacts[i]!.Closed = _wanted[i];
    }

    /// <summary>Presses a key until it is released.</summary>
    public void Press(int row, int column) => Settle(row, column, 0, closed: true);

    /// <summary>A key that has been held since long before: its contacts do not bounce any more.</summary>
    public void Hold(int row, int column)
    {
        lock (Board.Sync)
        {
            _wanted[(row * _columns.Length) + column] = true;
            _contacts[(row * _columns.Length) + column]!.Closed = true;
        }
    }

    /// <summary>Lets a key go.</summary>
    public void Release(int row, int column) => Settle(row, column, 0, closed: false);

    /// <summary>Presses a key now and lets it go after a time.</summary>
    public void Tap(int row, int column, TimeSpan hold)
    {
        Settle(row, column, 0, closed: true);
        Settle(row, column, (long)hold.TotalMicroseconds, closed: false);
    }

    private void Settle(int row, int column, long afterUs, bool closed)
    {
        Contact contact = _contacts[(row * _columns.Length) + column]!;
        lock (Board.Sync)
        {
            _wanted[(row * _columns.Length) + column] = closed;
            long at = Board.Clock.NowMicroseconds + afterUs, end = at + (long)Bounce.TotalMicroseconds;
            bool level = closed;
            while (at < end)
            {
                bool now = level;
                Board.Schedule(at, () => contact.Closed = now);
                level = !level;
                at += _random.Next(100, (int)LongestChatter.TotalMicroseconds);
            }
            Board.Schedule(end, () => contact.Closed = closed);
        }
        Board.Pump();
    }
}
