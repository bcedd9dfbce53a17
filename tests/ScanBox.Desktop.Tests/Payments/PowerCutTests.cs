using System;
using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Payments;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Payments;

/// <summary>Cuts the power at every operation on flash and at every byte of it, and looks whether box and switch agree afterwards.</summary>
[TestClass]
public sealed class PowerCutTests
{
    private const long PaidFen = 1250;

    public required TestContext TestContext { get; set; }

    public static IEnumerable<object[]> Scripts()
    {
        for (int i = 0; i < PowerCutScript.All.Length; i++)
            yield return [i, PowerCutScript.All[i].Name];
    }

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void EveryCutIsSettled(int index, string name)
    {
        PowerCutScript script = PowerCutScript.All[index];
        int points = PowerCuts.Everywhere(name, (int write, int bytes, out World world) => Cuts(script, write, bytes, out world), Settle);
        TestContext.WriteLine($"{name}: {points} cut points");
        Assert.IsTrue(points > 150, $"{points} cut points");
    }

    [TestMethod]
    [DynamicData(nameof(Scripts))]
    public void ASecondCutDuringTheRecoveryIsSettled(int index, string name)
    {
        PowerCutScript script = PowerCutScript.All[index];
        int points = 0;
        for (int write = 1; Cuts(script, write, 0, out _); write++)
        {
            foreach (int at in (int[])[0, 9, 30, int.MaxValue])
            {
                for (int second = 1; CutsAgain(script, write, at, second, 0, out World cut); second++)
                {
                    int bytes = cut.Storage.LastCount;
                    Settle(cut, $"{name}: write {write} byte {at}, then write {second} byte 0");
                    foreach (int secondAt in (int[])[1, 12, 25, bytes - 1, bytes])
                    {
                        CutsAgain(script, write, at, second, secondAt, out cut);
                        Settle(cut, $"{name}: write {write} byte {at}, then write {second} byte {secondAt}");
                        points++;
                    }
                }
            }
        }
        TestContext.WriteLine($"{name}: {points} pairs of cuts");
        Assert.IsTrue(points > 50, $"{points} pairs");
    }

    private static bool Cuts(PowerCutScript script, int write, int bytes, out World world)
    {
        world = script.Begin();
        return PowerCuts.Happens(world, write, bytes, script.Run);
    }

    private static bool CutsAgain(PowerCutScript script, int write, int bytes, int secondWrite, int secondBytes, out World world) =>
        Cuts(script, write, bytes, out world) && PowerCuts.Happens(world, secondWrite, secondBytes, Recover);

    private static void Recover(World world)
    {
        world.Restart();
        MemorySwitch well = world.Switch;
        (well.LosesPurchases, well.LosesPurchaseAnswers, well.LosesInquiryAnswers, well.LosesReversalAnswers, well.SpoilsMac) = (false, false, false, false, false);
        world.RunUntilReady();
        world.RunFor(120_000);
        world.RunUntilQuiet();
    }

    private static void Settle(World world, string where)
    {
        world.Log.Clear();
        Recover(world);
        Assert.AreEqual(0, world.Box.UnknownCount, where);
        Assert.IsTrue(world.Switch.PurchasesSeen <= 1, where);
        Agree(world, where);

        bool received = world.Switch.ApprovedFen == PaidFen;
        Assert.AreEqual(received ? PaidFen : 0, world.Switch.ApprovedFen, where);
        int fresh = world.Log.WatchedCount;
        Assert.IsTrue(fresh <= 1, where);
        Assert.AreEqual(received, fresh + world.Log.AlsoWatchedCount > 0, where + "\n" + world.Log.Dump());

        // The box goes on: with a number of its own, and nothing of the old payment comes back.
        world.Switch.Result = "00";
        world.PayWith("1", World.AlipayCode);
        world.RunUntilQuiet();
        Assert.AreEqual((received ? PaidFen : 0) + 100, world.Switch.ApprovedFen, where + "\n" + world.Log.Dump());
        Assert.AreEqual(fresh, world.Log.WatchedCount, where);
        Agree(world, where);
    }

    private static void Agree(World world, string where)
    {
        Assert.AreEqual(0, world.Switch.RepeatedStans, where);
        var journal = new PaymentJournal(world.Storage, 4096);
        Assert.AreNotEqual(JournalHealth.Damaged, journal.Open(), where);
        Assert.AreEqual(world.Switch.ApprovedFen, journal.State.TotalFen, where + "\n" + world.Log.Dump());
        Assert.AreEqual(0, journal.State.OpenCount, where);
    }
}
