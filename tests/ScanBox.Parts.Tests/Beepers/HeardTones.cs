using ScanBox.Parts.Beepers;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Beepers;

/// <summary>A beeper, a lamp and a clock in one, which a test looks at and moves.</summary>
internal sealed class HeardTones : IBeeperTone, ILamp, IClock
{
    internal string Heard { get; set; } = "";

    internal LampSignal Shown { get; private set; }

    public long UptimeMs { get; set; }

    public void Sound(int hertz) => Heard += (Heard.Length == 0 ? "" : " ") + hertz.ToString() + "@" + UptimeMs.ToString();

    public void Show(LampSignal signal) => Shown = signal;

    /// <summary>Lets a beeper play to its end.</summary>
    internal void Finish(Beeper beeper)
    {
        while (beeper.NextAtMs != long.MaxValue)
        {
            UptimeMs = beeper.NextAtMs;
            beeper.Step(UptimeMs);
        }
    }
}
