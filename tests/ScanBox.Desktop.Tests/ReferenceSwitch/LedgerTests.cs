using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Clearing;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class LedgerTests
{
    [TestMethod]
    public void Money_in_equals_money_out_after_ten_thousand_random_operations_in_both_stores_alike()
    {
        using StoreFolder folder = new();
        using InMemoryStore memory = new();
        using SqliteStore file = SqliteStore.Open(folder.File("switch.db"));
        RandomTrade inMemory = new(memory, seed: 20260401);
        RandomTrade inFile = new(file, seed: 20260401);
        inMemory.Run(10_000);
        inFile.Run(10_000);

        CollectionAssert.AreEqual(inMemory.Results, inFile.Results);
        foreach (string result in new[] { "b00", "b09", "b13", "b14", "b30", "b51", "b54", "b58", "b61", "b", "f00", "f", "r00", "r12", "r25", "r30", "r40", "g00", "g13", "g30", "g40", "g58", "g", "t00", "t12", "sEqual", "sNotEqual" })
            CollectionAssert.Contains(inMemory.Results, result, "the run never met " + result);
        using ISwitchTransaction left = memory.Begin();
        using ISwitchTransaction right = file.Begin();
        CollectionAssert.AreEqual(left.Purchases().ToList(), right.Purchases().ToList());
        CollectionAssert.AreEqual(left.Settlements().ToList(), right.Settlements().ToList());
        foreach ((string terminal, int batch) in new[] { ("T0", 1), ("T1", 2), ("T2", 3) })
            CollectionAssert.AreEqual(left.PurchasesOf(terminal, batch).ToList(), right.PurchasesOf(terminal, batch).ToList());
        CollectionAssert.AreEqual(left.Lines().ToList(), right.Lines().ToList());
        CollectionAssert.AreEqual(left.Balances().ToList(), right.Balances().ToList());
        foreach (ISwitchTransaction store in new[] { left, right })
        {
            LedgerReport report = LedgerAudit.Run(store);
            Assert.AreEqual("", string.Join("; ", report.Problems));
            Assert.AreEqual(report.PaidOutFen, report.ReceivedFen);
            Assert.IsGreaterThan(0, report.ReceivedFen);
            Assert.AreEqual(report.ReceivedFen, report.Totals.Sum(total => total.SumFen - total.ReturnedFen));
            Assert.IsEmpty(store.WaitingPurchases());
        }
    }

    [TestMethod]
    public void No_money_of_a_purchase_moves_between_institutions_except_through_a_clearing_channel()
    {
        using InMemoryStore store = new();
        new RandomTrade(store, seed: 7).Run(3_000);
        using ISwitchTransaction view = store.Begin();
        HashSet<string> hops = [];
        foreach (IGrouping<long, LedgerLine> posting in view.Lines().Where(line => line.Purchase is not null).GroupBy(line => line.PostingId))
        {
            // A hop is one account giving what the next receives.
            foreach (LedgerLine[] hop in posting.Chunk(2))
            {
                Assert.AreEqual(-hop[0].AmountFen, hop[1].AmountFen);
                hops.Add(hop[0].Account.Split('/')[0] + ">" + hop[1].Account.Split('/')[0]);
            }
        }

        CollectionAssert.AreEquivalent(
            new[] { "payer>clearing", "clearing>acquirer", "acquirer>merchant", "merchant>acquirer", "acquirer>clearing", "clearing>payer" },
            hops.ToList());
    }

    [TestMethod]
    public void An_audit_notices_what_does_not_add_up()
    {
        Purchase approved = new()
        {
            Key = new("T0", 1, 1), MerchantId = "M0", AcquirerId = "lakala", AmountFen = 500, State = PurchaseState.Approved, Result = "00",
            Route = "unionpay", AccountId = "payer/icbc/x",
        };
        MoneyPath path = new("payer/icbc/x", ClearingChannel.UnionPay, "lakala", "M0");
        (string Expected, Action<ISwitchTransaction> Damage)[] cases =
        [
            ("approved, but no money moved", store => store.Save(approved)),
            ("does not exist", store => Ledger.PostPurchase(store, approved, path)),
            ("Declined, but money moved", store =>
            {
                store.Save(approved with { State = PurchaseState.Declined });
                Ledger.PostPurchase(store, approved, path);
            }),
            ("approved 500, paid 1000", store =>
            {
                store.Save(approved);
                Ledger.PostPurchase(store, approved, path);
                Ledger.PostPurchase(store, approved, path);
            }),
            ("did not take the one way", store =>
            {
                store.Save(approved with { Route = "netsunion" });
                Ledger.PostPurchase(store, approved, path);
            }),
            ("reversed, but its money did not come back", store =>
            {
                store.Save(approved with { State = PurchaseState.Reversed });
                Ledger.PostPurchase(store, approved, path);
            }),
            ("is off by 1 fen", store => store.Append(new(99, PostingKind.Funding, null, "payer/icbc/x", 1))),
            ("kept 5 fen", store =>
            {
                store.Append(new(99, PostingKind.Funding, null, LedgerAccounts.Funding, -5));
                store.Append(new(99, PostingKind.Funding, null, "acquirer/lakala", 5));
            }),
        ];
        foreach ((string expected, Action<ISwitchTransaction> damage) in cases)
        {
            using InMemoryStore memory = new();
            using ISwitchTransaction store = memory.Begin();
            Ledger.Fund(store, "payer/icbc/x", 10_000);
            Assert.IsTrue(LedgerAudit.Run(store).Balanced);
            damage(store);
            StringAssert.Contains(string.Join("; ", LedgerAudit.Run(store).Problems), expected);
        }
    }

    [TestMethod]
    public void An_audit_notices_what_was_given_back_wrongly()
    {
        Purchase bought = new()
        {
            Key = new("T0", 1, 1), MerchantId = "M0", AcquirerId = "lakala", AmountFen = 500, State = PurchaseState.Approved, Result = "00",
            Route = "unionpay", AccountId = "payer/icbc/x", ReturnedFen = 200,
        };
        Purchase given = bought with
        {
            Key = new("T0", 1, 2), Kind = PurchaseKind.Refund, AmountFen = 200, OriginalBatch = 1, OriginalStan = 1, ReturnedFen = 0,
        };
        MoneyPath path = new("payer/icbc/x", ClearingChannel.UnionPay, "lakala", "M0");
        (string Expected, Action<ISwitchTransaction> Do)[] cases =
        [
            ("", store => Ledger.PostReturn(store, given, path)),
            ("approved, but no money moved", _ => { }),
            ("199 are noted", store =>
            {
                store.Save(bought with { ReturnedFen = 199 });
                Ledger.PostReturn(store, given, path);
            }),
            ("more was given back", store =>
            {
                store.Save(bought with { ReturnedFen = 501 });
                store.Save(given with { AmountFen = 501 });
            }),
            ("does not exist", store =>
            {
                store.Save(given with { OriginalStan = 9 });
                Ledger.PostReturn(store, given, path);
            }),
            ("as for something else", store => Ledger.PostReversal(store, given, path)),
        ];
        foreach ((string expected, Action<ISwitchTransaction> act) in cases)
        {
            using InMemoryStore memory = new();
            using ISwitchTransaction store = memory.Begin();
            Ledger.Fund(store, "payer/icbc/x", 10_000);
            Ledger.PostPurchase(store, bought, path);
            store.Save(bought);
            store.Save(given);
            act(store);
            string problems = string.Join("; ", LedgerAudit.Run(store).Problems);
            if (expected.Length == 0)
                Assert.AreEqual("", problems);
            else
                StringAssert.Contains(problems, expected);
        }
    }

    [TestMethod]
    public void A_payer_never_goes_below_zero()
    {
        using InMemoryStore memory = new();
        using ISwitchTransaction store = memory.Begin();
        Ledger.Fund(store, "payer/icbc/x", 499);
        Purchase purchase = new()
        {
            Key = new("T0", 1, 1), MerchantId = "M0", AcquirerId = "lakala", AmountFen = 500, State = PurchaseState.Approved, Result = "00",
        };
        Assert.ThrowsExactly<InvalidOperationException>(() =>
            Ledger.PostPurchase(store, purchase, new("payer/icbc/x", ClearingChannel.UnionPay, "lakala", "M0")));
        Assert.AreEqual(499, store.Balance("payer/icbc/x"));
    }
}
