using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;
using ScanBox.Device;
using ScanBox.Parts.Scanners;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Resetting;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician;

[TestClass]
public class ResetTests
{
    private static ConsoleBench? s_bench;

    [TestCleanup]
    public void LetGo() => s_bench = null;

    [TestMethod]
    public void MoneyRecordsAreKeptUntilTheyAreSettled()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        s_bench.World.PayWith("3", World.AlipayCode);
        s_bench.RunFor(20_000);
        Assert.IsTrue(s_bench.Ask("reset yes").IndexOf("error: the batch is not settled") > 0);
        Assert.IsTrue(s_bench.Ask("erase " + ConsoleBench.Serial).IndexOf("error: the batch is not settled") > 0);
        Settle();
        Assert.IsTrue(s_bench.Ask("reset").IndexOf("`reset yes` does it") > 0, "it asks first");
        s_bench.Terminal.Type("reset yes\r");
        s_bench.RunFor(3_000);
        Assert.AreEqual(1, s_bench.Restarts);
        Assert.IsNotNull(s_bench.World.Storage.Find("journal.0"), "it is done at the start");

        s_bench.SwitchOff();
        string done = FactoryReset.Resume(s_bench.World.Storage, 4096);
        Assert.AreEqual("reset: the box is as it left the factory", done);
        Assert.IsNull(s_bench.World.Storage.Find("journal.0"));
        BoxSettings left = new SettingsFile().Load(s_bench.World.Storage)!;
        Assert.AreEqual(ConsoleBench.Serial, left.Serial);
        Assert.AreEqual(ConsoleBench.Pin, left.TechnicianPin);
        Assert.AreEqual("", left.WifiSsid);
        Assert.AreEqual("", left.VendorPin);
        HasNowhere("secret-wifi");
        Assert.AreEqual("", FactoryReset.Resume(s_bench.World.Storage, 4096), "once");
    }

    [TestMethod]
    public void APaymentThatCameBetweenStopsTheReset()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        Assert.IsTrue(FactoryReset.MarkBackToFactory(s_bench.World.Storage, s_bench.World.Box.Batch, s_bench.World.Box.LastStan));
        s_bench.World.PayWith("3", World.AlipayCode);
        s_bench.RunFor(20_000);
        s_bench.SwitchOff();
        Assert.AreEqual("reset: not done, payments are not settled", FactoryReset.Resume(s_bench.World.Storage, 4096));
        Assert.AreEqual("hall 5", new SettingsFile().Load(s_bench.World.Storage)!.WifiSsid);
        s_bench.PowerCycle();
        s_bench.RunFor(5_000);
        Assert.AreEqual(300L, s_bench.World.Box.LastReceipt.AmountFen);
    }

    /// <summary>Under the names that those who write the files give them.</summary>
    [TestMethod]
    public void FilesOfEveryPartGo()
    {
        string[] always = [ScannerRecord.Name, RulesStore.Name, RulesStore.BadName];
        string[] atTheEndOfLife = [AuthorityFile.Name, KeyFile.Name];
        foreach (bool isErased in (bool[])[false, true])
        {
            var storage = new MemoryStorage();
            foreach (string name in (string[])[.. always, .. atTheEndOfLife])
                storage.Plant(name, [1]);
            Assert.IsTrue(isErased ? FactoryReset.MarkErase(storage, 0, 0) : FactoryReset.MarkBackToFactory(storage, 0, 0));
            FactoryReset.Resume(storage, 4096);
            foreach (string name in always)
                Assert.IsNull(storage.Find(name), name);
            foreach (string name in atTheEndOfLife)
                Assert.AreEqual(isErased, storage.Find(name) is null, name);
        }
    }

    private static void Settle()
    {
        s_bench!.World.Keypad.Held = Key.Total;
        s_bench.RunFor(4_000);
        s_bench.World.Keypad.Held = Key.None;
        s_bench.RunFor(20_000);
        Assert.IsTrue(s_bench.World.Box.OwesNothing, s_bench.World.Log.Dump());
    }

    private static void HasNowhere(string secret)
    {
        string[] names = new string[] { SettingsFile.Name, SettingsFile.OtherName };
        foreach (string name in names)
        {
            byte[]? content = s_bench!.World.Storage.Find(name);
            if (content is not null)
                Assert.IsTrue(System.Text.Encoding.UTF8.GetString(content, 0, content.Length).IndexOf(secret) < 0, name);
        }
    }
}
