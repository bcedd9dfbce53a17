using System.Device.Gpio;
using ScanBox.Device;
using ScanBox.Parts.Beepers;
using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Boxes.Parts;

/// <summary>
/// Keys and display of a box: the firmware's own adapters and drivers on the pins of a virtual board, contacts and a display's chip at
/// their other end, and who looks at both.
/// </summary>
internal sealed class SimPanel : IKeypad
{
    // What stands on a display that was not disturbed is refreshed seldom here: changes go there at once all the same.
    private const int QuietAfterMs = DisplayWatch.RepairMs + 5_000;
    private const int QuietMs = 60_000;

    private readonly PanelBoard _panel;
    private readonly Timeline _time;
    private readonly KeyWatch _keyWatch;
    private readonly DisplayWatch? _watch;
    private readonly DisplayTrouble? _trouble;
    private BoardKeys? _keys;
    private BoardDisplay? _display;
    private long _sentAtMs;

    internal SimPanel(Timeline time, FaultSource faults, Trace trace, string name, MoneyWatch watch, Dice dice, Action stir)
    {
        _time = time;
        _panel = new PanelBoard(time, dice);
        _keyWatch = new KeyWatch(time);
        Contacts = new SimContacts(_panel, time, faults, watch, _keyWatch, stir);
        trace.Add(name, $"keys and display of {_panel.Plan.Id}, {_panel.Display?.Digits ?? 0} digits");
        if (_panel.Display is null)
            return;
        _watch = watch.LookAt(_panel.Display.Digits);
        _panel.Display.Changed += text =>
        {
            if (trace.On)
                trace.Add(name, $"display [{text}]");
            _watch.Changes(text);
        };
        _trouble = new DisplayTrouble(_panel, time, faults, trace, name, _watch, stir);
    }

    /// <summary>The vendor's fingers.</summary>
    internal SimContacts Contacts { get; }

    /// <summary>The digits; without power, or on a board without any, none.</summary>
    internal IDisplay Display => _display?.Port ?? new NoDisplay();

    /// <summary>The firmware's objects, for who counts memory.</summary>
    internal IEnumerable<object> Firmware => ((object?[])[_keys, _display]).OfType<object>();

    /// <inheritdoc/>
    public Key Read()
    {
        Key key = _keys!.Read();
        if (key != Key.None)
            _keyWatch.Taken(key);
        return key;
    }

    /// <inheritdoc/>
    public bool IsDown(Key key) => _keys!.IsDown(key);

    /// <summary>The box starts.</summary>
    internal void Start(IClock clock, Beeper beeper, IBoxLog log)
    {
        _panel.Board.PowerOn();
        var gpio = new GpioController();
        _keys = new BoardKeys(gpio, _panel.Plan, clock, beeper);
        _display = new BoardDisplay(gpio, _panel.Plan, log);
        _keyWatch.BoxStarts();
        _sentAtMs = _time.NowMs;
    }

    /// <summary>The box has no power, nor has its display.</summary>
    internal void Stop()
    {
        _panel.Board.CutPower();
        _keys = null;
        _display = null;
    }

    /// <summary>One turn of the display's driver.</summary>
    internal void Step(long nowMs)
    {
        if (_trouble is null || DisplayAtMs(nowMs) > nowMs)
            return;
        _sentAtMs = _time.NowMs;
        _trouble.Suffer();
        _display!.Step(nowMs);
    }

    /// <summary>When keys or display want their next turn, uptime in ms.</summary>
    internal long NextAtMs(long nowMs)
    {
        long keys = Contacts.IsAnyClosed ? nowMs + KeypadMatrix.ScanEveryMs : _keys!.NextAtMs;
        return _trouble is null ? keys : Math.Min(keys, DisplayAtMs(nowMs));
    }

    /// <summary>The display is gone for good, and a key sticks, until everything is mended.</summary>
    internal void Lose(Key stuck)
    {
        _trouble?.PullOut();
        Contacts.Jam(stuck);
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend()
    {
        Contacts.Mend();
        _trouble?.Mend();
    }

    private long DisplayAtMs(long nowMs)
    {
        long next = _display!.NextAtMs;
        bool isQuiet = next > 0 && _watch!.SoundForMs > QuietAfterMs;
        return isQuiet ? Math.Max(next, nowMs + QuietMs - (_time.NowMs - _sentAtMs)) : next;
    }
}
