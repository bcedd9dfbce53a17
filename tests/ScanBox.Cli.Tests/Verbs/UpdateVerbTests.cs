using System.IO;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.OverTheAir;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary>An update from the key to the box, by the commands that a person types, over real TCP.</summary>
[TestClass]
[DoNotParallelize]
public class UpdateVerbTests
{
    private const string Pin = "246810";

    [TestMethod]
    public void RulesGoFromAFileIntoABox()
    {
        using Secrets secrets = Secrets.Passphrase();
        using var folder = new Folder();
        JsonNode key = JsonNode.Parse(Scanbox.Run("update", "key", "--out", folder.In("updates.pem"), "--json").Ends(0).Output)!;
        string signer = (string)key["signer"]!;
        File.WriteAllBytes(folder.In("own.rules"), UpdateBench.RulesText(12, 5000));
        string updates = folder.In("updates");
        JsonNode made = JsonNode.Parse(Scanbox.Run("update", "make", "--key", folder.In("updates.pem"), "--kind", "rules", "--out", updates, folder.In("own.rules"), "--json").Ends(0).Output)!;
        Assert.AreEqual(12, (int)made["version"]!);
        JsonNode shown = JsonNode.Parse(Scanbox.Run("update", "show", Path.Combine(updates, "rules-12"), "--signer", signer, "--json").Ends(0).Output)!;
        Assert.IsTrue((bool)shown["signed"]!);

        using var process = new SwitchProcess(folder.Path, "--new-box", "box1", "--update-signer", signer, "--updates", "updates");
        string[] console = ["console", "--json", "--state", "box1", "--switch", process.Address, "--type", Pin];
        JsonNode first = JsonNode.Parse(ScanboxProcess.RunIn(folder.Path, [.. console, "--type", "update now"]).Ends(0).Output)!;
        Assert.IsNull(first["answers"]![1]!["error"]);
        JsonNode second = JsonNode.Parse(ScanboxProcess.RunIn(folder.Path, [.. console, "--type", "status", "--type", "speaker", "--type", "update"]).Ends(0).Output)!;
        string status = string.Join('\n', second["answers"]![1]!["lines"]!.AsArray());
        Assert.Contains("rules: version 12", status);
        // The sign-in has proved it by the time that the box has said its word.
        string update = string.Join('\n', second["answers"]![3]!["lines"]!.AsArray());
        Assert.Contains("rules: version 12", update);
        Assert.Contains("updates: nothing new", update);
        process.Stop().Ends(0);
    }

    [TestMethod]
    public void WhatCannotBecomeAnUpdateIsSaid()
    {
        using Secrets secrets = Secrets.Passphrase();
        using var folder = new Folder();
        Scanbox.Run("update", "key", "--out", folder.In("updates.pem")).Ends(0);
        File.WriteAllBytes(folder.In("good.rules"), UpdateBench.RulesText(12));
        File.WriteAllText(folder.In("bad.rules"), "scanbox-rules 1 version 3\nscheme\n");
        File.WriteAllText(folder.In("other.pem"), "no key");
        string[] make = ["update", "make", "--out", folder.In("updates"), "--key", folder.In("updates.pem"), "--kind", "rules"];
        foreach ((string[] rest, string says) in new[]
        {
            (new[] { folder.In("bad.rules") }, "bad.rules"),
            ([folder.In("good.rules"), "--version", "5"], "the file itself says version 12"),
            ([folder.In("good.rules"), "--board", "esp64"], "there is no board"),
            ([folder.In("good.rules"), folder.In("good.rules")], "one file"),
            ([folder.In("good.rules"), "--box", new string('1', 70)], "no box takes such an update"),
        })
        {
            Assert.Contains(says, Scanbox.Run([.. make, .. rest]).Ends(64).Errors);
        }
        Scanbox.Run([.. make, folder.In("missing.rules")]).Ends(70);
        Scanbox.Run([.. make, "--key", folder.In("other.pem"), folder.In("good.rules")]).Ends(64);
        Assert.IsFalse(Directory.Exists(folder.In("updates")));
        Scanbox.Run([.. make, folder.In("good.rules")]).Ends(0);
        string made = Path.Combine(folder.In("updates"), "rules-12");
        Scanbox.Run("update", "show", made, "--signer", new string('A', 64)).Ends(2);
        byte[] data = File.ReadAllBytes(Path.Combine(made, "data"));
        data[20] ^= 1;
        File.WriteAllBytes(Path.Combine(made, "data"), data);
        Assert.Contains("is not the one that", Scanbox.Run("update", "show", made).Ends(64).Errors);
    }
}
