using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Purchases;
using ScanBox.Payments;
using ScanBox.Switching;
using VirtualBoard.Flash;
using Booked = ReferenceSwitch.Purchases.Purchase;

namespace ScanBox.Cli.Processes;

/// <summary>
/// Real processes: <c>scanbox pay --state</c> again and again, against a <c>scanbox switch</c> over TCP or with the switch inside, both
/// killed with SIGKILL at random moments and started again on their files. At the end both ends must agree on every purchase.
/// </summary>
internal sealed class KillRounds : IDisposable
{
    private const int MostTriesAtTheEnd = 6;

    // A process that has not started to pay by then is killed while it starts.
    private const int LatestKillMs = 1_500;

    // Behind a moment: flash, wire and loudspeaker follow within it.
    private const int BehindMomentMs = 30;

    private const int LongestPauseMs = 1_200;

    // Longer than a payment with all its tries takes.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private static readonly string[] s_moments = ["switch: signed in", "waiting for a code", "code accepted", "purchase sent", "approved:"];

    private readonly Random _random;
    private readonly string _folder;
    private readonly KilledSwitch? _switch;
    private readonly BoxRecords _records;
    private readonly KillReport _report = new();

    private KillRounds(string folder, int seed, bool innerSwitch)
    {
        _random = new Random(seed);
        _folder = folder;
        Directory.CreateDirectory(folder);
        _switch = innerSwitch ? null : new KilledSwitch(Store, Box, seed);
        _records = new BoxRecords(Flash);
    }

    private string Box => Path.Combine(_folder, "box");

    private string Flash => StateFolder.FlashOf(new DirectoryInfo(Box));

    private string Store => _switch is null && File.Exists(Path.Combine(Box, "switch.db")) ? Path.Combine(Box, "switch.db") : Path.Combine(_folder, "switch.db");

    /// <summary>Runs rounds in a folder.</summary>
    /// <param name="folder">An empty folder for the files of both.</param>
    /// <param name="rounds">Payments, of which most are killed.</param>
    /// <param name="seed">Decides amounts and moments; what a killed process has done by then the machine decides.</param>
    /// <param name="innerSwitch">The switch runs inside the box's process.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="stop">Ends it early.</param>
    internal static KillReport Run(string folder, int rounds, int seed, bool innerSwitch, Action<string> progress, CancellationToken stop)
    {
        using var campaign = new KillRounds(folder, seed, innerSwitch);
        for (int round = 1; round <= rounds && !stop.IsCancellationRequested; round++)
        {
            campaign.Round();
            if (round % 10 == 0)
                progress($"{round} rounds, {campaign._report.BoxKills} boxes and {campaign._switch?.Kills ?? 0} switches killed, {campaign._records.Purchases.Count} purchases");
        }
        campaign.PayInPeace();
        campaign.Compare();
        return campaign._report;
    }

    public void Dispose() => _switch?.Dispose();

    private void Round()
    {
        _report.Rounds++;
        using ScanboxChild box = StartBox();
        using Timer? switchKiller = _switch is null || _random.Next(5) < 3 ? null : KillSwitchSoon();
        if (_random.Next(4) > 0)
            KillBox(box);
        else if (!box.WaitForEnd(s_patience))
            _report.Problems.Add("a payment did not end");
        if (switchKiller is not null)
        {
            using var done = new ManualResetEvent(false);
            switchKiller.Dispose(done);
            done.WaitOne();
        }
        End(box);
    }

    private ScanboxChild StartBox()
    {
        string amount = (_random.Next(1, 1000) / 100m).ToString(CultureInfo.InvariantCulture);
        if (_switch is null)
        {
            string code = "2" + _random.NextInt64(50_000_000_000_000_000, 99_999_999_999_999_999).ToString(CultureInfo.InvariantCulture);
            return new ScanboxChild("pay", "--amount", amount, "--code", code, "--state", Box);
        }
        if (!_switch.HasCodes)
            _switch.Kill();
        _switch.Start();
        return new ScanboxChild("pay", "--amount", amount, "--code", _switch.TakeCode(), "--state", Box, "--switch", _switch.Address);
    }

    private Timer KillSwitchSoon()
    {
        int afterMs = _random.Next(300, 2_000);
        int pauseMs = _random.Next(LongestPauseMs);
        return new Timer(_ =>
        {
            _switch!.Kill();
            Thread.Sleep(pauseMs);
            _switch.Start();
        }, null, afterMs, Timeout.Infinite);
    }

    private void KillBox(ScanboxChild box)
    {
        string moment = "any time";
        if (_random.Next(4) == 0)
        {
            Thread.Sleep(_random.Next(LatestKillMs));
        }
        else
        {
            moment = s_moments[_random.Next(s_moments.Length)];
            if (box.WaitFor(moment, s_patience) is null)
                moment = "never came";
            Thread.Sleep(_random.Next(BehindMomentMs));
        }
        if (box.HasEnded)
            return;
        box.Kill();
        _report.BoxKills++;
        _report.Moments[moment] = _report.Moments.GetValueOrDefault(moment) + 1;
    }

    private void End(ScanboxChild box)
    {
        box.WaitForEnd(s_patience);
        foreach (string line in box.Lines())
        {
            if (line.Contains("fault", StringComparison.Ordinal) && line.Contains("scanbox:", StringComparison.Ordinal))
                _report.Problems.Add(line);
            int said = line.IndexOf("says ", StringComparison.Ordinal);
            if (said < 0)
                continue;
            string sentence = line[(said + 5)..];
            if (sentence.Contains("已成功", StringComparison.Ordinal))
                _report.SaidAsPrevious++;
            else if (sentence.Contains("收款", StringComparison.Ordinal) && sentence.EndsWith('元'))
                _report.SaidFreshly++;
            else if (sentence.Contains("到账", StringComparison.Ordinal))
                _report.SaidFreshly++;
        }
        _records.Read();
    }

    // Nobody is killed any more: what is open is settled, and a customer can pay.
    private void PayInPeace()
    {
        for (int tries = 0; tries < MostTriesAtTheEnd; tries++)
        {
            using ScanboxChild box = StartBox();
            if (!box.WaitForEnd(s_patience))
                break;
            End(box);
            if (box.Status == ExitCode.Done)
                return;
        }
        _report.Problems.Add("nobody was killed any more, but a customer cannot pay");
    }

    private void Compare()
    {
        _switch?.Kill();
        _report.SwitchKills = _switch?.Kills ?? 0;
        _report.Problems.AddRange(_records.Changed);
        var books = new SwitchHost(new SwitchHostOptions { StorePath = Store });
        try
        {
            LedgerReport ledger = books.Audit();
            _report.Problems.AddRange(ledger.Problems);
            ComparePurchases(books);
            CompareTotals(ledger);
        }
        finally
        {
            books.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void ComparePurchases(SwitchHost books)
    {
        string terminal = TestBench.Settings(new VirtualFlash(new DirectoryFlashStore(Flash)))!.TerminalId;
        int batches = _records.Purchases.Keys.Max(name => name.Batch);
        for (int batch = 1; batch <= batches; batch++)
        {
            int last = _records.Purchases.Keys.Where(name => name.Batch == batch).Select(name => name.Stan).DefaultIfEmpty(0).Max();
            for (int stan = 1; stan <= last; stan++)
                Compare((batch, stan), books.FindPurchase(new PurchaseKey(terminal, batch, stan)));
            if (books.FindPurchase(new PurchaseKey(terminal, batch, last + 1)) is not null)
                _report.Problems.Add($"the switch knows batch {batch} STAN {last + 1}, the box does not");
        }
        if (_report.SaidFreshly > _report.Approved)
            _report.Problems.Add($"{_report.SaidFreshly} receipts were said freshly, {_report.Approved} purchases were approved");
        if (_report.SaidFreshly + _report.SaidAsPrevious < _report.Approved)
            _report.Problems.Add($"{_report.Approved} purchases were approved, but only {_report.SaidFreshly + _report.SaidAsPrevious} receipts were said");
    }

    private void Compare((int Batch, int Stan) name, Booked? booked)
    {
        bool known = _records.Purchases.TryGetValue(name, out PaymentOutcome? end);
        if (booked is not null)
            _report.Purchases++;
        switch (booked?.State)
        {
            case PurchaseState.Approved:
                _report.Approved++;
                _report.ApprovedFen += booked.AmountFen;
                break;
            case PurchaseState.Declined:
                _report.Declined++;
                break;
            case PurchaseState.Reversed or PurchaseState.Tombstone:
                _report.Reversed++;
                break;
        }
        bool agrees = end switch
        {
            PaymentOutcome.Approved => booked?.State == PurchaseState.Approved,
            PaymentOutcome.Declined => booked?.State == PurchaseState.Declined,
            PaymentOutcome.Reversed => booked?.State is PurchaseState.Reversed or PurchaseState.Tombstone or PurchaseState.Declined,
            PaymentOutcome.NotSent => booked is null,
            _ => !known && booked is null,
        };
        if (!agrees)
            _report.Problems.Add($"batch {name.Batch} STAN {name.Stan}: {end?.ToString() ?? "without an end"} on the box, {booked?.State.ToString() ?? "never seen"} at the switch");
    }

    private void CompareTotals(LedgerReport ledger)
    {
        JournalState state = _records.State;
        if (state.OpenCount > 0)
            _report.Problems.Add($"{state.OpenCount} purchases are unknown");
        Equal("of the day", state.TotalCount, state.TotalFen, [.. ledger.Totals.Where(total => total.BusinessDate % 10_000 == state.TotalDate)]);
        Equal("of the batch", state.DebitCount, state.DebitFen, [.. ledger.Totals.Where(total => total.Batch == state.Batch)]);
    }

    private void Equal(string what, int count, long fen, List<BatchTotal> totals)
    {
        if (count != totals.Sum(total => total.Count) || fen != totals.Sum(total => total.SumFen))
            _report.Problems.Add($"the total {what} is {count} purchases, {fen} fen on the box, and {totals.Sum(total => total.Count)}, {totals.Sum(total => total.SumFen)} fen at the switch");
    }
}
