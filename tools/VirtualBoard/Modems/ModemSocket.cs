using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using VirtualBoard.Network;
using DotNet = System.Security.Authentication;

namespace VirtualBoard.Modems;

/// <summary>
/// A connection of a modem: a real one of the desktop, reached through the board's routes, or one to a peer of
/// <see cref="VirtualNetwork.World"/>. Everything that happens to it is told under the board's lock, in the board's time.
/// </summary>
internal sealed class ModemSocket : IPeerCaller
{
    /// <summary>What a modem holds for the firmware; then it lets the peer wait.</summary>
    public const int BufferBytes = 16 * 1024;

    /// <summary>What a modem holds for the air; then a send fails.</summary>
    public const int MaxUnsentBytes = 32 * 1024;

    private const int PieceBytes = 1460;
    private const int LookAgainMs = 5;

    // Real time that a peer on the desktop has to act before a manual clock goes on.
    private const int WorldPatienceMs = 3000;

    private readonly BoardModel _board;
    private readonly ModemFaults _faults;
    private readonly CancellationTokenSource _cancelled = new();
    private readonly byte[] _received = new byte[BufferBytes];
    private readonly Queue<byte[]> _arriving = new();
    private Stream? _stream;
    private Task _writes = Task.CompletedTask;
    private int _unsent;
    private IPeer? _peer;
    private Action? _answered;
    private bool _delivering;

    public ModemSocket(BoardModel board, ModemFaults faults, int id, string host, int port)
    {
        (_board, _faults) = (board, faults);
        (Id, Host, Port) = (id, host, port);
        Address = Resolve();
    }

    public int Id { get; }

    public string Host { get; }

    public int Port { get; }

    /// <summary>The address that the network gave for the host; null when it knows none.</summary>
    public IPAddress? Address { get; }

    public SocketState State { get; private set; }

    public SocketFailure Failure { get; private set; }

    /// <summary>Bytes that can be read.</summary>
    public int Available { get; private set; }

    /// <summary>Bytes that came from the peer since it was opened.</summary>
    public long TotalReceived { get; private set; }

    /// <summary>Bytes that the firmware read.</summary>
    public long TotalRead { get; private set; }

    /// <summary>Bytes that the modem took for sending.</summary>
    public long TotalSent { get; private set; }

    /// <summary>Bytes that the peer has acknowledged.</summary>
    public long TotalAcknowledged { get; private set; }

    /// <summary>Whether the firmware was told of what waits: it is told again only after it has read everything.</summary>
    public bool Announced { get; set; }

    /// <summary>Whatever the family keeps with it.</summary>
    public int Mode { get; init; }

    /// <summary>Bytes have come.</summary>
    public required Action<ModemSocket> Readable { get; init; }

    /// <summary>The peer has closed it, and all that it sent is here.</summary>
    public required Action<ModemSocket> Ended { get; init; }

    /// <summary>It was closed before it came about: nobody else will be told.</summary>
    public Action? Abandoned { get; set; }

    private VirtualNetwork Network => _board.Network;

    /// <summary>Begins to connect.</summary>
    /// <param name="tls">TLS over it; null for none.</param>
    /// <param name="takesAtLeast">Time on the air.</param>
    /// <param name="timeout">When nobody answers.</param>
    /// <param name="done">Told once, unless it is closed before; <see cref="Failure"/> says how it went.</param>
    public void Open(ModemTls? tls, TimeSpan takesAtLeast, TimeSpan timeout, Action done)
    {
        long now = _board.Clock.NowMicroseconds, giveUpAt = now + (long)timeout.TotalMicroseconds;
        if (Address is null)
            Fail(SocketFailure.NoSuchHost, takesAtLeast, done);
        else if (_faults.Connect == ConnectMode.Refuse)
            Fail(SocketFailure.Refused, takesAtLeast, done);
        else if (tls is { IsPossible: false })
            Fail(SocketFailure.Tls, takesAtLeast, done);
        else if (_faults.Connect == ConnectMode.Hang || _faults.Silent)
            Fail(SocketFailure.TimedOut, timeout, done);
        else if (Network.World is IPeerWorld world)
            Dial(world, tls is not null, timeout, done);
        else
            Connect(tls, takesAtLeast, giveUpAt, done);
    }

    /// <summary>Takes bytes for sending.</summary>
    /// <returns>False when it stands no more or holds too much already.</returns>
    public bool Send(byte[] data)
    {
        if (State != SocketState.Open || _unsent + data.Length > MaxUnsentBytes)
            return false;
        Network.Tell(sent: true, data, 0, data.Length);
        TotalSent += data.Length;
        if (_faults.LoseSent || _faults.Silent)
            return true;
        if (_peer is not null)
        {
            TotalAcknowledged += data.Length;
            _peer.Send(data);
            return true;
        }
        _unsent += data.Length;
        _writes = WriteAsync(_writes, data);
        return true;
    }

    /// <summary>Takes bytes that came.</summary>
    public byte[] Read(int most)
    {
        byte[] taken = _received[..Math.Min(most, Available)];
        Available -= taken.Length;
        Array.Copy(_received, taken.Length, _received, 0, Available);
        TotalRead += taken.Length;
        if (Available == 0)
            Announced = false;
        Network.Tell(sent: false, taken, 0, taken.Length);
        return taken;
    }

    /// <summary>Closes it without a word to the firmware.</summary>
    public void Close()
    {
        if (State == SocketState.Closed)
            return;
        bool opening = State == SocketState.Opening && Failure == SocketFailure.None;
        State = SocketState.Closed;
        if (_peer is not null)
        {
            _peer.Close();
            if (opening)
                Abandoned?.Invoke();
            return;
        }
        _cancelled.Cancel();
        // What is under way still goes out, then the peer sees the end.
        Stream? stream = _stream;
        _writes.ContinueWith(_ => stream?.Dispose(), TaskScheduler.Default);
        if (opening)
            Abandoned?.Invoke();
    }

    int IPeerCaller.Room => State == SocketState.Closed || _arriving.Count > 0 ? 0 : BufferBytes - Available;

    void IPeerCaller.Answered(bool isConnected, bool isTlsFault) =>
        Settle(isConnected ? SocketFailure.None : isTlsFault ? SocketFailure.Tls : SocketFailure.Refused, _answered!);

    void IPeerCaller.Arrived(byte[] data)
    {
        if (State == SocketState.Closed || data.Length == 0)
            return;
        _arriving.Enqueue(data);
        Deliver();
    }

    void IPeerCaller.Ended()
    {
        if (State == SocketState.Closed)
            return;
        _arriving.Enqueue([]);
        Deliver();
    }

    private IPAddress? Resolve()
    {
        if (Network.KnowsHost(Host, out IPAddress? known))
            return known;
        return IPAddress.TryParse(Host, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetwork ? address : null;
    }

    private void Fail(SocketFailure failure, TimeSpan after, Action done) =>
        _board.Schedule(_board.Clock.NowMicroseconds + (long)after.TotalMicroseconds, () => Settle(failure, done));

    private void Settle(SocketFailure failure, Action done)
    {
        if (State != SocketState.Opening)
            return;
        Failure = failure;
        if (failure == SocketFailure.None)
        {
            State = SocketState.Open;
            if (_peer is null)
                _ = ReadAllAsync();
        }
        else
        {
            Close();
        }
        done();
    }

    private void Dial(IPeerWorld world, bool isSecure, TimeSpan timeout, Action done)
    {
        _answered = done;
        _peer = world.Dial(Host, Port, isSecure, this);
        _board.Schedule(_board.Clock.NowMicroseconds + (long)timeout.TotalMicroseconds, () => Settle(SocketFailure.TimedOut, done));
    }

    private void Deliver()
    {
        if (_delivering)
            return;
        while (_arriving.TryPeek(out byte[]? piece))
        {
            if (!Arrive(piece))
            {
                _delivering = true;
                _board.Schedule(_board.Clock.NowMicroseconds + (LookAgainMs * 1000), () =>
                {
                    _delivering = false;
                    Deliver();
                });
                return;
            }
            _arriving.Dequeue();
        }
    }

    private void Connect(ModemTls? tls, TimeSpan takesAtLeast, long giveUpAt, Action done)
    {
        IPEndPoint target = Network.Resolve(new IPEndPoint(Address!, Port));
        Network.Connecting++;
        Task<SocketFailure> attempt = Task.Run(() => ConnectAsync(target, tls));
        _ = attempt.ContinueWith(
            _ =>
            {
                lock (_board.Sync)
                    Network.Connecting--;
            },
            TaskScheduler.Default);
        Look(_board.Clock.NowMicroseconds + (long)takesAtLeast.TotalMicroseconds);

        void Look(long at) => _board.Schedule(at, () =>
        {
            if (State != SocketState.Opening)
                return;
            if (!attempt.IsCompleted && !_board.Clock.RunsByItself)
                attempt.Wait(WorldPatienceMs);
            if (attempt.IsCompleted)
                Settle(attempt.Result, done);
            else if (at >= giveUpAt)
                Settle(SocketFailure.TimedOut, done);
            else
                Look(Math.Min(giveUpAt, at + (LookAgainMs * 1000)));
        });
    }

    private async Task<SocketFailure> ConnectAsync(IPEndPoint target, ModemTls? tls)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(target, _cancelled.Token).ConfigureAwait(false);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (tls is not null)
                stream = await tls.WrapAsync(stream, _cancelled.Token).ConfigureAwait(false);
            _stream = stream;
            if (_cancelled.IsCancellationRequested)
                stream.Dispose();
            return SocketFailure.None;
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException or ObjectDisposedException or DotNet.AuthenticationException)
        {
            stream?.Dispose();
            socket.Dispose();
            return stream is null ? SocketFailure.Refused : SocketFailure.Tls;
        }
    }

    private async Task WriteAsync(Task before, byte[] data)
    {
        await before.ConfigureAwait(false);
        bool sent = true;
        try
        {
            await _stream!.WriteAsync(data).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The reader finds the end.
            sent = false;
        }
        lock (_board.Sync)
        {
            _unsent -= data.Length;
            if (sent)
                TotalAcknowledged += data.Length;
        }
    }

    private async Task ReadAllAsync()
    {
        byte[] piece = new byte[PieceBytes];
        try
        {
            while (true)
            {
                int count = await _stream!.ReadAsync(piece, _cancelled.Token).ConfigureAwait(false);
                while (!Arrive(piece.AsSpan(0, count)))
                    await Task.Delay(LookAgainMs, _cancelled.Token).ConfigureAwait(false);
                if (count == 0)
                    return;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // A reset is an end too, once the way carries anything again.
            while (!_cancelled.IsCancellationRequested && !Arrive([]))
                await Task.Delay(LookAgainMs).ConfigureAwait(false);
        }
    }

    /// <summary>Takes what the peer sent; nothing stands for its end.</summary>
    /// <returns>False while it cannot be taken: the way is silent, or the buffer is full.</returns>
    private bool Arrive(ReadOnlySpan<byte> piece)
    {
        lock (_board.Sync)
        {
            if (State == SocketState.Closed)
                return true;
            if (_faults.Silent || BufferBytes - Available < piece.Length)
                return false;
            if (piece.Length == 0)
            {
                Tell(End);
                return true;
            }
            if (_faults.LoseReceived)
                return true;
            piece.CopyTo(_received.AsSpan(Available));
            Available += piece.Length;
            TotalReceived += piece.Length;
            Tell(() =>
            {
                if (State != SocketState.Closed && Available > 0)
                    Readable(this);
            });
            return true;
        }
    }

    private void End()
    {
        if (State != SocketState.Open)
            return;
        State = SocketState.Ended;
        Ended(this);
    }

    /// <summary>Has something happen in the board's time; a sleeping firmware wakes.</summary>
    private void Tell(Action what) => _board.Schedule(_board.Clock.NowMicroseconds, what);
}
