using System.Net;
using Simulation.Chance;
using Simulation.Network;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard;
using VirtualBoard.Modems;

namespace Simulation.Modems;

/// <summary>
/// A virtual modem with the board that it hangs on, in the simulation's time: it does what is due when time comes to it, and its
/// sockets reach the simulated switch.
/// </summary>
internal sealed class ModemBoard
{
    internal const int TxPin = 33;
    internal const int RxPin = 35;

    private const int KeyPin = 4;

    private readonly BoardTurns _turns;

    internal ModemBoard(LinkPart family, Timeline time, SimNetwork network, Air air, Dice dice, Action stir)
    {
        Board = new BoardModel(new TimelineClock(time));
        _turns = new BoardTurns(time, Board, stir);
        // Without a wired key the modem starts with the box, and the firmware can only ask it to start anew.
        HasKey = dice.Below(4, 1) > 0;
        Modem = Make(family, new ModemWiring(TxPin, RxPin, HasKey ? KeyPin : -1), dice);
        Modem.Moments.Boot = TimeSpan.FromMilliseconds(dice.Between(1_500, 9_000, 2));
        Modem.Moments.Registration = TimeSpan.FromMilliseconds(dice.Between(500, 20_000, 3));
        Modem.Moments.Activation = TimeSpan.FromMilliseconds(dice.Between(100, 4_000, 4));
        Modem.Cell.TellsTime = dice.Below(4, 5) > 0;
        Board.Attach(Modem);
        Board.Network.TrueTime = () => DateTime.UnixEpoch.AddMilliseconds(network.SwitchUnixMs);
        // What a name is resolved to shows in no answer that anybody reads.
        Board.Network.Route(AirTarget.Host, AirTarget.Port, new IPEndPoint(IPAddress.Loopback, AirTarget.Port));
        Board.Network.World = air;
        air.Changed = Plan;
    }

    internal BoardModel Board { get; }

    internal VirtualModem Modem { get; }

    /// <summary>Whether its power key is wired.</summary>
    internal bool HasKey { get; }

    /// <summary>Whether it has its supply.</summary>
    internal bool HasSupply { get; private set; }

    /// <summary>Switches its supply.</summary>
    internal void Supply(bool on)
    {
        if (on == HasSupply)
            return;
        HasSupply = on;
        if (on)
            Modem.SupplyOn();
        else
            Modem.SupplyOff();
        Plan();
    }

    /// <summary>Its power key is pressed or let go.</summary>
    internal void Key(bool isDown)
    {
        Board.Pins.Drive(KeyPin, isDown);
        Plan();
    }

    /// <summary>Does something with it now.</summary>
    internal void Do(Action<VirtualModem> what)
    {
        what(Modem);
        Plan();
    }

    /// <summary>Something was done with it from outside: it may have something to do earlier.</summary>
    internal void Plan() => _turns.Plan();

    private static VirtualModem Make(LinkPart family, ModemWiring wiring, Dice dice) => family switch
    {
        LinkPart.Quectel => new VirtualQuectel(wiring),
        LinkPart.Simcom => new VirtualSimcom(wiring) { ResultsBeforeOk = dice.Below(2, 6) == 0 },
        LinkPart.Air780e => new VirtualAir780e(wiring) { WritesAcceptAsOneWord = dice.Below(2, 6) == 0 },
        _ => Make((LinkPart)((int)LinkPart.Quectel + dice.Below(3, 7)), wiring, dice),
    };
}
