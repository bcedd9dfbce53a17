using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using global::Factory;
using global::Factory.Batches;
using global::Factory.Ledgers;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.Factory;

/// <summary>A serial is given away once: whoever asks, how many at once, and whatever goes wrong.</summary>
[TestClass]
public class SerialLedgerTests
{
    [TestMethod]
    public void StationsThatRaceGetASerialEach()
    {
        using var bench = new StationBench(9);
        var taken = new ConcurrentBag<string>();
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            // Each station has opened the ledger for itself.
            if (bench.Ledger.TakeNext(bench.Batch, $"line {i}", "run", DateTime.UnixEpoch) is BatchRow row)
                taken.Add(row.Serial);
        });
        CollectionAssert.AreEqual(bench.Batch.Rows.Select(row => row.Serial).ToArray(), taken.Order().ToArray());
        Assert.IsNull(bench.Ledger.TakeNext(bench.Batch, "late", "run", DateTime.UnixEpoch));
    }

    [TestMethod]
    public void ALedgerIsMadeOnceAndBelongsToItsBatch()
    {
        using var bench = new StationBench();
        using var other = new StationBench(2);
        Assert.Contains("cannot be made", Throws(() => SerialLedger.Create(bench.LedgerPath, bench.Batch, DateTime.UnixEpoch)));
        Assert.Contains("of another batch", Throws(() => SerialLedger.Open(bench.LedgerPath, other.Batch)));
        // A share that is not there is no reason to begin anew.
        Assert.Contains("is the share there?", Throws(() => SerialLedger.Open(bench.Folder.In("elsewhere"), bench.Batch)));
        File.WriteAllText(Path.Combine(bench.LedgerPath, "ledger.json"), "{");
        Assert.Contains("damaged", Throws(() => SerialLedger.Open(bench.LedgerPath, bench.Batch)));
    }

    [TestMethod]
    public void AClaimThatWasCutOffIsBurnt()
    {
        using var bench = new StationBench();
        // The power went while the first claim was written: its name is there and nothing else.
        File.WriteAllText(Path.Combine(bench.LedgerPath, "serial-SB-1.claim"), "");
        Assert.AreEqual("SB-2", bench.Ledger.TakeNext(bench.Batch, "line", "run", DateTime.UnixEpoch)!.Serial);
        Assert.IsTrue(bench.Ledger.IsClaimed("SB-1"));
    }

    [TestMethod]
    public void WithoutALedgerNothingIsGivenAway()
    {
        using var bench = new StationBench();
        SerialLedger ledger = bench.Ledger;
        // What is in the way of the claim is no claim.
        Directory.CreateDirectory(Path.Combine(bench.LedgerPath, "serial-SB-1.claim"));
        Assert.Contains("no box was given anything", Throws(() => ledger.TakeNext(bench.Batch, "line", "run", DateTime.UnixEpoch)));
        Directory.Delete(bench.LedgerPath, recursive: true);
        Assert.Contains("no box was given anything", Throws(() => ledger.TakeNext(bench.Batch, "line", "run", DateTime.UnixEpoch)));
        Assert.Contains("cannot be written", Throws(() => ledger.KeepRecord("SB-1", "{}")));
    }

    [TestMethod]
    public void RecordsOfABoxStandBesideEachOther()
    {
        using var bench = new StationBench();
        bench.Ledger.KeepRecord("SB-1", "first");
        bench.Ledger.KeepRecord("SB-1", "second");
        Assert.AreEqual("first\n|second\n", string.Join('|', bench.Ledger.RecordsOf("SB-1")));
        Assert.HasCount(2, SerialLedger.Records(bench.LedgerPath));
        Assert.IsEmpty(Directory.GetFiles(bench.LedgerPath, "new-*"));
    }

    private static string Throws(Func<object?> act) => Assert.ThrowsExactly<FactoryException>(() => act()).Message;

    private static string Throws(Action act) => Assert.ThrowsExactly<FactoryException>(act).Message;
}
