using ScanBox.Parts.Links;
using ScanBox.Parts.Modems;
using ScanBox.Ports;
using Simulation.Chance;
using Simulation.Checks;
using Simulation.Modems;
using Simulation.Profiles;
using Simulation.Timing;

namespace Simulation.Network;

/// <summary>
/// A box's ways to the switch, as its profile says: simulated paths and modems, which outlive the firmware, and on them after each start
/// the firmware's own drivers and its choice between two ways. It turns them as the firmware's loop does.
/// </summary>
internal sealed class BoxWays
{
    private const string WifiName = "Wi-Fi";
    private const string MobileName = "4G";

    // The loop turns every few milliseconds. When nothing has passed for a while it is looked at less often: what is due then is
    // seconds apart, and a night would take longer than all payments.
    private const int QuietMs = 5_000;
    private const int QuietLookMs = 250;

    private readonly Timeline _time;
    private readonly MoneyWatch _watch;
    private readonly Dice _dice;
    private readonly IReadOnlyList<LinkPart> _parts;
    private readonly SimPath?[] _paths;
    private readonly SimModem?[] _modems;
    private ModemLink? _driver;
    private LinkChooser? _chooser;
    private WatchedLink? _link;
    private int _stops;

    internal BoxWays(IReadOnlyList<LinkPart> parts, Timeline time, FaultSource faults, Trace trace, SimNetwork network, MoneyWatch watch, Dice dice, Action stir)
    {
        _time = time;
        _watch = watch;
        _dice = dice;
        _parts = parts;
        _paths = new SimPath?[parts.Count];
        _modems = new SimModem?[parts.Count];
        for (int i = 0; i < parts.Count; i++)
        {
            Way way = network.AddWay(parts.Count == 1 ? "" : NameOf(parts[i]));
            if (LinkParts.IsModem(parts[i]))
                _modems[i] = new SimModem(parts[i], time, faults, trace, network, way, dice.At(1, i), stir);
            else
                _paths[i] = new SimPath(time, faults, network, way, stir);
        }
    }

    /// <summary>Whether the firmware's drivers have turns of their own.</summary>
    internal bool Turns => _driver is not null || _chooser is not null;

    /// <summary>The firmware's objects, for who counts memory.</summary>
    internal IEnumerable<object> Firmware => ((object?[])[_driver, _chooser]).OfType<object>();

    /// <summary>The box starts.</summary>
    /// <returns>The link that it is given.</returns>
    internal ILink Start(IBoxLog log)
    {
        var links = new ILink[_parts.Count];
        for (int i = 0; i < links.Length; i++)
            links[i] = _modems[i] is SimModem modem ? _driver = modem.Start(log) : _paths[i]!;
        ILink link = links[0];
        if (links.Length == 2)
            link = _chooser = new LinkChooser(links[0], NameOf(_parts[0]), links[1], NameOf(_parts[1]), log);
        return _link = new WatchedLink(link, _watch, _time);
    }

    /// <summary>The box stops, and the firmware with its objects is gone.</summary>
    internal void Stop()
    {
        // A watchdog or a short dip resets the microcontroller alone.
        bool withSupply = _dice.At(2, _stops++).Below(3) > 0;
        foreach (SimPath? path in _paths)
            path?.PowerLost();
        foreach (SimModem? modem in _modems)
            modem?.Stop(withSupply);
        _driver = null;
        _chooser = null;
        _link = null;
    }

    /// <summary>One turn of the drivers.</summary>
    internal void Step(long uptimeMs)
    {
        _driver?.Step(uptimeMs);
        _chooser?.Step(uptimeMs);
    }

    /// <summary>When the drivers want their next turn, uptime in ms.</summary>
    internal long NextAtMs(long uptimeMs)
    {
        long next = Math.Min(_driver?.NextAtMs ?? long.MaxValue, _chooser?.NextAtMs ?? long.MaxValue);
        if (next <= uptimeMs || next == long.MaxValue)
            return next;
        long usedAtMs = _link!.UsedAtMs;
        foreach (SimModem? modem in _modems)
            usedAtMs = Math.Max(usedAtMs, modem?.Line.UsedAtMs ?? 0);
        return _time.NowMs - usedAtMs < QuietMs ? next : Math.Max(next, uptimeMs + QuietLookMs);
    }

    /// <summary>Ends what faults have begun.</summary>
    internal void Mend()
    {
        foreach (SimModem? modem in _modems)
            modem?.Mend();
    }

    private static string NameOf(LinkPart part) => part == LinkPart.Wifi ? WifiName : MobileName;
}
