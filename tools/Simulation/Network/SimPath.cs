using ScanBox.Ports;
using Simulation.Boxes;
using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Network;

/// <summary>A link whose TCP and TLS the box's chip makes itself: Wi-Fi, or a path of which nothing more needs to be known.</summary>
internal sealed class SimPath(Timeline time, FaultSource faults, SimNetwork network, Way way, Action stir) : ILink, IBoxEnd
{
    // An elliptic-curve handshake on the chip; and the external watchdog that ends one that hangs.
    private const int FastestHandshakeMs = 700;
    private const int SlowestHandshakeMs = 3_000;
    private const int WatchdogMs = 60_000;

    // What the chip's TCP stack offers by default.
    private const int WindowBytes = 5_744;

    // Bytes that have arrived at the box and are not read.
    private readonly Queue<byte> _received = new();
    private Connection? _connection;
    private bool _opening;
    private bool _reached;
    private int _attempt;

    /// <inheritdoc/>
    public LinkPlace? Place => null;

    /// <inheritdoc/>
    public LinkState State => _connection is not null ? LinkState.Up : _reached ? LinkState.Reached : _opening ? LinkState.Opening : LinkState.Down;

    /// <inheritdoc/>
    public int Room => Math.Max(0, WindowBytes - _received.Count);

    /// <inheritdoc/>
    public void Open()
    {
        if (State == LinkState.Reached)
            Handshake();
        if (State != LinkState.Down)
            return;
        _opening = true;
        int attempt = ++_attempt;
        long takesMs = way.Begin(out bool fails);
        time.After(takesMs, () => Opened(attempt, fails));
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (Let() is Connection closed)
            network.CloseAtBox(closed);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (_connection is not null && taken < count && _received.TryDequeue(out byte value))
            buffer[offset + taken++] = value;
        return taken;
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        byte[] frame = buffer.AsSpan(offset, count).ToArray();
        bool cut = faults.Strikes(FaultKind.PowerCutAtSend, out Dice how);
        bool fails = !cut && faults.Strikes(FaultKind.WriteFails, out how);
        Connection? connection = _connection;
        if (connection is null)
            return false;
        network.TellSends(connection, frame);
        if (!cut && !fails)
        {
            network.Send(connection, frame);
            return true;
        }
        int left = how.Below(3, 1) switch { 0 => 0, 1 => count, _ => how.Below(count, 2) };
        if (left > 0)
            network.Carry(connection, frame[..left], up: true, how.Between(SimNetwork.FastestMs, SimNetwork.SlowestMs, 3), breaks: false);
        if (cut)
            throw new PowerLostException();
        network.Break(connection);
        return false;
    }

    /// <inheritdoc/>
    public void Arrived(byte[] bytes)
    {
        foreach (byte value in bytes)
            _received.Enqueue(value);
        stir();
    }

    /// <inheritdoc/>
    public void Ended()
    {
        Let();
        stir();
    }

    /// <summary>The box has no power.</summary>
    internal void PowerLost()
    {
        if (Let() is Connection lost)
            network.Vanish(lost);
    }

    private Connection? Let()
    {
        _opening = false;
        _reached = false;
        _attempt++;
        Connection? let = _connection;
        _connection = null;
        _received.Clear();
        return let;
    }

    private void Opened(int attempt, bool fails)
    {
        if (attempt != _attempt || !_opening)
            return;
        _opening = false;
        if (!fails && way.Reaches())
        {
            if (network.IsSecure)
                _reached = true;
            else
                _connection = way.Connect(this, faults.Strikes(FaultKind.HostilePeer));
        }
        stir();
    }

    // It stops the whole box; whoever has not the switch's certificate does not come through.
    private void Handshake()
    {
        _reached = false;
        if (faults.Strikes(FaultKind.HandshakeHangs))
        {
            time.NowMs += WatchdogMs;
            throw new PowerLostException();
        }
        time.NowMs += network.Throw(3).Between(FastestHandshakeMs, SlowestHandshakeMs);
        if (!faults.Strikes(FaultKind.HandshakeFails) && network.SwitchIsUp)
            _connection = way.Connect(this, hostile: false);
    }
}
