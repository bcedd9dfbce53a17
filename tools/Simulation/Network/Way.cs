using Simulation.Chance;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Network;

/// <summary>One of the ways between a box and the switch, and what is wrong with it for a while: each fails by itself.</summary>
internal sealed class Way(SimNetwork network, Timeline time, FaultSource faults, string name)
{
    // A refusal, or what a stack waits for nobody.
    private const int FastestFailureMs = 50;
    private const int SlowestFailureMs = 40_000;

    private const int FastestConnectMs = 100;
    private const int SlowestConnectMs = 1_500;

    // From a lift to a tunnel.
    private const int ShortestOutageMs = 5_000;
    private const int LongestOutageMs = 300_000;

    // A gateway that has forgotten the box, until somebody looks.
    private const int ShortestSilenceMs = 10_000;
    private const int LongestSilenceMs = 3_600_000;

    // The edge of a cell.
    private const int LongestFlapMs = 20_000;

    private long _outageUntilMs;
    private long _silentUntilMs;
    private long _flapsUntilMs;
    private bool _hangs;

    /// <summary>Its name in the trace; empty when it is the only one.</summary>
    internal string Name => name;

    /// <summary>Begins to connect.</summary>
    /// <param name="fails">Whether nothing comes of it.</param>
    /// <returns>How long it takes, ms.</returns>
    internal long Begin(out bool fails)
    {
        if (faults.Strikes(FaultKind.NetworkOutage, out Dice how))
            _outageUntilMs = time.NowMs + how.Between(ShortestOutageMs, LongestOutageMs, 1);
        fails = faults.Strikes(FaultKind.ConnectFails, out how);
        return fails ? how.Between(FastestFailureMs, SlowestFailureMs, 1) : network.Throw(1).Between(FastestConnectMs, SlowestConnectMs);
    }

    /// <summary>Whether an attempt that ends now reaches the switch.</summary>
    internal bool Reaches() => time.NowMs >= _outageUntilMs && network.SwitchIsUp && !(_hangs && time.NowMs < _silentUntilMs);

    /// <summary>Makes a connection.</summary>
    internal Connection Connect(IBoxEnd end, bool hostile)
    {
        Connection connection = network.Connect(this, end, hostile);
        connection.HalfOpen = time.NowMs < _silentUntilMs;
        if (time.NowMs < _flapsUntilMs)
        {
            time.After(network.Throw(5).Between(SimNetwork.FastestMs, LongestFlapMs), () =>
            {
                if (!connection.ClosedAtBox && time.NowMs < _flapsUntilMs)
                    network.Break(connection);
            });
        }
        return connection;
    }

    /// <summary>A frame is on its way.</summary>
    internal void Suffer()
    {
        if (faults.Strikes(FaultKind.WayFlaps, out Dice how))
            _flapsUntilMs = time.NowMs + how.Between(ShortestOutageMs, LongestOutageMs, 1);
        if (faults.Strikes(FaultKind.WaySilent, out how))
            BeSilent(how.Between(ShortestSilenceMs, LongestSilenceMs, 1), how.Below(2, 2) == 0);
        if (faults.Strikes(FaultKind.AllWaysDead, out how))
            network.SilenceAll(how.Between(ShortestOutageMs, LongestOutageMs, 1), how.Below(2, 2) == 0);
    }

    /// <summary>From now on it swallows everything.</summary>
    /// <param name="ms">For so long.</param>
    /// <param name="hangs">Whether nobody can connect either; otherwise connections come about, and swallow.</param>
    internal void BeSilent(long ms, bool hangs)
    {
        _silentUntilMs = time.NowMs + ms;
        _hangs = hangs;
        network.Silence(this);
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend() => _outageUntilMs = _silentUntilMs = _flapsUntilMs = 0;
}
