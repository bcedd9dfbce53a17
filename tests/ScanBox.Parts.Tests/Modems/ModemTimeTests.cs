using nanoFramework.TestFramework;
using ScanBox.Parts.Modems;
using ScanBox.Ports;
using ScanBox.Tests;
using ScanBox.Tests.InMemory;

namespace ScanBox.Parts.Tests.Modems;

/// <summary>The time goes from the modem to the box, or the other way, or comes from a time server; without it nothing is trusted.</summary>
[TestClass]
public class ModemTimeTests
{
    private const string Unset = "+CCLK: \"80/01/06,00:00:12+00\"|OK";

    // 2026-03-09 00:53:13 UTC.
    private const long Morning = 1773017593L;

    private static ModemBench s_bench = null!;
    private static SetClock s_clock = null!;

    [Cleanup]
    public void Free()
    {
        s_bench = null!;
        s_clock = null!;
    }

    [TestMethod]
    public void TheNetworksTimeSetsTheBox()
    {
        AssertSetBy("26/03/09,08:53:13+32", Morning);
        // Zones of three quarters and of half an hour, and the day before.
        AssertSetBy("26/03/09,06:38:13+23", Morning);
        AssertSetBy("26/03/08,21:23:13-14", Morning);
    }

    [TestMethod]
    public void ABetterClockIsLeftAlone()
    {
        Begin(ModemBench.Quectel(), Morning + 3600);
        Assert.IsTrue(s_bench.RunUntilReady(20_000), s_bench.Modem.Unknown);
        Assert.AreEqual(Morning + 3600, s_clock.UnixTime);
        Assert.AreEqual(0, s_clock.Sets);
    }

    [TestMethod]
    public void ATimeThatCannotBeTrueIsNotTaken()
    {
        // Before the firmware was made, and later than any box lives.
        AssertNotTaken("26/02/28,23:59:59+00");
        AssertNotTaken("24/12/24,12:00:00+32");
        AssertNotTaken("46/03/02,00:00:00+00");
        AssertNotTaken("69/12/31,23:59:59+32");
    }

    [TestMethod]
    public void TheNetworkMayTellTheTimeLate()
    {
        Begin(ModemBench.Quectel().On("AT+CCLK?", Unset), 0);
        Assert.IsTrue(s_bench.RunUntilReady(20_000), s_bench.Modem.Unknown);
        Assert.AreEqual(0, s_clock.Sets);
        s_bench.Modem.On("AT+CCLK?", "+CCLK: \"26/03/09,08:53:13+32\"|OK");
        s_bench.Run(4 * ModemTimes.StatusMs);
        Assert.AreEqual(1, s_clock.Sets);
        int asked = s_bench.Modem.TimesOf("AT+CCLK?");
        s_bench.Run(4 * ModemTimes.StatusMs);
        Assert.AreEqual(asked, s_bench.Modem.TimesOf("AT+CCLK?"));
    }

    [TestMethod]
    public void TheBoxTellsAModemWhoseNetworkDoesNot()
    {
        AssertTold(Morning, "26/03/09,00:53:13+00");
        AssertTold(1798761599L, "26/12/31,23:59:59+00");
        AssertTold(1798761600L, "27/01/01,00:00:00+00");
        AssertTold(1835395200L, "28/02/29,00:00:00+00");
        AssertTold(1835481600L, "28/03/01,00:00:00+00");
        AssertTold(1961712000L, "32/03/01,00:00:00+00");
        AssertTold(2403302399L, "46/02/26,23:59:59+00");
    }

    [TestMethod]
    public void ATimeServerTellsWhenNobodyElseDoes()
    {
        ScriptedModem modem = Secure().On("AT+CCLK?", Unset).On("AT+CNTP=\"ntp.aliyun.com\",0", "OK").On("AT+CNTP", "OK|+CNTP: 1");
        Begin(modem, 0);
        Assert.IsTrue(s_bench.RunUntilReady(20_000), s_bench.Modem.Unknown);
        s_bench.Link.Open();
        while (modem.TimesOf("AT+CNTP") == 0 && s_bench.NowMs < 60_000)
            s_bench.Run(5);
        modem.On("AT+CCLK?", "+CCLK: \"26/03/09,00:53:13+00\"|OK");
        Assert.IsTrue(s_bench.RunUntil(LinkState.Up, 5_000), s_bench.Modem.Unknown);
        Assert.AreEqual(1, s_clock.Sets);
    }

    [TestMethod]
    public void WithoutTheTimeNoSwitchIsTrusted()
    {
        ScriptedModem modem = Secure().On("AT+CCLK?", Unset);
        Begin(modem, 0);
        Assert.IsTrue(s_bench.RunUntilReady(20_000), s_bench.Modem.Unknown);
        s_bench.Link.Open();
        Assert.IsTrue(s_bench.RunUntil(LinkState.Down, 10_000));
        Assert.IsTrue(s_bench.LastLog.StartsWith("modem: nobody knows the time"), s_bench.LastLog);
        Assert.AreEqual(0, modem.TimesOf("AT+CIPSTART=\"TCP\",\"host\",443"));
    }

    private static void AssertSetBy(string clock, long expected)
    {
        Begin(ModemBench.Quectel().On("AT+CCLK?", "+CCLK: \"" + clock + "\"|OK"), 12);
        Assert.IsTrue(s_bench.RunUntilReady(20_000), s_bench.Modem.Unknown);
        Assert.AreEqual(1, s_clock.Sets);
        // What passed since the modem said so counts.
        Assert.IsTrue(s_clock.UnixTime >= expected && s_clock.UnixTime <= expected + 2, s_clock.UnixTime.ToString());
        Assert.AreEqual("modem: the box's clock is set to the network's time", s_bench.LastLog);
    }

    private static void AssertNotTaken(string clock)
    {
        Begin(ModemBench.Quectel().On("AT+CCLK?", "+CCLK: \"" + clock + "\"|OK"), 12);
        Assert.IsTrue(s_bench.RunUntilReady(20_000), s_bench.Modem.Unknown);
        Assert.AreEqual(0, s_clock.Sets);
        Assert.AreEqual("modem: the network's time cannot be true and is not taken", s_bench.LastLog);
    }

    private static void AssertTold(long boxTime, string expected)
    {
        string command = "AT+CCLK=\"" + expected + "\"";
        ScriptedModem modem = Secure().On("AT+CCLK?", Unset).On(command, "OK");
        Begin(modem, boxTime);
        Assert.IsTrue(s_bench.RunUntilReady(20_000), s_bench.Modem.Unknown);
        s_bench.Link.Open();
        while (modem.TimesOf(command) == 0 && s_bench.NowMs < 60_000)
            s_bench.Run(5);
        modem.On("AT+CCLK?", "+CCLK: \"" + expected + "\"|OK");
        Assert.IsTrue(s_bench.RunUntil(LinkState.Up, 5_000), s_bench.Modem.Unknown);
        Assert.AreEqual(0, s_clock.Sets);
    }

    private static ScriptedModem Secure() => ModemBench.Luat().On("AT+CSTT", "OK").On("AT+FSCREATE=\"ca.crt\"", "OK").On("AT+FSWRITE=\"ca.crt\",0,9,10", ">^OK").On("AT+CIPSSL=1", "OK")
        .On("AT+SSLCFG=\"sslversion\",0,4", "OK").On("AT+SSLCFG=\"seclevel\",0,1", "OK").On("AT+SSLCFG=\"cacert\",0,\"ca.crt\"", "OK")
        .On("AT+SSLCFG=\"ignorelocaltime\",0,0", "OK").On("AT+SSLCFG=\"hostname\",0,\"host\"", "OK").On("AT+CIPSTART=\"TCP\",\"host\",443", "OK|CONNECT OK");

    private static void Begin(ScriptedModem modem, long boxTime)
    {
        s_bench = null!;
        s_clock = new SetClock { UnixTime = boxTime };
        s_bench = new ModemBench(modem, false);
        var storage = new MemoryStorage();
        storage.Plant("ca.pem", Bytes.FromText("authority"));
        bool isSecure = modem.Knows("AT+CIPSSL=1");
        s_bench.Link.Configure(isSecure ? "" : "APN", "host", isSecure ? 443 : 9000, isSecure ? storage : null, "ca.pem");
        s_bench.Link.UseClock(s_clock);
    }

    private sealed class SetClock : IWallClock
    {
        public long UnixTime { get; set; }

        internal int Sets { get; private set; }

        public void Set(long unixTime)
        {
            UnixTime = unixTime;
            Sets++;
        }
    }
}
