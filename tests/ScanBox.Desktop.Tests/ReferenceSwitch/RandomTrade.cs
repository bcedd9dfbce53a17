using System;
using System.Collections.Generic;
using ReferenceSwitch;
using ReferenceSwitch.Clearing;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Randomness;
using ReferenceSwitch.Settlements;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>Vendors and payers doing anything in any order, repeatably.</summary>
internal sealed class RandomTrade
{
    private const int Terminals = 3;

    private readonly Random random;
    private readonly PurchaseBook book = new("lakala", ClearingTable.Default);
    private readonly PayerWorld world;
    private readonly ISwitchStore store;
    private readonly ReturnBook returns = new("lakala");
    private readonly List<PurchaseRequest> sent = [];
    private readonly List<ReturnRequest> given = [];
    private readonly List<string> shown = [];
    private long nowMs = 1_790_000_000_000;
    private int stan;

    public RandomTrade(ISwitchStore store, int seed)
    {
        random = new Random(seed);
        this.store = store;
        world = PayerWorld.Open(store, new SeededEntropy(seed));
    }

    public List<string> Results { get; } = [];

    public void Run(int operations)
    {
        while (operations > 0)
        {
            // Several in one transaction: the order counts here, not the disk.
            using ISwitchTransaction transaction = store.Begin();
            for (int i = 0; i < 25 && operations > 0; i++, operations--)
                Results.Add(Step(transaction));
            transaction.Commit();
        }

        using ISwitchTransaction last = store.Begin();
        PurchaseBook.SettleDue(last, nowMs + PayerPatience.ClosesAfterMs);
        last.Commit();
    }

    private string Step(ISwitchTransaction transaction)
    {
        nowMs += random.Next(0, 4_000);
        return random.Next(14) switch
        {
            < 5 => Buy(transaction, NewRequest(transaction)),
            5 => sent.Count == 0 ? "-" : Buy(transaction, sent[random.Next(sent.Count)]),
            6 => sent.Count == 0 ? "-" : "f" + PurchaseBook.Find(transaction, AnyKey(), nowMs)?.Result,
            7 => sent.Count == 0 ? "-" : "r" + Reverse(transaction, sent[random.Next(sent.Count)]),
            8 => "r" + book.Reverse(transaction, new("T0", 1, ++stan), "M0", random.Next(1, 1000), nowMs),
            9 => sent.Count == 0 ? "-" : Buy(transaction, sent[random.Next(sent.Count)] with { ContentTag = "other" }),
            10 or 11 => sent.Count == 0 ? "-" : "g" + returns.Give(transaction, NewReturn(transaction), nowMs)?.Result,
            12 => given.Count == 0 ? "-" : RepeatReturn(transaction, given[random.Next(given.Count)]),
            _ => Settle(transaction),
        };
    }

    private ReturnRequest NewReturn(ISwitchTransaction transaction)
    {
        PurchaseRequest original = sent[random.Next(sent.Count)];
        Purchase? bought = transaction.FindPurchase(original.Key);
        bool isVoid = random.Next(2) == 0;
        long part = random.Next(3) == 0 ? random.NextInt64(0, (original.AmountFen * 5 / 4) + 1) : original.AmountFen / 2;
        ReturnRequest request = new()
        {
            Key = original.Key with { Batch = isVoid ? original.Key.Batch : 2, Stan = ++stan },
            Kind = isVoid ? PurchaseKind.Void : PurchaseKind.Refund,
            MerchantId = random.Next(20) == 0 ? "M9" : original.MerchantId,
            AmountFen = isVoid && random.Next(10) > 0 ? original.AmountFen : part,
            ContentTag = "return " + stan,
            Original = random.Next(20) == 0 ? AnyKey() : original.Key,
            OriginalRrn = bought?.Rrn ?? "",
            OriginalDate = isVoid || bought is null ? null : BeijingTime.Date(bought.AtUnixMs) % 10_000,
            Refusal = random.Next(30) == 0 ? ResponseCodes.Format : null,
        };
        given.Add(request);
        return request;
    }

    private string RepeatReturn(ISwitchTransaction transaction, ReturnRequest request) => random.Next(3) switch
    {
        0 => "g" + returns.Give(transaction, request, nowMs)?.Result,
        1 => "g" + returns.Give(transaction, request with { ContentTag = "other" }, nowMs)?.Result,
        _ => "t" + book.Reverse(transaction, request.Key, request.MerchantId, request.AmountFen, nowMs, request.Kind),
    };

    private string Settle(ISwitchTransaction transaction)
    {
        // Nothing is ever done in batch 3.
        int batch = random.Next(30) == 0 ? random.Next(1, 3) : 3;
        return "s" + SettlementDesk.Settle(transaction, "T" + random.Next(Terminals), batch, new string('0', SettlementTotals.Size), nowMs).Result;
    }

    private PurchaseKey AnyKey() => sent[random.Next(sent.Count)].Key with { Stan = random.Next(1, stan + 3) };

    private string Reverse(ISwitchTransaction transaction, PurchaseRequest request) =>
        book.Reverse(transaction, request.Key, request.MerchantId, request.AmountFen + (random.Next(8) == 0 ? 1 : 0), nowMs);

    private PurchaseRequest NewRequest(ISwitchTransaction transaction)
    {
        PayerApp app = PayerApps.All[random.Next(PayerApps.All.Count)];
        PayerKind kind = random.Next(3) == 0 ? (PayerKind)random.Next(4) : PayerKind.Funded;
        string tag = shown.Count > 0 && random.Next(10) == 0
            ? shown[random.Next(shown.Count)]
            : world.Tags.Of(world.Show(transaction, app, kind, nowMs));
        shown.Add(tag);
        int who = random.Next(Terminals);
        PurchaseRequest request = new()
        {
            Key = new("T" + who, 1 + random.Next(2), ++stan),
            MerchantId = "M" + who,
            AmountFen = random.Next(20) == 0 ? 0 : random.NextInt64(1, random.Next(5) == 0 ? 10_000_000 : 20_000),
            ContentTag = "content " + stan,
            CodeTag = tag,
            Scheme = app.Scheme.Length > 0 ? app.Scheme : "unionpay",
            Institution = app.Institution,
            Refusal = random.Next(30) == 0 ? ResponseCodes.Format : null,
        };
        sent.Add(request);
        return request;
    }

    private string Buy(ISwitchTransaction transaction, PurchaseRequest request)
    {
        PayerBehaviour behaviour = new()
        {
            NoFunds = random.Next(20) == 0,
            CodeExpired = random.Next(20) == 0,
            AskPassword = random.Next(10) == 0,
            Decision = (PayerDecision)random.Next(1, 4),
            DecidesAfterMs = random.Next(0, 60_000),
        };
        return "b" + book.Buy(transaction, request, nowMs, behaviour)?.Result;
    }
}
