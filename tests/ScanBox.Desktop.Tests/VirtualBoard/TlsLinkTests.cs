using System;
using System.Diagnostics;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Certificates;
using ScanBox.Device;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Clocks;
using BoardCertificate = VirtualBoard.Net.X509Certificate;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The Wi-Fi link inside TLS, against servers that are right and servers that are not, in real time.</summary>
[TestClass]
public sealed class TlsLinkTests : IDisposable
{
    private const int PatienceMs = 30_000;
    private const string Host = "switch.example";

    private readonly BoardBench _bench = new(new RealClock(), watchdog: TimeSpan.FromSeconds(20));
    private readonly X509Certificate2 _authority = TlsPeer.NewAuthority();

    public void Dispose()
    {
        _bench.Board.CutPower();
        _authority.Dispose();
    }

    [TestMethod]
    [DataRow(SslProtocols.Tls12)]
    [DataRow(SslProtocols.Tls13)]
    public void CarriesBytesBothWays(SslProtocols version)
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, Host), version);
        WifiTcpLink link = Start(peer);
        link.Open();
        WaitFor(() => link.State == LinkState.Reached);
        Assert.IsFalse(link.Write([1], 0, 1), "nothing leaves before the handshake");
        link.Open();
        Assert.AreEqual(LinkState.Up, link.State);
        byte[] sent = new byte[700];
        new Random(1).NextBytes(sent);
        byte[] got = new byte[sent.Length];
        for (int round = 0; round < 5; round++)
        {
            Assert.IsTrue(link.Write(sent, 0, sent.Length));
            int count = 0;
            // Smaller reads than a record: what is decrypted already must be found although the socket is empty.
            WaitFor(() => (count += link.Read(got, count, Math.Min(64, got.Length - count))) == got.Length);
            CollectionAssert.AreEqual(sent, got);
            Assert.AreEqual(0, link.Read(got, 0, 64));
        }
        Assert.AreEqual(1, peer.Connections);
    }

    [TestMethod]
    public void TheEndOfTheConnectionIsNoticed()
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, Host));
        WifiTcpLink link = Start(peer);
        Secure(link);
        Assert.AreEqual(LinkState.Up, link.State);
        peer.Dispose();
        byte[] buffer = new byte[16];
        WaitFor(() => link.Read(buffer, 0, 16) == 0 && link.State == LinkState.Down);
    }

    [TestMethod]
    public void AnotherAuthorityIsRefused()
    {
        using X509Certificate2 other = TlsPeer.NewAuthority();
        Refused(TlsPeer.Issue(other, Host));
    }

    [TestMethod]
    public void AnotherNameIsRefused() => Refused(TlsPeer.Issue(_authority, "other.example"));

    [TestMethod]
    public void AnExpiredCertificateIsRefused()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 authority = CertificateMaker.Authority("test authority", now.AddDays(-30));
        using TlsPeer peer = new(CertificateMaker.Server(authority, [Host], now.AddDays(-20), now.AddDays(-1)));
        RefusedBy(peer, authority);
        _bench.Board.Network.TrueTime = () => DateTime.UtcNow.AddDays(-5);
        WifiTcpLink link = _bench.Start().Link;
        Configure(link, peer, authority);
        Secure(link);
        Assert.AreEqual(LinkState.Up, link.State, "it was good five days ago");
    }

    [TestMethod]
    public void AServerWithoutTlsIsRefused()
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, Host));
        peer.Serve = static client =>
        {
            client.Client.Send("HTTP/1.1 400 Bad Request\r\n\r\n"u8);
            client.Close();
        };
        RefusedBy(peer, _authority);
    }

    [TestMethod]
    public void HalfAHandshakeIsRefusedWhenTheServerGoesAway()
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, Host));
        peer.Serve = static client =>
        {
            // The head of a handshake record of 100 bytes, and a part of it.
            client.Client.Send([22, 3, 3, 0, 100, 2, 0, 0, 96, 3, 3]);
            Thread.Sleep(200);
            client.Close();
        };
        RefusedBy(peer, _authority);
    }

    [TestMethod]
    public void WithoutTheTimeNothingIsConnected()
    {
        using TlsPeer peer = new(TlsPeer.Issue(_authority, Host));
        WifiTcpLink link = Start(peer);
        _bench.Board.Network.TimeServer = false;
        link.Open();
        Thread.Sleep(500);
        Assert.AreEqual(LinkState.Opening, link.State);
        Assert.AreEqual(0, peer.Connections);
        _bench.Board.Network.TimeServer = true;
        WaitFor(() => link.State == LinkState.Reached);
    }

    [TestMethod]
    public void ASilentServerHoldsTheWholeBoxUntilTheWatchdogResetsIt()
    {
        BoardBench bench = new(new RealClock(), watchdog: TimeSpan.FromSeconds(1));
        using TlsPeer peer = new(TlsPeer.Issue(_authority, Host));
        peer.Serve = static client => Thread.Sleep(PatienceMs);
        DeviceParts parts = bench.Start();
        Configure(parts.Link, peer, _authority, bench);
        parts.Link.Open();
        WaitFor(() =>
        {
            parts.Watchdog.Feed();
            return parts.Link.State == LinkState.Reached;
        });
        parts.Link.Open();
        Assert.AreEqual(1, bench.Watchdog.Resets);
        Assert.IsNull(bench.Board.Session, "this run of the firmware is over");
        Assert.ThrowsExactly<PowerLostException>(() => parts.ScannerLine!.Open(9600));
    }

    private void Refused(X509Certificate2 certificate)
    {
        using TlsPeer peer = new(certificate);
        RefusedBy(peer, _authority);
    }

    private void RefusedBy(TlsPeer peer, X509Certificate2 authority)
    {
        WifiTcpLink link = _bench.Start().Link;
        Configure(link, peer, authority);
        Secure(link);
        Assert.AreEqual(LinkState.Down, link.State);
        Assert.IsFalse(link.Write([1], 0, 1));
        Assert.AreEqual(0, _bench.Watchdog.Resets);
        _bench.Board.CutPower();
    }

    private static void Secure(WifiTcpLink link)
    {
        link.Open();
        WaitFor(() => link.State != LinkState.Opening);
        link.Open();
    }

    private WifiTcpLink Start(TlsPeer peer)
    {
        WifiTcpLink link = _bench.Start().Link;
        Configure(link, peer, _authority);
        return link;
    }

    private void Configure(WifiTcpLink link, TlsPeer peer, X509Certificate2 authority, BoardBench? bench = null)
    {
        (bench ?? _bench).Board.Network.Route(Host, 9443, peer.Address);
        link.Configure(["stall"], ["secret"], Host, 9443, new BoardCertificate(authority.ExportCertificatePem()));
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
