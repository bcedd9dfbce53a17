using nanoFramework.TestFramework;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;

namespace ScanBox.Setup.Tests;

/// <summary>The console of a box that is not set up: open, and with every command that needs no switch.</summary>
[TestClass]
public class ConsoleTests
{
    private static UnsetBench? s_bench;

    [Cleanup]
    public void LetGo() => s_bench = null;

    [TestMethod]
    public void ABoxIsSetUpByHand()
    {
        Begin();
        string[] lines = new string[]
        {
            "set terminal 12345678", "set merchant 123456789012345", "set serial SB-1", "set switch.host switch.example", "set switch.port 9000", "set wifi.ssid 市场 5 号",
        };
        foreach (string line in lines)
            Assert.IsTrue(Ok(s_bench!.Ask(line)), s_bench.Terminal.Text);
        Assert.IsTrue(s_bench!.Ask("set wifi.password").EndsWith("wifi.password: "), s_bench.Terminal.Text);
        string answer = s_bench.Ask("hidden-word");
        Assert.IsTrue(answer.IndexOf("hidden") < 0 && Ok(answer), answer);
        Assert.IsTrue(s_bench.Ask("restart").IndexOf("error: changes are not saved") > 0);
        Assert.IsTrue(Ok(s_bench.Ask("save")), s_bench.Terminal.Text);
        BoxSettings saved = new SettingsFile().Load(s_bench.Storage)!;
        Assert.AreEqual("SB-1", saved.Serial);
        Assert.AreEqual("市场 5 号", saved.WifiSsid);
        Assert.AreEqual("hidden-word", saved.WifiPassword);
        Assert.IsTrue(s_bench.Ask("show").IndexOf("hidden") < 0);
        s_bench.Terminal.Type("restart\r");
        s_bench.RunFor(2_000);
        Assert.AreEqual(1, s_bench.Restarts);
    }

    [TestMethod]
    public void WhatIsMissingOrWrongIsExplained()
    {
        Begin();
        Assert.IsTrue(s_bench!.Ask("save").IndexOf("error: nothing was changed") > 0);
        Assert.IsTrue(s_bench.Ask("set volume 10").IndexOf("error: volume: 0 to 9") > 0);
        Assert.IsTrue(s_bench.Ask("set volume 9").IndexOf("not saved yet") > 0);
        Assert.IsTrue(s_bench.Ask("save").IndexOf("are needed") > 0);
        Assert.IsTrue(s_bench.Ask("network").IndexOf("error: the box is not set up") > 0);
        Assert.IsTrue(s_bench.Ask("frobnicate").IndexOf("error: there is no command") > 0);
        Assert.IsTrue(s_bench.Ask("status").IndexOf("not set up: no settings on flash") > 0, s_bench.Terminal.Text);
        Assert.IsTrue(s_bench.Ask("selftest").IndexOf("error: ") > 0);
        Assert.IsTrue(Ok(s_bench.Ask("help")));
        Assert.IsTrue(Ok(s_bench.Ask("log")));
        Assert.IsTrue(Ok(s_bench.Ask("journal")));
    }

    [TestMethod]
    public void KeysLampAndScannerAreTheTechnicians()
    {
        Begin();
        s_bench!.Terminal.Type("scan\r");
        s_bench.RunFor(200);
        s_bench.Scanner.Show("134650328919428540");
        s_bench.RunFor(500);
        string text = s_bench.Terminal.Text;
        Assert.IsTrue(text.IndexOf("payment wechat") > 0 && text.IndexOf("ending in 428540") > 0 && text.IndexOf("134650328919428540") < 0, text);
        s_bench.Terminal.Clear();
        s_bench.Terminal.Type("keys\r");
        s_bench.RunFor(100);
        s_bench.Keypad.Press(Key.Confirm);
        s_bench.RunFor(100);
        Assert.IsTrue(s_bench.Terminal.Text.IndexOf("confirm") > 0, s_bench.Terminal.Text);
        Assert.IsTrue(s_bench.Ask("\u0003").IndexOf("broken off") >= 0, s_bench.Terminal.Text);
        s_bench.Terminal.Type("lamp\r");
        s_bench.RunFor(4_000);
        Assert.AreEqual((int)LampSignal.Ready, (int)s_bench.Lamp.Signal);
        s_bench.RunFor(25_000);
        Assert.AreEqual((int)LampSignal.Standby, (int)s_bench.Lamp.Signal);
        Assert.IsTrue(s_bench.Terminal.Text.IndexOf("fault\r\nstandby\r\n") > 0, s_bench.Terminal.Text);
        s_bench.Ask("\u0003");
        s_bench.RunFor(100);
        Assert.AreEqual((int)LampSignal.Fault, (int)s_bench.Lamp.Signal);
    }

    [TestMethod]
    public void GarbageIsBounded()
    {
        Begin();
        byte[] noise = new byte[256];
        for (int i = 0; i < 256; i++)
            noise[i] = (byte)i;
        for (int i = 0; i < 8; i++)
        {
            s_bench!.Terminal.Type(noise);
            s_bench.RunFor(200);
        }
        s_bench!.Ask("");
        string longLine = "set wifi.ssid ";
        for (int i = 0; i < 20; i++)
            longLine += "0123456789";
        Assert.IsTrue(s_bench.Ask(longLine).IndexOf("error: a line has up to 160 bytes") > 0, s_bench.Terminal.Text);
        Assert.IsTrue(s_bench.Ask("shox\b\u007Fow volume").IndexOf("volume=6") > 0, "backspace");
    }

    private static void Begin()
    {
        s_bench = null;
        s_bench = new UnsetBench();
        s_bench.RunFor(1_000);
    }

    private static bool Ok(string answer) => answer.EndsWith("\r\nok\r\n> ");
}
