using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;
using ScanBox.Tests.InMemory;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using Signing;
using Updating;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>Rules over the air, from the shelf of the switch to the codes that the box takes, and back.</summary>
[TestClass]
public class RulesUpdateTests
{
    private const long HourMs = 3_600_000;

    [TestMethod]
    public void RulesArePulledTriedAndKept()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(7, 6000));
        bench.RunFor(HourMs);
        Assert.AreEqual(7, bench.Rules.Version, bench.LogText);
        Assert.AreEqual(7L, bench.Book.VersionOf(UpdateKind.Rules));
        Assert.IsFalse(bench.Book.HasTrial);
        Assert.AreEqual(2, bench.Starts);
        StringAssert.Contains(bench.LogText, "has proved itself");
        foreach (string name in new[] { UpdatePull.OfferName, UpdatePull.SumsName, UpdatePull.DataName })
            Assert.AreEqual(-1, bench.Storage.Length(name), name);

        bench.Offer(UpdateBench.RulesUpdate(8, 500));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(8, bench.Rules.Version);
        Assert.AreEqual(3, bench.Starts);
        bench.Offer(UpdateBench.RulesUpdate(6));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(8, bench.Rules.Version, "an older one");
        Assert.AreEqual(3, bench.Starts);
    }

    [TestMethod]
    public void WhatDoesNotSignInIsTakenBackAndNotTriedAgain()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(7));
        bench.RunFor(HourMs);
        bench.Offer(UpdateBench.RulesUpdate(9));
        // Signs in with every version but 9.
        bench.IsReachable = static box => box.Rules.Version != 9;
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(7, bench.Rules.Version, bench.LogText);
        Assert.AreEqual(9L, bench.Book.WorstOf(UpdateKind.Rules));
        StringAssert.Contains(bench.LogText, "rules 9 did not sign in, taken back");
        int starts = bench.Starts;
        bench.IsReachable = static _ => true;
        bench.RunFor(72 * HourMs);
        Assert.AreEqual(starts, bench.Starts);
        Assert.AreEqual(7, bench.Rules.Version);
        bench.Offer(UpdateBench.RulesUpdate(10));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(10, bench.Rules.Version);
    }

    [TestMethod]
    public void WhatIsSwitchedOffTooOftenBeforeItSignsInIsTakenBack()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(7));
        bench.IsReachable = static box => box.Rules.Version != 7;
        while (bench.Starts < 2)
            bench.RunFor(1000);
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(7, bench.Rules.Version);
            bench.RunFor(10_000);
            bench.PowerOn();
        }
        Assert.AreEqual(CodeRulesReader.ReadDefault().Version, bench.Rules.Version);
        StringAssert.Contains(bench.LogText, "never signed in");
        Assert.AreEqual(7L, bench.Book.WorstOf(UpdateKind.Rules));
    }

    [TestMethod]
    public void AnUpdateIsNotToBlameForANetworkThatIsAway()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(7));
        RunIntoTrial(bench);
        bench.IsReachable = static _ => false;
        bench.RunFor(UpdateTimes.TrialMs + 2_000);
        Assert.AreEqual((3, true), (bench.Starts, bench.Book.HasDoubt), bench.LogText);
        Assert.AreNotEqual(7, bench.Rules.Version);
        bench.RunFor(UpdateTimes.TrialMs);
        Assert.AreEqual((3, false, 0L), (bench.Starts, bench.Book.HasDoubt, bench.Book.WorstOf(UpdateKind.Rules)), bench.LogText);
        StringAssert.Contains(bench.LogText, "what was there before rules 7 does not sign in either");
        bench.IsReachable = static _ => true;
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(7L, bench.Book.VersionOf(UpdateKind.Rules), bench.LogText);
        Assert.IsFalse(bench.Book.HasTrial);
    }

    [TestMethod]
    public void ADoubtOutlivesTheSwitchAndEndsWithASignIn()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(7));
        RunIntoTrial(bench);
        bench.IsReachable = static _ => false;
        for (int i = 0; i < 6; i++)
        {
            bench.RunFor(UpdateTimes.TrialMs - 60_000);
            bench.PowerOn();
        }
        Assert.IsTrue(bench.Book.HasDoubt, bench.LogText);
        StringAssert.Contains(bench.LogText, "never signed in, taken back");
        bench.IsReachable = static _ => true;
        bench.RunFor(48 * HourMs);
        Assert.AreEqual(7L, bench.Book.WorstOf(UpdateKind.Rules), bench.LogText);
        Assert.AreNotEqual(7, bench.Rules.Version);
        StringAssert.Contains(bench.LogText, "rules 7 is not tried again");
    }

    [TestMethod]
    public void AnEarlierVersionThatWasToBlameStaysSo()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(7));
        bench.IsReachable = static box => box.Rules.Version != 7;
        bench.RunFor(2 * HourMs);
        bench.Offer(UpdateBench.RulesUpdate(9));
        bench.IsReachable = static box => box.Rules.Version != 9 && !box.Book.HasDoubt;
        bench.RunFor(26 * HourMs);
        Assert.AreEqual(7L, bench.Book.WorstOf(UpdateKind.Rules), bench.LogText);
        bench.IsReachable = static _ => true;
        bench.RunFor(26 * HourMs);
        Assert.AreEqual(9, bench.Rules.Version, bench.LogText);
    }

    [TestMethod]
    public void OnlyAFreeBoxAsksAndRestarts()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(7)) { IsFree = false };
        bench.RunFor(HourMs);
        Assert.AreEqual(0, bench.Questions);
        bench.IsFree = true;
        bench.FreeSinceMs = bench.NowMs;
        bench.RunFor(60_000);
        Assert.IsTrue(bench.Book.HasTrial);
        Assert.AreEqual(1, bench.Starts);
        bench.IsFree = false;
        bench.RunFor(24 * HourMs);
        Assert.AreEqual(1, bench.Starts);
        bench.IsFree = true;
        bench.FreeSinceMs = bench.NowMs;
        bench.RunFor(UpdateTimes.RestartQuietMs - 1000);
        Assert.AreEqual(1, bench.Starts);
        bench.RunFor(2000);
        Assert.AreEqual(2, bench.Starts);
    }

    [TestMethod]
    public void ATechnicianNeedNotWait()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(7));
        bench.RunFor(5_000);
        Assert.AreEqual(0, bench.Questions);
        bench.Updater.Hurry();
        bench.RunFor(5_000);
        Assert.AreEqual(7L, bench.Book.TrialVersion);
    }

    [TestMethod]
    public void AnOlderVersionIsTakenWhenItsSignerSaysSo()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(9));
        bench.RunFor(HourMs);
        bench.Withdraw(UpdateBench.RulesUpdate(9));
        bench.Offer(UpdateBench.RulesUpdate(5, from: 8));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(9, bench.Rules.Version, "meant for boxes up to version 8");
        bench.Offer(UpdateBench.RulesUpdate(5, from: 9));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(5, bench.Rules.Version, bench.LogText);
    }

    [TestMethod]
    public void AnotherUpdateInTheMiddleTakesThePlace()
    {
        UpdatePackage first = UpdateBench.RulesUpdate(7, 7000);
        using var bench = new UpdateBench(first);
        int pieces = 0;
        bench.Wire = answer =>
        {
            if (++pieces == 10)
            {
                bench.Withdraw(first);
                bench.Offer(UpdateBench.RulesUpdate(8, 7000));
            }
            return pieces == 11 ? [] : answer;
        };
        bench.RunFor(3 * HourMs);
        Assert.AreEqual(8, bench.Rules.Version, bench.LogText);
        StringAssert.Contains(bench.LogText, "the switch has it no more");
    }

    [TestMethod]
    public void ALinkThatBreaksAtAnyMessageIsWaitedForAndNothingIsPulledAgain()
    {
        int usual = 0;
        for (int broken = 0; broken <= usual; broken++)
        {
            using var bench = new UpdateBench(UpdateBench.RulesUpdate(7, 7000));
            long backAtMs = 0;
            int at = broken;
            // With the message its answer is lost too, and the link stays away for five minutes.
            bench.Wire = answer =>
            {
                if (bench.Questions != at)
                    return answer;
                backAtMs = bench.NowMs + 300_000;
                return null;
            };
            bench.IsReachable = box => box.NowMs >= backAtMs || box.Starts > 1;
            bench.RunFor(2 * HourMs);
            Assert.AreEqual(7, bench.Rules.Version, $"message {broken}: {bench.LogText}");
            usual = broken == 0 ? bench.Questions : usual;
            Assert.IsLessThanOrEqualTo(usual + 1, bench.Questions, $"message {broken}");
        }
    }

    [TestMethod]
    public void AnswersThatAreLostAreAskedForAgain()
    {
        // Each one in a run of its own; 0 for none.
        int usual = 0;
        for (int lost = 0; lost <= usual; lost++)
        {
            using var bench = new UpdateBench(UpdateBench.RulesUpdate(7, 7000));
            int answers = 0;
            int drop = lost;
            bench.Wire = answer => ++answers == drop ? null : answer;
            bench.RunFor(2 * HourMs);
            Assert.AreEqual(7, bench.Rules.Version, $"message {lost}: {bench.LogText}");
            usual = lost == 0 ? answers : usual;
            Assert.AreEqual(lost == 0 ? usual : usual + 1, answers, "nothing that has come is pulled again");
        }
    }

    private static void RunIntoTrial(UpdateBench bench)
    {
        int starts = bench.Starts;
        while (bench.Starts < starts + 2)
            bench.RunFor(1000);
        Assert.IsTrue(bench.Updater.IsTrying, bench.LogText);
    }
}
