using System;
using System.IO;
using System.Linq;
using Microsoft.Data.Sqlite;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Randomness;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class StoreTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void What_is_not_committed_never_was(bool onDisk)
    {
        using StoreFolder folder = new();
        using ISwitchStore store = onDisk ? SqliteStore.Open(folder.File("switch.db")) : new InMemoryStore();
        Provisioning provisioning = new(store, new SeededEntropy(1));
        ProvisionedTerminal made = provisioning.Create("SERIAL-1");
        PayerWorld.Open(store, new SeededEntropy(1));
        string before = Dump(store);
        using (ISwitchTransaction transaction = store.Begin())
        {
            Terminal terminal = transaction.FindTerminal(made.TerminalId)!;
            transaction.Save(terminal with { OpenBatch = 9, Serial = "SERIAL-2", Mak = new byte[16] });
            transaction.Save(terminal with { TerminalId = "99999999", Serial = "SERIAL-3" });
            transaction.Save(Waiting(made));
            transaction.Save(Waiting(made) with { State = PurchaseState.Reversed });
            transaction.Save(new OneTimeCode("tag", "payer/icbc/funded", 5, true));
            transaction.Save(transaction.FindAccount("payer/icbc/funded")!.Spend(20260401, 5));
            Ledger.Fund(transaction, "payer/icbc/funded", 7);
            transaction.SaveSetting("x", [1]);
            Assert.AreEqual("SERIAL-2", transaction.FindTerminal(made.TerminalId)!.Serial);
            Assert.IsNull(transaction.FindTerminalBySerial("SERIAL-1"));
            Assert.AreEqual(PayerWorld.FundedFen + 7, transaction.Balance("payer/icbc/funded"));
        }

        Assert.AreEqual(before, Dump(store));
        using ISwitchTransaction after = store.Begin();
        Assert.AreEqual(made.TerminalId, after.FindTerminalBySerial("SERIAL-1")!.TerminalId);
        Assert.IsNull(after.FindTerminalBySerial("SERIAL-2"));
        Assert.IsNull(after.FindCode("tag"));
        Assert.IsNull(after.Setting("x"));
        Assert.IsEmpty(after.WaitingPurchases());
        Assert.AreEqual(0, after.FindAccount("payer/icbc/funded")!.SpentFen);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_serial_belongs_to_one_terminal(bool onDisk)
    {
        using StoreFolder folder = new();
        using ISwitchStore store = onDisk ? SqliteStore.Open(folder.File("switch.db")) : new InMemoryStore();
        Provisioning provisioning = new(store, new SeededEntropy(1));
        ProvisionedTerminal first = provisioning.Create("SERIAL-1");
        Assert.ThrowsExactly<SwitchStoreException>(() => provisioning.Create("SERIAL-1"));
        ProvisionedTerminal second = provisioning.Create("SERIAL-2");
        using ISwitchTransaction transaction = store.Begin();
        Terminal moved = transaction.FindTerminal(second.TerminalId)! with { Serial = "SERIAL-1" };
        Assert.ThrowsExactly<SwitchStoreException>(() => transaction.Save(moved));
        Assert.AreNotEqual(first.TerminalId, second.TerminalId);
        Assert.AreNotEqual(first.MerchantId, second.MerchantId);
        string[] keys = [.. new[] { first.Tmk, first.SerialKey, second.Tmk, second.SerialKey }.Select(key => Convert.ToHexString([.. key]))];
        Assert.HasCount(4, keys.Distinct().ToList());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("with space")]
    [DataRow("串号")]
    [DataRow("123456789012345678901234567890123456789012345678901")]
    public void A_serial_that_no_message_can_carry_is_refused(string serial)
    {
        using InMemoryStore store = new();
        Assert.ThrowsExactly<ArgumentException>(() => new Provisioning(store, new SeededEntropy(1)).Create(serial));
    }

    [TestMethod]
    public void A_database_survives_being_closed_and_being_killed()
    {
        using StoreFolder folder = new();
        string expected;
        using (SqliteStore store = SqliteStore.Open(folder.File("switch.db")))
        {
            new RandomTrade(store, seed: 3).Run(500);
            new Provisioning(store, new SeededEntropy(1)).Create();
            expected = Dump(store);
            using (ISwitchTransaction unfinished = store.Begin())
            {
                Ledger.Fund(unfinished, "payer/icbc/funded", 7);
                folder.CopyAsIfKilled("switch.db", "killed.db");
            }
        }

        foreach (string name in new[] { "switch.db", "killed.db" })
        {
            using SqliteStore reopened = SqliteStore.Open(folder.File(name));
            Assert.AreEqual(expected, Dump(reopened), name);
            using ISwitchTransaction transaction = reopened.Begin();
            Assert.IsTrue(LedgerAudit.Run(transaction).Balanced, name);
        }
    }

    [TestMethod]
    public void A_database_of_version_1_is_brought_up_to_date_and_goes_on()
    {
        using StoreFolder folder = new();
        string path = folder.File("switch.db");
        using SwitchBench old = new(SqliteStore.Open(path));
        TestBox box = old.NewBox();
        box.SignIn(0);
        box.Pay(1, 500, old.Show("wechat"));
        byte[] undo = box.ReturnFrame(box.VoidOf(2, 1, 500));
        string before = old.Dump();
        old.Dispose();
        MakeVersion1(path);

        using SwitchBench upgraded = new(SqliteStore.Open(path)) { NowMs = old.NowMs };
        Assert.AreEqual(before, upgraded.Dump());
        box.Take(upgraded.Exchange(undo));
        Assert.AreEqual("00", box.Result);
        Assert.AreEqual(0, upgraded.ReceivedFen);
        Assert.IsTrue(upgraded.Audit().Balanced);
        string after = upgraded.Dump();
        upgraded.Dispose();
        using SwitchBench again = new(SqliteStore.Open(path));
        Assert.AreEqual(after, again.Dump());
    }

    [TestMethod]
    public void A_switch_killed_between_two_requests_answers_the_next_as_if_nothing_had_happened()
    {
        using StoreFolder folder = new();
        using SwitchBench bench = new(SqliteStore.Open(folder.File("switch.db")));
        TestBox box = bench.NewBox();
        box.SignIn(0);
        byte[] paid = box.PurchaseFrame(1, 500, bench.Show("wechat"));
        byte[] gone = box.PurchaseFrame(2, 700, bench.Show("icbc"));
        byte[] expected = bench.Exchange(paid)!;
        bench.Exchange(gone);
        byte[] reversal = box.ReversalFrame(2, 700);
        byte[] reversed = bench.ExchangeNow(reversal)!;
        string killed = folder.CopyAsIfKilled("switch.db", "killed.db");

        using SwitchBench restarted = new(SqliteStore.Open(killed)) { NowMs = bench.NowMs };
        Assert.AreEqual(bench.Dump(), restarted.Dump());
        CollectionAssert.AreEqual(expected, restarted.Exchange(paid));
        restarted.NowMs = bench.NowMs;
        CollectionAssert.AreEqual(reversed, restarted.ExchangeNow(reversal));
        Assert.AreEqual(500, restarted.ReceivedFen);
        Assert.IsTrue(restarted.Audit().Balanced);
        box.Take(restarted.Exchange(box.SignInFrame(0, 5, 77)));
        Assert.AreEqual(2, restarted.Find(box).OpenBatch, "batches go on from where they were");
    }

    [TestMethod]
    public void A_file_that_is_not_a_switchs_database_is_refused_and_left_alone()
    {
        using StoreFolder folder = new();
        string path = folder.File("letter.txt");
        byte[] letter = [.. Enumerable.Repeat((byte)'x', 5000)];
        File.WriteAllBytes(path, letter);
        SwitchStoreException refusal = Assert.ThrowsExactly<SwitchStoreException>(() => SqliteStore.Open(path));
        StringAssert.Contains(refusal.Message, path);
        CollectionAssert.AreEqual(letter, File.ReadAllBytes(path));
    }

    [TestMethod]
    public void A_database_is_readable_by_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        using StoreFolder folder = new();
        using SqliteStore store = SqliteStore.Open(folder.File("switch.db"));
        new RandomTrade(store, seed: 3).Run(10);
        foreach (string name in new[] { "switch.db", "switch.db-wal" })
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File(name)), name);
    }

    // Takes away what version 2 added.
    private static void MakeVersion1(string path)
    {
        using SqliteConnection connection = new("Data Source=" + path + ";Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            DROP TABLE settlements;
            ALTER TABLE purchases DROP COLUMN kind;
            ALTER TABLE purchases DROP COLUMN original_batch;
            ALTER TABLE purchases DROP COLUMN original_stan;
            ALTER TABLE purchases DROP COLUMN returned;
            PRAGMA user_version = 1;
            """;
        command.ExecuteNonQuery();
    }

    private static Purchase Waiting(ProvisionedTerminal terminal) => new()
    {
        Key = new(terminal.TerminalId, 1, 1),
        MerchantId = terminal.MerchantId,
        AcquirerId = "lakala",
        AmountFen = 5,
        State = PurchaseState.Waiting,
        Result = "09",
    };

    private static string Dump(ISwitchStore store)
    {
        using ISwitchTransaction view = store.Begin();
        return string.Join('\n', view.Terminals().Select(terminal => terminal.ToString()))
            + string.Join('\n', view.Settlements()) + string.Join('\n', view.Purchases()) + string.Join('\n', view.Lines()) + string.Join('\n', view.Balances());
    }
}
