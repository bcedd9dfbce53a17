using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Files;

namespace ScanBox.Desktop.Tests.Simulation;

/// <summary>
/// The simulation finds faults: each one that is built in is caught. A few at every test run; all of them with
/// <c>SCANBOX_ALL_MUTATIONS=1</c> in the environment, some minutes, or those that <c>SCANBOX_MUTATIONS</c> names, with commas between.
/// </summary>
[TestClass]
public class MutationTests
{
    // More than the slowest to be caught needs, see the output of the whole list.
    private const int MostRuns = 10_000;

    private static readonly string[] s_few = ["send-before-journaling", "announce-before-mac", "repeat-is-new-purchase", "left-way-stays-open"];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void SomeMutationsAreCaught() => AssertCaught(s_few);

    [TestMethod]
    public void EveryMutationIsCaught()
    {
        string named = Environment.GetEnvironmentVariable("SCANBOX_MUTATIONS") ?? "";
        if (named.Length == 0 && Environment.GetEnvironmentVariable("SCANBOX_ALL_MUTATIONS") != "1")
            Assert.Inconclusive("takes minutes: set SCANBOX_ALL_MUTATIONS=1");
        AssertCaught(named.Length > 0 ? named.Split(',') : Mutation.Names);
    }

    [TestMethod]
    public void EveryMutationStillFitsTheSources()
    {
        foreach (string name in Mutation.Names)
        {
            Mutation mutation = Mutation.Read(name);
            Assert.AreNotEqual("", mutation.About, name);
            foreach (string file in mutation.Files)
                Assert.AreNotEqual(File.ReadAllText(Path.Combine(SourceFolder.Root, file)), mutation.Apply(file), name);
        }
    }

    private void AssertCaught(IEnumerable<string> names)
    {
        List<string> survived = [];
        foreach (string name in names)
        {
            Mutation mutation = Mutation.Read(name);
            using var build = new MutantBuild(mutation);
            string failure = build.FirstFailure(mutation.Profile, 1, MostRuns);
            TestContext.WriteLine($"{name} ({mutation.About}), profile {mutation.Profile}: {(failure.Length == 0 ? "SURVIVED" : "caught in run " + failure.Replace("\t", ", ", StringComparison.Ordinal))}");
            if (failure.Length == 0)
                survived.Add(name);
        }
        Assert.AreEqual("", string.Join(", ", survived), "mutations that no run caught");
    }
}
