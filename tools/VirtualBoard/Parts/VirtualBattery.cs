using System;

namespace VirtualBoard.Parts;

/// <summary>A lithium-ion cell behind a divider at an analogue pin, with a charger that can be plugged in.</summary>
public sealed class VirtualBattery : IBoardPart
{
    private readonly int _pin, _chargerPin;
    private readonly int _upperOhm, _lowerOhm;
    private readonly bool _chargerIsLow;
    private BoardModel? _board;
    private int _millivolts = 3900;
    private bool _isCharging;

    /// <summary>Makes a cell with a charging circuit.</summary>
    /// <param name="pin">Analogue pin at the middle of the divider.</param>
    /// <param name="chargerPin">Pin that tells of the charger, -1 for none.</param>
    /// <param name="chargerIsLow">Whether an open drain pulls that pin low with a charger; else the charger's supply makes it high.</param>
    /// <param name="upperOhm">Resistor of the divider towards the cell.</param>
    /// <param name="lowerOhm">Resistor of the divider towards ground.</param>
    public VirtualBattery(int pin, int chargerPin, bool chargerIsLow, int upperOhm = 100_000, int lowerOhm = 100_000) =>
        (_pin, _chargerPin, _chargerIsLow, _upperOhm, _lowerOhm) = (pin, chargerPin, chargerIsLow, upperOhm, lowerOhm);

    /// <summary>Voltage of the cell in mV; 0 while none is in its place.</summary>
    public int Millivolts
    {
        get => _millivolts;
        set
        {
            _millivolts = value;
            Show();
        }
    }

    /// <summary>Whether the charger is plugged in.</summary>
    public bool IsCharging
    {
        get => _isCharging;
        set
        {
            _isCharging = value;
            Show();
        }
    }

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        Show();
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
    }

    /// <inheritdoc/>
    public void SupplyOff()
    {
    }

    private void Show()
    {
        if (_board is null)
            return;
        _board.Pins.SetMillivolts(_pin, (int)((long)_millivolts * _lowerOhm / (_upperOhm + _lowerOhm)));
        if (_chargerPin >= 0)
            _board.Pins.Drive(_chargerPin, _chargerIsLow ? (_isCharging ? false : null) : _isCharging);
    }
}
