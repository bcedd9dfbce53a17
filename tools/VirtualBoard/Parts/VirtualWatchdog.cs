using System;

namespace VirtualBoard.Parts;

/// <summary>An external watchdog: when its pin has not changed for its timeout, it pulls the reset line of the microcontroller.</summary>
public sealed class VirtualWatchdog : IBoardPart
{
    private readonly int _pin;
    private readonly long _timeoutUs;
    private BoardModel? _board;
    private long _fedAt;
    private bool _supplied;

    /// <summary>Makes a watchdog that watches a pin.</summary>
    public VirtualWatchdog(int pin, TimeSpan timeout)
    {
        _pin = pin;
        _timeoutUs = (long)timeout.TotalMicroseconds;
    }

    /// <summary>How often it has reset the board.</summary>
    public int Resets { get; private set; }

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        board.Pins.OutputChanged += (pin, _) =>
        {
            if (pin == _pin)
                _fedAt = board.Clock.NowMicroseconds;
        };
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
        _supplied = true;
        _fedAt = _board!.Clock.NowMicroseconds;
        Look();
    }

    /// <inheritdoc/>
    public void SupplyOff() => _supplied = false;

    private void Look()
    {
        BoardModel board = _board!;
        if (!_supplied)
            return;
        long now = board.Clock.NowMicroseconds;
        if (now - _fedAt >= _timeoutUs)
        {
            if (board.Session is not null)
            {
                Resets++;
                board.Reset(ResetCause.Watchdog);
            }
            _fedAt = now;
        }
        board.Schedule(_fedAt + _timeoutUs, Look);
    }
}
