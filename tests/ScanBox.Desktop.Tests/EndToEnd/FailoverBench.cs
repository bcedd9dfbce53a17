using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Scenarios;
using ReferenceSwitch.Terminals;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using global::Simulation.Network;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;
using Workbench;
using Purchase = ReferenceSwitch.Purchases.Purchase;

namespace ScanBox.Desktop.Tests.EndToEnd;

/// <summary>
/// A box with two ways to a reference switch over real TCP, on a clock that runs faster than real time while nobody outside the board
/// is waited for.
/// </summary>
internal sealed class FailoverBench : IAsyncDisposable
{
    private const int LongestMs = 400_000;

    // So many turns of 1 ms of the board's time for each ms that other threads get.
    private const int TurnsPerPause = 10;

    private readonly VirtualFlash _flash = new(new MemoryFlashStore());
    private readonly ProvisionedTerminal _terminal;
    private readonly List<(long AtMs, string What)> _log = [];
    private readonly ConcurrentQueue<byte[]> _requests = new();
    private bool _awaitsAnswer;
    private int _turns;

    public FailoverBench(string link, bool tls = false)
    {
        Host = new SwitchHost(new SwitchHostOptions { TlsPort = tls ? 0 : null, Front = line => new Recorder(line, _requests) });
        Host.Start();
        _terminal = Host.Provision();
        TestBench.SetUp(_flash, _terminal, tls ? Host.AuthorityPem : null);
        Place = new BoxWorkplace(new ManualClock(), _flash, BoardChoice.Plan(BoardChoice.Default, BoardChoice.DefaultScanner), link: link);
        Place.Logged += (atMs, what) => _log.Add((atMs, what));
        Place.Board.Network.Observed += (sent, _) => _awaitsAnswer = sent;
        Place.Route(new IPEndPoint(IPAddress.Loopback, tls ? Host.TlsPort : Host.Port));
    }

    public SwitchHost Host { get; }

    public BoxWorkplace Place { get; }

    public Box Box => Place.Box;

    public long NowMs => Place.UptimeMs;

    public string Log => string.Join('\n', _log.Select(static l => $"{l.AtMs} {l.What}"));

    /// <summary>Sentences, as they were begun.</summary>
    public IEnumerable<string> Said => _log.Where(static l => l.What.StartsWith("says ", StringComparison.Ordinal)).Select(static l => l.What[5..]);

    /// <summary>The preferred way of this bench.</summary>
    public bool IsWifiFirst => !Place.Link.ModemFirst;

    public async ValueTask DisposeAsync()
    {
        Place.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Switches the box on, and waits until it can take payments over its preferred way and the standby was tried.</summary>
    public void Start()
    {
        Place.PowerOn();
        Until(() => Box.SwitchState == SwitchState.SignedIn && Place.IsLinkReady && Box.ScannerState == ScannerState.Ready);
        Until(() => Place.PathText.StartsWith(IsWifiFirst ? "Wi-Fi" : "4G", StringComparison.Ordinal) && !Place.IsOnStandby);
        Until(() => Count("is good") > 0);
        Until(() => Box.SwitchState == SwitchState.SignedIn);
        Until(() => Box.Silent);
    }

    public void KillPreferred() => Place.SetAlive(IsWifiFirst, false);

    public void KillStandby() => Place.SetAlive(!IsWifiFirst, false);

    public void MendPreferred() => Place.SetAlive(IsWifiFirst, true);

    public void MendStandby() => Place.SetAlive(!IsWifiFirst, true);

    /// <summary>Types 8 yuan and lets the customer show a code.</summary>
    public void Pay(PayerKind payer, Action? beforeCode = null)
    {
        Tap(Key.Digit8);
        Tap(Key.Confirm);
        Until(() => Box.PaymentState == PaymentState.AwaitingCode);
        beforeCode?.Invoke();
        Place.Scanner.Show(Host.ShowCode(PayerApps.Get("alipay"), payer));
    }

    /// <summary>Pays; the switch takes the purchase, and its answer finds nobody.</summary>
    public void PayAndLoseTheAnswer(Action kill)
    {
        Host.Enqueue(new Scenario { Transport = TransportFault.AnswerLost });
        Pay(PayerKind.Funded);
        Until(() => Box.Batch > 0 && PurchaseAt(1) is not null);
        kill();
    }

    public void Tap(Key key)
    {
        Place.Press(key);
        Run(60);
        Place.Release(key);
        Run(60);
    }

    /// <summary>The location block A5 of every purchase that reached the switch, in their order: values by tag.</summary>
    public List<Dictionary<string, string>> Places => [.. _requests.Select(static frame => WireMessage.Read(frame)!).Where(static message => message.Mti == 0x0200)
        .Select(static message => Tags(Tags(message[59]).GetValueOrDefault(TagNames.Location, "")))];

    public Purchase? PurchaseAt(int stan) => Host.FindPurchase(new(_terminal.TerminalId, Box.Batch, stan));

    public bool Decide(bool pays) => Host.Decide(new(_terminal.TerminalId, Box.Batch, 1), pays);

    public int Count(string text) => _log.Count(l => l.What.Contains(text, StringComparison.Ordinal));

    /// <summary>Board time of the first line with a text from a moment on; -1 when there is none.</summary>
    public long TimeOf(string text, long fromMs = 0)
    {
        int index = _log.FindIndex(l => l.AtMs >= fromMs && l.What.Contains(text, StringComparison.Ordinal));
        return index < 0 ? -1 : _log[index].AtMs;
    }

    public void Run(int ms)
    {
        for (long end = NowMs + ms; NowMs < end;)
            Turn();
    }

    public void Until(Func<bool> reached, int withinMs = LongestMs)
    {
        long end = NowMs + withinMs;
        while (!reached())
        {
            if (NowMs >= end)
                Assert.Fail($"it did not happen; {Box.SwitchState}, {Box.PaymentState}\n{Log}");
            Turn();
        }
    }

    /// <summary>Runs until an event of the payment is told.</summary>
    public void Until(PaymentEventKind kind) => Until(() => Box.LastEvent?.Kind == kind);

    /// <summary>Runs until nothing is in hand, and checks that the books agree to the last fen, and what was heard.</summary>
    public void Settle(PurchaseState expected)
    {
        Until(() => Box.PaymentState == PaymentState.Idle && Box.UnknownCount == 0 && Box.SwitchState == SwitchState.SignedIn && Box.Silent);
        var audit = Host.Audit();
        Assert.IsTrue(audit.Balanced, string.Join('\n', audit.Problems));
        bool received = expected == PurchaseState.Approved;
        Assert.AreEqual(expected, PurchaseAt(1)!.State, Log);
        Assert.AreEqual(received ? 800 : 0, audit.ReceivedFen);
        Assert.AreEqual(received ? 800 : 0, audit.PaidOutFen);
        Assert.IsNull(PurchaseAt(2), "one purchase, under one name");
        Assert.AreEqual(received ? 1 : 0, Box.LastReceipt.Stan, Log);
        Assert.AreEqual(received ? 1 : 0, Said.Count(static s => s.Contains("到账", StringComparison.Ordinal)), Log);
    }

    /// <summary>How long after the loss was known the box was signed in again, ms.</summary>
    public long TookMs(long fromMs)
    {
        long lost = TimeOf("switch: connection lost", fromMs);
        long back = TimeOf("switch: signed in", lost);
        Assert.IsTrue(lost >= 0 && back >= 0, Log);
        return back - lost;
    }

    // Two characters of a tag, three digits of a length, the value.
    private static Dictionary<string, string> Tags(string block)
    {
        var tags = new Dictionary<string, string>();
        for (int at = 0; at + 5 <= block.Length;)
        {
            int length = int.Parse(block.AsSpan(at + 2, 3), CultureInfo.InvariantCulture);
            tags[block.Substring(at, 2)] = block.Substring(at + 5, length);
            at += 5 + length;
        }
        return tags;
    }

    private void Turn()
    {
        Place.Step();
        // The switch answers in real time, unless the way in use is dead.
        bool overWifi = IsWifiFirst != Place.IsOnStandby;
        bool isDead = overWifi ? !Place.Board.Network.WifiInRange : Place.Modem!.Faults.Silent;
        if ((_awaitsAnswer && !isDead) || Place.Board.Network.Connecting > 0 || ++_turns % TurnsPerPause == 0)
            Thread.Sleep(1);
    }

    private sealed class Recorder(ISwitchLine line, ConcurrentQueue<byte[]> requests) : ISwitchLine
    {
        public LineAnswer Exchange(SwitchSession session, byte[] frame)
        {
            requests.Enqueue([.. frame]);
            return line.Exchange(session, frame);
        }
    }
}
