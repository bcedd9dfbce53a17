using nanoFramework.TestFramework;
using ScanBox.Parts.Modems;

namespace ScanBox.Parts.Tests.Modems;

/// <summary>The network's time, as a modem comes to know it.</summary>
[TestClass]
public class ModemStatusTests
{
    private static ModemBench s_bench = null!;

    [Cleanup]
    public void Free() => s_bench = null!;

    [TestMethod]
    public void TheNetworksTimeIsLocalWithItsZone()
    {
        // 2026-03-09 00:53:13 UTC.
        Assert.AreEqual(1773017593L, TimeOf("26/03/09,08:53:13+32"));
        // 2024-02-29 23:59:59 UTC.
        Assert.AreEqual(1709251199L, TimeOf("24/02/29,21:59:59-08"));
        // 2027-01-01 00:00:00 UTC.
        Assert.AreEqual(1798761600L, TimeOf("27/01/01,00:00:00+00"));
    }

    [TestMethod]
    public void AClockThatWasNeverSetIsNotBelieved()
    {
        Assert.AreEqual(-1L, TimeOf("70/01/01,00:00:12+00"));
        Assert.AreEqual(-1L, TimeOf("80/01/06,00:00:12+00"));
        Assert.AreEqual(-1L, TimeOf("00/01/01,00:00:12+00"));
        Assert.AreEqual(-1L, TimeOf("23/12/31,23:59:59+32"));
        Assert.AreEqual(-1L, TimeOf("26/13/09,08:53:13+32"));
        Assert.AreEqual(-1L, TimeOf("26/03/09,08:5x:13+32"));
    }

    private static long TimeOf(string clock)
    {
        s_bench = new ModemBench(ModemBench.Quectel().On("AT+CCLK?", "+CCLK: \"" + clock + "\"|OK"), false);
        s_bench.Link.Configure("APN", "host", 9000);
        Assert.IsTrue(s_bench.RunUntilReady(20_000), s_bench.Modem.Unknown);
        return s_bench.Link.Status.UnixTime;
    }
}
