using System;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard;
using VirtualBoard.Clocks;
using BoardCertificate = VirtualBoard.Net.X509Certificate;
using BoardSocket = VirtualBoard.Net.Socket;
using BoardStream = VirtualBoard.Net.SslStream;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The virtual TLS stream has the device's habits, the bad ones too.</summary>
[TestClass]
public sealed class SslHabitTests : IDisposable
{
    private const SslProtocols Both = SslProtocols.Tls12 | SslProtocols.Tls13;

    private readonly BoardModel _board = new(new RealClock());
    private readonly X509Certificate2 _authority = TlsPeer.NewAuthority();
    private readonly TlsPeer _peer;

    public SslHabitTests()
    {
        _peer = new(TlsPeer.Issue(_authority, "switch.example"));
        _board.PowerOn();
        nanoFramework.Networking.WifiNetworkHelper.ConnectDhcp("any", "any", requiresDateTime: true);
    }

    public void Dispose()
    {
        _board.CutPower();
        _peer.Dispose();
        _authority.Dispose();
    }

    [TestMethod]
    [DataRow(SslVerification.VerifyPeer)]
    [DataRow(SslVerification.VerifyPeer | SslVerification.CertificateRequired)]
    [DataRow(SslVerification.NoVerification)]
    public void AnyOtherVerificationThanCertificateRequiredVerifiesNothing(SslVerification verification)
    {
        using BoardStream stream = Connect();
        stream.SslVerification = verification;
        stream.AuthenticateAsClient("another.example", Both);
    }

    [TestMethod]
    public void CertificateRequiredIsTheDefaultAndNeedsAnAuthority()
    {
        using BoardStream stream = Connect();
        Assert.AreEqual(SslVerification.CertificateRequired, stream.SslVerification);
        Assert.ThrowsExactly<CryptographicException>(() => stream.AuthenticateAsClient("switch.example", Both));
    }

    [TestMethod]
    public void DataAvailableCountsOnlyWhatIsDecrypted()
    {
        BoardSocket socket = Open();
        using BoardStream stream = new(socket);
        stream.AuthenticateAsClient("switch.example", null!, Pem(), Both);
        stream.Write(Encoding.ASCII.GetBytes("hello"), 0, 5);
        byte[] buffer = new byte[8];
        socket.ReceiveTimeout = 10_000;
        Assert.IsFalse(stream.DataAvailable);
        Assert.AreEqual(2, stream.Read(buffer, 0, 2));
        Assert.IsTrue(stream.DataAvailable);
        Assert.AreEqual(0, socket.Available, "the record has left the socket");
        Assert.AreEqual(3, stream.Read(buffer, 2, 6));
        Assert.AreEqual("hello", Encoding.ASCII.GetString(buffer, 0, 5));
        socket.ReceiveTimeout = 20;
        SocketException late = Assert.Throws<SocketException>(() => stream.Read(buffer, 0, 8));
        Assert.AreEqual((int)SocketError.TimedOut, late.ErrorCode);
        stream.Write(Encoding.ASCII.GetBytes("again"), 0, 5);
        socket.ReceiveTimeout = 10_000;
        Assert.AreEqual(5, stream.Read(buffer, 0, 8), "it goes on after a timeout");
    }

    [TestMethod]
    public void OnABusyDesktopAnAnswerThatHasComeIsReadAndTheConnectionLives()
    {
        const int recordWaitMs = 5;
        BoardSocket socket = Open();
        using BoardStream stream = new(socket);
        stream.AuthenticateAsClient("switch.example", null!, Pem(), Both);
        socket.ReceiveTimeout = recordWaitMs;
        // From here on the board is woken by the network, as on the counter's page.
        _board.SleepUntilWork(0);
        using CancellationTokenSource end = new();
        Thread[] busy = [.. Enumerable.Range(0, 8 * Environment.ProcessorCount).Select(_ => new Thread(() => Spin(end.Token)) { IsBackground = true })];
        foreach (Thread thread in busy)
            thread.Start();
        try
        {
            byte[] buffer = new byte[8];
            for (int i = 0; i < 40; i++)
            {
                stream.Write(Encoding.ASCII.GetBytes("hello"), 0, 5);
                Assert.AreEqual(5, ReadWhenThere(socket, stream, buffer));
            }
        }
        finally
        {
            end.Cancel();
            foreach (Thread thread in busy)
                thread.Join();
        }
    }

    [TestMethod]
    public void PemBytesNeedAZeroAtTheEnd()
    {
        byte[] pem = Encoding.ASCII.GetBytes(_authority.ExportCertificatePem());
        Assert.Throws<CryptographicException>(() => new BoardCertificate(pem));
        Assert.AreEqual(_authority.Subject, new BoardCertificate([.. pem, 0]).Subject);
        Assert.AreEqual(_authority.Subject, new BoardCertificate(_authority.RawData).Subject, "DER needs none");
        Assert.Throws<CryptographicException>(() => new BoardCertificate("no certificate"));
    }

    [TestMethod]
    public void OnlyOneHandshakeAStream()
    {
        using BoardStream stream = Connect();
        stream.AuthenticateAsClient("switch.example", null!, Pem(), Both);
        Assert.ThrowsExactly<InvalidOperationException>(() => stream.AuthenticateAsClient("switch.example", Both));
    }

    private static void Spin(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
            Thread.SpinWait(1000);
    }

    // As the firmware's adapter reads: when the socket has something, and again when a record was not whole in time.
    private static int ReadWhenThere(BoardSocket socket, BoardStream stream, byte[] buffer)
    {
        long until = Environment.TickCount64 + 60_000;
        while (Environment.TickCount64 < until)
        {
            try
            {
                if (socket.Available > 0)
                    return stream.Read(buffer, 0, buffer.Length);
            }
            catch (SocketException e) when (e.ErrorCode == (int)SocketError.TimedOut)
            {
                // The next turn takes it.
            }
        }
        return 0;
    }

    private BoardCertificate Pem() => new(_authority.ExportCertificatePem());

    private BoardStream Connect() => new(Open());

    private BoardSocket Open()
    {
        BoardSocket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(IPAddress.Loopback, _peer.Address.Port));
        return socket;
    }
}
