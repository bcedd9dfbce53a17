using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Switching;
using ScanBox.Payments;
using ScanBox.Tests.InMemory;
using ScanBox.Tests.Payments;

namespace ScanBox.Desktop.Tests.Payments;

[TestClass]
public sealed class JournalFuzzTests
{
    private const int Purchases = 9;

    [TestMethod]
    public void DamagedJournalsInventNothingAndLoseNothingBeforeTheDamage()
    {
        byte[] whole = Record(out List<string> states, out List<int> ends);
        byte[][] good = [whole];
        var mutator = new Mutator(20261122, good);
        for (int i = 0; i < 100_000; i++)
        {
            byte[] damaged = mutator.Next();
            var storage = new MemoryStorage();
            storage.Plant("journal.0", damaged);
            var journal = new PaymentJournal(storage, 0);
            JournalHealth health = journal.Open();
            Assert.IsTrue(journal.State.OpenCount <= JournalState.MaxOpen);
            Assert.IsTrue(storage.Used <= damaged.Length + PaymentJournal.MinSegmentBytes);
            for (int open = 0; open < journal.State.OpenCount; open++)
                Assert.AreEqual(journal.State.OpenAt(open).Stan * 100L, journal.State.OpenAt(open).AmountFen, $"case {i}");
            Assert.IsTrue(journal.State.TotalFen <= Enumerable.Range(1, Purchases).Sum(stan => stan * 100L) * 2, $"case {i}");

            int same = damaged.AsSpan().CommonPrefixLength(whole);
            int kept = ends.FindLastIndex(end => end <= same);
            if (kept < 0)
                continue;
            // Sound records behind the damage may add to it; every record in front of it counts.
            // A damaged journal gives its batch up, so that no number of it can be used twice.
            Assert.IsTrue(health == JournalHealth.Damaged ? journal.State.Batch == 0 : journal.State.LastStan >= int.Parse(states[kept].Split(' ')[0].Split('/')[1], System.Globalization.CultureInfo.InvariantCulture), $"case {i}");
            if (damaged.Length == ends[kept] && health != JournalHealth.Damaged)
                Assert.AreEqual(states[kept], Books.Say(journal.State), $"case {i}");
            if (health != JournalHealth.Damaged)
                Assert.IsTrue(states.Contains(Books.Say(journal.State)), $"case {i}: {Books.Say(journal.State)}");
            Assert.IsTrue(Books.Buy(journal, 99) || journal.State.OpenCount == JournalState.MaxOpen, $"case {i}");
        }
    }

    /// <summary>Two segments, as after months: damage in either invents nothing, and damage in the older loses nothing.</summary>
    [TestMethod]
    public void DamageInOneOfTwoSegmentsInventsNothingAndTheOlderIsNotMissed()
    {
        MemoryStorage sound = RecordTwoSegments(out int last);
        byte[][] segments = [sound.Find("journal.0")!, sound.Find("journal.1")!];
        string whole = Books.Say(Books.Open(sound).State);
        // The next record goes to the newer one.
        PaymentJournal writer = Books.Open(sound);
        Books.Buy(writer, last + 1);
        int newer = sound.Find("journal.0")!.Length > segments[0].Length ? 0 : 1;
        Mutator[] mutators = [new(20261206, [segments[0]]), new(20261207, [segments[1]])];
        int[] kept = new int[2];
        for (int i = 0; i < 100_000; i++)
        {
            int hit = i % 2;
            var storage = new MemoryStorage();
            byte[] damaged = mutators[hit].Next();
            storage.Plant("journal." + hit, damaged);
            storage.Plant("journal." + (1 - hit), segments[1 - hit]);
            var journal = new PaymentJournal(storage, PaymentJournal.MinSegmentBytes);
            JournalHealth health = journal.Open();
            JournalState state = journal.State;
            Assert.IsTrue(storage.Used <= damaged.Length + 2 * PaymentJournal.MinSegmentBytes, $"case {i}");
            Assert.IsTrue(state.OpenCount <= JournalState.MaxOpen && state.LastStan <= last, $"case {i}");
            for (int open = 0; open < state.OpenCount; open++)
                Assert.AreEqual(state.OpenAt(open).Stan * 100L, state.OpenAt(open).AmountFen, $"case {i}");
            bool same = Books.Say(state) == whole;
            kept[hit] += same ? 1 : 0;
            // The newer segment begins with all that counts: an older one that still can be told for the older is not needed.
            if (hit != newer && health == JournalHealth.Sound)
                Assert.IsTrue(same, $"case {i}: {Books.Say(state)}");
            if (health == JournalHealth.Damaged)
                Assert.AreEqual(0, state.Batch, $"case {i}");
            Assert.IsTrue(Books.Buy(journal, last + 1) || state.OpenCount == JournalState.MaxOpen, $"case {i}");
        }
        Assert.IsTrue(kept[1 - newer] > 40_000 && kept[newer] is > 1000 and < 40_000, $"{kept[0]}, {kept[1]}");
    }

    private static MemoryStorage RecordTwoSegments(out int last)
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        last = 0;
        // A few records beyond a rotation, with both files full of them.
        for (int stan = 1; stan <= 80; stan++)
        {
            Books.Buy(journal, stan);
            if (stan < 79)
                Books.End(journal, stan, stan % 3 == 0 ? PaymentOutcome.Declined : PaymentOutcome.Approved);
            last = stan;
        }
        Assert.AreEqual(2, journal.State.OpenCount);
        return storage;
    }

    private static byte[] Record(out List<string> states, out List<int> ends)
    {
        var storage = new MemoryStorage();
        PaymentJournal journal = Books.Open(storage);
        states = [];
        ends = [];
        for (int stan = 1; stan <= Purchases; stan++)
        {
            Books.Buy(journal, stan);
            Note(states, ends);
            if (stan % 3 == 0)
                continue;
            Books.End(journal, stan, stan % 2 == 0 ? PaymentOutcome.Declined : PaymentOutcome.Approved);
            Note(states, ends);
        }
        return storage.Find("journal.0")!;

        void Note(List<string> said, List<int> at)
        {
            said.Add(Books.Say(journal.State));
            at.Add(storage.Find("journal.0")!.Length);
        }
    }
}
