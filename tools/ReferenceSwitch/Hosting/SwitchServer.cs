using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using ReferenceSwitch.Certificates;

namespace ReferenceSwitch.Hosting;

/// <summary>
/// TCP in front of a line, plain or inside TLS 1.2 or 1.3: frames with a 2-byte big-endian length. Plain TCP is served on
/// loopback only, because the message MAC alone does not protect an open network.
/// </summary>
public sealed class SwitchServer : IAsyncDisposable
{
    private readonly ISwitchLine line;
    private readonly SwitchLimits limits;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly Dictionary<Task, TcpClient> connections = [];
    private readonly TerminalConnections terminals;
    private readonly SslServerAuthenticationOptions? tls;
    private readonly Action<string>? log;
    private readonly Task accepting;

    /// <summary>Starts listening.</summary>
    /// <param name="line">What answers; it is called from several threads.</param>
    /// <param name="address">A loopback address; any address with TLS.</param>
    /// <param name="port">TCP port; 0 for any free one.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="terminals">Which terminal is on which connection.</param>
    /// <param name="certificates">Certificates for TLS; null for plain TCP.</param>
    /// <param name="log">Takes log lines; they never hold keys or codes. Null for none.</param>
    /// <exception cref="ArgumentException">The address is not loopback, and there is no TLS.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    public SwitchServer(ISwitchLine line, IPAddress address, int port, SwitchLimits limits, TerminalConnections terminals, SwitchCertificates? certificates, Action<string>? log)
    {
        if (certificates is null && !IPAddress.IsLoopback(address))
            throw new ArgumentException("Plain TCP is served on loopback only; off loopback the link must be TLS.", nameof(address));
        this.line = line;
        this.limits = limits;
        this.log = log;
        this.terminals = terminals;
        tls = certificates is null ? null : Options(certificates);
        listener = new(address, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Stops listening, closes every connection and waits until all have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
            return;
        await stopping.CancelAsync().ConfigureAwait(false);
        listener.Stop();
        await accepting.ConfigureAwait(false);
        Task[] open;
        lock (gate)
            open = [.. connections.Keys];
        await Task.WhenAll(open).ConfigureAwait(false);
        stopping.Dispose();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync(stopping.Token).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException fault)
            {
                // One connection that died while it was accepted does not end the service.
                log?.Invoke("accept failed: " + fault.SocketErrorCode);
                continue;
            }

            Admit(client);
        }
    }

    private void Admit(TcpClient client)
    {
        lock (gate)
        {
            if (connections.Count >= limits.MaxConnections)
            {
                log?.Invoke("connection refused: too many");
                client.Dispose();
                return;
            }

            // The task is yielded at once, so it cannot end before it is listed.
            Task task = Task.Run(() => ServeAsync(client));
            connections.Add(task, client);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void Forget(Task ended)
    {
        lock (gate)
            connections.Remove(ended);
    }

    private async Task ServeAsync(TcpClient client)
    {
        SwitchSession session = new();
        try
        {
            client.NoDelay = true;
            await using Stream stream = tls is null ? client.GetStream() : await SecureAsync(client).ConfigureAwait(false);
            await ConverseAsync(client, stream, session).ConfigureAwait(false);
        }
        catch (AuthenticationException)
        {
            log?.Invoke("connection closed: no TLS handshake");
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side is gone, too slow, or the server stops: all ends of a connection are alike.
        }
        catch (Exception fault)
        {
            // A defect met by one connection must not end the service of the others. The message could quote a request.
            log?.Invoke("connection closed: " + fault.GetType().Name);
        }
        finally
        {
            if (session.TerminalId is string terminal)
                terminals.Leave(terminal, client);
            client.Dispose();
        }
    }

    private static SslServerAuthenticationOptions Options(SwitchCertificates certificates) => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(certificates.Server, [certificates.Authority], offline: true),
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ClientCertificateRequired = false,
    };

    private async Task<SslStream> SecureAsync(TcpClient client)
    {
        SslStream stream = new(client.GetStream());
        try
        {
            using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            patience.CancelAfter(limits.HandshakeTimeoutMs);
            await stream.AuthenticateAsServerAsync(tls!, patience.Token).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task ConverseAsync(TcpClient client, Stream stream, SwitchSession session)
    {
        while (true)
        {
            byte[]? frame = await ReadFrameAsync(stream).ConfigureAwait(false);
            if (frame is null)
                return;
            LineAnswer answer = line.Exchange(session, frame);
            if (session.TerminalId is string terminal)
                terminals.Enter(terminal, client);
            if (answer.DelayMs > 0)
                await Task.Delay(answer.DelayMs, stopping.Token).ConfigureAwait(false);
            if (answer.Frame is not null)
                await SendAsync(stream, answer.Frame, answer.Copies).ConfigureAwait(false);
            if (answer.Cut)
                return;
        }
    }

    private async Task<byte[]?> ReadFrameAsync(Stream stream)
    {
        byte[] prefix = new byte[sizeof(ushort)];
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        patience.CancelAfter(limits.IdleTimeoutMs);
        if (await stream.ReadAsync(prefix.AsMemory(0, 1), patience.Token).ConfigureAwait(false) == 0)
            return null;
        patience.CancelAfter(limits.FrameTimeoutMs);
        await stream.ReadExactlyAsync(prefix.AsMemory(1), patience.Token).ConfigureAwait(false);
        int length = BinaryPrimitives.ReadUInt16BigEndian(prefix);
        if (length == 0 || length > limits.MaxFrameBytes)
        {
            log?.Invoke($"connection closed: a frame of {length} bytes");
            return null;
        }

        byte[] frame = new byte[length];
        await stream.ReadExactlyAsync(frame, patience.Token).ConfigureAwait(false);
        return frame;
    }

    private async Task SendAsync(Stream stream, byte[] frame, int copies)
    {
        byte[] bytes = new byte[sizeof(ushort) + frame.Length];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)frame.Length);
        frame.CopyTo(bytes, sizeof(ushort));
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        patience.CancelAfter(limits.FrameTimeoutMs);
        for (int copy = 0; copy < copies; copy++)
            await stream.WriteAsync(bytes, patience.Token).ConfigureAwait(false);
    }
}
