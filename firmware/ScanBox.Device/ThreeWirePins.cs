using System.Device.Gpio;
using ScanBox.Parts.Displays;

namespace ScanBox.Device;

/// <summary>A select, a clock and a data pin.</summary>
internal sealed class ThreeWirePins : IThreeWireBus
{
    private readonly GpioPin _select;
    private readonly GpioPin _clock;
    private readonly GpioPin _data;

    // Kept, because the interpreter may make an object of every struct that a property returns.
    private readonly PinValue _low = PinValue.Low;
    private readonly PinValue _high = PinValue.High;

    internal ThreeWirePins(GpioController gpio, int selectPin, int clockPin, int dataPin)
    {
        _select = gpio.OpenPin(selectPin, PinMode.Output);
        _select.Write(_high);
        _clock = gpio.OpenPin(clockPin, PinMode.Output);
        _clock.Write(_high);
        _data = gpio.OpenPin(dataPin, PinMode.Output);
    }

    public void Select(bool high) => _select.Write(high ? _high : _low);

    public void Clock(bool high) => _clock.Write(high ? _high : _low);

    public void Data(bool high) => _data.Write(high ? _high : _low);
}
