using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace ScanBox.Device;

/// <summary>One connection to a switch, plain or inside TLS. Failures are exceptions of the socket.</summary>
/// <remarks>
/// Of the device's TLS stream it is known that <c>DataAvailable</c> counts only what is decrypted already, so the socket is
/// asked too; that a read of half a record waits the socket's timeout and then throws; and that a server is verified with
/// <see cref="SslVerification.CertificateRequired"/> alone: any other value, VerifyPeer too, verifies nothing.
/// </remarks>
internal sealed class SwitchConnection
{
    /// <summary>A read returned this: the switch has closed the connection.</summary>
    public const int Ended = -1;

    /// <summary>Bound of a send that has to wait although the socket said it could take bytes.</summary>
    private const int SendTimeoutMs = 500;

    /// <summary>Wait for the rest of a TLS record that has begun: it follows at once, or the next turn of the loop takes it.</summary>
    private const int RecordWaitMs = 5;

    private readonly Socket _socket;
    private SslStream? _tls;

    /// <summary>Takes a socket that is connected.</summary>
    public SwitchConnection(Socket socket)
    {
        _socket = socket;
        socket.SendTimeout = SendTimeoutMs;
        // Frames are small and each waits for its answer: holding them back to fill packets only costs time.
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
    }

    /// <summary>Makes the handshake. It stops the whole box in native code and has no timeout: the watchdog is its bound.</summary>
    /// <param name="host">The name or address that the certificate must be for.</param>
    /// <param name="authority">Who must have issued it.</param>
    public void Secure(string host, X509Certificate authority)
    {
        SslStream tls = new(_socket);
        _tls = tls;
        tls.SslVerification = SslVerification.CertificateRequired;
        tls.AuthenticateAsClient(host, null!, authority, SslProtocols.Tls12 | SslProtocols.Tls13);
        _socket.ReceiveTimeout = RecordWaitMs;
    }

    /// <summary>Whether the switch has closed the connection and nothing is left to read.</summary>
    public bool HasEnded => !HasDecrypted && _socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0;

    private bool HasDecrypted => _tls is not null && _tls.DataAvailable;

    /// <summary>Takes what has come.</summary>
    /// <returns>Bytes stored, 0 when nothing has come, or <see cref="Ended"/>.</returns>
    public int Read(byte[] buffer, int offset, int count)
    {
        int available = _socket.Available;
        if (_tls is null)
        {
            if (available < count)
                count = available;
            return count <= 0 ? 0 : _socket.Receive(buffer, offset, count, SocketFlags.None);
        }
        if (available <= 0 && !_tls.DataAvailable)
            return 0;
        try
        {
            int read = _tls.Read(buffer, offset, count);
            return read == 0 ? Ended : read;
        }
        catch (SocketException e) when (e.ErrorCode == (int)SocketError.TimedOut)
        {
            return 0;
        }
    }

    /// <summary>Sends bytes.</summary>
    /// <returns>False when the socket takes none: its peer acknowledges nothing.</returns>
    public bool Write(byte[] buffer, int offset, int count)
    {
        if (!_socket.Poll(0, SelectMode.SelectWrite))
            return false;
        if (_tls is null)
            return _socket.Send(buffer, offset, count, SocketFlags.None) == count;
        _tls.Write(buffer, offset, count);
        return true;
    }

    /// <summary>Closes it, and gives the memory of TLS back.</summary>
    public void Close()
    {
        if (_tls is null)
            _socket.Close();
        else
            _tls.Dispose();
    }
}
