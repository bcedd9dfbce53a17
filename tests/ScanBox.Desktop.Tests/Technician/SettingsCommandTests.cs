using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;
using ScanBox.Updates.Pulling;

namespace ScanBox.Desktop.Tests.Technician;

[TestClass]
public class SettingsCommandTests
{
    private static ConsoleBench? s_bench;

    [TestCleanup]
    public void LetGo() => s_bench = null;

    [TestMethod]
    public void WhatIsSavedCountsFromTheNextStart()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        Assert.IsTrue(Ok(s_bench.Ask("set wifi.ssid 市场 5 号")));
        Assert.IsTrue(Ok(s_bench.Ask("set volume 3")));
        Assert.AreEqual("hall 5", Loaded().WifiSsid, "not before save");
        Assert.IsTrue(s_bench.Ask("restart").IndexOf("not saved") > 0);
        Assert.IsTrue(Ok(s_bench.Ask("save")));
        Assert.AreEqual("市场 5 号", Loaded().WifiSsid);
        Assert.AreEqual(3, Loaded().Volume);
        Assert.AreEqual("secret-wifi", Loaded().WifiPassword, "the rest is as it was");
        s_bench.Terminal.Type("restart\r");
        s_bench.RunFor(2_000);
        Assert.AreEqual(1, s_bench.Restarts);
    }

    [TestMethod]
    public void WhatIsSavedIsNotTakenBackByAnUpdateOnTrial()
    {
        s_bench = new ConsoleBench();
        Assert.IsTrue(SettingsFile.SaveCopy(s_bench.World.Storage, UpdatePull.BeforeName, s_bench.Settings));
        s_bench.LogIn();
        Assert.IsTrue(Ok(s_bench.Ask("set volume 3")));
        Assert.IsTrue(s_bench.World.Storage.Length(UpdatePull.BeforeName) > 0, "not before save");
        Assert.IsTrue(Ok(s_bench.Ask("save")));
        Assert.AreEqual(-1L, s_bench.World.Storage.Length(UpdatePull.BeforeName));
    }

    [TestMethod]
    public void ADamagedCopyIsMendedBySavingNothingNew()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        s_bench.World.Storage.Plant(SettingsFile.OtherName, [1, 2, 3]);
        Assert.IsTrue(s_bench.Ask("selftest").IndexOf("`save` replaces it") > 0);
        Assert.IsTrue(Ok(s_bench.Ask("save")));
        var file = new SettingsFile();
        Assert.AreEqual("hall 5", file.Load(s_bench.World.Storage)!.WifiSsid);
        Assert.IsFalse(file.HasDamagedCopy);
        Assert.IsTrue(s_bench.Ask("save").IndexOf("nothing was changed") > 0);
    }

    [TestMethod]
    public void ValuesOutOfRangeAreExplained()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        Assert.IsTrue(s_bench.Ask("set volume 10").IndexOf("error: volume: 0 to 9") > 0);
        Assert.IsTrue(s_bench.Ask("set colour red").IndexOf("error: there is no setting of that name") > 0);
        Assert.IsTrue(s_bench.Ask("set switch.tls 0").IndexOf("not saved") > 0);
        Assert.IsTrue(s_bench.Ask("save").IndexOf("error: switch.tls=0 is for a switch on a bench") > 0);
        Assert.IsTrue(Loaded().SwitchTls);
        Assert.IsTrue(Ok(s_bench.Ask("discard")));
        Assert.IsTrue(s_bench.Ask("save").IndexOf("nothing was changed") > 0);
        Assert.IsTrue(s_bench.Ask("frobnicate").IndexOf("error: there is no command") > 0);
    }

    [TestMethod]
    public void NoSecretIsShown()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        s_bench.Terminal.Clear();
        s_bench.Terminal.Type("set wifi2.password\r");
        s_bench.RunFor(500);
        Assert.IsTrue(s_bench.Terminal.Text.EndsWith("wifi2.password: "), s_bench.Terminal.Text);
        string answer = s_bench.Ask("hidden-word");
        Assert.IsTrue(answer.IndexOf("hidden") < 0, answer);
        Assert.IsTrue(answer.IndexOf("***********\r\n") >= 0, answer);
        Assert.IsTrue(Ok(s_bench.Ask("save")));
        Assert.AreEqual("hidden-word", Loaded().Wifi2Password);
        HasNoSecret(s_bench.Ask("show"));
        HasNoSecret(s_bench.Ask("show wifi.password"));
        HasNoSecret(s_bench.Ask("show technician.pin"));
        HasNoSecret(s_bench.Ask("status"));
        HasNoSecret(s_bench.Ask("log"));
        HasNoSecret(s_bench.Ask("journal"));
    }

    [TestMethod]
    public void WhoTheBoxIsStaysWhilePaymentsAreNotSettled()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        Assert.IsTrue(s_bench.Ask("set serial SB2").IndexOf("error: serial is set in the factory") > 0);
        Assert.IsTrue(Ok(s_bench.Ask("set terminal 87654321")), "nothing was taken yet");
        s_bench.World.PayWith("3", World.AlipayCode);
        s_bench.RunFor(20_000);
        Assert.AreEqual(1, s_bench.World.Switch.PurchasesSeen);
        Assert.IsTrue(s_bench.Ask("save").IndexOf("error: terminal stays") > 0, "a payment came between");
        Assert.IsTrue(s_bench.Ask("set switch.host elsewhere").IndexOf("error: switch.host stays") > 0);
        Assert.IsTrue(Ok(s_bench.Ask("discard")));
        Assert.IsTrue(Ok(s_bench.Ask("set wifi.ssid other")));
        Assert.IsTrue(Ok(s_bench.Ask("save")));
        Assert.AreEqual("12345678", Loaded().TerminalId);
    }

    [TestMethod]
    public void AFlashThatRefusesChangesNothing()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        s_bench.Ask("set volume 1");
        s_bench.World.Storage.Refuses = true;
        Assert.IsTrue(s_bench.Ask("save").IndexOf("error: the flash refused") > 0);
        s_bench.World.Storage.Refuses = false;
        Assert.AreEqual(6, Loaded().Volume);
        Assert.IsTrue(Ok(s_bench.Ask("save")), "what was changed is still there");
        Assert.AreEqual(1, Loaded().Volume);
    }

    private static BoxSettings Loaded() => new SettingsFile().Load(s_bench!.World.Storage)!;

    private static bool Ok(string answer) => answer.EndsWith("\r\nok\r\n> ");

    private static void HasNoSecret(string answer)
    {
        Assert.IsTrue(answer.Length > 0 && answer.IndexOf("(no prompt)") < 0, answer);
        Assert.IsTrue(answer.IndexOf("secret-wifi") < 0 && answer.IndexOf("hidden-word") < 0 && answer.IndexOf(ConsoleBench.Pin) < 0 && answer.IndexOf("135790") < 0, answer);
    }
}
