using nanoFramework.TestFramework;
using ScanBox.Payments;
using ScanBox.Tests.InMemory;
using ScanBox.Tests.Payments;

namespace ScanBox.Day.Tests;

[TestClass]
public class LongRunTests
{
    [TestMethod]
    public void TwoHundredPaymentsFitTheHeapAndTheFlash()
    {
        var world = new World(segmentBytes: PaymentJournal.MinSegmentBytes);
        world.Log.Watched = "says 支付宝到账";
        world.RunUntilReady();
        int most = 0;
        int approved = 0;
        long totalFen = 0;
        for (int i = 1; i <= 200; i++)
        {
            bool declines = i % 5 == 0;
            world.Switch.Result = declines ? "51" : "00";
            world.Switch.LosesPurchaseAnswers = i % 7 == 0;
            world.PayWith("1+0.0" + i % 10, "28763443825" + (100_000 + i));
            world.RunUntilQuiet();
            Assert.AreEqual(0, world.Box.UnknownCount);
            if (!declines)
            {
                approved++;
                totalFen += 100 + i % 10;
                Assert.AreEqual(i, world.Box.LastReceipt.Stan);
                Assert.IsTrue(world.Box.LastReceipt.Spoken);
            }
            most = world.Storage.Used > most ? world.Storage.Used : most;
        }
        Assert.AreEqual(approved, world.Log.WatchedCount);
        Assert.AreEqual(200, world.Switch.PurchasesSeen);
        Assert.AreEqual(0, world.Switch.RepeatedStans);
        Assert.IsTrue(most <= 2 * PaymentJournal.MinSegmentBytes, "bytes on flash: " + most);
        world.SwitchOff();
        var journal = new PaymentJournal(world.Storage, PaymentJournal.MinSegmentBytes);
        Assert.AreEqual((int)JournalHealth.Sound, (int)journal.Open());
        Assert.AreEqual(approved, journal.State.TotalCount);
        Assert.AreEqual(totalFen, journal.State.TotalFen);
        Assert.AreEqual(200, journal.State.LastStan);
    }

    [TestMethod]
    public void ABatchThatIsUsedUpIsFollowedByANewOne()
    {
        var world = new World();
        Books.Open(world.Storage).RecordCounters(7, 999_998);
        world.RunUntilReady();
        world.PayWith("1", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.AreEqual(999_999, world.Box.LastReceipt.Stan);
        world.PayWith("2", World.WechatCode);
        world.RunUntilQuiet();
        Assert.AreEqual(1, world.Switch.PurchasesSeen);
        world.RunUntilReady();
        Assert.AreEqual(8, world.Box.Batch);
        world.PayWith("2", World.WechatCode);
        world.RunFor(4000);
        world.Scanner.Show(World.WechatCode);
        world.RunUntilQuiet();
        Assert.AreEqual(1, world.Box.LastReceipt.Stan, world.Log.Dump());
        Assert.AreEqual(200L, world.Box.LastReceipt.AmountFen);
        Assert.AreEqual(0, world.Switch.RepeatedStans);
    }

    [TestMethod]
    public void AKeptPurchaseWithoutAPathLetsTheBoxSleep()
    {
        var world = new World();
        world.Switch.LosesPurchaseAnswers = true;
        world.RunUntilReady();
        world.PayWith("1", World.AlipayCode);
        world.RunUntil(PaymentState.AwaitingAnswer);
        world.Switch.Unreachable = true;
        world.RunFor(300_000);
        Assert.AreEqual(1, world.Box.UnknownCount);
        int busy = 0;
        long wake = 0;
        for (int i = 0; i < 100; i++)
        {
            wake = world.Box.Step();
            busy += wake <= world.Clock.UptimeMs ? 1 : 0;
            world.Clock.UptimeMs = wake > world.Clock.UptimeMs ? wake : world.Clock.UptimeMs;
            // A connection that fails at once is tried again after its pause.
            Assert.IsTrue(wake <= world.Clock.UptimeMs + 30_000);
        }
        Assert.IsTrue(busy < 80, "steps without a pause: " + busy);
    }
}
