using ScanBox.Parts.Beepers;
using ScanBox.Parts.Power;
using ScanBox.Parts.Voices;
using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Boxes.Parts;

/// <summary>
/// What a better box has besides: keys and a display as one of the firmware's boards has them, a lamp, a beeper, a battery with a charger, a voice
/// module; each a simulated chip under the firmware's own driver. The chips outlive a power cut, the drivers do not.
/// </summary>
internal sealed class SimParts
{
    // The battery's samples go on through the night; nothing of it matters to the second then.
    private const int QuietLookMs = 1_000;

    // A payment that was begun before the battery was nearly empty waits for its code no longer.
    private const int CustomerMs = 180_000;

    private readonly Timeline _time;
    private readonly MoneyWatch _watch;
    private readonly SimCell? _cell;
    private readonly SimVoice? _voice;
    private BatteryGauge? _gauge;
    private VoiceModule? _module;
    private Beeper? _beeper;
    private BeeperTune _tune;
    private long _criticalSinceMs = -1;

    internal SimParts(Timeline time, FaultSource faults, Trace trace, string name, MoneyWatch watch, Dice dice, Action stir, Action batteryIsEmpty)
    {
        (_time, _watch) = (time, watch);
        Panel = new SimPanel(time, faults, trace, name, watch, dice.At(5), stir);
        if (dice.Below(3, 1) > 0)
            _cell = new SimCell(time, faults, trace, name, dice.At(2), batteryIsEmpty);
        if (dice.Below(2, 3) == 0)
            _voice = new SimVoice(time, faults, trace, name, watch, dice.At(4), stir);
    }

    /// <summary>The firmware's objects, for who counts memory.</summary>
    internal IEnumerable<object> Firmware => ((object?[])[_gauge, _module, _beeper, .. Panel.Firmware]).OfType<object>();

    /// <summary>Keys and display.</summary>
    internal SimPanel Panel { get; }

    /// <summary>The lamp, which is heard.</summary>
    internal ILamp Lamp { get; private set; } = null!;

    /// <summary>The battery; null for a box on the mains.</summary>
    internal IBattery? Battery => _gauge;

    /// <summary>The voice module; null for a box with an amplifier.</summary>
    internal IClipPlayer? Clips => _module;

    /// <summary>Whether there is power to start with; otherwise somebody looks for the charger.</summary>
    internal bool CanStart()
    {
        if (_cell is null || _cell.CanStart)
            return true;
        _cell.Plug(true);
        return false;
    }

    /// <summary>The box starts.</summary>
    internal void Start(IClock clock, IBoxLog log)
    {
        _beeper = new Beeper(new SimTone());
        Panel.Start(clock, _beeper, log);
        _tune = BeeperTune.None;
        Lamp = new SoundingLamp(new SimDiodes(clock), _beeper, clock);
        _gauge = _cell is null ? null : new BatteryGauge(SimCell.FullScaleMillivolts);
        _module = _voice is null ? null : new VoiceModule(_voice.PowerOn(), log);
        _cell?.Use(true);
        _criticalSinceMs = -1;
    }

    /// <summary>The box stops.</summary>
    internal void Stop()
    {
        Panel.Stop();
        _cell?.Use(false);
        _voice?.PowerOff();
        _gauge = null;
        _module = null;
        _beeper = null;
        _watch.NothingNewIsBegun = false;
    }

    /// <summary>Ends what faults have begun: the charger is in, and whatever sticks or is loose is mended.</summary>
    internal void Mend()
    {
        Panel.Mend();
        _cell?.Mend();
        _voice?.Mend();
    }

    /// <summary>One turn of the drivers.</summary>
    internal void Step(long nowMs)
    {
        _beeper!.Step(nowMs);
        if (_beeper.Playing == BeeperTune.Received && _tune != BeeperTune.Received)
            _watch.ReceiptSounds();
        _tune = _beeper.Playing;
        if (_gauge is not null && nowMs >= _gauge.NextAtMs)
            _gauge.Sample(_cell!.Sample(), SimCell.GreatestSample, _cell.HasCharger, nowMs);
        if (_gauge?.State != BatteryState.Critical)
            _criticalSinceMs = -1;
        else if (_criticalSinceMs < 0)
            _criticalSinceMs = _time.NowMs;
        _watch.NothingNewIsBegun = _criticalSinceMs >= 0 && _time.NowMs - _criticalSinceMs > CustomerMs;
        _module?.Step(nowMs);
        Panel.Step(nowMs);
    }

    /// <summary>When the drivers want their next turn, uptime in ms.</summary>
    internal long NextAtMs(long nowMs)
    {
        long next = Math.Min(_beeper!.NextAtMs, Panel.NextAtMs(nowMs));
        if (_gauge is not null)
            next = Math.Min(next, _cell!.IsInteresting ? _gauge.NextAtMs : Math.Max(_gauge.NextAtMs, nowMs + QuietLookMs));
        return _module is null ? next : Math.Min(next, _module.NextAtMs);
    }

    private sealed class SimTone : IBeeperTone
    {
        public void Sound(int hertz)
        {
        }
    }
}
