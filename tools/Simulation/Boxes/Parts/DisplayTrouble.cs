using ScanBox.Device;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard.Pins;

namespace Simulation.Boxes.Parts;

/// <summary>What happens to a display: its plug is loose for a while or for good, its supply fails for a moment, sparks reach its wires amid a frame.</summary>
internal sealed class DisplayTrouble
{
    private const int LongestLooseMs = 60_000;

    // Two frames of two bytes, three touches a bit.
    private const int MostTouches = 110;

    private readonly Timeline _time;
    private readonly FaultSource _faults;
    private readonly Trace _trace;
    private readonly string _name;
    private readonly DisplayWatch _watch;
    private readonly PanelBoard _panel;
    private readonly Action _stir;
    private readonly int[] _wires;
    private int _loose;
    private int _sparkIn = -1;
    private int _sparkAt;
    private bool _sparks;

    internal DisplayTrouble(PanelBoard panel, Timeline time, FaultSource faults, Trace trace, string name, DisplayWatch watch, Action stir)
    {
        (_panel, _time, _faults, _trace, _name, _watch, _stir) = (panel, time, faults, trace, name, watch, stir);
        BoardPlan plan = panel.Plan;
        _wires = plan.Display == DisplayKind.Ht1621 ? [plan.DisplayClock, plan.DisplayData, plan.DisplaySelect] : [plan.DisplayClock, plan.DisplayData];
        panel.Board.Pins.Touched += Touched;
    }

    /// <summary>The driver has something to send.</summary>
    internal void Suffer()
    {
        if (_faults.Strikes(FaultKind.DisplaySpark, out Dice how))
        {
            _sparkIn = how.Below(MostTouches, 1);
            _sparkAt = _wires[how.Below(_wires.Length, 2)];
            _watch.Disturbed();
        }
        if (_faults.Strikes(FaultKind.DisplayForgets))
        {
            Plug(false);
            Plug(true);
        }
        if (_faults.Strikes(FaultKind.DisplayLoose, out how))
            Loosen(how.Between(1, LongestLooseMs, 1));
    }

    /// <summary>Its plug is out until everything is mended.</summary>
    internal void PullOut()
    {
        _loose++;
        Plug(false);
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend()
    {
        _loose++;
        _sparkIn = -1;
        Plug(true);
    }

    private void Loosen(int ms)
    {
        int loose = ++_loose;
        Plug(false);
        _time.After(ms, () =>
        {
            if (loose == _loose)
                Plug(true);
        });
    }

    private void Plug(bool isIn)
    {
        if (_panel.Display!.Plugged == isIn)
            return;
        _trace.Add(_name, isIn ? "display plugged in" : "display unplugged");
        _panel.Display.Plugged = isIn;
        _watch.Disturbed();
        // From now on it is refreshed as often as on a device.
        _stir();
    }

    // Low for a moment, whatever drives it high.
    private void Touched(int pin)
    {
        if (_sparkIn < 0 || _sparks || Array.IndexOf(_wires, pin) < 0 || _sparkIn-- > 0)
            return;
        _sparks = true;
        PinBank pins = _panel.Board.Pins;
        pins.Drive(_sparkAt, false);
        pins.Drive(_sparkAt, null);
        _sparks = false;
        _watch.Disturbed();
    }
}
