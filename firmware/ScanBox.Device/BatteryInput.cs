using System.Device.Adc;
using System.Device.Gpio;
using ScanBox.Parts.Power;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>A battery behind a divider at an analogue pin, and a pin that tells of the charger.</summary>
public sealed class BatteryInput
{
    private const int FirstS3Pin = 1;

    private readonly AdcChannel _channel;
    private readonly int _greatest;
    private readonly GpioPin? _charger;
    private readonly bool _chargerIsLow;
    private readonly BatteryGauge _gauge;

    private BatteryInput(GpioController gpio, BoardPlan plan)
    {
        var controller = new AdcController();
        _channel = controller.OpenChannel(ChannelOf(plan.Chip, plan.Battery));
        _greatest = controller.MaxValue;
        _chargerIsLow = plan.ChargerIsLow;
        if (plan.Charger >= 0)
            _charger = gpio.OpenPin(plan.Charger, plan.ChargerIsLow ? PinMode.InputPullUp : PinMode.Input);
        _gauge = new BatteryGauge(plan.BatteryFullScaleMillivolts);
    }

    /// <summary>What is known of the battery.</summary>
    public IBattery Port => _gauge;

    /// <summary>Uptime in ms at which it wants to be stepped again.</summary>
    public long NextAtMs => _gauge.NextAtMs;

    /// <summary>Takes the pins.</summary>
    /// <returns>Null for a board without a battery.</returns>
    public static BatteryInput? Create(GpioController gpio, BoardPlan plan) => plan.Battery < 0 ? null : new BatteryInput(gpio, plan);

    /// <summary>Samples when that is due: a conversion takes some 40 microseconds.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        if (nowMs < _gauge.NextAtMs)
            return;
        bool hasCharger = _charger is not null && (int)_charger.Read() != 0 != _chargerIsLow;
        _gauge.Sample(_channel.ReadValue(), _greatest, hasCharger, nowMs);
    }

    // Channels of the first converter; the second one does not work beside Wi-Fi. As the runtime numbers them: an ESP32 has GPIO 36 to
    // 39 first, then 32 to 35; an ESP32-S3 has GPIO 1 to 10.
    private static int ChannelOf(BoardChip chip, int pin) =>
        chip == BoardChip.Esp32S3 ? pin - FirstS3Pin : pin >= 36 ? pin - 36 : pin - 28;
}
