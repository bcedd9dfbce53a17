using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard.Modems;

namespace Simulation.Modems;

/// <summary>What goes wrong with a modem, its card and its network, decided at each command that it is given.</summary>
internal sealed class ModemTrouble(ModemBoard board, Timeline time, FaultSource faults)
{
    private const int ShortestLossMs = 5_000;
    private const int LongestLossMs = 240_000;
    private const int SoonMs = 5_000;
    private const int MostAnswerBytes = 40;

    // On, and behind, the bounds that the driver has for its commands.
    private static readonly int[] s_lateMs = [2_000, 2_990, 3_010, 4_500, 8_000, 10_100, 16_000, 31_000];

    // Of this family and others: what a network does, what somebody sends to the card, and what looks like an answer to some question.
    private static readonly string[] s_lines =
    [
        "+CREG: 1,\"1A2B\",\"01A2D101\"", "+CEREG: 1,\"1A2B\",\"01A2D101\",7", "RING", "+CMTI: \"SM\",3", "+CTZV: 32", "+CSQ: 21,99", "+QIND: \"csq\",21,99",
        "+QIURC: \"recv\",9", "+QIURC: \"closed\",9", "+CIPRXGET: 1,9", "+IPCLOSE: 9,1", "+NITZ: 26/03/09,00:53:13+32,0", "+CGEV: ME PDN ACT 1",
        "+CCHEVENT: 9,RECV EVENT", "^MODE: 17", ">", "NO CARRIER",
    ];

    private static readonly int[] s_errors = [3, 14, 100, 767];

    /// <summary>The box writes to the modem.</summary>
    internal void Hear(ReadOnlySpan<byte> bytes)
    {
        if (!faults.Enabled || bytes.Length < 2 || bytes[0] != (byte)'A' || bytes[1] != (byte)'T')
            return;
        Command(bytes);
        Network();
        Machine();
    }

    /// <summary>Ends what faults have begun. A modem that is dead stays so until its key helps it.</summary>
    internal void Mend() => board.Do(static modem =>
    {
        modem.Faults.ClearCommands();
        modem.Faults.FailSends = 0;
        modem.Faults.FailActivations = 0;
        modem.Cell.Sim = SimState.Ready;
        modem.Cell.Coverage = Registration.Home;
    });

    private static string Line(Dice how, int which) => s_lines[how.Below(s_lines.Length, which)];

    private void Command(ReadOnlySpan<byte> bytes)
    {
        if (faults.Strikes(FaultKind.ModemUnasked, out Dice how))
        {
            string line = Line(how, 2);
            if (how.Below(2, 1) == 0)
                Add(new CommandFault("AT", CommandFaultKind.InterruptAnswer) { Text = line });
            else
                Soon(how, modem => modem.SayUnasked(line));
        }
        if (faults.Strikes(FaultKind.ModemLate, out how))
            Add(new CommandFault("AT", CommandFaultKind.Late) { DelayMs = s_lateMs[how.Below(s_lateMs.Length, 1)] });
        if (faults.Strikes(FaultKind.ModemIgnores))
            Add(new CommandFault("AT", CommandFaultKind.Ignore));
        if (faults.Strikes(FaultKind.ModemRefuses, out how))
            Add(how.Below(2, 1) == 0 ? new CommandFault("AT", CommandFaultKind.Error) : new CommandFault("AT", CommandFaultKind.CmeError) { Number = s_errors[how.Below(s_errors.Length, 2)] });
        if (faults.Strikes(FaultKind.ModemCutsAnswer, out how))
            Add(new CommandFault("AT", CommandFaultKind.CutAnswer) { Number = how.Below(MostAnswerBytes, 1) });
        if (bytes.IndexOf("SEND="u8) > 0 && faults.Strikes(FaultKind.ModemSendFails))
            board.Modem.Faults.FailSends++;
    }

    private void Network()
    {
        if (faults.Strikes(FaultKind.ModemSocketsClosed, out Dice how))
            Soon(how, static modem => modem.DropSockets());
        if (faults.Strikes(FaultKind.ModemDataLost, out how))
        {
            board.Modem.Faults.FailActivations = how.Below(4, 3);
            Soon(how, static modem => modem.DropData());
        }
        if (faults.Strikes(FaultKind.ModemNoNetwork, out how))
        {
            Registration state = how.Below(3, 1) == 0 ? Registration.Denied : Registration.Searching;
            board.Do(modem => modem.Cell.Coverage = state);
            time.After(how.Between(ShortestLossMs, LongestLossMs, 2), () => board.Do(static modem => modem.Cell.Coverage = Registration.Home));
        }
        if (faults.Strikes(FaultKind.ModemNoSim, out how))
        {
            board.Do(static modem => modem.Cell.Sim = SimState.Absent);
            time.After(how.Between(ShortestLossMs, LongestLossMs, 1), () => board.Do(static modem => modem.Cell.Sim = SimState.Ready));
        }
    }

    private void Machine()
    {
        if (faults.Strikes(FaultKind.ModemReset, out Dice how))
        {
            if (how.Below(2, 1) == 0)
                Add(new CommandFault("AT", CommandFaultKind.RestartInAnswer) { Number = how.Below(MostAnswerBytes, 2) });
            else
                Soon(how, static modem => modem.Restart());
        }
        if (board.HasKey && faults.Strikes(FaultKind.ModemDead, out how))
            Soon(how, static modem => modem.Faults.Dead = modem.Power != ModemPower.Off);
    }

    private void Add(CommandFault fault) => board.Modem.Faults.Add(fault);

    private void Soon(Dice how, Action<VirtualModem> what) => time.After(how.Between(1, SoonMs, 9), () =>
    {
        if (faults.Enabled)
            board.Do(what);
    });
}
