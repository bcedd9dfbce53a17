using System.Device.Gpio;
using ScanBox.Parts.Displays;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Chooses the driver of a board's display and keeps it going.</summary>
public sealed class BoardDisplay
{
    private readonly Tm1637? _leds;
    private readonly Ht1621? _lcd;

    /// <summary>Takes the pins.</summary>
    public BoardDisplay(GpioController gpio, BoardPlan plan, IBoxLog log)
    {
        Port = new NoDisplay();
        if (plan.Display == DisplayKind.Tm1637)
            Port = _leds = new Tm1637(new TwoWirePins(gpio, plan.DisplayClock, plan.DisplayData), plan.DisplayGrids, plan.DisplayHasEveryPoint, plan.DisplayBrightness, log);
        else if (plan.Display == DisplayKind.Ht1621)
            Port = _lcd = new Ht1621(new ThreeWirePins(gpio, plan.DisplaySelect, plan.DisplayClock, plan.DisplayData), plan.DisplayGlass!);
    }

    /// <summary>The digits; <see cref="NoDisplay"/> without any.</summary>
    public IDisplay Port { get; }

    /// <summary>Uptime in ms at which it wants to be stepped again; 0 for at once.</summary>
    public long NextAtMs => _leds is not null ? _leds.NextAtMs : _lcd is not null ? _lcd.NextAtMs : long.MaxValue;

    /// <summary>Sends a little of what has changed.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        if (_leds is not null)
            _leds.Step(nowMs);
        else if (_lcd is not null)
            _lcd.Step(nowMs);
    }
}
