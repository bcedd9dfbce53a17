using nanoFramework.TestFramework;
using ScanBox.Parts.Modems;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Modems;

/// <summary>What all families have in common, before a modem that speaks Quectel's commands.</summary>
[TestClass]
public class ModemLinkTests
{
    private static ModemBench s_bench = null!;

    [Cleanup]
    public void Free() => s_bench = null!;

    [TestMethod]
    public void ComesUpTalksAndSeesThePeerClose()
    {
        Begin(ModemBench.Quectel());
        Assert.IsTrue(s_bench.RunUntilReady(60_000), s_bench.Modem.Unknown);
        Assert.AreEqual("861234567890123", s_bench.Link.Status.Imei);
        Assert.AreEqual("89860012345678901234", s_bench.Link.Status.Iccid);
        Connect();
        LinkPlace place = s_bench.Link.Place!;
        Assert.AreEqual("10.1.2.3", place.Address);
        Assert.AreEqual(460, place.CountryCode);
        Assert.AreEqual(0, place.NetworkCode);
        Assert.AreEqual(0x1A2B, place.AreaCode);
        Assert.AreEqual(0x0CDE1234, place.CellId);
        Assert.AreEqual(20, place.Signal);
        Assert.IsTrue(s_bench.Send("hello"));
        s_bench.Run(200);
        Assert.AreEqual("hello", s_bench.Modem.Data);
        s_bench.Modem.On("AT+QIRD=1,1500", "+QIRD: 5|=world|OK");
        s_bench.Modem.Say("+QIURC: \"recv\",1");
        s_bench.Run(50);
        s_bench.Modem.On("AT+QIRD=1,1500", "+QIRD: 0|OK");
        s_bench.Run(50);
        Assert.IsTrue(s_bench.Take().StartsWith("world"));
        s_bench.Modem.Say("+QIURC: \"closed\",0");
        s_bench.Run(50);
        Assert.AreEqual((int)LinkState.Up, (int)s_bench.Link.State);
        s_bench.Modem.Say("+QIURC: \"closed\",1");
        s_bench.Run(100);
        Assert.AreEqual((int)LinkState.Down, (int)s_bench.Link.State);
        s_bench.Run(100);
        Assert.AreEqual("AT+QICLOSE=1", s_bench.Modem.Last);
    }

    [TestMethod]
    public void ALostNoticeOfDataIsMadeUpFor()
    {
        Begin(ModemBench.Quectel());
        Connect();
        s_bench.Modem.On("AT+QIRD=1,1500", "+QIRD: 5|=world|OK");
        s_bench.Send("hello");
        s_bench.Run(2500);
        Assert.IsTrue(s_bench.Take().StartsWith("world"));
    }

    [TestMethod]
    public void AModemThatIsOffIsSwitchedOn()
    {
        ScriptedModem modem = ModemBench.Quectel();
        modem.IsOff = true;
        Begin(modem, true);
        Assert.IsTrue(s_bench.RunUntilReady(60_000));
        Assert.AreEqual(1, s_bench.Power.Presses);
        Assert.AreEqual(0, s_bench.Link.PowerCycles);
    }

    [TestMethod]
    public void WithoutASimTheTechnicianIsTold()
    {
        Begin(ModemBench.Quectel().On("AT+CPIN?", "+CME ERROR: 10"), true);
        Assert.IsFalse(s_bench.RunUntilReady(40_000));
        Assert.AreEqual((int)ModemProblem.NoSim, (int)s_bench.Link.Problem);
        Assert.AreEqual("modem: no SIM card: insert it, contacts down", s_bench.LastLog);
        // The next power cycle finds the card.
        s_bench.Modem.On("AT+CPIN?", "+CPIN: READY|OK");
        Assert.IsTrue(s_bench.RunUntilReady(60_000));
        Assert.AreEqual(1, s_bench.Link.PowerCycles);
        Assert.AreEqual((int)ModemProblem.None, (int)s_bench.Link.Problem);
    }

    [TestMethod]
    public void ALockedSimAndARefusalAreNamed()
    {
        Begin(ModemBench.Quectel().On("AT+CPIN?", "+CPIN: SIM PIN|OK"));
        s_bench.Run(25_000);
        Assert.AreEqual((int)ModemProblem.SimLocked, (int)s_bench.Link.Problem);
        Begin(ModemBench.Quectel().On("AT+CEREG?", "+CEREG: 2,3|OK").On("AT+CGREG?", "+CGREG: 0,3|OK"));
        s_bench.Run(100_000);
        Assert.AreEqual((int)ModemProblem.Denied, (int)s_bench.Link.Problem);
        Begin(ModemBench.Quectel().On("AT+QIACT=1", "ERROR"));
        s_bench.Run(40_000);
        Assert.AreEqual((int)ModemProblem.NoData, (int)s_bench.Link.Problem);
        Begin(ModemBench.Quectel().On("ATI", "Somebody|OK"));
        s_bench.Run(10_000);
        Assert.AreEqual((int)ModemProblem.UnknownFamily, (int)s_bench.Link.Problem);
    }

    [TestMethod]
    public void OlderNetworksCountToo()
    {
        Begin(ModemBench.Quectel().On("AT+CEREG?", "+CEREG: 2,0|OK").On("AT+CGREG?", "+CGREG: 0,1|OK"));
        Assert.IsTrue(s_bench.RunUntilReady(30_000));
    }

    [TestMethod]
    public void ARefusedSocketLeadsUpTheLadder()
    {
        Begin(ModemBench.Quectel());
        s_bench.RunUntilReady(60_000);
        for (int i = 0; i < 6; i++)
            s_bench.Modem.On("AT+QIOPEN=1," + i.ToString() + ",\"TCP\",\"host\",9000,0,0", "OK|+QIOPEN: " + i.ToString() + ",566").On("AT+QICLOSE=" + i.ToString(), "OK");
        Fail();
        Assert.AreEqual(1, s_bench.Modem.TimesOf("AT+QIACT=1"));
        Fail();
        Assert.IsTrue(s_bench.RunUntilReady(5_000));
        Assert.AreEqual(2, s_bench.Modem.TimesOf("AT+QIACT=1"));
        Assert.AreEqual(0, s_bench.Link.PowerCycles);
        Fail();
        Fail();
        Assert.AreEqual(1, s_bench.Link.PowerCycles);
    }

    [TestMethod]
    public void ARestartInTheMiddleIsSeen()
    {
        Begin(ModemBench.Quectel());
        Connect();
        s_bench.Modem.Say("RDY|APP RDY");
        s_bench.Run(20);
        Assert.AreEqual((int)LinkState.Down, (int)s_bench.Link.State);
        s_bench.Modem.On("AT+QIOPEN=1,2,\"TCP\",\"host\",9000,0,0", "OK|+QIOPEN: 2,0");
        s_bench.Link.Open();
        Assert.IsTrue(s_bench.RunUntil(LinkState.Up, 20_000), s_bench.Modem.Unknown);
    }

    [TestMethod]
    public void ASilentModemIsNoticedAndSwitchedOff()
    {
        Begin(ModemBench.Quectel(), true);
        Connect();
        s_bench.Modem.IsOff = true;
        s_bench.Run(45_000);
        Assert.AreEqual((int)LinkState.Down, (int)s_bench.Link.State);
        Assert.AreEqual((int)ModemProblem.Mute, (int)s_bench.Link.Problem);
        Assert.IsTrue(s_bench.RunUntilReady(60_000));
        Assert.AreEqual(1, s_bench.Link.PowerCycles);
    }

    [TestMethod]
    public void LosingTheDataConnectionEndsTheLink()
    {
        Begin(ModemBench.Quectel());
        Connect();
        s_bench.Modem.Say("+QIURC: \"pdpdeact\",1");
        s_bench.Run(20);
        Assert.AreEqual((int)LinkState.Down, (int)s_bench.Link.State);
    }

    [TestMethod]
    public void AFailedSendEndsTheLink()
    {
        Begin(ModemBench.Quectel().On("AT+QISEND=1,5", ">^SEND FAIL"));
        Connect();
        Assert.IsTrue(s_bench.Send("hello"));
        s_bench.Run(200);
        Assert.AreEqual((int)LinkState.Down, (int)s_bench.Link.State);
        Assert.IsFalse(s_bench.Send("hello"));
    }

    [TestMethod]
    public void OpeningEndsByItself()
    {
        Begin(ModemBench.Quectel().On("AT+CEREG?", "+CEREG: 2,2|OK"));
        s_bench.Link.Open();
        Assert.AreEqual((int)LinkState.Opening, (int)s_bench.Link.State);
        Assert.IsTrue(s_bench.RunUntil(LinkState.Down, 70_000));
    }

    private static void Begin(ScriptedModem modem, bool hasKey = false)
    {
        s_bench = new ModemBench(modem, hasKey);
        s_bench.Link.Configure("APN", "host", 9000);
    }

    private static void Connect()
    {
        s_bench.RunUntilReady(60_000);
        s_bench.Link.Open();
        Assert.IsTrue(s_bench.RunUntil(LinkState.Up, 5_000), s_bench.Modem.Unknown);
    }

    private static void Fail()
    {
        s_bench.RunUntilReady(60_000);
        s_bench.Link.Open();
        s_bench.Run(50);
        Assert.AreEqual((int)LinkState.Down, (int)s_bench.Link.State);
        s_bench.Run(50);
    }
}
