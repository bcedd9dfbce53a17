using ScanBox.Ports;

namespace ScanBox.Tests.InMemory;

/// <summary>A battery that says what the test says; at first nothing is known of it.</summary>
public sealed class MemoryBattery : IBattery
{
    public BatteryState State { get; private set; }

    public int Percent { get; private set; } = -1;

    public bool IsCharging { get; private set; }

    public void Set(BatteryState state, int percent, bool charging = false)
    {
        State = state;
        Percent = percent;
        IsCharging = charging;
    }
}
