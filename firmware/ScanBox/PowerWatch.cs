using ScanBox.Ports;

namespace ScanBox;

/// <summary>
/// Watches the battery of a box that has one: says 电量低 when it is low and again from time to time, 正在充电 when the charger comes,
/// the charge when back is held; and begins no payment that the battery might not live to see the end of.
/// </summary>
internal sealed class PowerWatch
{
    /// <summary>Often enough to be minded, rare enough to be borne, in ms.</summary>
    private const long RemindEveryMs = 10 * 60 * 1000L;

    private readonly IBattery? _battery;
    private readonly Narrator _narrator;
    private readonly IBoxLog _log;
    private readonly KeyHold _ask;
    private BatteryState _stateSeen;
    private bool _chargingSeen;
    private long _remindAtMs = long.MaxValue;

    internal PowerWatch(BoxPorts ports, Narrator narrator)
    {
        _battery = ports.Battery;
        _narrator = narrator;
        _log = ports.Log;
        _ask = new KeyHold(ports.Keypad, Key.Back);
    }

    /// <summary>Whether something new may be begun; else the vendor hears why not.</summary>
    internal bool MayBegin()
    {
        if (_battery is null || _battery.State != BatteryState.Critical)
            return true;
        _narrator.LowBattery();
        return false;
    }

    /// <summary>Tells what has changed.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <returns>Uptime of the next reminder.</returns>
    internal long Step(long nowMs)
    {
        if (_battery is null)
            return long.MaxValue;
        if (_ask.IsHeld(nowMs) && _battery.Percent >= 0)
            _narrator.Battery(_battery.Percent, _battery.IsCharging);
        BatteryState state = _battery.State;
        bool charging = _battery.IsCharging;
        if (state == _stateSeen && charging == _chargingSeen && nowMs < _remindAtMs)
            return _remindAtMs;
        if (state != _stateSeen || charging != _chargingSeen)
            _log.Write(nowMs, $"battery: {_battery.Percent} %, state {(int)state} (0 unknown, 1 good, 2 low, 3 critical), charger {(charging ? "in" : "out")}");
        if (charging && !_chargingSeen)
            _narrator.Charging();
        bool isLow = state >= BatteryState.Low && !charging;
        if (isLow)
            _narrator.LowBattery();
        _remindAtMs = isLow ? nowMs + RemindEveryMs : long.MaxValue;
        _stateSeen = state;
        _chargingSeen = charging;
        return _remindAtMs;
    }
}
