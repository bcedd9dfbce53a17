using System.Device.Gpio;
using ScanBox.Parts.Modems;

namespace ScanBox.Device;

/// <summary>The power key of a modem on a pin: high presses it, through a transistor that pulls PWRKEY low.</summary>
internal sealed class ModemKey : IModemPower
{
    private readonly GpioPin? _pin;

    /// <summary>Takes the pin and lets the key go.</summary>
    /// <param name="gpio">The board's pins.</param>
    /// <param name="pin">The pin, -1 when the key is not wired.</param>
    internal ModemKey(GpioController gpio, int pin)
    {
        if (pin < 0)
            return;
        _pin = gpio.OpenPin(pin, PinMode.Output);
        _pin.Write(PinValue.Low);
    }

    public bool IsWired => _pin is not null;

    public void Press(bool isDown) => _pin?.Write(isDown ? PinValue.High : PinValue.Low);
}
