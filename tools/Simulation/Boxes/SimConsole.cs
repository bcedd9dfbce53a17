using System.Text;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup;
using ScanBox.Setup.Console;
using Simulation.Checks;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Boxes;

/// <summary>The technician's console of a box, the firmware's own, and somebody at its line who is no technician: one who knows the PIN, or one who does not.</summary>
internal sealed class SimConsole : IRestart
{
    private const int MostShown = 60;

    private static readonly byte[] s_break = [0x03];

    // A program, fast fingers, somebody who reads the answers first, and who comes back later.
    private static readonly int[] s_pausesMs = [30, 700, 120, 3_000, 20_000, 60_000];

    private readonly Timeline _time;
    private readonly FaultSource _faults;
    private readonly Trace _trace;
    private readonly string _name;
    private readonly ConsoleLine _line;
    private readonly HostileConsole _hostile;
    private readonly bool _knowsPin;
    private TechnicianConsole? _console;
    private string _pin = "";
    private bool _isSetUp;
    private bool _pinTyped;
    private int _turn;

    internal SimConsole(Timeline time, FaultSource faults, Trace trace, string name, string serial, Dice dice, Action stir)
    {
        (_time, _faults, _trace, _name) = (time, faults, trace, name);
        _line = new ConsoleLine(trace, name, stir);
        _hostile = new HostileConsole(serial);
        _knowsPin = dice.Below(3) > 0;
        Sit();
    }

    /// <summary>The firmware's objects, for who counts memory.</summary>
    internal IEnumerable<object> Firmware => _console is null ? [] : [_console];

    /// <inheritdoc/>
    public void Restart() => throw new PowerLostException();

    /// <summary>The box starts.</summary>
    internal void Start(ConsoleHost host, BoxSettings? settings, bool isSetUp)
    {
        _pin = settings?.TechnicianPin ?? "";
        _isSetUp = isSetUp;
        _pinTyped = false;
        _console = new TechnicianConsole(_line, host);
    }

    /// <summary>The box stops.</summary>
    internal void Stop() => _console = null;

    /// <summary>One turn.</summary>
    /// <returns>Uptime in ms of the next one.</returns>
    internal long Step(long nowMs)
    {
        long next = _console!.Step(nowMs);
        if (_isSetUp && _console.IsOpen && !_pinTyped)
            throw new ViolationException(Invariant.ConsoleIsGuarded, "the console opens, but nobody typed the technician's PIN");
        return _line.HasMore ? nowMs : next;
    }

    /// <summary>Whoever sat there goes, and breaks off what runs.</summary>
    internal void Leave() => _line.Type(s_break);

    private void Sit() => _time.After(s_pausesMs[_turn++ % s_pausesMs.Length], () =>
    {
        if (_console is not null && _faults.Strikes(FaultKind.HostileConsole, out Dice how))
            Type(_hostile.Make(how, _knowsPin ? _pin : null));
        Sit();
    });

    private void Type(byte[] bytes)
    {
        string typed = Encoding.Latin1.GetString(bytes);
        // Since the start: whether a session that ended asks anew, tests of its own tell.
        _pinTyped |= _pin.Length > 0 && typed.Contains(_pin, StringComparison.Ordinal);
        if (_trace.On)
            _trace.Add(_name, $"at the console: {Shown(typed)}");
        _line.Type(bytes);
    }

    private static string Shown(string typed)
    {
        var text = new StringBuilder();
        foreach (char character in typed.Length <= MostShown ? typed : typed[..MostShown])
            text.Append(character is >= ' ' and < (char)0x7F ? character : '.');
        return typed.Length <= MostShown ? text.ToString() : $"{text} ... {typed.Length} bytes";
    }
}
