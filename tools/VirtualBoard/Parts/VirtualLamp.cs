using System;
using System.Collections.Generic;

namespace VirtualBoard.Parts;

/// <summary>A lamp of up to three colours on output pins, high meaning on.</summary>
public sealed class VirtualLamp : IBoardPart
{
    /// <summary>Older changes are forgotten.</summary>
    private const int MaxChanges = 1000;

    private readonly int[] _pins;
    private readonly Queue<(long AtMicroseconds, string Colour)> _changes = new();
    private BoardModel? _board;

    /// <summary>Makes a lamp; a colour without a pin has -1.</summary>
    public VirtualLamp(int redPin, int greenPin, int bluePin) => _pins = [redPin, greenPin, bluePin];

    /// <summary>What shines now: the letters of <c>RGB</c> that are on, empty when dark.</summary>
    public string Colour
    {
        get
        {
            string colour = "";
            for (int i = 0; i < _pins.Length; i++)
            {
                if (_pins[i] >= 0 && _board is not null && _board.Pins.OutputLevel(_pins[i]))
                    colour += "RGB"[i];
            }
            return colour;
        }
    }

    /// <summary>The last changes, with the board's time.</summary>
    public IReadOnlyList<(long AtMicroseconds, string Colour)> Changes
    {
        get
        {
            lock (_changes)
                return _changes.ToArray();
        }
    }

    /// <summary>Happens when the colour has changed.</summary>
    public event Action<string>? Changed;

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        board.Pins.OutputChanged += (pin, _) =>
        {
            if (Array.IndexOf(_pins, pin) < 0)
                return;
            string colour = Colour;
            lock (_changes)
            {
                _changes.Enqueue((board.Clock.NowMicroseconds, colour));
                if (_changes.Count > MaxChanges)
                    _changes.Dequeue();
            }
            Changed?.Invoke(colour);
        };
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
    }

    /// <inheritdoc/>
    public void SupplyOff()
    {
    }
}
