using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Tests.InMemory;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;
using Updating;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>The power is cut at every write of a whole update, after every byte of it: the box runs what it ran or what it was sent, and ends with the latter.</summary>
[TestClass]
public class UpdatePowerCutTests
{
    private const long HourMs = 3_600_000;

    private static readonly string[] s_files = [UpdateBook.Name, UpdateBook.OtherName, "rules", "rules.1", "rules.2", UpdatePull.OfferName, UpdatePull.SumsName, UpdatePull.DataName];

    // Longer than any write; such a cut comes after the write was done.
    private const int Whole = int.MaxValue;

    [TestMethod]
    public void ACutAfterAnyByteLosesNothing()
    {
        int cuts = CutEverywhere(UpdateBench.RulesUpdate(8), static (_, _) => true);
        Assert.IsGreaterThan(500, cuts);
    }

    [TestMethod]
    public void ACutInAnUpdateOfSeveralPiecesLosesNothing()
    {
        // The ends of each write, where a piece is torn or just whole, and some places between.
        int cuts = CutEverywhere(UpdateBench.RulesUpdate(8, 7000), static (write, bytes) => bytes < 2 || (bytes + write * 13) % 211 == 0 || bytes % 4096 > 4093);
        Assert.IsGreaterThan(50, cuts);
    }

    [TestMethod]
    public void WholePiecesAreNotPulledAgain()
    {
        using var shelf = new Shelf(UpdateBench.RulesUpdate(8, 8000));
        int usual = Run(shelf, new MemoryStorage(), static _ => { });
        var storage = new MemoryStorage();
        using (var bench = new UpdateBench(shelf.Updates) { Storage = storage })
        {
            bench.PowerOn();
            while (storage.Length(UpdatePull.DataName) < UpdateManifest.PieceBytes)
                bench.RunFor(100);
        }
        int later = Run(shelf, storage, static bench => Assert.AreEqual(8, bench.Rules.Version));
        // An offer, the sums, and eight messages for each 4 KB: the first piece is there already, and the rest of it is asked for without a new offer.
        Assert.AreEqual(usual - 10, later);
    }

    [TestMethod]
    public void ADamagedByteIsFoundAndPulledAgain()
    {
        using var shelf = new Shelf(UpdateBench.RulesUpdate(8, 7900));
        foreach (int place in new[] { 0, 4095, 4096, 5000 })
        {
            var storage = new MemoryStorage();
            using (var bench = new UpdateBench(shelf.Updates) { Storage = storage })
            {
                bench.PowerOn();
                while (storage.Length(UpdatePull.DataName) < UpdateManifest.PieceBytes)
                    bench.RunFor(100);
                // As a cut in the second piece leaves it, and then bits rot.
                storage.Append(UpdatePull.DataName, UpdateBench.RulesText(8, 7900), UpdateManifest.PieceBytes, 1500);
            }
            storage.Find(UpdatePull.DataName)![place] ^= 0x10;
            Run(shelf, storage, bench => Assert.AreEqual(8, bench.Rules.Version, $"byte {place}: {bench.LogText}"));
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void ACutInATrialThatFailsLeavesTheTruthToBeFound(bool isNetworkAway)
    {
        using var shelf = new Shelf(UpdateBench.RulesUpdate(8));
        MemoryStorage pulled = Prepared();
        using (var first = new UpdateBench(shelf.Updates) { Storage = pulled })
        {
            first.PowerOn();
            while (!first.Book.HasTrial)
                first.RunFor(100);
        }
        int cuts = 0;
        for (int write = 1; Fails(write, Whole); write++)
        {
            // Every part of the record of 83 bytes.
            for (int bytes = 0; bytes <= 84; bytes += 4, cuts++)
                Assert.IsTrue(Fails(write, bytes));
        }
        Assert.IsGreaterThan(60, cuts, "its start is counted, it is taken back, the doubt ends");

        bool Fails(int write, int bytes)
        {
            MemoryStorage storage = Copy(pulled);
            storage.CutAtWrite = storage.Writes + write;
            storage.CutAfterBytes = bytes;
            using var bench = new UpdateBench(shelf.Updates) { Storage = storage };
            bench.IsReachable = box => !isNetworkAway && box.Rules.Version != 8;
            try
            {
                bench.RunFor(HourMs);
                return false;
            }
            catch (PowerCutException)
            {
                storage.CutAtWrite = 0;
            }
            bench.PowerOn();
            bench.RunFor(HourMs);
            string where = $"write {write}, byte {bytes}: {bench.LogText}";
            Assert.AreEqual(7, bench.Rules.Version, where);
            Assert.IsFalse(bench.Book.HasTrial || bench.Book.HasDoubt, where);
            bench.IsReachable = static _ => true;
            bench.RunFor(2 * HourMs);
            Assert.AreEqual(isNetworkAway ? 8 : 7, bench.Rules.Version, where);
            Assert.AreEqual(isNetworkAway ? 0L : 8L, bench.Book.WorstOf(UpdateKind.Rules), where);
            return true;
        }
    }

    [TestMethod]
    public void AFlashThatRefusesIsTriedAgain()
    {
        using var shelf = new Shelf(UpdateBench.RulesUpdate(8, 5000));
        foreach (int kept in new[] { 0, 7, 5000 })
        {
            using var bench = new UpdateBench(shelf.Updates) { Storage = Prepared(), };
            bench.PowerOn();
            bench.Storage.RefusedBytes = kept;
            bench.Storage.Refuses = true;
            bench.RunFor(HourMs);
            Assert.AreEqual(7, bench.Rules.Version);
            Assert.AreEqual(UpdateFault.Flash, bench.Updater.Fault);
            bench.Storage.Refuses = false;
            bench.RunFor(48 * HourMs);
            Assert.AreEqual(8, bench.Rules.Version, bench.LogText);
        }
    }

    private static int CutEverywhere(UpdatePackage update, Func<int, int, bool> isWanted)
    {
        using var shelf = new Shelf(update);
        MemoryStorage prepared = Prepared();
        int cuts = 0;
        for (int write = 1; ; write++)
        {
            int count = LengthOf(shelf, prepared, write);
            if (count < 0)
                return cuts;
            for (int bytes = 0; bytes <= count; bytes++)
            {
                if (!isWanted(write, bytes))
                    continue;
                cuts++;
                MemoryStorage storage = Copy(prepared);
                storage.CutAtWrite = storage.Writes + write;
                storage.CutAfterBytes = bytes;
                using var bench = new UpdateBench(shelf.Updates) { Storage = storage };
                Assert.Throws<PowerCutException>(() => bench.RunFor(2 * HourMs));
                storage.CutAtWrite = 0;
                bench.PowerOn();
                string where = $"write {write}, byte {bytes} of {count}: {bench.LogText}";
                Assert.IsTrue(bench.Rules.Version is 7 or 8, where);
                bench.RunFor(2 * HourMs);
                Assert.AreEqual(8, bench.Rules.Version, where);
                Assert.IsFalse(bench.Book.HasTrial, where);
                Assert.AreEqual(0L, bench.Book.WorstOf(UpdateKind.Rules), where);
                Assert.IsFalse(bench.LogText.Contains("refused", StringComparison.Ordinal), where);
            }
        }
    }

    // How many bytes a write brings, -1 when there is no such write.
    private static int LengthOf(Shelf shelf, MemoryStorage prepared, int write)
    {
        MemoryStorage storage = Copy(prepared);
        storage.CutAtWrite = storage.Writes + write;
        storage.CutAfterBytes = Whole;
        using var bench = new UpdateBench(shelf.Updates) { Storage = storage };
        try
        {
            bench.RunFor(2 * HourMs);
            return -1;
        }
        catch (PowerCutException)
        {
            return storage.LastCount;
        }
    }

    private static int Run(Shelf shelf, MemoryStorage storage, Action<UpdateBench> check)
    {
        using var bench = new UpdateBench(shelf.Updates) { Storage = storage };
        bench.RunFor(2 * HourMs);
        check(bench);
        return bench.Questions;
    }

    // A box that runs version 7 by an update.
    private static MemoryStorage Prepared()
    {
        using var shelf = new Shelf(UpdateBench.RulesUpdate(7));
        var storage = new MemoryStorage();
        Run(shelf, storage, static bench => Assert.AreEqual(7, bench.Rules.Version));
        return storage;
    }

    private static MemoryStorage Copy(MemoryStorage from)
    {
        var copy = new MemoryStorage();
        foreach (string name in s_files)
        {
            if (from.Find(name) is byte[] content)
                copy.Plant(name, [.. content]);
        }
        return copy;
    }

    private sealed class Shelf : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scanbox-shelf-");

        public Shelf(params UpdatePackage[] offered)
        {
            foreach (UpdatePackage update in offered)
                update.Save(folder);
            Updates = new UpdateShelf(folder);
        }

        public UpdateShelf Updates { get; }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
