using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;
using ScanBox.Desktop.Tests.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>Damaged databases of the switch: a typed error, or a store that works; never anything else.</summary>
[TestClass]
public sealed class StoreFuzzTests
{
    // Each costs SQLite some milliseconds of files and locks.
    private const int Databases = 3_000;

    [TestMethod]
    public void Thousands_of_damaged_databases_are_typed_errors_or_stores()
    {
        using StoreFolder folder = new();
        byte[] good = Database(folder.File("good.db"));
        // Damage where SQLite looks first finds other errors than damage in rows.
        byte[] head = good[..4096];
        Mutator heads = new(20261208, [head]), rows = new(20261209, [good[4096..]]);
        string path = folder.File("fuzz.db");
        int opened = 0, refused = 0;
        for (int i = 0; i < Databases; i++)
        {
            byte[] damaged = i % 4 == 0 ? [.. heads.Next(), .. good[4096..]] : [.. head, .. rows.Next()];
            File.WriteAllBytes(path, damaged);
            try
            {
                using SqliteStore store = SqliteStore.Open(path);
                using ISwitchTransaction transaction = store.Begin();
                foreach (Terminal terminal in transaction.Terminals())
                    Assert.IsTrue(terminal.Tmk.Length == 16 && terminal.SerialKey.Length == 16, $"case {i}");
                foreach (Purchase purchase in transaction.Purchases())
                    Assert.IsTrue(Enum.IsDefined(purchase.State) && Enum.IsDefined(purchase.Kind), $"case {i}");
                _ = LedgerAudit.Run(transaction).Balanced;
                opened++;
            }
            catch (SwitchStoreException)
            {
                refused++;
            }
        }
        Assert.IsTrue(opened > 500 && refused > 500, $"{opened} opened, {refused} refused");
    }

    private static byte[] Database(string path)
    {
        using (SqliteStore store = SqliteStore.Open(path))
        {
            using SwitchBench bench = new(store);
            TestBox box = bench.NewBox();
            box.SignIn(0);
            for (int stan = 1; stan <= 5; stan++)
                box.Pay(stan, 100 * stan, bench.Show("wechat"));
            box.SettlementFrame(6, new(), box.Batch);
        }
        return File.ReadAllBytes(path);
    }
}
