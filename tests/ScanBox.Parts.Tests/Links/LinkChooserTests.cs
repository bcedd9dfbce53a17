using nanoFramework.TestFramework;
using ScanBox.Parts.Links;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Links;

[TestClass]
public class LinkChooserTests
{
    private static FakeWay s_wifi = null!;
    private static FakeWay s_modem = null!;
    private static LinkChooser s_link = null!;
    private static byte[] s_buffer = null!;
    private static long s_nowMs;

    [Cleanup]
    public void Free()
    {
        s_wifi = null!;
        s_modem = null!;
        s_link = null!;
        s_buffer = null!;
    }

    [TestMethod]
    public void ThePreferredWayIsTaken()
    {
        Begin();
        s_link.Open();
        Assert.AreEqual("Wi-Fi", s_link.Path);
        Assert.IsTrue(Ask());
        Run(60_000);
        Assert.AreEqual(0, s_modem.Opens);
    }

    [TestMethod]
    public void TheStandbyIsTakenWhenThePreferredWayCannotConnect()
    {
        Begin();
        s_wifi.Works = false;
        s_link.Open();
        Run(100);
        Assert.AreEqual("4G", s_link.Path);
        Begin();
        s_wifi.Works = false;
        s_wifi.Hangs = true;
        s_link.Open();
        Run(LinkChooser.PatienceMs - 100);
        Assert.AreEqual("", s_link.Path);
        Run(200);
        Assert.AreEqual("4G", s_link.Path);
        Assert.AreEqual((int)LinkState.Down, (int)s_wifi.State);
    }

    [TestMethod]
    public void WithoutAnyWayTheLinkIsDown()
    {
        Begin();
        s_wifi.Works = false;
        s_modem.Works = false;
        s_link.Open();
        Run(200);
        Assert.AreEqual((int)LinkState.Down, (int)s_link.State);
        Assert.IsFalse(s_link.Write(s_buffer, 0, 1));
    }

    [TestMethod]
    public void ASilentWayIsLeftWithinFiveSeconds()
    {
        Begin();
        s_link.Open();
        Assert.IsTrue(Ask());
        s_wifi.Answers = false;
        Assert.IsFalse(Ask());
        long began = s_nowMs;
        while (s_link.State == LinkState.Up && s_nowMs - began < 20_000)
            Run(50);
        Assert.IsTrue(s_nowMs - began <= 5_000);
        Assert.AreEqual((int)LinkState.Down, (int)s_link.State);
        s_link.Close();
        Run(1000);
        s_link.Open();
        Assert.AreEqual("4G", s_link.Path);
        Assert.AreEqual((int)LinkState.Up, (int)s_link.State);
        Assert.IsTrue(Ask());
        Assert.AreEqual(1, s_modem.Opens);
    }

    [TestMethod]
    public void ASlowWayIsKeptWhenThereIsNoOther()
    {
        Begin();
        s_modem.Works = false;
        s_link.Open();
        s_wifi.Answers = false;
        Ask();
        Run(25_000);
        Assert.AreEqual((int)LinkState.Up, (int)s_link.State);
        s_wifi.Waiting = 1;
        Assert.AreEqual(1, s_link.Read(s_buffer, 0, 16));
        Run(5_000);
        Assert.AreEqual("Wi-Fi", s_link.Path);
    }

    [TestMethod]
    public void AnAnswerInTimeEndsTheDoubt()
    {
        Begin();
        s_link.Open();
        s_wifi.Answers = false;
        Ask();
        Run(LinkChooser.DoubtMs + 100);
        Assert.AreEqual((int)LinkState.Up, (int)s_modem.State);
        s_wifi.Waiting = 1;
        s_link.Read(s_buffer, 0, 16);
        Assert.AreEqual((int)LinkState.Down, (int)s_modem.State);
        Run(10_000);
        Assert.AreEqual("Wi-Fi", s_link.Path);
    }

    [TestMethod]
    public void BeingConnectedIsNotBeingGood()
    {
        Begin();
        s_wifi.Answers = false;
        s_link.Open();
        Ask();
        // The caller gives the sign-in up.
        s_link.Close();
        s_link.Open();
        Assert.AreEqual("4G", s_link.Path);
    }

    [TestMethod]
    public void ItGoesBackWhenThePreferredWayIsGoodForAWhile()
    {
        Begin();
        FailOver();
        s_wifi.Works = true;
        Run(2 * LinkChooser.TryMs);
        Assert.AreEqual("4G", s_link.Path);
        Run(2 * LinkChooser.TryMs);
        Assert.AreEqual((int)LinkState.Down, (int)s_link.State);
        s_link.Open();
        Assert.AreEqual("Wi-Fi", s_link.Path);
        Assert.AreEqual((int)LinkState.Up, (int)s_link.State);
    }

    [TestMethod]
    public void ItDoesNotGoBackAmidAPayment()
    {
        Begin();
        FailOver();
        s_wifi.Works = true;
        for (int i = 0; i < 40; i++)
        {
            Run(5_000);
            Assert.IsTrue(Ask());
        }
        Assert.AreEqual("4G", s_link.Path);
        Run(LinkChooser.TryMs + LinkChooser.QuietMs);
        Assert.AreEqual((int)LinkState.Down, (int)s_link.State);
    }

    [TestMethod]
    public void AWayThatFlapsIsAvoidedLongerEachTime()
    {
        Begin();
        s_wifi.Answers = false;
        int switches = 0;
        for (int i = 0; i < 400; i++)
        {
            if (s_link.State == LinkState.Down)
            {
                s_link.Close();
                s_link.Open();
                if (s_link.Path == "Wi-Fi")
                    switches++;
                Ask();
            }
            Run(5_000);
        }
        // A third of an hour and more: without growing pauses it would be some twenty.
        Assert.IsTrue(switches >= 2);
        Assert.IsTrue(switches <= 8);
    }

    [TestMethod]
    public void AConnectionThatNobodyTakesIsGivenBack()
    {
        Begin();
        s_link.Open();
        Ask();
        s_wifi.Answers = false;
        Ask();
        Run(LinkChooser.SilenceMs + 200);
        Assert.AreEqual((int)LinkState.Up, (int)s_modem.State);
        Run(60_000);
        Assert.AreEqual((int)LinkState.Down, (int)s_modem.State);
    }

    private static void Begin()
    {
        s_wifi = new FakeWay();
        s_modem = new FakeWay();
        s_link = new LinkChooser(s_wifi, "Wi-Fi", s_modem, "4G", null);
        s_buffer = new byte[16];
        s_nowMs = 0;
        Run(50);
    }

    private static void FailOver()
    {
        s_wifi.Works = false;
        s_link.Open();
        Run(100);
        Assert.IsTrue(Ask());
    }

    private static bool Ask()
    {
        s_link.Write(s_buffer, 0, 1);
        return s_link.Read(s_buffer, 0, 16) > 0;
    }

    private static void Run(int ms)
    {
        for (long end = s_nowMs + ms; s_nowMs < end; s_nowMs += 50)
            s_link.Step(s_nowMs);
    }
}
