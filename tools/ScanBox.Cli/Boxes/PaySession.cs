using System;
using System.Collections.Generic;
using System.Threading;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using VirtualBoard.Clocks;

namespace ScanBox.Cli.Boxes;

/// <summary>One payment at a box on the bench, as a vendor and a customer would do it.</summary>
internal sealed class PaySession
{
    /// <summary>A box that has not signed in after this time has no path.</summary>
    private const long ReadyWaitMs = 20_000;

    /// <summary>A modem starts, finds its card and a network, and connects within this time.</summary>
    private const long ModemWaitMs = 120_000;

    /// <summary>A preferred way that was not there at first is taken within this time.</summary>
    private const long PreferredWaitMs = 180_000;

    /// <summary>Longer than settling an earlier payment takes with all its tries.</summary>
    private const long SettleWaitMs = 120_000;

    /// <summary>Longer than any payment takes with all its tries and waits.</summary>
    private const long PaymentWaitMs = 240_000;

    /// <summary>After Ctrl-C a payment that was sent is asked for once more; whoever pressed it wants an end.</summary>
    private const long StopWaitMs = 5_000;

    /// <summary>Longer than the longest queue of sentences.</summary>
    private const long VoiceWaitMs = 60_000;

    /// <summary>A key that was not taken after this time is dead.</summary>
    private const long KeyWaitMs = 5_000;

    /// <summary>Longer than the contacts bounce and the firmware debounces.</summary>
    private const long ReleaseMs = 50;

    /// <summary>The firmware must have looked at the keys a few times meanwhile.</summary>
    private const int ReleaseTurns = 8;

    /// <summary>How far the clock jumps in one turn while nothing outside the board is waited for.</summary>
    private const long SkipMicroseconds = 10_000;

    private readonly BoxWorkplace _workplace;
    private readonly SkippingClock? _skipping;
    private readonly PayReport _report;
    private readonly PathDeath _pathDies;
    private readonly CancellationToken _cancelled;
    private string? _seen;
    private string? _noted;

    internal PaySession(BoxWorkplace workplace, SkippingClock? skipping, PayReport report, PathDeath pathDies, CancellationToken cancelled)
    {
        _workplace = workplace;
        _skipping = skipping;
        _report = report;
        _pathDies = pathDies;
        _cancelled = cancelled;
        workplace.Logged += (atMs, what) => report.Timeline.Add(new TimelineEntry(atMs, what));
        _seen = workplace.Display?.Text;
    }

    private Box Box => _workplace.Box;

    /// <summary>Runs the payment; what happened stands in the report.</summary>
    internal void Run(IReadOnlyList<Key> amount, byte[] code)
    {
        _workplace.PowerOn();
        if (BecomeReady())
        {
            Pay(amount, code);
        }
        // The receipt is part of the payment: until it was said, the next start would say it again.
        if (!_cancelled.IsCancellationRequested)
            Until(() => Box.Silent && (Box.LastReceipt.Batch == 0 || Box.LastReceipt.Spoken), VoiceWaitMs, skip: true);
    }

    private bool BecomeReady()
    {
        if (!Until(() => _workplace.IsLinkReady, ModemWaitMs, skip: true))
            return Fail("the modem found no network");
        if (!Until(() => Box.SwitchState is SwitchState.SignedIn or SwitchState.Refused, ReadyWaitMs, skip: false) || Box.SwitchState == SwitchState.Refused)
            return Fail("the box could not sign in at the switch");
        if (!Until(() => Box.UnknownCount == 0 && Box.PaymentState == PaymentState.Idle, SettleWaitMs, skip: true))
            return Fail("an earlier payment is still unknown; the box takes no new one");
        if (_pathDies != PathDeath.Never && !Until(() => _workplace.PathText.Length > 0 && !_workplace.IsOnStandby, PreferredWaitMs, skip: true))
            return Fail("the preferred way was not taken");
        if (!Until(() => Box.ScannerState == ScannerState.Ready, ReadyWaitMs, skip: true))
            return Fail("no scanner module answers");
        return true;
    }

    private void Pay(IReadOnlyList<Key> amount, byte[] code)
    {
        foreach (Key key in amount)
        {
            int typed = Box.EntryText.Length;
            if (!Type(key, () => Box.EntryText.Length > typed))
            {
                Fail("the box did not take a key");
                return;
            }
        }
        Type(Key.Confirm, () => Box.PaymentState == PaymentState.AwaitingCode || (Box.LastEvent is { } told && Take(told)));
        if (Box.PaymentState != PaymentState.AwaitingCode)
        {
            Fail(_report.Why ?? "the box did not begin a payment");
            return;
        }
        Die(PathDeath.Before);
        _workplace.Scanner.Show(code);
        if (!UntilEnded() && Box.PaymentState is not (PaymentState.Idle or PaymentState.AwaitingCode))
        {
            _report.Outcome = "unknown";
            _report.Why = "ended before the result was known; the box settles it when it is next switched on";
        }
    }

    /// <summary>Holds a key as a person does, until the box has taken it; a busy machine can hold this process up for longer than any fixed time.</summary>
    private bool Type(Key key, Func<bool> taken)
    {
        _workplace.Press(key);
        bool was = Until(taken, KeyWaitMs, skip: true);
        _workplace.Release(key);
        long until = _workplace.UptimeMs + ReleaseMs;
        int turns = 0;
        Until(() => ++turns >= ReleaseTurns && _workplace.UptimeMs >= until, KeyWaitMs, skip: true);
        return was;
    }

    /// <summary>Runs the payment to its end. A refused code, and Ctrl-C, press the box's clear key.</summary>
    private bool UntilEnded()
    {
        bool ended = false;
        bool clearPressed = false;
        long end = _workplace.UptimeMs + PaymentWaitMs;
        while (_workplace.UptimeMs < end)
        {
            Turn(skip: false);
            if (Box.LastEvent is { } told)
                ended |= Take(told);
            if (ended && Box.PaymentState == PaymentState.Idle)
                return true;
            if (clearPressed || !(_report.Outcome == "refused" || _cancelled.IsCancellationRequested))
                continue;
            clearPressed = true;
            _workplace.Scanner.TakeAway();
            _workplace.Press(Key.Clear);
            if (_cancelled.IsCancellationRequested)
                end = _workplace.UptimeMs + StopWaitMs;
        }
        return false;
    }

    /// <summary>Notes an event; true when it ends the payment.</summary>
    private bool Take(PaymentEvent told)
    {
        if (told.Code?.SchemeId is string scheme)
            _report.Scheme = scheme;
        if (told.Stan != 0)
        {
            _report.Stan = told.Stan;
            _report.Batch = told.Batch;
            _report.AmountFen = told.AmountFen;
        }
        switch (told.Kind)
        {
            case PaymentEventKind.Sent:
                Die(PathDeath.Sent);
                return false;
            case PaymentEventKind.PayerWanted:
                Die(PathDeath.Password);
                return false;
            case PaymentEventKind.Approved:
                return End("approved", told);
            case PaymentEventKind.Declined:
                return End("declined", told);
            case PaymentEventKind.Reversed:
                return End("reversed", told);
            case PaymentEventKind.UnknownKept:
                return End("unknown", told);
            case PaymentEventKind.CodeRefused:
            case PaymentEventKind.CodeRepeated:
                _report.Outcome = "refused";
                _report.Why = told.Kind == PaymentEventKind.CodeRepeated ? "this code was sent before" : told.Code?.Reason;
                return false;
            case PaymentEventKind.Cancelled:
                return true;
            case PaymentEventKind.NotSent:
            case PaymentEventKind.NoPath:
            case PaymentEventKind.NoScanner:
            case PaymentEventKind.JournalFault:
            case PaymentEventKind.CodeTimeout:
                _report.Why ??= PaymentEventText.Of(told);
                return true;
            default:
                return false;
        }
    }

    private void Die(PathDeath when)
    {
        if (when != _pathDies)
            return;
        bool isWifi = !_workplace.Link.ModemFirst;
        _report.Timeline.Add(new TimelineEntry(_workplace.UptimeMs, isWifi ? "Wi-Fi dies without a word" : "4G dies without a word"));
        _workplace.SetAlive(isWifi, false);
    }

    private bool End(string outcome, PaymentEvent told)
    {
        _report.Outcome = outcome;
        _report.Rrn = told.Rrn.Length > 0 ? told.Rrn : null;
        return true;
    }

    private bool Fail(string why)
    {
        _report.Why = _cancelled.IsCancellationRequested ? "cancelled" : why;
        return false;
    }

    private bool Until(Func<bool> reached, long withinMs, bool skip)
    {
        long end = _workplace.UptimeMs + withinMs;
        do
        {
            Turn(skip);
            if (reached())
                return true;
        }
        while (_workplace.UptimeMs < end && !_cancelled.IsCancellationRequested);
        return false;
    }

    /// <summary>Notes what the display shows when it stands for a turn: digits come one after the other.</summary>
    private void NoteDisplay()
    {
        string? now = _workplace.Display?.Text;
        if (now == _seen && now is not null && now != _noted)
        {
            _noted = now;
            _report.Timeline.Add(new TimelineEntry(_workplace.UptimeMs, $"display: [{now}]"));
        }
        _seen = now;
    }

    private void Turn(bool skip)
    {
        _workplace.Step();
        if (Box.Begun is { } sentence)
            _report.Spoken.Add(sentence.Text());
        NoteDisplay();
        // Time may jump only while no answer is on its way from outside.
        if (skip && Box.PaymentState is (PaymentState.Idle or PaymentState.AwaitingCode))
            _skipping?.Skip(SkipMicroseconds);
    }
}
