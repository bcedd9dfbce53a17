using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Files;
using ScanBox.Desktop.Tests.Switching;
using Simulation.Profiles;

namespace ScanBox.Desktop.Tests.Simulation;

/// <summary>Damaged profiles: a message that names the mistake, or a profile within its ranges.</summary>
[TestClass]
public class ProfileFuzzTests
{
    [TestMethod]
    public void HundredThousandDamagedProfilesAreExplainedOrWithinTheirRanges()
    {
        byte[][] good = [.. Directory.GetFiles(Path.Combine(SourceFolder.Root, "tools", "Simulation", "profiles")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        var mutator = new Mutator(20261205, good);
        int read = 0;
        for (int i = 0; i < 100_000; i++)
        {
            string text = Encoding.UTF8.GetString(mutator.Next());
            try
            {
                Profile profile = Profile.Parse("fuzz", text);
                read++;
                Assert.IsTrue(profile.Visits is >= 1 and <= 100_000 && profile.VisitsBetweenChecks is >= 1 and <= 100_000, $"case {i}");
                Assert.IsTrue(Enum.GetValues<FaultKind>().All(kind => profile[kind] is >= 0 and <= 1), $"case {i}");
            }
            catch (ProfileException e)
            {
                Assert.StartsWith("Profile fuzz: ", e.Message, $"case {i}");
            }
        }
        Assert.IsTrue(read is > 1000 and < 99_000, $"{read}");
    }

    [TestMethod]
    public void AnEndlessFileIsNotRead()
    {
        if (!File.Exists("/dev/zero"))
            Assert.Inconclusive("there is no endless file here");
        Assert.ThrowsExactly<ProfileException>(() => Profile.Load("/dev/zero"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a\0b")]
    [DataRow("/")]
    public void WhatIsNoFileNameIsNoProfile(string name) => Assert.ThrowsExactly<ProfileException>(() => Profile.Load(name));
}
