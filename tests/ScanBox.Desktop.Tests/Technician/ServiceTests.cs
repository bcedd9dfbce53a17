using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Technician;

/// <summary>Tests that take keys, lamp, scanner and connection of the box, and give them back.</summary>
[TestClass]
public class ServiceTests
{
    private static ConsoleBench? s_bench;

    [TestCleanup]
    public void LetGo() => s_bench = null;

    [TestMethod]
    public void AScanTestPaysNothing()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        s_bench.Terminal.Clear();
        s_bench.Terminal.Type("scan\r");
        s_bench.RunFor(500);
        s_bench.World.Scanner.Show(World.WechatCode);
        s_bench.RunFor(500);
        string text = s_bench.Terminal.Text;
        Assert.IsTrue(text.IndexOf("payment wechat") > 0 && text.IndexOf("ending in 428540") > 0, text);
        Assert.IsTrue(text.IndexOf(World.WechatCode) < 0, "no whole code");
        Assert.AreEqual(0, s_bench.World.Switch.PurchasesSeen);
        Assert.AreEqual((int)ScannerState.Ready, (int)s_bench.World.Scanner.State);
        s_bench.World.PayWith("3", World.WechatCode);
        s_bench.RunFor(20_000);
        Assert.AreEqual(1, s_bench.World.Switch.PurchasesSeen, "the same code pays afterwards");
        Assert.IsTrue(s_bench.World.Log.Has("says 微信收款三元"), s_bench.World.Log.Dump());
    }

    [TestMethod]
    public void KeysAreTheTechniciansUntilTheTestEnds()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        s_bench.Terminal.Clear();
        s_bench.Terminal.Type("keys\r");
        s_bench.RunFor(100);
        s_bench.World.Keypad.Press(Key.Digit5);
        s_bench.RunFor(100);
        s_bench.World.Keypad.Press(Key.Confirm);
        s_bench.RunFor(100);
        Assert.IsTrue(s_bench.Terminal.Text.IndexOf("\r\n5\r\nconfirm") > 0, s_bench.Terminal.Text);
        Assert.AreEqual("", s_bench.World.Box.EntryText);
        Assert.AreEqual((int)PaymentState.Idle, (int)s_bench.World.Box.PaymentState);
        s_bench.RunFor(16_000);
        Assert.IsTrue(s_bench.Terminal.Text.IndexOf("not pressed: 0, 1, 2, 3, 4, 6") > 0, s_bench.Terminal.Text);
        s_bench.World.Keypad.Press(Key.Digit5);
        s_bench.RunFor(100);
        Assert.AreEqual("5", s_bench.World.Box.EntryText, "and the vendor's again");
    }

    [TestMethod]
    public void APaymentComesFirst()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        s_bench.World.Press("5=");
        s_bench.RunFor(1_000);
        Assert.AreEqual((int)PaymentState.AwaitingCode, (int)s_bench.World.Box.PaymentState, s_bench.World.Log.Dump());
        Assert.IsTrue(s_bench.Ask("scan").IndexOf("error: the box is busy") > 0);
        Assert.IsTrue(s_bench.Ask("restart").IndexOf("error: a payment is in progress") > 0);
        Assert.IsTrue(s_bench.Ask("reset yes").IndexOf("error: a payment is in progress") > 0);
        s_bench.World.Scanner.Show(World.AlipayCode);
        s_bench.RunFor(20_000);
        Assert.AreEqual(1, s_bench.World.Switch.PurchasesSeen);
    }

    [TestMethod]
    public void CtrlCBreaksATestOffAndGivesBackWhatItTook()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        s_bench.Terminal.Type("lamp\r");
        s_bench.RunFor(4_000);
        Assert.IsTrue(s_bench.World.Box.Service.IsOn);
        string text = s_bench.Ask("\u0003");
        Assert.IsTrue(text.IndexOf("broken off") >= 0, text);
        s_bench.RunFor(100);
        Assert.IsFalse(s_bench.World.Box.Service.IsOn);
        Assert.AreEqual((int)LampSignal.Ready, (int)s_bench.World.Lamp.Signal);
    }

    [TestMethod]
    public void TheNetworkTestSaysWhichStepFails()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        string text = s_bench.Ask("network");
        Assert.IsTrue(text.IndexOf("sign-in: ok") > 0 && text.IndexOf("echo: ok") > 0 && text.EndsWith("ok\r\n> "), text);
        s_bench.World.Switch.Unreachable = true;
        text = s_bench.Ask("network");
        Assert.IsTrue(text.IndexOf("error: TCP: no end after 120 s") > 0, text);
        s_bench.World.Switch.Unreachable = false;
        s_bench.RunFor(70_000);
        s_bench.World.PayWith("3", World.AlipayCode);
        s_bench.RunFor(20_000);
        Assert.AreEqual(1, s_bench.World.Switch.PurchasesSeen, "the box pays afterwards");
    }

    [TestMethod]
    public void GarbageIsBounded()
    {
        s_bench = new ConsoleBench();
        s_bench.LogIn();
        byte[] noise = new byte[256];
        for (int i = 0; i < 256; i++)
            noise[i] = (byte)i;
        for (int i = 0; i < 8; i++)
        {
            s_bench.Terminal.Type(noise);
            s_bench.RunFor(200);
        }
        s_bench.Ask("");
        string longLine = "set wifi.ssid ";
        for (int i = 0; i < 20; i++)
            longLine += "0123456789";
        Assert.IsTrue(s_bench.Ask(longLine).IndexOf("error: a line has up to 160 bytes") > 0, s_bench.Terminal.Text);
        Assert.IsTrue(s_bench.Ask("show wifi.ssid").IndexOf("wifi.ssid=hall 5") > 0);
        Assert.IsTrue(s_bench.Ask("shox\b\u007Fow wifi.ssid").IndexOf("wifi.ssid=hall 5") > 0, "backspace");
    }
}
