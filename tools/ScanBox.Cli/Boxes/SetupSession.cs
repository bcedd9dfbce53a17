using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using ScanBox.Ports;
using VirtualBoard;
using VirtualBoard.Clocks;

namespace ScanBox.Cli.Boxes;

/// <summary>Set-up codes held before the window of a box on the bench, one after the other, by somebody who does what the box says.</summary>
internal sealed class SetupSession
{
    private const string Asks = "says 请出示设置码";
    private const string WantsKey = "says 请按确认键";
    private const string Said = "says ";
    private const string Told = "setup: ";
    private const string Taken = "code was taken";

    /// <summary>A box has found its scanner, and has said what it says at power-on.</summary>
    private const long ReadyWaitMs = 30_000;

    /// <summary>A signature is looked at, and the box has said what it thinks, several times over.</summary>
    private const long CodeWaitMs = 60_000;

    /// <summary>Longer than the key must be held.</summary>
    private const long HoldMs = 3_500;

    /// <summary>As long as a finger presses.</summary>
    private const long PressMs = 150;

    // What one turn of the box counts for at most while a key is held: some more than it may sleep.
    private const long TurnMs = 25;

    /// <summary>What was being said before may have to end first.</summary>
    private const long LastWordMs = 10_000;

    private const long SkipMicroseconds = 5_000;

    private readonly BoxWorkplace _workplace;
    private readonly SkippingClock _clock;
    private readonly CancellationToken _stop;
    private readonly List<string> _log = [];
    private bool _restarted;

    internal SetupSession(BoxWorkplace workplace, SkippingClock clock, CancellationToken stop)
    {
        (_workplace, _clock, _stop) = (workplace, clock, stop);
        workplace.Logged += (_, what) => _log.Add(what);
    }

    /// <summary>What the box said, sentence by sentence.</summary>
    internal IEnumerable<string> Spoken => _log.Where(static line => line.StartsWith(Said, StringComparison.Ordinal)).Select(static line => line[Said.Length..]);

    /// <summary>Why the box took nothing, in its own words; null when it did, or said nothing.</summary>
    internal string? Why { get; private set; }

    /// <summary>Shows the codes.</summary>
    /// <returns>Whether the box took what they say and restarted.</returns>
    internal bool Show(IReadOnlyList<byte[]> codes)
    {
        _workplace.PowerOn().MakeCurrent();
        if (!BecomeReady())
            return Fail("the box did not ask for a set-up code");
        foreach (byte[] code in codes)
        {
            int from = _log.Count;
            _workplace.Scanner.Show(code);
            Until(() => _restarted || Since(from, Asks) || Since(from, WantsKey) || Refusal(from) is not null, CodeWaitMs);
            _workplace.Scanner.TakeAway();
            if (Refusal(from) is string refusal)
            {
                // Whoever stands there hears it to its end.
                int told = _log.Count;
                Until(() => Since(told, Said), LastWordMs);
                return Fail(refusal);
            }
            if (Since(from, WantsKey))
                Press(Key.Confirm, PressMs);
        }
        if (Until(() => _restarted, CodeWaitMs) && _log.Any(static line => line.Contains(Taken, StringComparison.Ordinal)))
            return true;
        return Fail(codes.Count == 0 ? "no code was shown" : "the box waits for another part of the set-up code");
    }

    private bool BecomeReady()
    {
        if (_workplace.RunningBox is null)
            return Until(() => Since(0, Asks), ReadyWaitMs);
        // The vendor holds clear when the box has said what it says at power-on.
        if (!Until(() => _workplace.Box.ScannerState == ScannerState.Ready && _workplace.Box.Silent && !_workplace.Box.IsBusy, ReadyWaitMs))
            return false;
        Press(Key.Clear, HoldMs);
        return Until(() => Since(0, Asks), ReadyWaitMs);
    }

    private void Press(Key key, long holdMs)
    {
        var held = new UsedTime(_workplace.UptimeMs, TurnMs);
        _workplace.Press(key);
        Until(() => held.Turn(_workplace.UptimeMs) >= holdMs, ReadyWaitMs);
        _workplace.Release(key);
    }

    private bool Since(int from, string text) => _log.Skip(from).Any(line => line.StartsWith(text, StringComparison.Ordinal));

    private string? Refusal(int from) => _log.Skip(from)
        .Where(static line => line.StartsWith(Told, StringComparison.Ordinal) && !line.Contains(Taken, StringComparison.Ordinal))
        .Select(static line => line[Told.Length..]).FirstOrDefault();

    private bool Fail(string why)
    {
        Why = _stop.IsCancellationRequested ? "cancelled" : why;
        return false;
    }

    private bool Until(Func<bool> reached, long withinMs)
    {
        long end = _workplace.UptimeMs + withinMs;
        while (!reached())
        {
            if (_restarted || _stop.IsCancellationRequested || _workplace.UptimeMs >= end)
                return reached();
            try
            {
                _workplace.Step();
                _clock.Skip(SkipMicroseconds);
            }
            catch (PowerLostException)
            {
                // A new box restarts once to open its access point; it asks for codes all the same.
                _restarted = _log.Any(static line => line.Contains(Taken, StringComparison.Ordinal));
                if (!_restarted)
                    _workplace.PowerOn().MakeCurrent();
            }
        }
        return true;
    }
}
