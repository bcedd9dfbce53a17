using ScanBox.Ports;
using Simulation.Timing;

namespace Simulation.Boxes;

/// <summary>Uptime: virtual time since the box was switched on.</summary>
internal sealed class SimClock(Timeline time) : IClock
{
    private readonly long _bornMs = time.NowMs;

    public long UptimeMs => time.NowMs - _bornMs;
}

/// <summary>Keys that the vendor pressed and the firmware has not taken.</summary>
internal sealed class SimKeypad : IKeypad
{
    // What a debouncing driver holds; more are lost as on a real keypad.
    private const int MaxWaiting = 16;

    private readonly Queue<Key> _pressed = new();
    private Key _held;

    /// <summary>Whether a loop that turns all the time would find something.</summary>
    internal bool WantsALook => _held != Key.None || _pressed.Count > 0;

    internal void Press(Key key)
    {
        if (_pressed.Count < MaxWaiting)
            _pressed.Enqueue(key);
    }

    internal void Hold(Key key) => _held = key;

    public Key Read() => _pressed.TryDequeue(out Key key) ? key : Key.None;

    public bool IsDown(Key key) => key != Key.None && key == _held;
}

/// <summary>A lamp nobody looks at.</summary>
internal sealed class SimLamp : ILamp
{
    public void Show(LampSignal signal)
    {
    }
}

/// <summary>A watchdog that is always content: a step that does not return would stop the whole simulation.</summary>
internal sealed class SimWatchdog : IWatchdog
{
    public void Feed()
    {
    }
}

/// <summary>The box's log, in the trace.</summary>
internal sealed class SimLog(Trace trace, string who) : IBoxLog
{
    public void Write(long atMs, string what) => trace.Add(who, what);
}
