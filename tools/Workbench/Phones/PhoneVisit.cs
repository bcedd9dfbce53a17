using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Network;

namespace Workbench.Phones;

/// <summary>
/// A technician with a phone at a box on the bench: has the box open its access point, and lets it run until a network is set or the access point
/// closes. The page is served on loopback meanwhile, for a browser.
/// </summary>
public sealed class PhoneVisit
{
    private const string Asks = "says 请出示设置码";
    private const string Closes = "phone: the access point closes: ";
    private const string Set = "phone: a Wi-Fi network was set";
    private const string Refused = "phone: the access point cannot be opened";

    // Longer than the key must be held, and as long as a finger presses.
    private const long HoldMs = 3_500;
    private const long PressMs = 150;

    // What one turn of the box counts for at most while a key is held: some more than it may sleep.
    private const long TurnMs = 25;

    // A box has found its scanner, and has said what it says at power-on.
    private const long ReadyWaitMs = 30_000;

    // Said, restarted, and on the air.
    private const long OpenWaitMs = 60_000;

    // A box that takes payments joins what was set.
    private const long JoinWaitMs = 60_000;

    private const long LongestSleepMs = 20;

    private readonly BoxWorkplace _workplace;
    private readonly List<string> _log = [];
    private IPEndPoint? _told;
    private bool _isOff;

    /// <summary>Comes to a box that is still off.</summary>
    public PhoneVisit(BoxWorkplace workplace)
    {
        _workplace = workplace;
        workplace.Logged += (_, line) => _log.Add(line);
    }

    /// <summary>Happens when the page is served, on an address that it has not told yet.</summary>
    public event Action<Uri>? Opened;

    /// <summary>What the box wrote into its log.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>Why nothing was set; empty when it was.</summary>
    public string Why { get; private set; } = "";

    private VirtualHotspot Hotspot => _workplace.Board.Network.Hotspot;

    /// <summary>Puts more networks around a board: a neighbour's, one that is hardly heard, one that hides, and one with a name that means harm.</summary>
    public static void AddNeighbours(VirtualNetwork network)
    {
        network.Others.Add(new VirtualAccessPoint("Neighbour 隔壁", "nobody knows it") { Signal = -63 });
        network.Others.Add(new VirtualAccessPoint("far away", "far away from here") { Signal = -86 });
        network.Others.Add(new VirtualAccessPoint("back room", "behind the curtain") { Signal = -58, IsHidden = true });
        network.Others.Add(new VirtualAccessPoint("<script>alert(1)", "hostile-password") { Signal = -77 });
    }

    /// <summary>Runs the box.</summary>
    /// <param name="stop">Ends it.</param>
    /// <returns>Whether a network was set; a box that takes payments has joined it then.</returns>
    public bool Run(CancellationToken stop)
    {
        PowerOn();
        if (_workplace.RunningBox is not null && !Ask(stop))
            return Fail(stop, "the box did not ask for a set-up code");
        if (!Until(stop, () => Hotspot.Page is not null, OpenWaitMs))
            return Fail(stop, _log.FirstOrDefault(static line => line.StartsWith(Refused, StringComparison.Ordinal)) ?? "the box opened no access point: it has no setup.pin and setup.password, or it reaches its switch");
        Until(stop, () => _log.Any(static line => line.StartsWith(Closes, StringComparison.Ordinal)), long.MaxValue);
        if (!_log.Contains(Set))
            return Fail(stop, _log.LastOrDefault(static line => line.StartsWith(Closes, StringComparison.Ordinal))?[Closes.Length..] ?? "");
        Until(stop, () => !Hotspot.IsOn, OpenWaitMs);
        bool isIn = _workplace.RunningBox is null || Until(stop, () => _workplace.Board.Network.Joined, JoinWaitMs);
        return isIn || Fail(stop, "the box has not joined the network that was set");
    }

    private bool Ask(CancellationToken stop)
    {
        if (!Until(stop, () => _workplace.Box.ScannerState == ScannerState.Ready && _workplace.Box.Silent && !_workplace.Box.IsBusy, ReadyWaitMs))
            return false;
        Press(stop, Key.Clear, HoldMs);
        if (!Until(stop, () => _log.Contains(Asks), ReadyWaitMs))
            return false;
        Press(stop, Key.Confirm, PressMs);
        return true;
    }

    private void Press(CancellationToken stop, Key key, long holdMs)
    {
        var held = new UsedTime(_workplace.UptimeMs, TurnMs);
        _workplace.Press(key);
        Until(stop, () => _isOff || held.Turn(_workplace.UptimeMs) >= holdMs, ReadyWaitMs);
        _workplace.Release(key);
    }

    private bool Fail(CancellationToken stop, string why)
    {
        Why = stop.IsCancellationRequested ? "cancelled" : why;
        return false;
    }

    private bool Until(CancellationToken stop, Func<bool> reached, long withinMs)
    {
        long from = Environment.TickCount64;
        while (!reached())
        {
            if (stop.IsCancellationRequested || Environment.TickCount64 - from >= withinMs)
                return reached();
            Turn();
        }
        return true;
    }

    private void Turn()
    {
        try
        {
            if (_isOff)
                PowerOn();
            _workplace.StepAndSleep(static () => LongestSleepMs);
        }
        catch (PowerLostException)
        {
            // It restarts itself, to open the access point or to close it.
            _isOff = true;
        }
        if (Hotspot.Page is not IPEndPoint page || page.Equals(_told))
            return;
        _told = page;
        Opened?.Invoke(new Uri($"http://{page}/"));
    }

    private void PowerOn()
    {
        _isOff = false;
        _workplace.PowerOn().MakeCurrent();
    }
}
