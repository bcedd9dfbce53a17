using ScanBox.Device;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Modems;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard;
using VirtualBoard.Scanners;
using Workbench;

namespace Simulation.Boxes.Scanners;

/// <summary>
/// A virtual scanner module of some family on a board of its own, in the simulation's time, and the people in front of it. It has its
/// supply with the box and keeps what it has saved; the firmware has a new driver after each start.
/// </summary>
internal sealed class ScannerBoard : ICodeReader
{
    internal const int TxPin = 17;
    internal const int RxPin = 18;

    private const int BabbleMs = 400;

    // What a former owner may have given a module; the firmware looks for it at these, at others only people do.
    private static readonly int[] s_speeds = [9_600, 115_200];
    private static readonly int[] s_speedsOfM3y = [9_600, 57_600];

    private readonly ScannerChoice _choice;
    private readonly FaultSource _faults;
    private readonly Trace _trace;
    private readonly string _name;
    private readonly IVirtualScanner _module;
    private readonly ScannerLine? _line;
    private readonly ScannerBus? _bus;

    internal ScannerBoard(ScannerChoice choice, Timeline time, FaultSource faults, Trace trace, string name, Dice dice, Action stir)
    {
        (_choice, _faults, _trace, _name) = (choice, faults, trace, name);
        var board = new BoardModel(new TimelineClock(time));
        _module = choice.Make(TxPin, RxPin);
        board.Attach(_module);
        if (_module is VirtualTinyCodeReader reader)
            _bus = new ScannerBus(reader, time, faults);
        else
            _line = new ScannerLine(board, _module, time, faults, stir);
        if (choice.Kind != ScannerKind.PlainLine && _line is not null && dice.Below(4, 1) == 0)
            GiveSpeed((_module is VirtualM3y ? s_speedsOfM3y : s_speeds)[dice.Below(2, 2)]);
        if (_bus is not null && faults.Has(FaultKind.HostileScan))
            Babble(time);
    }

    /// <inheritdoc/>
    public void Show(byte[] code, int holdMs) => Do(() => _module.Show(code, holdMs));

    /// <inheritdoc/>
    public void TakeAway() => Do(_module.TakeAway);

    /// <inheritdoc/>
    public void Plug(bool connected) => Do(() =>
    {
        _module.Plug(connected);
        // Its supply comes through the same plug.
        if (connected)
            _module.Restart();
    });

    /// <summary>The box starts: the module gets its supply, and a driver that knows nothing of it.</summary>
    internal IScanner Start(IStorage storage, IBoxLog log)
    {
        _trace.Add(_name, $"scanner {_choice.Name}");
        Do(_module.SupplyOn);
        return _choice.Kind switch
        {
            ScannerKind.Tiny => new TinyCodeReader(_bus!, log),
            ScannerKind.PlainLine => new PlainLineScanner(_line!),
            ScannerKind.Gm65 => new Gm65Scanner(_line!, log),
            ScannerKind.Auto => new ScannerDetector(_line!, storage, log),
            // The boards' kinds have the names of the families.
            _ => new ScannerDetector(_line!, storage, log, Enum.Parse<ScannerFamilyId>(_choice.Kind.ToString())),
        };
    }

    /// <summary>The box has no power.</summary>
    internal void Stop()
    {
        _line?.Close();
        _module.SupplyOff();
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend()
    {
        ScannerFaults faults = _module.Faults;
        faults.LoseReplies = faults.SpoilReplies = faults.HalveReplies = faults.RestartInReplies = 0;
        faults.LateMs = 0;
        _line?.Mend();
        _bus?.Mend();
    }

    private void Do(Action what)
    {
        what();
        _line?.Plan();
    }

    private void GiveSpeed(int baudRate)
    {
        try
        {
            _module.StartAtBaud(baudRate);
        }
        catch (ArgumentException)
        {
            // This family cannot have it, and keeps its own.
        }
    }

    private void Babble(Timeline time) => time.After(BabbleMs, () =>
    {
        if (_faults.Strikes(FaultKind.HostileScan))
            _module.Babble(BabbleMs);
        Babble(time);
    });
}
