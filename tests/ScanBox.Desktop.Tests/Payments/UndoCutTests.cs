using System;
using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;
using ScanBox.Tests.Payments;

namespace ScanBox.Desktop.Tests.Payments;

/// <summary>
/// Cuts the power at every operation on flash, and at every byte of it, while money is given back and while a batch is settled:
/// whatever was on its way ends, nothing is given back twice, and the totals of both ends are equal.
/// </summary>
[TestClass]
public sealed class UndoCutTests
{
    private const long PaidFen = 1250;
    private const string Pin = "2468";
    private const int FirstBatch = 1;
    private const int SegmentBytes = 4096;

    // A sign-in and a payment still fit, what gives it back does not.
    private const int RoomForAPayment = 290;

    private static readonly Script[] s_scripts =
    [
        new("void", static _ => { }, GiveBack),
        new("void, then a new segment", static _ => { }, GiveBack) { LongRecord = true },
        new("void declined", static s => s.Result = "51", GiveBack),
        new("void unknown, was approved", static s => s.LosesPurchaseAnswers = true, GiveBack),
        new("void unknown, never arrived", static s => s.LosesPurchases = true, GiveBack),
        new("void taken back", static s => (s.LosesPurchaseAnswers, s.LosesInquiryAnswers) = (true, true), GiveBack),
        new("void answered with a wrong MAC", static s => s.SpoilsMac = true, GiveBack),
        new("settlement", static _ => { }, SettleAndGoOn),
        new("refund of an older batch", static _ => { }, GiveBack) { SettledBefore = true },
        new("refund by number of an older payment", static _ => { }, GiveBackByNumber) { SettledBefore = true, Newer = 20 },
        new("refund by number, the payment in the segment before", static _ => { }, GiveBackByNumber) { SettledBefore = true, Newer = 32 },
        new("refund by number, unknown", static s => s.LosesPurchaseAnswers = true, GiveBackByNumber) { SettledBefore = true, Newer = 32 },
        new("refund taken back", static s => (s.LosesPurchaseAnswers, s.LosesInquiryAnswers) = (true, true), GiveBack) { SettledBefore = true },
    ];

    public required TestContext TestContext { get; set; }

    public static IEnumerable<object[]> Scripts()
    {
        for (int i = 0; i < s_scripts.Length; i++)
            yield return [i, s_scripts[i].Name];
    }

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void EveryCutIsSettled(int index, string name)
    {
        Script script = s_scripts[index];
        int points = PowerCuts.Everywhere(name, (int write, int bytes, out World world) => Cuts(script, write, bytes, out world), (world, where) => Check(world, script, where));
        TestContext.WriteLine($"{name}: {points} cut points");
        Assert.IsTrue(points > 15, $"{points} cut points");
    }

    private static void GiveBack(World world)
    {
        world.Press("u=" + Pin + "==");
        world.RunFor(2_000);
        world.RunUntilQuiet();
    }

    private static void GiveBackByNumber(World world)
    {
        world.Press("u1=" + Pin + "==");
        world.RunFor(5_000);
        world.RunUntilQuiet();
    }

    private static void Settle(World world)
    {
        world.Keypad.Held = Key.Total;
        world.RunFor(4_000);
        world.Keypad.Held = Key.None;
        world.RunFor(5_000);
        world.RunUntilReady();
    }

    // The next batch is on flash before anything is sent in it.
    private static void SettleAndGoOn(World world)
    {
        Settle(world);
        world.Press("3=");
        world.RunFor(5_000);
        world.Press("c");
        world.RunUntilQuiet();
    }

    private static bool Cuts(Script script, int write, int bytes, out World world)
    {
        world = new World(pin: Pin, segmentBytes: SegmentBytes);
        if (script.LongRecord)
            PowerCutScript.FillJournal(world.Storage, RoomForAPayment);
        world.RunUntilReady();
        world.PayWith("12.50", World.WechatCode);
        world.RunUntilQuiet();
        if (script.SettledBefore)
            Settle(world);
        if (script.Newer > 0)
            ReceiveMore(world, script.Newer);
        script.Arrange(world.Switch);
        return PowerCuts.Happens(world, write, bytes, script.Act);
    }

    /// <summary>More payments of the closed batch, so that the first is no longer among those that the box remembers.</summary>
    private static void ReceiveMore(World world, int count)
    {
        int batch = world.Box.Batch;
        world.SwitchOff();
        PaymentJournal journal = Books.Open(world.Storage);
        for (int stan = 2; stan < 2 + count; stan++)
        {
            Assert.IsTrue(Books.End(journal, stan, PaymentOutcome.Approved, 1122, batch));
            journal.Tidy();
        }
        Assert.AreNotEqual(1, journal.State.ReceiptAt(JournalState.MaxReceipts - 1).Stan);
        world.Restart();
        world.RunUntilReady();
    }

    private static void Check(World world, Script script, string where)
    {
        long newerFen = 0;
        for (int stan = 2; stan < 2 + script.Newer; stan++)
            newerFen += stan * 100;
        world.Log.Clear();
        world.Restart();
        MemorySwitch well = world.Switch;
        (well.Result, well.LosesPurchases, well.LosesPurchaseAnswers, well.LosesInquiryAnswers, well.SpoilsMac) = ("00", false, false, false, false);
        world.RunUntilReady();
        world.RunFor(120_000);
        world.RunUntilQuiet();
        Agree(world, newerFen, where);

        // Asked again, the box gives back what is not given back yet, and only that.
        script.Again(world);
        world.RunUntilQuiet();
        Assert.AreEqual(PaidFen, GivenBack(world), where + "\n" + world.Log.Dump());
        Agree(world, newerFen, where + ", again");

        world.PayWith("1", World.AlipayCode);
        world.RunUntilQuiet();
        Agree(world, newerFen + 100, where + ", next");
        int batch = world.Switch.Batch;
        Settle(world);
        Assert.AreEqual(F48(world.Switch.SumOf(batch, undos: false)), world.Switch.Settled.Substring(0, 12), where + ", settled");
        Assert.AreEqual(F48(world.Switch.SumOf(batch, undos: true)), world.Switch.Settled.Substring(15, 12), where + ", settled");
    }

    private static string F48(long fen) => fen.ToString("D12", System.Globalization.CultureInfo.InvariantCulture);

    private static long GivenBack(World world)
    {
        long sum = 0;
        for (int batch = FirstBatch; batch <= world.Switch.Batch; batch++)
            sum += world.Switch.SumOf(batch, undos: true);
        return sum;
    }

    private static void Agree(World world, long moreFen, string where)
    {
        Assert.AreEqual(0, world.Box.UnknownCount, where + "\n" + world.Log.Dump());
        Assert.AreEqual(0, world.Switch.RepeatedStans, where);
        var journal = new PaymentJournal(world.Storage, SegmentBytes);
        Assert.AreNotEqual(JournalHealth.Damaged, journal.Open(), where);
        Assert.AreEqual(PaidFen + moreFen - GivenBack(world), journal.State.TotalFen, where + "\n" + world.Log.Dump());
        int batch = journal.State.Batch;
        Assert.AreEqual(world.Switch.SumOf(batch, undos: false), journal.State.DebitFen, where);
        Assert.AreEqual(world.Switch.SumOf(batch, undos: true), journal.State.CreditFen, where);
    }

    private sealed record Script(string Name, Action<MemorySwitch> Arrange, Action<World> Act)
    {
        /// <summary>The box has been at work, so that this makes it begin a new segment.</summary>
        public bool LongRecord { get; init; }

        /// <summary>Payments that came after it.</summary>
        public int Newer { get; init; }

        /// <summary>Gives it back once more.</summary>
        public void Again(World world)
        {
            if (Newer > 0)
                GiveBackByNumber(world);
            else
                GiveBack(world);
        }

        /// <summary>The batch of the payment is closed.</summary>
        public bool SettledBefore { get; init; }
    }
}
