using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using CounterPage.Steps;
using ReferenceSwitch;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Clearing;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;

namespace CounterPage.Books;

/// <summary>The switch's books for the people of an acquirer: terminals, purchases, reversals, ledger, totals; newest first.</summary>
internal static class AcquirerView
{
    /// <summary>Most purchases and ledger lines in one answer; a search finds the others.</summary>
    internal const int MaxRows = 500;

    /// <summary>Longest text to search for.</summary>
    internal const int MaxQuery = 100;

    /// <summary>Reads the books.</summary>
    /// <param name="host">The switch.</param>
    /// <param name="tails">Last characters of codes by batch and STAN.</param>
    /// <param name="query">What a row must contain somewhere; empty for all.</param>
    internal static JsonObject Read(SwitchHost host, ConcurrentDictionary<string, string> tails, string query)
    {
        LedgerReport report = host.Audit();
        var terminals = new JsonArray();
        foreach (TerminalSummary terminal in host.Terminals())
        {
            terminals.Add(new JsonObject
            {
                ["id"] = terminal.TerminalId,
                ["merchant"] = terminal.MerchantId,
                ["serial"] = terminal.Serial,
                ["batch"] = terminal.OpenBatch,
                ["enabled"] = !terminal.Disabled,
                ["signedIn"] = terminal.SignedIn,
            });
        }
        var totals = new JsonArray();
        foreach (BatchTotal total in report.Totals)
        {
            totals.Add(new JsonObject
            {
                ["terminal"] = total.TerminalId,
                ["batch"] = total.Batch,
                ["businessDate"] = total.BusinessDate,
                ["count"] = total.Count,
                ["sumFen"] = total.SumFen,
                ["returnCount"] = total.ReturnCount,
                ["returnedFen"] = total.ReturnedFen,
            });
        }
        return host.Read(store =>
        {
            (JsonArray purchases, JsonArray reversals, int matches) = Purchases(store, tails, query);
            return new JsonObject
            {
                ["terminals"] = terminals,
                ["purchases"] = purchases,
                ["purchaseMatches"] = matches,
                ["reversals"] = reversals,
                ["ledger"] = LedgerOf(store, report, query),
                ["totals"] = totals,
            };
        });
    }

    private static (JsonArray Purchases, JsonArray Reversals, int Matches) Purchases(ISwitchTransaction store, ConcurrentDictionary<string, string> tails, string query)
    {
        var rows = new List<(long At, JsonObject Row, bool Reversed)>();
        foreach (Purchase purchase in store.Purchases())
        {
            JsonObject row = Row(purchase, tails);
            if (Matches(row, query))
                rows.Add((purchase.AtUnixMs, row, purchase.ReversalResult.Length > 0 || purchase.State is PurchaseState.Reversed or PurchaseState.Tombstone));
        }
        rows.Sort((a, b) => b.At.CompareTo(a.At));
        var reversals = new JsonArray();
        foreach ((_, JsonObject row, _) in rows.Where(entry => entry.Reversed).Take(MaxRows))
            reversals.Add(row.DeepClone());
        var purchases = new JsonArray();
        foreach ((_, JsonObject row, _) in rows.Take(MaxRows))
            purchases.Add(row);
        return (purchases, reversals, rows.Count);
    }

    private static JsonObject Row(Purchase purchase, ConcurrentDictionary<string, string> tails)
    {
        string name = PaymentName.Of(purchase.Key.Batch, purchase.Key.Stan);
        string app = purchase.AccountId.Split('/') is [_, string id, ..] ? id : "";
        PayerApp? payer = app.Length > 0 ? PayerApps.Get(app) : null;
        ClearingChannel? channel = purchase.Route.Length > 0 ? ClearingChannel.Get(purchase.Route) : null;
        return new JsonObject
        {
            ["batch"] = purchase.Key.Batch,
            ["stan"] = purchase.Key.Stan,
            ["payment"] = name,
            ["kind"] = purchase.Kind.ToString(),
            ["rrn"] = purchase.Rrn,
            ["terminal"] = purchase.Key.TerminalId,
            ["scheme"] = purchase.Scheme,
            ["institution"] = payer?.Institution ?? "",
            ["payer"] = payer?.Name ?? "",
            ["amountFen"] = purchase.AmountFen,
            ["amount"] = Yuan.Of(purchase.AmountFen),
            ["state"] = purchase.State.ToString(),
            ["result"] = purchase.Result,
            ["reversal"] = purchase.ReversalResult,
            ["route"] = purchase.Route,
            ["channel"] = channel?.Name ?? "",
            ["clearingHouse"] = channel?.IsClearingHouse ?? false,
            ["businessDate"] = purchase.AtUnixMs > 0 ? BeijingTime.Date(purchase.AtUnixMs) : 0,
            ["returnedFen"] = purchase.ReturnedFen,
            ["code"] = tails.GetValueOrDefault(name, ""),
        };
    }

    private static JsonObject LedgerOf(ISwitchTransaction store, LedgerReport report, string query)
    {
        var accounts = new JsonArray();
        foreach ((string account, long balance) in store.Balances())
        {
            var row = new JsonObject { ["account"] = account, ["name"] = AccountName(account), ["balanceFen"] = balance };
            if (Matches(row, query))
                accounts.Add(row);
        }
        var lines = new JsonArray();
        foreach (LedgerLine line in store.Lines().Reverse())
        {
            if (lines.Count == MaxRows)
                break;
            var row = new JsonObject
            {
                ["id"] = line.PostingId,
                ["kind"] = line.Kind.ToString(),
                ["account"] = line.Account,
                // What leaves an account is debited to it here, what comes in is credited.
                ["debitFen"] = Math.Max(0, -line.AmountFen),
                ["creditFen"] = Math.Max(0, line.AmountFen),
                ["purchase"] = line.Purchase is PurchaseKey key ? PaymentName.Of(key.Batch, key.Stan) : null,
            };
            if (Matches(row, query))
                lines.Add(row);
        }
        var problems = new JsonArray();
        foreach (string problem in report.Problems)
            problems.Add(problem);
        return new JsonObject
        {
            ["accounts"] = accounts,
            ["lines"] = lines,
            ["balanced"] = report.Balanced,
            ["problems"] = problems,
            ["paidOutFen"] = report.PaidOutFen,
            ["receivedFen"] = report.ReceivedFen,
        };
    }

    private static string AccountName(string account)
    {
        string[] parts = account.Split('/');
        return parts switch
        {
            [LedgerAccounts.Funding] => "source of the simulated money",
            ["payer", string app, string who] => $"{PayerApps.Get(app).Name}, {who}",
            ["clearing", string channel] => ClearingChannel.Get(channel).Name,
            ["acquirer", string acquirer] => "acquirer " + acquirer,
            ["merchant", string merchant] => "merchant " + merchant,
            _ => account,
        };
    }

    private static bool Matches(JsonObject row, string query) =>
        query.Length == 0 || row.Any(pair => pair.Value is JsonValue value
            && (value.TryGetValue(out string? text) ? text : value.TryGetValue(out long number) ? number.ToString(CultureInfo.InvariantCulture) : value.TryGetValue(out int small) ? small.ToString(CultureInfo.InvariantCulture) : "").Contains(query, StringComparison.OrdinalIgnoreCase));
}
