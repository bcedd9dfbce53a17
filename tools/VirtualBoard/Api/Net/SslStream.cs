using System;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using VirtualBoard.Network;
using DotNet = System.Security.Authentication;

namespace VirtualBoard.Net;

/// <summary>
/// Twin of the device's TLS stream, over .NET's. Habits of the device: the handshake holds the whole firmware in native code
/// and has no timeout; only <see cref="SslVerification.CertificateRequired"/> verifies anything; certificates are checked
/// against the board's clock; <see cref="DataAvailable"/> knows only what is decrypted already; a read waits the socket's
/// <see cref="Socket.ReceiveTimeout"/> for the rest of a record and then throws.
/// </summary>
public class SslStream : NetworkStream
{
    // The largest record of TLS.
    private const int RecordBytes = 16_384;

    private readonly PowerSession _session = PowerSession.Current;
    private readonly TlsWire _wire;
    private readonly System.Net.Security.SslStream _tls;
    private readonly byte[] _decrypted = new byte[RecordBytes];
    private int _first;
    private int _count;
    private bool _begun;
    private bool _disposed;

    public SslStream(Socket socket)
        : base(socket)
    {
        socket.IsWrapped = true;
        _wire = new TlsWire(socket.Real, () => socket.Dead);
        _tls = new System.Net.Security.SslStream(_wire);
    }

    /// <summary>Anything but <see cref="SslVerification.CertificateRequired"/> verifies nothing.</summary>
    public SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

    public bool UseStoredDeviceCertificate { get; set; }

    public bool IsServer => false;

    public override long Length => _count;

    public override bool DataAvailable
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _count > 0;
        }
    }

    /// <exception cref="CryptographicException">The handshake failed.</exception>
    public void AuthenticateAsClient(string targetHost, SslProtocols enabledSslProtocols) =>
        AuthenticateAsClient(targetHost, null!, null!, enabledSslProtocols);

    /// <exception cref="CryptographicException">The handshake failed.</exception>
    public void AuthenticateAsClient(string targetHost, X509Certificate clientCertificate, SslProtocols enabledSslProtocols) =>
        AuthenticateAsClient(targetHost, clientCertificate, null!, enabledSslProtocols);

    /// <exception cref="CryptographicException">The handshake failed.</exception>
    /// <exception cref="PowerLostException">The board was reset meanwhile, most likely by its watchdog.</exception>
    public void AuthenticateAsClient(string targetHost, X509Certificate clientCertificate, X509Certificate ca, SslProtocols enabledSslProtocols)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_begun)
            throw new InvalidOperationException("Authenticated already.");
        if (clientCertificate is not null || UseStoredDeviceCertificate)
            throw new NotSupportedException("The virtual board has no client certificates.");
        using NativeCall call = _session.Enter();
        _begun = true;
        SslClientAuthenticationOptions options = Options(targetHost, ca, enabledSslProtocols);
        Task handshake = Task.Run(() => _tls.AuthenticateAsClient(options));
        try
        {
            call.BlockOnWorld(() => handshake.IsCompleted);
            handshake.GetAwaiter().GetResult();
            _wire.Waits = false;
        }
        catch (Exception e) when (e is DotNet.AuthenticationException or IOException or SocketException or ObjectDisposedException)
        {
            throw new CryptographicException("The handshake failed: " + e.Message, e);
        }
        catch (PowerLostException)
        {
            Dispose(true);
            handshake.ContinueWith(static t => t.Exception, TaskScheduler.Default);
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int size)
    {
        ValidateBufferArguments(buffer, offset, size);
        ObjectDisposedException.ThrowIf(_disposed, this);
        using NativeCall call = _session.Enter();
        int timeoutMs = Socket.ReceiveTimeout;
        long until = timeoutMs <= 0 ? long.MaxValue : _session.Board.Clock.NowMicroseconds + (timeoutMs * 1000L);
        while (_count == 0)
        {
            try
            {
                _count = _tls.Read(_decrypted, 0, RecordBytes);
                _first = 0;
                if (_count == 0)
                    return 0;
            }
            catch (WouldBlockException)
            {
                if (!call.Yield(() => _disposed || _wire.IsReadable, until))
                    throw new DeviceSocketException(SocketError.TimedOut);
            }
            catch (Exception e) when (e is IOException or InvalidOperationException or CryptographicException)
            {
                throw new DeviceSocketException(SocketError.ConnectionReset);
            }
        }
        int taken = Math.Min(size, _count);
        Array.Copy(_decrypted, _first, buffer, offset, taken);
        _first += taken;
        _count -= taken;
        _session.Board.Network.Tell(sent: false, buffer, offset, taken);
        return taken;
    }

    public override void Write(byte[] buffer, int offset, int size)
    {
        ValidateBufferArguments(buffer, offset, size);
        ObjectDisposedException.ThrowIf(_disposed, this);
        using NativeCall call = _session.Enter();
        // The device spins in native code until a full send buffer has room.
        call.BlockOnWorld(() => Socket.Dead || Socket.Real.Poll(0, SelectMode.SelectWrite));
        _session.Board.Network.Tell(sent: true, buffer, offset, size);
        try
        {
            _tls.Write(buffer, offset, size);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or SocketException)
        {
            throw new DeviceSocketException(SocketError.ConnectionReset);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!_disposed && disposing)
        {
            _disposed = true;
            SayGoodbye();
            _wire.Dispose();
            Socket.Close();
        }
        base.Dispose(disposing);
    }

    private void SayGoodbye()
    {
        try
        {
            if (_tls.IsAuthenticated)
                _tls.ShutdownAsync().Wait();
        }
        catch (Exception e) when (e is AggregateException or InvalidOperationException)
        {
            // The peer is gone already.
        }
    }

    private SslClientAuthenticationOptions Options(string host, X509Certificate? ca, SslProtocols protocols)
    {
        DateTime now = _session.Board.Network.DeviceTime;
        bool verifies = SslVerification == SslVerification.CertificateRequired;
        X509Certificate2Collection authorities = ca?.Certificates ?? [];
        return new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = Versions(protocols),
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, certificate, chain, _) => !verifies || PeerCheck.IsGood(certificate, chain, authorities, host, now),
        };
    }

    // The device: 1.3 alone when nothing is asked for, and 1.2 is the least.
    private static DotNet.SslProtocols Versions(SslProtocols asked)
    {
        bool modern = asked == SslProtocols.None || asked.HasFlag(SslProtocols.Tls13);
        bool older = (asked & ~SslProtocols.Tls13) != SslProtocols.None;
        return (modern ? DotNet.SslProtocols.Tls13 : DotNet.SslProtocols.None) | (older ? DotNet.SslProtocols.Tls12 : DotNet.SslProtocols.None);
    }
}
