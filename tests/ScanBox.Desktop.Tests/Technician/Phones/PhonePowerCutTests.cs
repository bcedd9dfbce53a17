using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Settings;
using ScanBox.Setup.Tests.PhonePage;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician.Phones;

/// <summary>The power is cut in every write of a set-up by phone.</summary>
[TestClass]
public class PhonePowerCutTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(100)]
    [DataRow(int.MaxValue)]
    public void TheSettingsAreTheOldOnesOrTheNewOnes(int bytes)
    {
        bool isNew = false;
        int cuts = 0;
        for (int write = 2; ; write++)
        {
            var bench = new PhoneBench();
            bench.Storage.CutAtWrite = write;
            bench.Storage.CutAfterBytes = bytes;
            if (!IsCut(bench))
                break;
            cuts++;
            bench.Storage.CutAtWrite = 0;
            BoxSettings settings = bench.Settings;
            Assert.AreEqual(PhoneBench.Serial, settings.Serial);
            Assert.AreEqual(settings.WifiSsid.Length == 0 ? "" : "hidden-word", settings.WifiPassword, $"write {write}");
            isNew |= settings.WifiSsid == "hall 7";
            // Power on, and whatever restarts follow: the box does not stay on the air without its page, nor does it restart for ever.
            bench.Start();
            int before = bench.Restarts;
            for (int start = 0; start < 4; start++)
            {
                int restarts = bench.Restarts;
                bench.RunFor(700_000);
                if (bench.Restarts == restarts)
                    break;
                bench.Start();
            }
            Assert.IsFalse(bench.Radio.IsOnAir, $"write {write}: {bench.Log.Dump()}");
            Assert.IsTrue(bench.Restarts - before <= 3, $"write {write}: {bench.Restarts - before} restarts");
            Assert.AreEqual(PhoneBench.Serial, bench.Settings.Serial);
        }
        Assert.IsTrue(cuts >= 6, $"only {cuts} writes");
        // Nothing is written after the settings.
        Assert.AreEqual(bytes == int.MaxValue, isNew);
    }

    // The whole way: on the air, a wrong PIN, the right one, and the restart.
    private static bool IsCut(PhoneBench bench)
    {
        try
        {
            Assert.IsTrue(bench.RunUntilOpen());
            bench.Join("hall 7", "hidden-word", "00000000");
            bench.Join("hall 7", "hidden-word", PhoneBench.Pin);
            bench.RunFor(30_000);
            bench.Start();
            bench.RunFor(5_000);
            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }
}
