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
        Assert.AreEqual("Wi-Fi", s_link.Way);
        Assert.IsTrue(Ask());
        Run(LinkChooser.TryMs - 100);
        Assert.AreEqual(0, s_modem.Opens);
    }

    [TestMethod]
    public void TheStandbyIsTakenWhenThePreferredWayCannotConnect()
    {
        Begin();
        s_wifi.Works = false;
        s_link.Open();
        Run(100);
        Assert.AreEqual("4G", s_link.Way);
        Begin();
        s_wifi.Works = false;
        s_wifi.Hangs = true;
        s_link.Open();
        Run(LinkChooser.PatienceMs - 100);
        Assert.AreEqual("", s_link.Way);
        Run(200);
        Assert.AreEqual("4G", s_link.Way);
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
        Assert.AreEqual("4G", s_link.Way);
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
        Assert.AreEqual("Wi-Fi", s_link.Way);
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
        Assert.AreEqual("Wi-Fi", s_link.Way);
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
        Assert.AreEqual("4G", s_link.Way);
    }

    [TestMethod]
    public void ItGoesBackWhenThePreferredWayIsGoodForAWhile()
    {
        Begin();
        FailOver();
        s_wifi.Works = true;
        Run(2 * LinkChooser.TryMs);
        Assert.AreEqual("4G", s_link.Way);
        Run(2 * LinkChooser.TryMs);
        Assert.IsTrue(s_link.HasBetterWay);
        Assert.AreEqual((int)LinkState.Up, (int)s_link.State);
        Assert.AreEqual("4G", s_link.Way);
        Assert.IsTrue(s_link.IsStandby);
        s_link.Close();
        s_link.Open();
        Assert.AreEqual("Wi-Fi", s_link.Way);
        Assert.AreEqual((int)LinkState.Up, (int)s_link.State);
        Assert.IsFalse(s_link.HasBetterWay);
        Assert.IsFalse(s_link.IsStandby);
    }

    [TestMethod]
    public void ABetterWayThatBreaksMeanwhileIsNone()
    {
        Begin();
        FailOver();
        s_wifi.Works = true;
        Run(4 * LinkChooser.TryMs);
        Assert.IsTrue(s_link.HasBetterWay);
        s_wifi.Works = false;
        s_wifi.Close();
        Assert.IsFalse(s_link.HasBetterWay);
        Run(LinkChooser.TryMs);
        s_wifi.Works = true;
        Run(2 * LinkChooser.TryMs);
        Assert.IsFalse(s_link.HasBetterWay);
        Run(2 * LinkChooser.TryMs);
        Assert.IsTrue(s_link.HasBetterWay);
    }

    [TestMethod]
    public void AWayThatBreaksIsFollowedByTheOtherWithinFiveSeconds()
    {
        Begin();
        s_link.Open();
        Assert.IsTrue(Ask());
        Run(2 * LinkChooser.FlapMs);
        Assert.AreEqual(1, s_modem.Opens);
        s_wifi.Works = false;
        s_wifi.Hangs = true;
        s_wifi.Close();
        Assert.AreEqual((int)LinkState.Down, (int)s_link.State);
        s_link.Close();
        // The other one connects during the caller's pause already.
        Assert.AreEqual((int)LinkState.Up, (int)s_modem.State);
        Run(1000);
        s_link.Open();
        Run(LinkChooser.HurryMs - 100);
        Assert.AreEqual("", s_link.Way);
        Run(200);
        Assert.AreEqual("4G", s_link.Way);
        Assert.AreEqual(2, s_modem.Opens);
    }

    [TestMethod]
    public void AWayThatIsBackAtOnceIsTakenAgain()
    {
        Begin();
        s_link.Open();
        Ask();
        Run(2 * LinkChooser.FlapMs);
        // The switch closed the connection.
        s_wifi.Close();
        s_link.Close();
        Run(1000);
        s_link.Open();
        Assert.AreEqual("Wi-Fi", s_link.Way);
        Assert.AreEqual((int)LinkState.Down, (int)s_modem.State);
        // Again, too soon: it is avoided for a while.
        Assert.IsTrue(Ask());
        Run(5_000);
        s_wifi.Close();
        s_link.Close();
        Run(1000);
        s_link.Open();
        Run(LinkChooser.HurryMs);
        Assert.AreEqual("4G", s_link.Way);
    }

    [TestMethod]
    public void AWayThatRefusesItsHandshakeIsAvoided()
    {
        Begin();
        s_wifi.IsSecure = true;
        s_link.Open();
        Assert.AreEqual((int)LinkState.Reached, (int)s_link.State);
        // The handshake, which fails.
        s_wifi.Works = false;
        s_link.Open();
        Assert.AreEqual((int)LinkState.Down, (int)s_link.State);
        s_wifi.Works = true;
        s_link.Close();
        s_link.Open();
        Assert.AreEqual("4G", s_link.Way);
    }

    [TestMethod]
    public void NoHandshakeIsMadeUnasked()
    {
        Begin();
        s_modem.IsSecure = true;
        s_link.Open();
        Ask();
        s_wifi.Answers = false;
        Ask();
        Run(LinkChooser.SilenceMs + 200);
        Assert.AreEqual((int)LinkState.Down, (int)s_link.State);
        s_link.Close();
        s_link.Open();
        Assert.AreEqual((int)LinkState.Reached, (int)s_link.State);
        Assert.AreEqual(1, s_modem.Opens);
        s_link.Open();
        Assert.AreEqual((int)LinkState.Up, (int)s_link.State);
    }

    [TestMethod]
    public void TheStandbyIsTriedOnceInAWhile()
    {
        Begin();
        s_link.Open();
        Ask();
        Run(LinkChooser.TryMs + 200);
        Assert.AreEqual(1, s_modem.Opens);
        Assert.AreEqual((int)LinkState.Down, (int)s_modem.State);
        s_modem.Works = false;
        Run(LinkChooser.StandbyMs);
        Assert.AreEqual(2, s_modem.Opens);
        Run(LinkChooser.MissingStandbyMs + 200);
        Assert.AreEqual(3, s_modem.Opens);
        Assert.AreEqual("Wi-Fi", s_link.Way);
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
            Assert.IsFalse(s_link.HasBetterWay);
        }
        Assert.AreEqual("4G", s_link.Way);
        Run(LinkChooser.TryMs + LinkChooser.QuietMs);
        Assert.IsTrue(s_link.HasBetterWay);
    }

    [TestMethod]
    public void AWayThatFlapsIsAvoidedLongerEachTime()
    {
        Begin();
        s_wifi.Answers = false;
        int switches = 0;
        for (int i = 0; i < 400; i++)
        {
            if (s_link.State == LinkState.Down || s_link.HasBetterWay)
            {
                s_link.Close();
                s_link.Open();
                if (s_link.Way == "Wi-Fi")
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
