using System.Device.Gpio;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;
using ScanBox.Parts.Beepers;

namespace ScanBox.Device;

/// <summary>Chooses what makes a board's beeper sound.</summary>
internal static class BoardBeeper
{
    /// <returns>The beeper; null when the board has none.</returns>
    internal static Beeper? Create(GpioController gpio, BoardPlan plan)
    {
        switch (plan.BeeperKind)
        {
            case BeeperKind.Active:
                return new Beeper(new ActiveTone(gpio, plan.Beeper));
            case BeeperKind.Passive:
                return new Beeper(new PassiveTone(plan.Beeper));
            default:
                return null;
        }
    }

    private sealed class ActiveTone : IBeeperTone
    {
        private readonly GpioPin _pin;
        private readonly PinValue _low = PinValue.Low;
        private readonly PinValue _high = PinValue.High;

        internal ActiveTone(GpioController gpio, int pin)
        {
            _pin = gpio.OpenPin(pin, PinMode.Output);
            _pin.Write(_low);
        }

        public void Sound(int hertz) => _pin.Write(hertz > 0 ? _high : _low);
    }

    private sealed class PassiveTone : IBeeperTone
    {
        // A disc is loudest when it is driven half of the time.
        private const double Half = 0.5;
        private const int FirstPitch = 2000;

        private readonly PwmChannel _channel;

        internal PassiveTone(int pin)
        {
            Configuration.SetPinFunction(pin, DeviceFunction.PWM1);
            _channel = PwmChannel.CreateFromPin(pin, FirstPitch, Half);
        }

        public void Sound(int hertz)
        {
            if (hertz <= 0)
            {
                _channel.Stop();
                return;
            }
            _channel.Frequency = hertz;
            _channel.Start();
        }
    }
}
