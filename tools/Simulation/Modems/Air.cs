using Simulation.Network;
using Simulation.Profiles;
using Simulation.Timing;
using VirtualBoard.Network;

namespace Simulation.Modems;

/// <summary>What the sockets of a modem reach: the simulated way to the switch.</summary>
internal sealed class Air(Timeline time, FaultSource faults, SimNetwork network, Way way) : IPeerWorld
{
    // A modem's own handshake; it stops nobody else.
    private const int HandshakeMs = 900;

    /// <summary>Told when something reached the modem.</summary>
    internal Action? Changed { get; set; }

    /// <inheritdoc/>
    public IPeer Dial(string host, int port, bool isSecure, IPeerCaller caller)
    {
        var call = new Call(this, caller);
        long takesMs = way.Begin(out bool fails);
        time.After(takesMs + (isSecure ? HandshakeMs : 0), () => call.Answer(fails, isSecure));
        return call;
    }

    private sealed class Call(Air air, IPeerCaller caller) : IPeer, IBoxEnd
    {
        private Connection? _connection;
        private bool _closed;

        public int Room => caller.Room;

        public void Send(byte[] data)
        {
            if (_connection is not { ClosedAtBox: false } connection)
                return;
            air.Network.TellSends(connection, data);
            air.Network.Send(connection, data);
        }

        public void Close()
        {
            if (_closed)
                return;
            _closed = true;
            if (_connection is { ClosedAtBox: false } connection)
                air.Network.CloseAtBox(connection);
        }

        public void Arrived(byte[] bytes)
        {
            caller.Arrived(bytes);
            air.Changed?.Invoke();
        }

        public void Ended()
        {
            caller.Ended();
            air.Changed?.Invoke();
        }

        internal void Answer(bool fails, bool isSecure)
        {
            if (_closed)
                return;
            if (fails || !air.Way.Reaches())
            {
                caller.Answered(false);
            }
            else if (isSecure && air.Faults.Strikes(FaultKind.HandshakeFails))
            {
                caller.Answered(false, isTlsFault: true);
            }
            else
            {
                _connection = air.Way.Connect(this, !isSecure && air.Faults.Strikes(FaultKind.HostilePeer));
                caller.Answered(true);
            }
            air.Changed?.Invoke();
        }
    }

    private SimNetwork Network => network;

    private Way Way => way;

    private FaultSource Faults => faults;
}
