using System;
using System.Collections.Generic;
using System.Linq;

namespace VirtualBoard.Parts;

/// <summary>A row of 7-segment digits as an eye sees it, whatever chip is behind it.</summary>
public abstract class VirtualDisplay : IBoardPart
{
    /// <summary>Older changes are forgotten.</summary>
    private const int MaxChanges = 1000;

    private readonly Queue<(long AtMicroseconds, string Text)> _changes = new();
    private byte[] _seen = [];
    private BoardModel? _board;

    /// <summary>Happens under the board's lock when other segments shine.</summary>
    public event Action<string>? Changed;

    /// <summary>Whether its plug is in. Without, it neither listens nor answers and is dark, and it has forgotten everything.</summary>
    public bool Plugged
    {
        get;
        set
        {
            lock (Board.Sync)
            {
                if (field == value)
                    return;
                field = value;
                if (value)
                    PowerUp();
                else
                    PowerDown();
                Look();
            }
        }
    } = true;

    /// <summary>What shines: for each digit from the left, bits 0 to 6 the segments a to g, bit 7 the point.</summary>
    public IReadOnlyList<byte> Segments
    {
        get
        {
            lock (Board.Sync)
                return Plugged ? Shine() : new byte[Digits];
        }
    }

    /// <summary>What shines, in characters; a dark digit is a space, a shape that is no character a star.</summary>
    public string Text => string.Concat(Segments.Select(SegmentShapes.Read));

    /// <summary>The last changes, with the board's time.</summary>
    public IReadOnlyList<(long AtMicroseconds, string Text)> Changes
    {
        get
        {
            lock (_changes)
                return _changes.ToArray();
        }
    }

    /// <summary>Number of digits.</summary>
    public abstract int Digits { get; }

    /// <summary>The board it is wired to.</summary>
    protected BoardModel Board => _board ?? throw new InvalidOperationException("The display is not attached.");

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        _seen = new byte[Digits];
        Wire();
        board.Pins.Touched += pin =>
        {
            if (Plugged)
                Sense(pin);
        };
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
        if (Plugged)
            PowerUp();
        Look();
    }

    /// <inheritdoc/>
    public void SupplyOff()
    {
        PowerDown();
        Look();
    }

    /// <summary>Adds the resistors that the module has.</summary>
    protected abstract void Wire();

    /// <summary>A pin may have another level.</summary>
    protected abstract void Sense(int pin);

    /// <summary>The chip begins as after power-on.</summary>
    protected abstract void PowerUp();

    /// <summary>The chip is dead and lets go of its wires.</summary>
    protected abstract void PowerDown();

    /// <summary>What shines now.</summary>
    protected abstract byte[] Shine();

    /// <summary>Notices whether something else shines now.</summary>
    protected void Look()
    {
        byte[] now = Plugged ? Shine() : new byte[Digits];
        if (now.AsSpan().SequenceEqual(_seen))
            return;
        _seen = now;
        string text = string.Concat(now.Select(SegmentShapes.Read));
        lock (_changes)
        {
            _changes.Enqueue((Board.Clock.NowMicroseconds, text));
            if (_changes.Count > MaxChanges)
                _changes.Dequeue();
        }
        Changed?.Invoke(text);
    }
}
