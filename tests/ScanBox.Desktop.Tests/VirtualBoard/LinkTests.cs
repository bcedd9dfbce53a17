using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;
using VirtualBoard.Clocks;
using VirtualBoard.Network;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The Wi-Fi link against a real listener on loopback, in real time.</summary>
[TestClass]
public sealed class LinkTests : IDisposable
{
    private const int PatienceMs = 20_000;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly BoardBench _bench = new(new RealClock());

    public LinkTests() => _listener.Start();

    public void Dispose()
    {
        _bench.Board.CutPower();
        _listener.Dispose();
    }

    [TestMethod]
    public void CarriesBytesBothWaysAndNoticesTheEnd()
    {
        WifiTcpLink link = Start();
        Assert.AreEqual(LinkState.Down, link.State);
        link.Open();
        Assert.AreEqual(LinkState.Opening, link.State, "opening does not wait");
        Assert.IsNull(link.Place);
        using System.Net.Sockets.Socket peer = _listener.AcceptSocket();
        WaitFor(() => link.State == LinkState.Up);
        Assert.AreEqual("127.0.0.1", link.Place?.Address);
        Assert.AreEqual(-1, link.Place?.CountryCode);
        Assert.AreEqual(0, link.Read(new byte[4], 0, 4), "nothing has come");
        Assert.IsTrue(link.Write([0, 1, 2, 3], 1, 3));
        byte[] buffer = new byte[10];
        Assert.AreEqual(3, peer.Receive(buffer));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, buffer[..3]);
        peer.Send([9, 8, 7]);
        int read = 0;
        WaitFor(() => (read += link.Read(buffer, read, 2)) == 3);
        CollectionAssert.AreEqual(new byte[] { 9, 8, 7 }, buffer[..3]);
        peer.Close();
        WaitFor(() => link.State == LinkState.Down);
        Assert.IsFalse(link.Write([1], 0, 1));
        Assert.IsNull(link.Place);
        link.Open();
        using System.Net.Sockets.Socket again = _listener.AcceptSocket();
        WaitFor(() => link.State == LinkState.Up);
    }

    [TestMethod]
    public void BytesThatCameBeforeTheEndCanStillBeRead()
    {
        WifiTcpLink link = Start();
        link.Open();
        using (System.Net.Sockets.Socket peer = _listener.AcceptSocket())
        {
            WaitFor(() => link.State == LinkState.Up);
            peer.Send([5]);
            peer.Shutdown(SocketShutdown.Both);
        }
        byte[] buffer = new byte[4];
        WaitFor(() => link.Read(buffer, 0, 4) == 1);
        WaitFor(() => link.State == LinkState.Down);
    }

    [TestMethod]
    public void WithoutWifiNothingOpens()
    {
        WifiTcpLink link = Start();
        _bench.Board.Network.Password = "another one";
        link.Open();
        Assert.AreEqual(LinkState.Opening, link.State);
        Thread.Sleep(300);
        Assert.AreEqual(LinkState.Opening, link.State, "joining takes its time");
        link.Close();
        Assert.AreEqual(LinkState.Down, link.State);
        Assert.IsFalse(_listener.Pending());
    }

    [TestMethod]
    public void AnAttemptThatWasGivenUpDoesNotComeUpLater()
    {
        WifiTcpLink link = Start();
        _bench.Board.Network.JoinTime = TimeSpan.FromMilliseconds(300);
        link.Open();
        Thread.Sleep(100);
        link.Close();
        WaitFor(() => _bench.Board.Network.Joined);
        Thread.Sleep(300);
        Assert.AreEqual(LinkState.Down, link.State);
        Assert.IsFalse(_listener.Pending());
        WaitFor(() =>
        {
            link.Open();
            return link.State == LinkState.Up;
        });
    }

    [TestMethod]
    public void AfterARefusedConnectionTheNextAttemptBeginsWhenTold()
    {
        WifiTcpLink link = Start();
        _bench.Board.Network.Connect = ConnectMode.Refuse;
        link.Open();
        WaitFor(() => link.State == LinkState.Down);
        _bench.Board.Network.Connect = ConnectMode.Normal;
        Assert.AreEqual(LinkState.Down, link.State, "not by itself");
        link.Open();
        Assert.AreEqual(LinkState.Opening, link.State);
        WaitFor(() => link.State == LinkState.Up);
    }

    [TestMethod]
    public void AHangingConnectionCanBeGivenUp()
    {
        WifiTcpLink link = Start();
        _bench.Board.Network.Connect = ConnectMode.Hang;
        link.Open();
        WaitFor(() => _bench.Board.Network.Joined);
        Thread.Sleep(100);
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < 100; i++)
            Assert.AreEqual(LinkState.Opening, link.State);
        Assert.AreEqual(0, link.Read(new byte[1], 0, 1));
        Assert.IsTrue(watch.ElapsedMilliseconds < 10_000, "asking does not hang with it");
        link.Close();
        Assert.AreEqual(LinkState.Down, link.State);
        _bench.Board.Network.Connect = ConnectMode.Normal;
        WaitFor(() =>
        {
            link.Open();
            return link.State == LinkState.Up;
        });
    }

    [TestMethod]
    public void AConnectionWhoseWifiVanishedStaysUpAndSilent()
    {
        WifiTcpLink link = Start();
        link.Open();
        using System.Net.Sockets.Socket peer = _listener.AcceptSocket();
        WaitFor(() => link.State == LinkState.Up);
        _bench.Board.Network.WifiInRange = false;
        peer.Send([1]);
        Thread.Sleep(100);
        Assert.AreEqual(LinkState.Up, link.State);
        Assert.IsTrue(link.Write([1], 0, 1), "swallowed");
        Assert.AreEqual(0, link.Read(new byte[1], 0, 1));
        Assert.AreEqual(0, peer.Available);
        link.Close();
        _bench.Board.Network.WifiInRange = true;
        WaitFor(() =>
        {
            link.Open();
            return link.State == LinkState.Up;
        });
    }

    [TestMethod]
    public void WithoutConfigurationItStaysDown()
    {
        WifiTcpLink link = _bench.Start().Link;
        link.Open();
        Assert.AreEqual(LinkState.Down, link.State);
    }

    private WifiTcpLink Start()
    {
        _bench.Board.Network.Ssid = "stall";
        _bench.Board.Network.Password = "secret";
        _bench.Board.Network.Route("switch.example", 6000, (IPEndPoint)_listener.LocalEndpoint);
        _bench.Board.Network.Route("127.0.0.1", 6000, (IPEndPoint)_listener.LocalEndpoint);
        WifiTcpLink link = _bench.Start().Link;
        link.Configure(["stall"], ["secret"], "switch.example", 6000);
        return link;
    }

    private static void WaitFor(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.IsTrue(watch.ElapsedMilliseconds < PatienceMs, "it did not happen");
            Thread.Sleep(5);
        }
    }
}
