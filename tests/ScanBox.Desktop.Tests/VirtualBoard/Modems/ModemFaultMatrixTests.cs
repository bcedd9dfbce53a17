using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Modems;
using VirtualBoard.Network;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>Every family of modems against every fault: after it the driver carries bytes again, within a bound, by itself, and a technician reads what it was.</summary>
[TestClass]
public class ModemFaultMatrixTests
{
    // A power cycle, a boot, a network and the pauses before them.
    private const int RecoverMs = 240_000;

    // The same, and the longest pause that grew meanwhile.
    private const int WordsMs = 600_000;

    // What passes by itself, or a technician need not know.
    private static readonly Fault[] s_faults =
    [
        new("none", static _ => { }),
        new("restart by itself", static bench => bench.Modem.Restart(), "it has started anew by itself"),
        new("crash", static bench => bench.Modem.Faults.Dead = true, "it does not answer: power, wiring of TX and RX, PWRKEY"),
        new("late answers", static bench => Command(bench, "AT", CommandFaultKind.Late, 3, delayMs: 4000)),
        new("no answers", static bench => Command(bench, "AT", CommandFaultKind.Ignore, 3)),
        new("never an answer", static bench => Command(bench, "AT", CommandFaultKind.Ignore, 100_000), "it does not answer: power, wiring of TX and RX, PWRKEY", static bench => bench.Modem.Faults.ClearCommands()),
        new("errors", static bench => Command(bench, "AT", CommandFaultKind.Error, 10)),
        new("CME errors", static bench => Command(bench, "AT", CommandFaultKind.CmeError, 10, number: 100)),
        new("cut answers", static bench => Command(bench, "AT", CommandFaultKind.CutAnswer, 4, number: 5)),
        new("half a frame", static bench => bench.Modem.SayRaw("\r\n+QIRD: 1400\r\nhalf"u8)),
        new("reset in an answer", static bench => Command(bench, "AT", CommandFaultKind.RestartInAnswer, 1, number: 4), "it has started anew by itself"),
        new("lines amid answers", static bench => Command(bench, "AT", CommandFaultKind.InterruptAnswer, 50, text: "\r\n+CEREG: 5\r\n")),
        new("garbage for answers", static bench => Command(bench, "AT", CommandFaultKind.Say, 3, text: "\r\n\u0001\u00ff+QIRD: 99999\u00fe>>\r\n")),
        new("SIMCom's answers", static bench => Command(bench, "AT", CommandFaultKind.Say, 2, text: "\r\n+CIPRXGET: 2,0,5,0\r\nhello\r\nOK\r\n")),
        new("Quectel's answers", static bench => Command(bench, "AT", CommandFaultKind.Say, 2, text: "\r\n+QIRD: 5\r\nhello\r\n\r\nOK\r\n")),
        new("Luat's answers", static bench => Command(bench, "AT", CommandFaultKind.Say, 2, text: "\r\nDATA ACCEPT:5\r\n\r\nCONNECT OK\r\n")),
        new("flood", static bench => bench.Modem.Flood("+CREG: 1,\"0001\",\"00000001\"", 400)),
        new("a line of 5000 bytes", static bench => bench.Modem.SayUnasked(new string('x', 5000))),
        new("noise", static bench => bench.Modem.SayRaw(Enumerable.Range(0, 700).Select(static i => (byte)(i * 37)).ToArray())),
        new("any bytes for 40 s", static bench => Babble(bench, 40_000)),
        new("a flood for 40 s", static bench => Flood(bench, 40_000)),
        new("reset amid a send", static bench => Command(bench, bench.Modem switch { VirtualQuectel => "AT+QISEND=", _ => "AT+CIPSEND" }, CommandFaultKind.RestartInAnswer, 1, number: 2), "it has started anew by itself"),
        new("data dropped", static bench => bench.Modem.DropData()),
        new("socket closed by peer", static bench => bench.ClosePeers()),
        new("sockets dropped", static bench => bench.Modem.DropSockets()),
        new("sends refused", static bench => bench.Modem.Faults.FailSends = 2),
        new("connections refused", static bench => Sockets(bench, ConnectMode.Refuse), "the switch was not reached", static bench => bench.Modem.Faults.Connect = ConnectMode.Normal),
        new("nobody answers", static bench => Sockets(bench, ConnectMode.Hang), "the switch was not reached", static bench => bench.Modem.Faults.Connect = ConnectMode.Normal),
        new("silent air", static bench => bench.Modem.Faults.Silent = true, "", static bench => bench.Modem.Faults.Silent = false),
        new("activation fails twice", static bench =>
        {
            bench.Modem.Faults.FailActivations = 2;
            bench.Modem.DropData();
        }),
        new("unplugged", static bench => bench.Modem.Plug(false), "it does not answer: power, wiring of TX and RX, PWRKEY", static bench => bench.Modem.Plug(true)),
        new("no SIM card", static bench => Card(bench, SimState.Absent), "no SIM card: insert it, contacts down", static bench => bench.Modem.Cell.Sim = SimState.Ready),
        new("SIM card wants a PIN", static bench => Card(bench, SimState.Pin), "the SIM card wants a PIN: switch the PIN off in a phone", static bench => bench.Modem.Cell.Sim = SimState.Ready),
        new("SIM card wants a PUK", static bench => Card(bench, SimState.Puk), "the SIM card wants a PIN: switch the PIN off in a phone", static bench => bench.Modem.Cell.Sim = SimState.Ready),
        new("registration denied", static bench => bench.Modem.Cell.Coverage = Registration.Denied, "the operator refuses the SIM card: unpaid, not active, or bound to another device", static bench => bench.Modem.Cell.Coverage = Registration.Home),
        new("no coverage", static bench => bench.Modem.Cell.Coverage = Registration.Searching, "no network takes it: antenna, coverage, bands of the operator", static bench => bench.Modem.Cell.Coverage = Registration.Roaming),
        new("APN wrong", static bench =>
        {
            bench.Modem.Cell.Apn = "another";
            bench.Modem.Restart();
        }, "no data connection: APN, data plan", static bench => bench.Modem.Cell.Apn = null),
    ];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EveryModemRecoversFromEveryFault()
    {
        var table = new StringBuilder("fault".PadRight(24));
        foreach (AllModems family in AllModems.Families)
            table.Append(family.Name.PadLeft(12));
        table.Append("  what a technician reads");
        var bad = new List<string>();
        foreach (Fault fault in s_faults)
        {
            table.AppendLine().Append(fault.Name.PadRight(24));
            foreach (AllModems family in AllModems.Families)
            {
                using var bench = new DriverBench(family.Make);
                string result = Suffer(bench, fault);
                if (!result.EndsWith(" s", StringComparison.Ordinal))
                    bad.Add($"{family.Name}, {fault.Name}: {result}; {bench.Log}");
                table.Append(result.PadLeft(12));
            }
            table.Append("  ").Append(fault.Words);
        }
        TestContext.WriteLine(table.ToString());
        Assert.IsEmpty(bad, table.ToString() + '\n' + string.Join('\n', bad));
    }

    /// <returns>The seconds until it carried bytes again, from the fault or from its end; otherwise what went wrong.</returns>
    private static string Suffer(DriverBench bench, Fault fault)
    {
        if (bench.Talk(RecoverMs) < 0)
            return "not up";
        fault.Strike(bench);
        if (fault.End is null)
        {
            bench.Run(100);
        }
        else
        {
            if (fault.Words.Length == 0)
                bench.Run(20_000);
            else if (!bench.Reads(fault.Words, WordsMs))
                return "no words";
            fault.End(bench);
        }
        long tookMs = bench.Talk(fault.End is null ? RecoverMs : WordsMs);
        if (tookMs < 0)
            return "lost";
        return bench.Log.Contains(fault.Words, StringComparison.Ordinal) ? $"{tookMs / 1000.0:F1} s" : "no words";
    }

    private static void Command(DriverBench bench, string begins, CommandFaultKind kind, int times, int delayMs = 0, int number = 0, string text = "") =>
        bench.Modem.Faults.Add(new CommandFault(begins, kind) { Times = times, DelayMs = delayMs, Number = number, Text = text });

    // Noise, half lines, false counts and what all families say, whatever is asked; the same every time.
    private static void Babble(DriverBench bench, int lastsMs)
    {
        string[] pieces =
        [
            "\r\n+QIRD: 1500\r\n", "\r\n+QIURC: \"closed\",0\r\n", "\r\n+QIURC: \"rec", "\r\nSEND OK\r\n", "\r\n+CIPRXGET: 2,0,1400,0\r\n", "\r\n+CIPRXGET: 1,0\r\n", "\r\n+CCHRECV: DATA,0,99999\r\n", "\r\n+IPCLOSE: 0,1\r\n",
            "\r\nDATA ACCEPT:64\r\n", "\r\nCLOSED\r\n", "\r\n> ", "\r\nOK\r\n", "\r\nERROR\r\n", "\r\nRDY\r\n", "\r\n*ATREADY: 1\r\n", "\r\n+CPIN: NOT INSERTED\r\n", "\r\n+CEREG: 5\r\n", "\u0000\u00ff\u0003\u001b", "+", "\r",
        ];
        var random = new Random(20260309);
        for (long until = bench.NowMs + lastsMs; bench.NowMs < until;)
        {
            bench.Modem.SayRaw(Encoding.Latin1.GetBytes(pieces[random.Next(pieces.Length)]));
            bench.Try(random.Next(1, 400));
        }
    }

    private static void Flood(DriverBench bench, int lastsMs)
    {
        for (long until = bench.NowMs + lastsMs; bench.NowMs < until;)
        {
            bench.Modem.Flood("+CREG: 1,\"0001\",\"00000001\"", 60);
            bench.Try(200);
        }
    }

    private static void Card(DriverBench bench, SimState state)
    {
        bench.Modem.Cell.Sim = state;
        // A card that is changed is seen at the next start.
        bench.Modem.Restart();
    }

    private static void Sockets(DriverBench bench, ConnectMode mode)
    {
        bench.Modem.Faults.Connect = mode;
        bench.Modem.DropSockets();
    }

    /// <summary>A row of the matrix.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Strike">Makes it.</param>
    /// <param name="Words">What a technician reads in the log; empty when the box need not bother anybody.</param>
    /// <param name="End">Ends it; null when it ends by itself.</param>
    private sealed record Fault(string Name, Action<DriverBench> Strike, string Words = "", Action<DriverBench>? End = null);
}
