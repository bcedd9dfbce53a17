using ScanBox.Parts.Power;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Boxes.Parts;

/// <summary>A lithium cell with a charger that people plug in and pull, behind a converter that is noisy. It gives out when it is empty.</summary>
internal sealed class SimCell
{
    /// <summary>Voltage of the cell at the greatest sample, by the board's divider.</summary>
    internal const int FullScaleMillivolts = 6_600;

    /// <summary>A converter of 12 bits.</summary>
    internal const int GreatestSample = 4_095;

    private const int Full = 100_000;

    // In thousandths of a percent a second: a day of trade, and two hours at the charger.
    private const int Drain = 2;
    private const int Charge = 14;

    // What is left when somebody notices too late: minutes.
    private const int LeastLeft = 200;
    private const int MostLeft = 6_000;

    // It starts with this; less is gone before the radio is up.
    private const int StartsAt = 1_000;

    private const int MendedAt = 60_000;
    private const int NoiseMillivolts = 12;
    private const int SpikeMillivolts = 600;
    private const int MsPerSecond = 1_000;

    private readonly Timeline _time;
    private readonly FaultSource _faults;
    private readonly Trace _trace;
    private readonly string _name;
    private readonly Dice _dice;
    private readonly Action _isEmpty;
    private long _left;
    private long _atMs;
    private bool _used;
    private int _samples;
    private int _plans;

    internal SimCell(Timeline time, FaultSource faults, Trace trace, string name, Dice dice, Action isEmpty)
    {
        (_time, _faults, _trace, _name, _dice, _isEmpty) = (time, faults, trace, name, dice, isEmpty);
        _left = dice.Between(20_000, Full, 1);
    }

    /// <summary>Whether a charger is plugged in.</summary>
    internal bool HasCharger { get; private set; }

    /// <summary>Whether what it tells may soon change.</summary>
    internal bool IsInteresting => _left < 10_000 || HasCharger;

    /// <summary>Whether there is enough to start with.</summary>
    internal bool CanStart
    {
        get
        {
            Pass();
            return _left >= StartsAt;
        }
    }

    /// <summary>The box is on, or off.</summary>
    internal void Use(bool isOn)
    {
        Pass();
        _used = isOn;
        Plan();
    }

    /// <summary>Somebody plugs a charger in, or pulls it.</summary>
    internal void Plug(bool isIn)
    {
        Pass();
        HasCharger = isIn;
        _trace.Add(_name, $"charger {(isIn ? "in" : "out")}, {_left / 1_000} % left");
        Plan();
    }

    /// <summary>The charger was in for long enough.</summary>
    internal void Mend()
    {
        Pass();
        _left = Math.Max(_left, MendedAt);
        HasCharger = true;
        Plan();
    }

    /// <summary>What the converter gives now; a moment at which the world may change, too.</summary>
    internal int Sample()
    {
        Pass();
        if (_faults.Strikes(FaultKind.BatteryLow, out Dice how))
        {
            _left = how.Between(LeastLeft, MostLeft, 1);
            _trace.Add(_name, $"the battery has {_left / 1_000} % left");
            Plan();
        }
        if (_faults.Strikes(FaultKind.ChargerMoves))
            Plug(!HasCharger);
        int millivolts = Millivolts() + _dice.At(3, ++_samples).Between(-NoiseMillivolts, NoiseMillivolts);
        if (_faults.Strikes(FaultKind.BatterySpike, out how))
            millivolts += how.Between(-SpikeMillivolts, SpikeMillivolts, 1);
        return Math.Clamp(millivolts * GreatestSample / FullScaleMillivolts, 0, GreatestSample);
    }

    // The curve of the cell the other way round.
    private int Millivolts()
    {
        int low = LiIonCurve.LeastMillivolts;
        int high = LiIonCurve.MostMillivolts;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (LiIonCurve.PercentOf(middle) * 1_000 < _left)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private void Pass()
    {
        long seconds = (_time.NowMs - _atMs) / MsPerSecond;
        _atMs += seconds * MsPerSecond;
        long change = seconds * ((HasCharger ? Charge : 0) - (_used ? Drain : 0));
        _left = Math.Clamp(_left + change, 0, Full);
    }

    // When it will be empty, unless somebody comes.
    private void Plan()
    {
        int plan = ++_plans;
        if (!_used || HasCharger)
            return;
        _time.After(((_left / Drain) + 1) * MsPerSecond, () =>
        {
            if (plan != _plans)
                return;
            _trace.Add(_name, "the battery is empty");
            // Somebody finds the charger before the box is switched on again.
            Plug(true);
            _isEmpty();
        });
    }
}
