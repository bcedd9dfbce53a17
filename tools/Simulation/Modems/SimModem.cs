using ScanBox.Parts.Modems;
using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Network;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Modems;

/// <summary>A modem with its line, key and troubles. It outlives the firmware, which has a new driver after each start.</summary>
internal sealed class SimModem
{
    private readonly ModemBoard _board;
    private readonly ModemTrouble _trouble;
    private readonly FaultSource _faults;
    private readonly bool _isSecure;

    internal SimModem(LinkPart family, Timeline time, FaultSource faults, Trace trace, SimNetwork network, Way way, Dice dice, Action stir)
    {
        _faults = faults;
        _isSecure = network.IsSecure;
        _board = new ModemBoard(family, time, network, new Air(time, faults, network, way), dice, stir);
        _trouble = new ModemTrouble(_board, time, faults);
        Line = new ModemLine(_board, _trouble, time, faults, trace);
    }

    /// <summary>Its UART.</summary>
    internal ModemLine Line { get; }

    /// <summary>The box starts: a driver that knows nothing, of a modem that may be running.</summary>
    internal ModemLink Start(IBoxLog log)
    {
        _board.Supply(true);
        var driver = new ModemLink(Line, new ModemKey(_board, _faults), [new QuectelModem(), new SimcomModem(), new LuatModem()], log);
        driver.Configure("", AirTarget.Host, AirTarget.Port, _isSecure ? new AuthorityStorage() : null, AirTarget.AuthorityName);
        return driver;
    }

    /// <summary>The box stops.</summary>
    /// <param name="withSupply">Whether the modem has no power either; otherwise it goes on, with whatever is connected.</param>
    internal void Stop(bool withSupply)
    {
        Line.Close();
        if (_board.HasKey)
            _board.Key(false);
        if (withSupply)
            _board.Supply(false);
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend()
    {
        Line.Mend();
        _trouble.Mend();
    }
}
