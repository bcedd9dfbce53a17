using System;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using global::Simulation.Checks;
using global::Simulation.Profiles;
using global::Simulation.Runs;

namespace ScanBox.Desktop.Tests.Simulation;

/// <summary>Runs from fixed seeds and one fresh one, and what a run promises about itself.</summary>
[TestClass]
public class SimulationTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("default", 30)]
    [DataRow("calm", 10)]
    [DataRow("network", 20)]
    [DataRow("hostile", 20)]
    [DataRow("scanner", 10)]
    [DataRow("flash", 20)]
    [DataRow("bitrot", 20)]
    [DataRow("market", 8)]
    [DataRow("late", 10)]
    [DataRow("links", 20)]
    [DataRow("modem", 10)]
    [DataRow("standby", 15)]
    [DataRow("console", 15)]
    [DataRow("parts", 8)]
    public void FixedSeedsHold(string profile, int runs) =>
        Assert.AreEqual("", Campaign.FirstFailure(profile, 1, runs), $"scanbox simulate --profile {profile} --seed 1 --runs {runs}");

    [TestMethod]
    public void AFreshSeedHolds()
    {
        ulong seed = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
        TestContext.WriteLine($"scanbox simulate --seed {seed} --runs 10");
        Assert.AreEqual("", Campaign.FirstFailure(Profile.DefaultName, seed, 10), $"scanbox simulate --seed {seed} --runs 10");
    }

    /// <summary>The firmware's choice between two ways, and its drivers of modems.</summary>
    [TestMethod]
    [DataRow("links", 10)]
    [DataRow("modem", 5)]
    [DataRow("standby", 5)]
    public void AFreshSeedOfTheLinksHolds(string profile, int runs)
    {
        ulong seed = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
        TestContext.WriteLine($"scanbox simulate --profile {profile} --seed {seed} --runs {runs}");
        Assert.AreEqual("", Campaign.FirstFailure(profile, seed, runs), $"scanbox simulate --profile {profile} --seed {seed} --runs {runs}");
    }

    /// <summary>Every value of the key <c>link</c>: payments come through, and memory was looked at.</summary>
    [TestMethod]
    [DataRow("two-paths")]
    [DataRow("quectel")]
    [DataRow("simcom")]
    [DataRow("air780e")]
    [DataRow("wifi+quectel")]
    [DataRow("wifi+simcom")]
    [DataRow("wifi+air780e")]
    [DataRow("quectel+wifi")]
    public void EveryLinkCarriesPayments(string link)
    {
        var totals = new SimulationTotals();
        Profile profile = Profile.Parse(link, $$"""{"link":"{{link}}","visits":12,"visitsBetweenChecks":4,"faults":{"PowerCut":0.001,"LinkDrop":0.02} }""");
        for (ulong seed = 1; seed <= 6; seed++)
        {
            RunResult result = SimulatedRun.Run(new RunPlan { Seed = seed, Profile = profile });
            Assert.AreEqual("", result.Problem, $"seed {seed}");
            totals.Add(result);
        }
        Assert.IsTrue(totals.Approved >= 30, $"{totals.Approved} purchases were approved");
        Assert.IsTrue(totals.RetainedBytes > 10_000, "memory was looked at");
    }

    /// <summary>Every value of the key <c>scanner</c>, so every family that a box can have, told to the firmware and found out by it.</summary>
    [TestMethod]
    public void EveryScannerTakesPayments()
    {
        foreach (string scanner in Profile.Scanners)
        {
            var totals = new SimulationTotals();
            Profile profile = Profile.Parse(scanner, $$"""{"scanner":"{{scanner}}","visits":8,"visitsBetweenChecks":4,"faults":{"PowerCut":0.002,"ScannerReset":0.02,"UartByteLost":0.001} }""");
            for (ulong seed = 1; seed <= 3; seed++)
            {
                RunResult result = SimulatedRun.Run(new RunPlan { Seed = seed, Profile = profile });
                Assert.AreEqual("", result.Problem, $"{scanner}, seed {seed}");
                totals.Add(result);
            }
            Assert.IsTrue(totals.Approved >= 20, $"{scanner}: {totals.Approved} purchases were approved");
        }
    }

    /// <summary>Any bytes from the switch's side, from the scanner, at the console and from the modem: nothing throws, memory is bounded, and afterwards customers can pay.</summary>
    [TestMethod]
    public void HostileBytesBreakNothing()
    {
        var totals = new SimulationTotals();
        foreach ((string name, int runs) in ((string, int)[])[("intruder", 20), ("intruder-gm65", 20), ("intruder-modem", 15)])
        {
            for (ulong seed = 1; seed <= (ulong)runs; seed++)
            {
                RunResult result = SimulatedRun.Run(new RunPlan { Seed = seed, Profile = Profile.Load(name) });
                Assert.AreEqual("", result.Problem, $"scanbox simulate --profile {name} --seed {seed} --runs 1");
                totals.Add(result);
            }
        }
        TestContext.WriteLine($"{totals.HostileEvents} hostile events, the firmware kept at most {totals.RetainedBytes} bytes");
        Assert.IsTrue(totals.HostileEvents >= 100_000, $"{totals.HostileEvents} hostile events");
        Assert.IsTrue(totals.RetainedBytes > 10_000, "memory was looked at");
        Assert.IsTrue(totals.Approved > 500, $"{totals.Approved} purchases were approved");
    }

    [TestMethod]
    public void MoneyIsGivenBackAndBatchesAreSettled()
    {
        var totals = new SimulationTotals();
        for (ulong seed = 1; seed <= 10; seed++)
            totals.Add(SimulatedRun.Run(new RunPlan { Seed = seed, Profile = Profile.Load("calm") }));
        Assert.IsTrue(totals.Undos > 10, $"{totals.Undos} receipts were given back");
        Assert.IsTrue(totals.Settlements > 10, $"{totals.Settlements} batches were settled");
    }

    [TestMethod]
    public void OneSeedGivesOneTrace()
    {
        foreach (string profile in (string[])["hostile", "scanner", "market", "intruder", "intruder-modem", "console", "parts", "links", "modem", "standby"])
        {
            RunResult first = Traced(profile, 7);
            RunResult second = Traced(profile, 7);
            Assert.IsTrue(first.Trace.Count > 100, profile);
            Assert.AreEqual(string.Join('\n', first.Trace), string.Join('\n', second.Trace), profile);
            Assert.AreNotEqual(string.Join('\n', first.Trace), string.Join('\n', Traced(profile, 8).Trace), profile);
        }
    }

    [TestMethod]
    public void TracingChangesNothing()
    {
        RunResult traced = Traced("hostile", 11);
        RunResult quiet = SimulatedRun.Run(traced.Plan with { Traced = false });
        Assert.AreEqual(traced.Steps, quiet.Steps);
        Assert.AreEqual(traced.VirtualMs, quiet.VirtualMs);
        Assert.AreEqual(traced.Payments, quiet.Payments);
    }

    [TestMethod]
    public void FaultsThatAreLeftOutDoNotHappen()
    {
        RunResult run = Traced("network", 5);
        FaultEvent left = run.Faults[run.Faults.Count / 2];
        RunResult without = SimulatedRun.Run(run.Plan with { WithoutFaults = new System.Collections.Generic.HashSet<FaultEvent> { left } });
        Assert.IsFalse(without.Faults.Contains(left));
        Assert.IsNull(without.Broken, without.Problem);
    }

    [TestMethod]
    public void EveryFaultOfTheProfilesHappens()
    {
        var totals = new SimulationTotals();
        foreach (string name in Profile.BuiltIn)
        {
            for (ulong seed = 1; seed <= 8; seed++)
                totals.Add(SimulatedRun.Run(new RunPlan { Seed = seed, Profile = Profile.Load(name) }));
        }
        FaultKind[] happened = [.. totals.ByKind().Select(pair => pair.Kind)];
        foreach (FaultKind kind in Enum.GetValues<FaultKind>())
        {
            bool inAProfile = Profile.BuiltIn.Any(name => Profile.Load(name)[kind] > 0);
            Assert.AreEqual(inAProfile, happened.Contains(kind), kind.ToString());
        }
    }

    [TestMethod]
    public void BadProfilesAreRefused()
    {
        Assert.ThrowsExactly<ProfileException>(() => Profile.Load("no such profile"));
        Assert.ThrowsExactly<ProfileException>(() => Profile.Parse("x", "{"));
        Assert.ThrowsExactly<ProfileException>(() => Profile.Parse("x", """{"faults":{"Earthquake":0.5}}"""));
        Assert.ThrowsExactly<ProfileException>(() => Profile.Parse("x", """{"faults":{"LinkDrop":2}}"""));
        Assert.ThrowsExactly<ProfileException>(() => Profile.Parse("x", """{"visits":0}"""));
        Assert.ThrowsExactly<ProfileException>(() => Profile.Parse("x", """{"boxes":5}"""));
        Assert.ThrowsExactly<ProfileException>(() => Profile.Parse("x", """{"scanner":"laser"}"""));
        foreach (string link in (string[])["pigeon", "", "wifi", "wifi+wifi", "quectel+simcom", "wifi+quectel+simcom", "plain+quectel"])
            Assert.ThrowsExactly<ProfileException>(() => Profile.Parse("x", $$"""{"link":"{{link}}"}"""), link);
    }

    private static RunResult Traced(string profile, ulong seed) =>
        SimulatedRun.Run(new RunPlan { Seed = seed, Profile = Profile.Load(profile), Traced = true });
}
