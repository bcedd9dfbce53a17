using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using ReferenceSwitch.Certificates;
using SslProtocols = System.Security.Authentication.SslProtocols;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>A server on loopback that does what a test wants with each connection; by default it makes a handshake and sends back what comes.</summary>
internal sealed class TlsPeer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly X509Certificate2 _certificate;

    public TlsPeer(X509Certificate2 certificate, SslProtocols protocols = SslProtocols.Tls12 | SslProtocols.Tls13)
    {
        _certificate = certificate;
        Serve = client => Echo(client, protocols);
        _listener.Start();
        _ = AcceptAsync();
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>What happens with a connection, on a thread of its own.</summary>
    public Action<TcpClient> Serve { get; set; }

    /// <summary>Connections so far.</summary>
    public int Connections => _clients.Count;

    public static X509Certificate2 NewAuthority() => CertificateMaker.Authority("test authority", DateTimeOffset.UtcNow);

    public static X509Certificate2 Issue(X509Certificate2 authority, string name) => CertificateMaker.Server(authority, [name], DateTimeOffset.UtcNow);

    public void Dispose()
    {
        _listener.Dispose();
        foreach (TcpClient client in _clients)
            client.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync().ConfigureAwait(false);
                _clients.Add(client);
                _ = Task.Run(() => Guard(client));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }

    private void Guard(TcpClient client)
    {
        try
        {
            Serve(client);
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or ObjectDisposedException)
        {
        }
    }

    private void Echo(TcpClient client, SslProtocols protocols)
    {
        using SslStream stream = new(client.GetStream());
        stream.AuthenticateAsServer(_certificate, clientCertificateRequired: false, protocols, checkCertificateRevocation: false);
        byte[] buffer = new byte[4096];
        while (true)
        {
            int read = stream.Read(buffer);
            if (read == 0)
                return;
            stream.Write(buffer, 0, read);
        }
    }
}
