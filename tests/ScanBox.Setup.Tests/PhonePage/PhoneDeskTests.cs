using nanoFramework.TestFramework;
using ScanBox.Ports;

namespace ScanBox.Setup.Tests.PhonePage;

/// <summary>A new box, set up from a phone.</summary>
[TestClass]
public class PhoneDeskTests
{
    private static PhoneBench? s_bench;

    [Cleanup]
    public void LetGo() => s_bench = null;

    [TestMethod]
    public void ANewBoxOpensByItselfAndTakesANetwork()
    {
        Begin();
        Assert.AreEqual(1, s_bench!.Restarts);
        Assert.AreEqual("ScanBox-000123", s_bench.Radio.OwnName);
        Assert.AreEqual(PhoneBench.Password, s_bench.Radio.OwnPassword);
        s_bench.Get("/", language: "zh-CN,zh;q=0.9");
        Assert.IsTrue(s_bench.Sockets.Has("<b>hall 7</b><i>强</i>"), s_bench.Sockets.Beginning);

        s_bench.Join("hall 7", "hidden-word", "00000000");
        Assert.IsTrue(s_bench.Sockets.Has("The label PIN is wrong"), s_bench.Sockets.Beginning);
        Assert.AreEqual(0, s_bench.Radio.Trials);
        s_bench.Join("hall 7", "wrong-word", PhoneBench.Pin);
        Assert.IsTrue(s_bench.Sockets.Has("hall 7\u201d refuses this password"), s_bench.Sockets.Beginning);
        Assert.AreEqual("", s_bench.Settings.WifiSsid);

        s_bench.Join("hall 7", "hidden-word", PhoneBench.Pin);
        Assert.IsTrue(s_bench.Sockets.Has("<h1>Done</h1>") && s_bench.Sockets.Has("10.0.0.7"), s_bench.Sockets.Beginning);
        Assert.AreEqual("hall 7", s_bench.Settings.WifiSsid);
        Assert.AreEqual("hidden-word", s_bench.Settings.WifiPassword);
        s_bench.RunFor(30_000);
        Assert.AreEqual(2, s_bench.Restarts, s_bench.Log.Dump());
        s_bench.Start();
        s_bench.RunFor(5_000);
        Assert.IsFalse(s_bench.Radio.IsOnAir || s_bench.Phone.IsOpen);
        Assert.AreEqual(2, s_bench.Restarts);
        Assert.IsFalse(s_bench.Log.Has("hidden-word") || s_bench.Log.Has(PhoneBench.Pin) || s_bench.Log.Has(PhoneBench.Password));
    }

    [TestMethod]
    public void ItClosesWhenItsTimeIsOverAndOpensAgainWhenAsked()
    {
        Begin();
        s_bench!.RunFor(650_000);
        Assert.AreEqual(2, s_bench.Restarts, s_bench.Log.Dump());
        s_bench.Start();
        s_bench.RunFor(60_000);
        Assert.IsFalse(s_bench.Phone.IsOpen || s_bench.Radio.IsOnAir);
        Assert.AreEqual(2, s_bench.Restarts);
        // Any key calls the desk, and confirm says by what way.
        s_bench.RunFor(120_000);
        s_bench.Keypad.Press(Key.Digit5);
        s_bench.RunFor(8_000);
        s_bench.Keypad.Press(Key.Confirm);
        s_bench.RunFor(12_000);
        Assert.AreEqual(3, s_bench.Restarts, s_bench.Log.Dump());
        s_bench.Start();
        Assert.IsTrue(s_bench.RunUntilOpen());
    }

    [TestMethod]
    public void WithoutALabelItStaysClosed()
    {
        s_bench = null;
        s_bench = new PhoneBench(new ScanBox.Settings.BoxSettings { Serial = PhoneBench.Serial });
        s_bench.RunFor(6_000);
        s_bench.Keypad.Press(Key.Confirm);
        s_bench.RunFor(12_000);
        Assert.AreEqual(0, s_bench.Restarts);
        Assert.IsFalse(s_bench.Phone.IsOpen);
        Assert.IsTrue(s_bench.Log.Has("says 参数错误"), s_bench.Log.Dump());
    }

    [TestMethod]
    public void PhonesThatLookForTheInternetAreSentToThePage()
    {
        Begin();
        string[] probes = new string[] { "/generate_204", "/hotspot-detect.html", "/connecttest.txt", "/ncsi.txt" };
        for (int i = 0; i < probes.Length; i++)
        {
            s_bench!.Get(probes[i], "captive.example");
            Assert.IsTrue(s_bench.Sockets.Has("HTTP/1.1 302 ") && s_bench.Sockets.Has("Location: http://192.168.4.1/\r\n"), s_bench.Sockets.Beginning);
        }
    }

    [TestMethod]
    public void AForeignPageCanPostNothing()
    {
        Begin();
        s_bench!.Get("/");
        s_bench.TakeToken();
        s_bench.Post("/join", "n=-&o=evil&p=12345678&c=" + PhoneBench.Pin, "evil.example");
        Assert.IsTrue(s_bench.Sockets.Has("HTTP/1.1 403 "), s_bench.Sockets.Beginning);
        s_bench.Token = "0000000000000000";
        s_bench.Post("/join", "n=-&o=evil&p=12345678&c=" + PhoneBench.Pin);
        s_bench.RunFor(1_000);
        Assert.AreEqual(0, s_bench.Radio.Trials);
        s_bench.Get("/?l=en");
        Assert.IsTrue(s_bench.Sockets.Has("That page was an old one"), s_bench.Sockets.Beginning);
    }

    private static void Begin()
    {
        s_bench = null;
        s_bench = new PhoneBench();
        Assert.IsTrue(s_bench.RunUntilOpen(), s_bench.Log.Dump());
    }
}
