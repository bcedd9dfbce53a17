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
