using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.Architecture;

/// <summary>Inside the money core the folders depend on each other in one direction only, read from the compiled types.</summary>
[TestClass]
public class FolderArrowsTests
{
    // What all firmware stands on, and the money core above it, read as one house: an assembly holds 64 KiB at most.
    private static readonly Assembly[] s_core = [typeof(Ports.IStorage).Assembly, typeof(Box).Assembly];

    // A folder and what it may use. The root (the box itself) puts all together and is used by none.
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Ports"] = [],
        ["Integrity"] = [],
        ["Amounts"] = ["Ports"],
        ["Security"] = ["Integrity"],
        ["Codes"] = ["Ports", "Integrity"],
        ["Settings"] = ["Ports", "Amounts", "Integrity", "Security"],
        ["Voice"] = ["Ports", "Integrity"],
        ["Switching"] = ["Ports", "Security", "Settings"],
        ["Payments"] = ["Ports", "Amounts", "Integrity", "Security", "Codes", "Settings", "Switching"],
        ["Screens"] = ["Ports", "Amounts", "Payments", "Switching"],
        [""] = ["Ports", "Amounts", "Integrity", "Security", "Codes", "Settings", "Voice", "Switching", "Payments", "Screens"],
    };

    [TestMethod]
    public void ArrowsPointOneWay()
    {
        List<string> wrong = [];
        foreach (Type type in OwnTypes())
        {
            string from = FolderOf(type);
            Assert.IsTrue(s_allowed.TryGetValue(from, out string[]? allowed), $"{type}: no arrows are settled for the folder '{from}'");
            wrong.AddRange(TypeUses.Of(type).Where(used => FolderOf(used) is string to && to != from && !allowed.Contains(to)).Select(used => $"{type.FullName} uses {used.FullName}"));
        }
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void TheTechniciansSideHasArrowsOfItsOwn()
    {
        Dictionary<string, string[]> allowed = new()
        {
            ["ScanBox.Setup.Console"] = [],
            ["ScanBox.Setup.Provisioning"] = ["ScanBox.Setup.Console"],
            ["ScanBox.Setup.PhonePage"] = ["ScanBox.Setup.Console", "ScanBox.Setup.Provisioning"],
            ["ScanBox.Setup.Resetting"] = ["ScanBox.Setup.Console", "ScanBox.Setup.Provisioning", "ScanBox.Setup.PhonePage"],
            ["ScanBox.Setup.Commands"] = ["ScanBox.Setup.Console", "ScanBox.Setup.Resetting"],
            ["ScanBox.Setup"] = ["ScanBox.Setup.Console", "ScanBox.Setup.Commands"],
        };
        List<string> wrong = [];
        foreach (Type type in typeof(Setup.TechnicianConsole).Assembly.GetTypes().Where(type => type.Namespace is not null && allowed.ContainsKey(type.Namespace)))
            wrong.AddRange(TypeUses.Of(type).Where(used => used.Namespace is string to && to != type.Namespace && allowed.ContainsKey(to) && !allowed[type.Namespace!].Contains(to)).Select(used => $"{type.FullName} uses {used.FullName}"));
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void ArrowsThatTheBoxNeedsAreSeen()
    {
        // The reading of the types itself: an arrow that is surely there is found, in each way that a type can be used.
        Assert.Contains(typeof(global::ScanBox.Ports.IStorage), TypeUses.Of(typeof(global::ScanBox.Settings.SettingsFile)).ToArray());
        Assert.Contains(typeof(global::ScanBox.Integrity.Crc32), TypeUses.Of(typeof(global::ScanBox.Settings.KeyFile)).ToArray());
        Assert.Contains(typeof(global::ScanBox.Payments.Payment), TypeUses.Of(typeof(Box)).ToArray());
    }

    [TestMethod]
    public void MessagesAndTheirFieldNumbersAreKnownInSwitchingOnly()
    {
        Type[] messages = [typeof(IsoMessage), typeof(FieldTable), typeof(RequestComposer), typeof(MessageReader), typeof(IsoDecoder)];
        string[] wrong =
        [
            .. OwnTypes().Where(type => FolderOf(type) != "Switching")
                .SelectMany(type => TypeUses.Of(type).Intersect(messages).Select(used => $"{type.FullName} uses {used.FullName}")),
        ];
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    private static IEnumerable<Type> OwnTypes() => s_core.SelectMany(assembly => assembly.GetTypes()).Where(type => (type.Namespace ?? "").StartsWith("ScanBox", StringComparison.Ordinal));

    private static string FolderOf(Type type)
    {
        string[] parts = (type.Namespace ?? "").Split('.');
        return parts.Length > 1 ? parts[1] : "";
    }
}
