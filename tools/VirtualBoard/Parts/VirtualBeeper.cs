using System;
using System.Collections.Generic;

namespace VirtualBoard.Parts;

/// <summary>A beeper behind a transistor: a passive one sounds as its pin is switched, an active one at its own pitch while its pin is high.</summary>
public sealed class VirtualBeeper : IBoardPart
{
    /// <summary>The pitch of the usual active beepers.</summary>
    public const int OwnHertz = 2700;

    /// <summary>Older tones are forgotten.</summary>
    private const int MaxTones = 1000;

    private readonly int _pin;
    private readonly bool _isActive;
    private readonly Queue<(long AtMicroseconds, int Hertz)> _tones = new();

    /// <summary>Makes a beeper at a pin.</summary>
    public VirtualBeeper(int pin, bool isActive) => (_pin, _isActive) = (pin, isActive);

    /// <summary>What sounds now, in Hz; 0 for silence.</summary>
    public int Hertz { get; private set; }

    /// <summary>The last changes, with the board's time; 0 Hz for silence.</summary>
    public IReadOnlyList<(long AtMicroseconds, int Hertz)> Tones
    {
        get
        {
            lock (_tones)
                return _tones.ToArray();
        }
    }

    /// <summary>Happens when the pitch has changed; 0 Hz for silence.</summary>
    public event Action<int>? Changed;

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        if (_isActive)
            board.Pins.OutputChanged += (pin, level) => Hear(board, pin, level ? OwnHertz : 0);
        else
            board.Pins.PwmChanged += (pin, hertz) => Hear(board, pin, hertz);
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
    }

    /// <inheritdoc/>
    public void SupplyOff()
    {
    }

    private void Hear(BoardModel board, int pin, int hertz)
    {
        if (pin != _pin || hertz == Hertz)
            return;
        Hertz = hertz;
        lock (_tones)
        {
            _tones.Enqueue((board.Clock.NowMicroseconds, hertz));
            if (_tones.Count > MaxTones)
                _tones.Dequeue();
        }
        Changed?.Invoke(hertz);
    }
}
