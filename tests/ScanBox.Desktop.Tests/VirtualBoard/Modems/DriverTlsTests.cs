using System;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Certificates;
using VirtualBoard.Modems;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>What the modem's own TLS refuses, as the firmware sets it up: the driver on a virtual board, a server on loopback.</summary>
[TestClass]
public sealed class DriverTlsTests : IDisposable
{
    private const int UpMs = 60_000;
    private const int RefusedMs = 90_000;
    private const string Refusal = "its certificate is not good";

    private readonly X509Certificate2 _authority = TlsPeer.NewAuthority();

    public void Dispose() => _authority.Dispose();

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void TheRightSwitchIsTrusted(string family)
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, DriverBench.Host));
        using DriverBench bench = Bench(family, peer);
        Assert.IsTrue(bench.Talk(UpMs) >= 0, bench.Log);
        Assert.AreEqual(family == "simcom", bench.Log.Contains("does not compare the switch's name", StringComparison.Ordinal), bench.Log);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void AnotherAuthorityIsRefused(string family)
    {
        using X509Certificate2 other = TlsPeer.NewAuthority();
        AssertRefused(family, TlsPeer.Issue(other, DriverBench.Host));
    }

    [TestMethod]
    [DataRow("quectel")]
    [DataRow("air780e")]
    public void AnotherNameIsRefused(string family) => AssertRefused(family, TlsPeer.Issue(_authority, "other.example"));

    /// <summary>The limit that the README of the modems states: SIMCom has no command that compares the name.</summary>
    [TestMethod]
    public void SimcomCannotTellTheNameAndSaysSo()
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, "other.example"));
        using DriverBench bench = Bench("simcom", peer);
        Assert.IsTrue(bench.Talk(UpMs) >= 0, bench.Log);
        Assert.Contains("does not compare the switch's name", bench.Log);
    }

    [TestMethod]
    public void AnOldQuectelSaysThatItCannotTellTheName()
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, DriverBench.Host));
        using DriverBench bench = Bench("quectel", peer);
        ((VirtualQuectel)bench.Modem).HasCheckHost = false;
        Assert.IsTrue(bench.Talk(UpMs) >= 0, bench.Log);
        Assert.Contains("does not compare the switch's name", bench.Log);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void AnExpiredCertificateIsRefused(string family)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 authority = CertificateMaker.Authority("test authority", now.AddDays(-30));
        using TlsPeer peer = new(CertificateMaker.Server(authority, [DriverBench.Host], now.AddDays(-20), now.AddDays(-1)));
        using (DriverBench bench = Bench(family, peer, authority))
        {
            Assert.IsTrue(bench.Reads(Refusal, RefusedMs), bench.Log);
        }
        using DriverBench earlier = Bench(family, peer, authority);
        earlier.Board.Network.TrueTime = static () => DateTime.UtcNow.AddDays(-5);
        Assert.IsTrue(earlier.Talk(UpMs) >= 0, "it was good five days ago; " + earlier.Log);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void ACertificateOfTheFutureIsRefused(string family)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 authority = CertificateMaker.Authority("test authority", now.AddDays(-30));
        using TlsPeer peer = new(CertificateMaker.Server(authority, [DriverBench.Host], now.AddDays(1), now.AddDays(20)));
        using DriverBench bench = Bench(family, peer, authority);
        Assert.IsTrue(bench.Reads(Refusal, RefusedMs), bench.Log);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void AServerWithoutTlsIsRefused(string family)
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, DriverBench.Host));
        peer.Serve = static client =>
        {
            client.Client.Send("HTTP/1.1 400 Bad Request\r\n\r\n"u8);
            Thread.Sleep(200);
            client.Close();
        };
        using DriverBench bench = Bench(family, peer);
        Assert.IsTrue(bench.Reads(Refusal, RefusedMs), bench.Log);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void TheNetworksTimeInAZoneOfThreeQuartersSetsTheBox(string family)
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, DriverBench.Host));
        using DriverBench bench = Bench(family, peer);
        // Nepal, +5:45.
        bench.Modem.Cell.ZoneQuarters = 23;
        Assert.IsTrue(bench.Talk(UpMs) >= 0, bench.Log);
        AssertTimeIsRight(bench);
        Assert.Contains("the box's clock is set to the network's time", bench.Log);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void TheBoxTellsTheTimeWhenTheNetworkDoesNot(string family)
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, DriverBench.Host));
        using DriverBench bench = Bench(family, peer, wifiTime: true);
        bench.Modem.Cell.TellsTime = false;
        bench.Board.Network.TimeServer = false;
        Assert.IsTrue(bench.Talk(UpMs) >= 0, bench.Log);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void ATimeServerTellsWhenNobodyElseDoes(string family)
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, DriverBench.Host));
        using DriverBench bench = Bench(family, peer);
        bench.Modem.Cell.TellsTime = false;
        Assert.IsTrue(bench.Talk(UpMs) >= 0, bench.Log);
        AssertTimeIsRight(bench);
    }

    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void WithoutTheTimeNothingIsTrusted(string family)
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, DriverBench.Host));
        using DriverBench bench = Bench(family, peer);
        bench.Modem.Cell.TellsTime = false;
        bench.Board.Network.TimeServer = false;
        Assert.IsTrue(bench.Reads("nobody knows the time", RefusedMs), bench.Log);
        Assert.AreEqual(0, peer.Connections);
        bench.Board.Network.TimeServer = true;
        Assert.IsTrue(bench.Talk(UpMs) >= 0, bench.Log);
    }

    private static void AssertTimeIsRight(DriverBench bench)
    {
        // The board's clock runs faster than the world here, and the network's with the world.
        long trueTime = new DateTimeOffset(bench.Board.Network.TrueTime(), TimeSpan.Zero).ToUnixTimeSeconds();
        Assert.IsTrue(Math.Abs(bench.Clock.UnixTime - trueTime) < 120, $"{bench.Clock.UnixTime - trueTime} s; {bench.Log}");
    }

    private void AssertRefused(string family, X509Certificate2 certificate)
    {
        using TlsPeer peer = new(certificate);
        using DriverBench bench = Bench(family, peer);
        Assert.IsTrue(bench.Reads(Refusal, RefusedMs), bench.Log);
        Assert.AreNotEqual(global::ScanBox.Ports.LinkState.Up, bench.Link.State);
    }

    private DriverBench Bench(string family, TlsPeer peer, X509Certificate2? authority = null, bool wifiTime = false) =>
        new(AllModems.Of(family).Make, peer, (authority ?? _authority).ExportCertificatePem(), wifiTime);
}
