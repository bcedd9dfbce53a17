using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Modems;
using VirtualBoard.Network;
using Socket = System.Net.Sockets.Socket;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>What can be wrong with a virtual modem shows on its UART, in every family.</summary>
[TestClass]
public class ModemFaultTests
{
    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void Cards(string family)
    {
        using ModemBench bench = Ready(family);
        bench.Play("> AT+CMEE=1\n< OK");
        bench.Modem.Cell.Sim = SimState.Absent;
        bench.Play("""
            > AT+CPIN?
            < +CME ERROR: 10
            > AT+CEREG?
            < +CEREG: 0,0
            < OK
            > AT+CMEE=2
            < OK
            > AT+CPIN?
            < +CME ERROR: SIM not inserted
            > AT+CMEE=0
            < OK
            > AT+CPIN?
            < ERROR
            """);
        bench.Modem.Cell.Sim = SimState.Pin;
        bench.Play("""
            > AT+CPIN?
            < +CPIN: SIM PIN
            < OK
            > AT+CPIN="0000"
            < ERROR
            > AT+CEREG=1
            < OK
            > AT+CPIN="1234"
            < OK
            < +CPIN: READY
            < +CEREG: 2
            < +CEREG: 1
            """);
        bench.Modem.Restart();
        bench.Until("READY\r\n");
        bench.Run(9000);
        bench.Forget();
        bench.Play("> ATE0\n<< ATE0\\r\n< OK\n> AT+CPIN?\n< +CPIN: SIM PIN\n< OK");
        bench.Type("AT+CPIN=\"0\"");
        bench.Type("AT+CPIN=\"0\"");
        bench.Type("AT+CPIN=\"0\"");
        bench.Run(1000);
        bench.Forget();
        bench.Play("> AT+CPIN?\n< +CPIN: SIM PUK\n< OK");
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void RegistrationIsLostAndDenied(string family)
    {
        AllModems of = AllModems.Of(family);
        using ModemBench bench = Ready(family);
        bench.Play("> AT+CEREG=1\n< OK\n" + of.Bearer);
        bench.Modem.Cell.Coverage = Registration.Denied;
        bench.Exactly("\r\n+CEREG: 3\r\n");
        Assert.IsFalse(bench.Modem.DataActive);
        bench.Run(1000);
        bench.Forget();
        bench.Play("> AT+CEREG?\n< +CEREG: 1,3\n< OK\n> AT+COPS?\n< +COPS: 0\n< OK");
        bench.Modem.Cell.Coverage = Registration.Roaming;
        bench.Play("< +CEREG: 5");
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void CommandsGoWrong(string family)
    {
        using ModemBench bench = Ready(family);
        ModemFaults faults = bench.Modem.Faults;
        faults.Add(new CommandFault("AT+CSQ", CommandFaultKind.Ignore));
        bench.Type("AT+CSQ");
        bench.Silence();
        faults.Add(new CommandFault("AT+CSQ", CommandFaultKind.Late) { DelayMs = 5000 });
        bench.Type("AT+CSQ");
        bench.Silence(4900);
        bench.Type("AT+CGSN");
        bench.Exactly("\r\n+CSQ: 20,99\r\n\r\nOK\r\n\r\n867420041234567\r\n\r\nOK\r\n");
        faults.Add(new CommandFault("at+csq", CommandFaultKind.Error));
        bench.Play("> AT+CSQ\n< ERROR\n> AT+CMEE=1\n< OK");
        faults.Add(new CommandFault("AT", CommandFaultKind.CmeError) { Number = 30, Times = 2 });
        bench.Play("> AT+CSQ\n< +CME ERROR: 30\n> AT+CSQ\n< +CME ERROR: 30\n> AT+CSQ\n< +CSQ: 20,99\n< OK");
        faults.Add(new CommandFault("AT+CSQ", CommandFaultKind.Say) { Text = "\u00ff\0garbage" });
        bench.Play("> AT+CSQ\n<< \u00ff\0garbage\n> AT\n< OK");
        faults.Add(new CommandFault("AT+CSQ", CommandFaultKind.CutAnswer) { Number = 5 });
        bench.Play("> AT+CSQ\n<< \\r\\n+CS\n> AT\n< OK");
        faults.Add(new CommandFault("AT+CSQ", CommandFaultKind.InterruptAnswer) { Text = "+CEREG: 1" });
        bench.Play("> AT+CSQ\n< +CSQ: 20,99\n< +CEREG: 1\n< OK");
        faults.Add(new CommandFault("AT+CSQ", CommandFaultKind.RestartInAnswer) { Number = 6 });
        bench.Type("AT+CSQ");
        bench.Exactly("\r\n+CSQ" + "\r\n" + bench.Modem.BootLines[0].Line + "\r\n");
        Assert.AreEqual(2, bench.Modem.Starts);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void UnaskedLinesAndGarbageAndSilence(string family)
    {
        using ModemBench bench = Ready(family);
        bench.Modem.Flood("+CREG: 1", 20);
        for (int i = 0; i < 20; i++)
            bench.Play("< +CREG: 1");
        bench.Modem.SayRaw([0xF8, 0x00]);
        bench.Exactly("\u00f8\0");
        bench.Modem.Faults.Dead = true;
        bench.Type("AT");
        bench.Silence();
        bench.Modem.Restart();
        bench.Until(bench.Modem.BootLines[0].Line);
        bench.Run(9000);
        bench.Forget();
        bench.Play("> ATE0\n<< ATE0\\r\n< OK");
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void SendingGoesWrong(string family)
    {
        AllModems of = AllModems.Of(family);
        using ModemBench bench = Ready(family);
        bench.Play(of.Bearer);
        bench.Modem.Faults.Connect = ConnectMode.Refuse;
        bench.Type(of.Open);
        bench.Run(2000);
        Assert.DoesNotContain(of.Opened, bench.Heard);
        bench.Modem.Faults.Connect = ConnectMode.Hang;
        bench.Forget();
        bench.Type(of.Open);
        bench.Exactly("\r\nOK\r\n");
        bench.Silence(70_000);
        bench.Run(10_000);
        StringAssert.Contains(bench.Heard, of.Opened[..7], "it failed at last");
        bench.Modem.Faults.Connect = ConnectMode.Normal;
        bench.Forget();
        bench.Type(of.Open);
        bench.Until(of.Opened + "\r\n");
        using Socket peer = bench.Accept();

        bench.Modem.Faults.FailSends = 1;
        Assert.IsFalse(Send(bench, of, "1").Contains(of.Sent + (family == "simcom" ? "1,1" : ""), StringComparison.Ordinal));
        bench.Modem.Faults.LoseSent = true;
        StringAssert.Contains(Send(bench, of, "2"), of.Sent);
        bench.Modem.Faults.LoseSent = false;
        StringAssert.Contains(Send(bench, of, "3"), of.Sent);
        var got = new byte[8];
        Assert.AreEqual(1, peer.Receive(got));
        Assert.AreEqual((byte)'3', got[0]);

        bench.Modem.Faults.Silent = true;
        peer.Send("x"u8);
        StringAssert.Contains(Send(bench, of, "4"), of.Sent, "a dead way is not noticed");
        bench.Silence();
        bench.Modem.Faults.Silent = false;
        bench.Until("x");
        bench.Modem.DropSockets();
        bench.Run(100);
        StringAssert.Contains(bench.Heard.ToUpperInvariant(), "CLOSE");
    }

    [TestMethod]
    public void UnaskedLinesWaitWhileDataIsTyped()
    {
        using ModemBench bench = Ready("quectel");
        bench.Play(AllModems.Of("quectel").Bearer);
        bench.Type(AllModems.Of("quectel").Open);
        bench.Until("+QIOPEN: 0,0\r\n");
        using Socket peer = bench.Accept();
        bench.Play("> AT+QISEND=0,2\n<< \\r\\n> ");
        bench.Modem.SayUnasked("+CREG: 1");
        bench.Silence();
        bench.Play(">> ab\n< SEND OK\n< +CREG: 1");
        bench.Play("> AT+QISEND=0,2\n<< \\r\\n> \n>> a");
        bench.Silence(59_000);
        bench.Play("< ERROR\n> AT\n< OK");
    }

    private static string Send(ModemBench bench, AllModems of, string data)
    {
        bench.Forget();
        bench.Type(of.Send + data.Length);
        bench.Until("> ");
        bench.TypeRaw(data);
        bench.Run(500);
        string heard = bench.Heard;
        bench.Forget();
        return heard;
    }

    private static ModemBench Ready(string family) => ModemBench.Ready(AllModems.Of(family).Make);
}
