using ScanBox.Ports;

namespace ScanBox.Parts.Power;

/// <summary>
/// Tells a battery's charge from samples of its voltage. Loudspeaker and modem pull the voltage down for moments and the converter
/// of the chip is noisy, so the mean of the middle half of the last samples counts, and what was told changes only by a step.
/// </summary>
public sealed class BatteryGauge : IBattery
{
    /// <summary>Pause between two samples in ms.</summary>
    public const long SampleEveryMs = 250;

    /// <summary>Samples that count: four seconds, longer than a sentence sags the voltage.</summary>
    public const int Samples = 16;

    /// <summary>At this charge in percent the battery is low: an hour is left, to find a charger.</summary>
    public const int LowPercent = 15;

    /// <summary>Above this it is good again.</summary>
    public const int GoodPercent = 20;

    /// <summary>At this charge nothing new is begun: a payment with all its tries takes four minutes at most.</summary>
    public const int CriticalPercent = 4;

    /// <summary>Above this it is no longer critical.</summary>
    public const int UsablePercent = 8;

    /// <summary>What was told stays until the charge differs by so much: in its flat part the curve has 5 % in 10 mV, so it would go to and fro.</summary>
    public const int StepPercent = 3;

    // A charger's plug bounces for longer than a key: two equal samples count.
    private const int ChargerSamples = 2;

    private readonly int _fullScaleMillivolts;
    private readonly int[] _ring = new int[Samples];
    private readonly int[] _sorted = new int[Samples];
    private int _count;
    private int _next;
    private int _chargerSame;
    private bool _chargerSeen;
    private long _sampledAtMs = -SampleEveryMs;

    /// <summary>Nothing is known at first.</summary>
    /// <param name="fullScaleMillivolts">Voltage of the battery at which the converter gives its greatest value, in mV.</param>
    public BatteryGauge(int fullScaleMillivolts) => _fullScaleMillivolts = fullScaleMillivolts;

    /// <inheritdoc/>
    public BatteryState State { get; private set; }

    /// <inheritdoc/>
    public int Percent { get; private set; } = -1;

    /// <inheritdoc/>
    public bool IsCharging { get; private set; }

    /// <summary>Filtered voltage in mV; 0 until there are enough samples.</summary>
    public int Millivolts { get; private set; }

    /// <summary>Uptime in ms of the next sample.</summary>
    public long NextAtMs => _sampledAtMs + SampleEveryMs;

    /// <summary>Takes a sample.</summary>
    /// <param name="value">What the converter gave.</param>
    /// <param name="greatest">The greatest value that it can give.</param>
    /// <param name="hasCharger">Whether a charger is plugged in.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Sample(int value, int greatest, bool hasCharger, long nowMs)
    {
        _sampledAtMs = nowMs;
        TakeCharger(hasCharger);
        _ring[_next] = (int)((long)value * _fullScaleMillivolts / greatest);
        _next = (_next + 1) % Samples;
        if (_count < Samples)
            _count++;
        if (_count < Samples)
            return;
        Millivolts = MiddleMean();
        Judge();
    }

    private void TakeCharger(bool has)
    {
        _chargerSame = has == _chargerSeen ? _chargerSame + 1 : 1;
        _chargerSeen = has;
        if (_chargerSame >= ChargerSamples)
            IsCharging = has;
    }

    private void Judge()
    {
        if (Millivolts < LiIonCurve.LeastMillivolts || Millivolts > LiIonCurve.MostMillivolts)
        {
            State = BatteryState.Unknown;
            Percent = -1;
            return;
        }
        int percent = LiIonCurve.PercentOf(Millivolts);
        int change = percent - Percent;
        if (Percent < 0 || change >= StepPercent || change <= -StepPercent || percent == 0 || percent == 100)
            Percent = percent;
        // It has a hysteresis of its own, and must not come later than it is true.
        State = StateAt(percent);
    }

    private BatteryState StateAt(int percent)
    {
        int critical = State == BatteryState.Critical ? UsablePercent : CriticalPercent;
        int low = State == BatteryState.Low || State == BatteryState.Critical ? GoodPercent : LowPercent;
        if (percent <= critical && !IsCharging)
            return BatteryState.Critical;
        return percent <= low ? BatteryState.Low : BatteryState.Good;
    }

    private int MiddleMean()
    {
        for (int i = 0; i < Samples; i++)
        {
            int value = _ring[i];
            int at = i;
            for (; at > 0 && _sorted[at - 1] > value; at--)
                _sorted[at] = _sorted[at - 1];
            _sorted[at] = value;
        }
        long sum = 0;
        for (int i = Samples / 4; i < Samples * 3 / 4; i++)
            sum += _sorted[i];
        return (int)(sum / (Samples / 2));
    }
}
