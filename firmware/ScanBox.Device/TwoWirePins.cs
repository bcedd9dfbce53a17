using System.Device.Gpio;
using ScanBox.Parts.Displays;

namespace ScanBox.Device;

/// <summary>A clock and a data pin. Both are driven in both directions, because modules carry capacitors that a pull-up alone fills too slowly.</summary>
internal sealed class TwoWirePins : ITwoWireBus
{
    private readonly GpioPin _clock;
    private readonly GpioPin _data;

    // Kept, because the interpreter may make an object of every struct that a property returns.
    private readonly PinValue _low = PinValue.Low;
    private readonly PinValue _high = PinValue.High;
    private bool _released = true;

    internal TwoWirePins(GpioController gpio, int clockPin, int dataPin)
    {
        _clock = gpio.OpenPin(clockPin, PinMode.Output);
        _data = gpio.OpenPin(dataPin, PinMode.InputPullUp);
    }

    public void Clock(bool high) => _clock.Write(high ? _high : _low);

    public void Data(bool high)
    {
        if (_released)
            _data.SetPinMode(PinMode.Output);
        _released = false;
        _data.Write(high ? _high : _low);
    }

    public void Release()
    {
        if (!_released)
            _data.SetPinMode(PinMode.InputPullUp);
        _released = true;
    }

    public bool Read() => (int)_data.Read() != 0;
}
