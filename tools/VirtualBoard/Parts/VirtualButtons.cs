using System;

namespace VirtualBoard.Parts;

/// <summary>Single buttons that join a pin with ground while they are pressed, and bounce.</summary>
public sealed class VirtualButtons : IBoardPart
{
    private readonly int[] _pins;
    private readonly bool[] _wanted;
    private readonly Random _random = new(2);
    private BoardModel? _board;

    /// <summary>Makes a button at each pin.</summary>
    public VirtualButtons(int[] pins)
    {
        _pins = pins;
        _wanted = new bool[pins.Length];
    }

    /// <summary>How long contacts bounce after each press and release. Good keys 1 to 5 ms, worn ones up to 15.</summary>
    public TimeSpan Bounce { get; set; } = TimeSpan.FromMilliseconds(5);

    private BoardModel Board => _board ?? throw new InvalidOperationException("The buttons are not attached.");

    /// <inheritdoc/>
    public void Attach(BoardModel board) => _board = board;

    /// <inheritdoc/>
    public void SupplyOn()
    {
    }

    /// <inheritdoc/>
    public void SupplyOff()
    {
        // A power cut forgets what was scheduled, but fingers move on.
        for (int i = 0; i < _pins.Length; i++)
            Join(i, _wanted[i]);
    }

    /// <summary>Presses a button until it is released.</summary>
    /// <param name="button">Its number, from 0.</param>
    public void Press(int button) => Settle(button, pressed: true);

    /// <summary>Lets a button go.</summary>
    public void Release(int button) => Settle(button, pressed: false);

    private void Settle(int button, bool pressed)
    {
        lock (Board.Sync)
        {
            _wanted[button] = pressed;
            long at = Board.Clock.NowMicroseconds, end = at + (long)Bounce.TotalMicroseconds;
            bool level = pressed;
            while (at < end)
            {
                bool now = level;
                Board.Schedule(at, () => Join(button, now));
                level = !level;
                at += _random.Next(100, 900);
            }
            Board.Schedule(end, () => Join(button, pressed));
        }
        Board.Pump();
    }

    private void Join(int button, bool pressed) => Board.Pins.Drive(_pins[button], pressed ? false : null);
}
