using System;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Network;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The adapters of the radio and of the page's sockets, on the box's own access point.</summary>
[TestClass]
public sealed class HotspotTests : IDisposable
{
    private const int TurnMs = 20;

    // Longer than any trial: the helper waits 20 s for an address.
    private const int LongestTrialMs = 120_000;

    private readonly TcpListener _switch = new(IPAddress.Loopback, 0);
    private readonly BoardBench _bench = new(new ManualClock(), watchdog: TimeSpan.FromHours(1));
    private DeviceParts _parts = null!;
    private SetupRadio _radio = null!;

    public HotspotTests() => _switch.Start();

    private VirtualNetwork Network => _bench.Board.Network;

    public void Dispose()
    {
        _bench.Board.CutPower();
        _switch.Dispose();
    }

    [TestMethod]
    public void AnAccessPointComesAndGoesWithARestart()
    {
        Start();
        Assert.IsFalse(_radio.IsOnAir || _radio.TakesRestart);
        Assert.IsFalse(new PageSockets().Open(), "there is nothing to listen on");
        Assert.IsTrue(_radio.Open("ScanBox-000123", "label-secret"));
        Assert.IsTrue(_radio.TakesRestart && !_radio.IsOnAir);
        Assert.IsFalse(Network.Hotspot.IsOn);

        Restart();
        Assert.IsTrue(_radio.IsOnAir && !_radio.TakesRestart);
        Assert.AreEqual(("ScanBox-000123", "label-secret"), (Network.Hotspot.Ssid, Network.Hotspot.Password));
        Assert.IsTrue(_radio.Close());
        Assert.IsTrue(_radio.TakesRestart);

        Restart();
        Assert.IsFalse(_radio.IsOnAir || _radio.TakesRestart);
        Assert.AreEqual("", Network.Hotspot.Ssid);
    }

    [TestMethod]
    public void PhonesAreServedOnTheAccessPoint()
    {
        Start();
        _radio.Open("ScanBox-000123", "label-secret");
        Restart();
        var sockets = new PageSockets();
        Assert.IsTrue(sockets.Open());
        IPEndPoint page = Network.Hotspot.Page!;
        Assert.AreEqual(page.ToString(), sockets.Authority);
        Assert.IsFalse(sockets.IsWaiting);

        using var phone = new TcpClient();
        phone.Connect(page);
        Until(() => sockets.IsWaiting);
        Assert.IsTrue(sockets.Take(1));
        byte[] buffer = new byte[600];
        Assert.AreEqual(0, sockets.Read(1, buffer, 0, buffer.Length), "nothing has come");
        phone.GetStream().Write("GET / "u8);
        int count = 0;
        Until(() => (count += sockets.Read(1, buffer, count, 600 - count)) == 6);
        Assert.AreEqual("GET / ", Encoding.ASCII.GetString(buffer, 0, 6));
        Assert.AreEqual(4, sockets.Write(1, "done"u8.ToArray(), 0, 4));
        sockets.Drop(1);
        Assert.AreEqual(4, phone.GetStream().ReadAtLeast(buffer, 4));
        Assert.AreEqual("done", Encoding.ASCII.GetString(buffer, 0, 4), "what was written still goes");
        Assert.AreEqual(0, phone.GetStream().Read(buffer));

        using var gone = new TcpClient();
        gone.Connect(page);
        Until(() => sockets.IsWaiting);
        Assert.IsTrue(sockets.Take(0));
        gone.Close();
        Until(() => sockets.Read(0, buffer, 0, 600) < 0);
        sockets.Close();
        Assert.IsNull(Network.Hotspot.Page);
        Assert.AreEqual("", sockets.Authority);
    }

    [TestMethod]
    [DataRow(DatagramService.Dhcp, 67)]
    [DataRow(DatagramService.Dns, 53)]
    public void DatagramsAreAnsweredToWhoAsked(DatagramService service, int port)
    {
        Start();
        _radio.Open("ScanBox-000123", "label-secret");
        Restart();
        var sockets = new PageSockets();
        Assert.IsTrue(sockets.Open());
        byte[] buffer = new byte[600];
        Assert.AreEqual(0, sockets.ReadDatagram(service, buffer));
        using var phone = new UdpClient();
        phone.Connect(Network.Hotspot.ServiceAt(port)!);
        // One that is too long is lost, and those behind it are not.
        phone.Send(new byte[2000]);
        phone.Send("who?"u8.ToArray());
        Until(() => sockets.ReadDatagram(service, buffer) == 4);
        sockets.Answer(service, "you"u8.ToArray(), 3);
        IPEndPoint? from = null;
        Assert.AreEqual("you", Encoding.ASCII.GetString(phone.Receive(ref from)));
    }

    [TestMethod]
    [DataRow("first", "one", WifiTrial.Reached)]
    [DataRow("first", "two", WifiTrial.WrongPassword)]
    [DataRow("second", "two", WifiTrial.NotThere)]
    [DataRow("mute", "mute-word", WifiTrial.NoAddress)]
    public void ATrialTellsWhatIsWrong(string ssid, string password, WifiTrial expected)
    {
        Start();
        Network.Others.Add(new VirtualAccessPoint("mute", "mute-word") { GivesAddress = false });
        Assert.AreEqual(expected, Try(ssid, password));
        Assert.AreEqual(expected == WifiTrial.Reached ? "192.168.1.23" : "", _radio.TrialAddress);
    }

    [TestMethod]
    public void ATrialTellsASwitchThatIsNotReached()
    {
        Start();
        Network.Connect = ConnectMode.Refuse;
        Assert.AreEqual(WifiTrial.NoSwitch, Try("first", "one"));
        // A peer that says nothing is given up long before TCP does so.
        Network.Connect = ConnectMode.Hang;
        long from = _parts.Clock.UptimeMs;
        Assert.AreEqual(WifiTrial.NoSwitch, Try("first", "one"));
        Assert.IsTrue(_parts.Clock.UptimeMs - from < 40_000);
        // Without a switch to look for, an address is enough.
        Assert.AreEqual(WifiTrial.Joined, Try("first", "one", ""));
    }

    [TestMethod]
    public void ItListensWhenTheLinkRests()
    {
        Start();
        Network.Others.Add(new VirtualAccessPoint("hides", "hidden-word") { IsHidden = true, Signal = -70 });
        Network.WifiInRange = false;
        _parts.Link.Configure(["first"], ["one"], "switch.example", 6000);
        _parts.Link.Open();
        _radio.IsHeld = true;
        _radio.Look();
        _bench.Board.WaitUntilUptime(_parts.Clock.UptimeMs + 2_000);
        Assert.IsTrue(_radio.IsLooking, "the link's attempt goes on");
        Until(() => !_radio.IsLooking);
        Assert.IsTrue(_parts.Link.IsResting);
        Assert.AreEqual(1, _radio.Count);
        Assert.AreEqual((0, -70), (_radio.NameAt(0).Length, _radio.SignalAt(0)));
        // While it is held the link begins nothing.
        _parts.Link.Open();
        Assert.IsTrue(_parts.Link.IsResting);
        Network.WifiInRange = true;
        _radio.Look();
        Until(() => !_radio.IsLooking);
        CollectionAssert.AreEqual(new[] { "first", "" }, Enumerable.Range(0, _radio.Count).Select(i => Encoding.UTF8.GetString(_radio.NameAt(i))).ToArray());
    }

    private WifiTrial Try(string ssid, string password, string host = "switch.example")
    {
        _radio.Try(ssid, password, host, 6000);
        Until(() => _radio.Trial is not (WifiTrial.Joining or WifiTrial.Connecting));
        return _radio.Trial;
    }

    private void Start()
    {
        Network.Ssid = "first";
        Network.Password = "one";
        Network.Route("switch.example", 6000, (IPEndPoint)_switch.LocalEndpoint);
        PowerOn();
    }

    private void Restart()
    {
        _bench.Board.Reset(ResetCause.Software);
        PowerOn();
    }

    private void PowerOn()
    {
        _parts = _bench.Start();
        _radio = new SetupRadio(_parts.Link, _parts.Clock);
    }

    private void Until(Func<bool> reached)
    {
        var real = Stopwatch.StartNew();
        long end = _parts.Clock.UptimeMs + LongestTrialMs;
        while (!reached())
        {
            Assert.IsTrue(_parts.Clock.UptimeMs < end || real.ElapsedMilliseconds < 10_000, "it did not happen");
            _bench.Board.WaitUntilUptime(_parts.Clock.UptimeMs + TurnMs);
            // Joining has a thread of its own, and a phone the real time.
            Thread.Sleep(1);
        }
    }
}
