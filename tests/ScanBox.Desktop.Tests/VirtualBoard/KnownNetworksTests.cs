using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;
using VirtualBoard.Clocks;
using VirtualBoard.Network;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>Several Wi-Fi networks that a box knows, of which one is there: which is joined, when, and what a technician reads.</summary>
[TestClass]
public sealed class KnownNetworksTests : IDisposable, IBoxLog
{
    private const int TurnMs = 20;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly BoardBench _bench = new(new ManualClock(), watchdog: TimeSpan.FromHours(1));
    private readonly List<string> _log = [];
    private readonly VirtualAccessPoint _second = new("second", "two");
    private readonly VirtualAccessPoint _third = new("third", "three");
    private DeviceParts _parts = null!;

    public KnownNetworksTests() => _listener.Start();

    private VirtualNetwork Network => _bench.Board.Network;

    private string Log => string.Join('\n', _log);

    public void Dispose()
    {
        _bench.Board.CutPower();
        _listener.Dispose();
    }

    public void Write(long atMs, string what) => _log.Add($"{atMs} {what}");

    [TestMethod]
    public void TheFirstIsTakenWhenAllAreThere()
    {
        Start();
        Assert.IsTrue(UntilUp() < 2_000, Log);
        Assert.AreEqual("first", Network.JoinedSsid);
        Assert.Contains("Wi-Fi: joined 'first'", Log);
    }

    [TestMethod]
    public void TheSecondIsTakenWhenTheFirstIsNotThere()
    {
        Start();
        Network.WifiInRange = false;
        Assert.IsTrue(UntilUp() <= WifiTcpLink.ShortJoinTimeoutMs + 3_000, Log);
        Assert.AreEqual("second", Network.JoinedSsid);
        Assert.Contains("'first' was not joined", Log);
    }

    [TestMethod]
    public void AWrongPasswordLeadsToTheNext()
    {
        Start();
        Network.Password = "changed since";
        _second.Password = "changed too";
        Assert.IsTrue(UntilUp() <= (2 * WifiTcpLink.ShortJoinTimeoutMs) + 5_000, Log);
        Assert.AreEqual("third", Network.JoinedSsid);
    }

    [TestMethod]
    public void ANetworkThatGivesNoAddressLeadsToTheNext()
    {
        Start();
        Network.GivesAddress = false;
        Assert.IsTrue(UntilUp() <= WifiTcpLink.ShortJoinTimeoutMs + 3_000, Log);
        Assert.AreEqual("second", Network.JoinedSsid);
        Assert.Contains("it gives no address", Log);
    }

    [TestMethod]
    public void ANetworkThatDoesNotLeadToTheSwitchIsGivenUp()
    {
        Start();
        Network.Connect = ConnectMode.Refuse;
        RunUntil(() => _log.Any(static l => l.Contains("'first' does not lead to the switch", StringComparison.Ordinal)), 20_000);
        Network.Connect = ConnectMode.Normal;
        Assert.IsTrue(UntilUp() < 20_000, Log);
        Assert.AreEqual("second", Network.JoinedSsid);
    }

    [TestMethod]
    public void ItComesBackToTheFirstAfterTheOthers()
    {
        Start();
        Network.WifiInRange = false;
        UntilUp();
        Assert.AreEqual("second", Network.JoinedSsid);
        // The one in use goes away, and the first is back: after the third, which is not there, it is its turn.
        _second.InRange = false;
        _third.InRange = false;
        Network.WifiInRange = true;
        _parts.Link.Close();
        Network.Connect = ConnectMode.Refuse;
        RunUntil(() => _log.Any(static l => l.Contains("'second' was not joined", StringComparison.Ordinal)), 60_000);
        Network.Connect = ConnectMode.Normal;
        Assert.IsTrue(UntilUp() <= (2 * WifiTcpLink.ShortJoinTimeoutMs) + 6_000, Log);
        Assert.AreEqual("first", Network.JoinedSsid);
    }

    [TestMethod]
    public void WithNoneThereEachIsTriedInTurnWithinItsBound()
    {
        Start();
        Network.WifiInRange = false;
        _second.InRange = false;
        _third.InRange = false;
        RunUntil(() => _log.Count(static l => l.Contains("was not joined", StringComparison.Ordinal)) >= 5, 5 * (WifiTcpLink.ShortJoinTimeoutMs + 3_000));
        string[] tried = [.. _log.Select(static l => l.Split('\'')[1])];
        CollectionAssert.AreEqual(new[] { "first", "second", "third", "first", "second" }, tried);
        _third.InRange = true;
        Assert.IsTrue(UntilUp() <= (2 * WifiTcpLink.ShortJoinTimeoutMs) + 6_000, Log);
    }

    [TestMethod]
    public void TheLastGoodOneIsTriedFirst()
    {
        Start();
        Network.WifiInRange = false;
        UntilUp();
        Network.WifiInRange = true;
        _parts.Link.Close();
        Assert.IsTrue(UntilUp() < 3_000, Log);
        Assert.AreEqual("second", Network.JoinedSsid);
    }

    private void Start()
    {
        Network.Ssid = "first";
        Network.Password = "one";
        Network.Others.Add(_second);
        Network.Others.Add(_third);
        Network.Route("switch.example", 6000, (IPEndPoint)_listener.LocalEndpoint);
        _parts = _bench.Start(this);
        _parts.Link.Log = this;
        _parts.Link.Configure(["first", "second", "third"], ["one", "two", "three"], "switch.example", 6000);
    }

    /// <returns>The board's time that it took in ms.</returns>
    private long UntilUp()
    {
        long from = _parts.Clock.UptimeMs;
        RunUntil(() => _parts.Link.State == LinkState.Up, 120_000);
        return _parts.Clock.UptimeMs - from;
    }

    /// <summary>Opens the link whenever it is down, as the box does.</summary>
    private void RunUntil(Func<bool> reached, int withinMs)
    {
        var real = Stopwatch.StartNew();
        long end = _parts.Clock.UptimeMs + withinMs;
        while (!reached())
        {
            Assert.IsTrue(_parts.Clock.UptimeMs < end || real.ElapsedMilliseconds < 5_000, "it did not happen\n" + Log);
            if (_parts.Link.State == LinkState.Down)
                _parts.Link.Open();
            _bench.Board.WaitUntilUptime(_parts.Clock.UptimeMs + TurnMs);
            // Joining has a thread of its own.
            Thread.Sleep(1);
        }
    }
}
