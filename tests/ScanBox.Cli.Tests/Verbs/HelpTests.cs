using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Cli;
using ScanBox.Cli.Tests.Factory;
using ScanBox.Desktop.Tests.Flashing;
using ScanBox.Desktop.Tests.OverTheAir;
using Signing;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary>Every verb explains itself, and every example in its help works as it is printed.</summary>
[TestClass]
[DoNotParallelize]
public class HelpTests
{
    public static IEnumerable<object[]> Verbs => Paths(Program.Root, []).Select(path => new object[] { string.Join(' ', path) });

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void EveryVerbHasADescriptionAndExamples(string verb)
    {
        CommandResult help = Scanbox.Run([.. verb.Split(' '), "--help"]).Ends(0);
        Assert.AreEqual("", help.Errors);
        Assert.Contains("Usage:\n  scanbox " + verb, help.Output.ReplaceLineEndings("\n"));
        Assert.IsNotEmpty(Examples(help.Output));
    }

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void EveryExampleWorks(string verb)
    {
        foreach (string example in Examples(Scanbox.Run([.. verb.Split(' '), "--help"]).Output))
        {
            using var folder = new Folder();
            Prepare(folder);
            string[] words = [.. example.Split(' ')[1..].Select(word => word.Trim('"'))];
            if (words[0] == "switch" && words.Length > 1 && !words[1].StartsWith('-'))
                RunDesk(folder, words);
            else if (words[0] == "switch")
                RunSwitch(folder, words);
            else if (words[0] == "provision" && words[1] == "phone")
                RunPhone(folder, words);
            else if (words[0] == "provision")
                RunProvision(folder, words);
            else if (words[0] == "factory")
                FactoryExamples.Run(folder, words);
            else if (words[0] == "update")
                RunUpdate(folder, words);
            else if (words[0] == "flash")
                RunFlash(folder, words);
            else if (words[0] == "run")
                RunPage(folder, words);
            else if (Array.IndexOf(words, "--switch") is > 0 and int at)
                PayAtSwitch(folder, words, at);
            else if (!words.Contains("--image") || ImageTests.HasZbar())
                ScanboxProcess.RunIn(folder.Path, words).Ends(example.Contains("https://", StringComparison.Ordinal) ? 2 : 0);
        }
    }

    [TestMethod]
    public void TheHelpOfTheWholeCommandListsEveryVerb()
    {
        string help = Scanbox.Run("--help").Ends(0).Output;
        foreach (string verb in new[] { "run", "pay", "switch", "code", "message", "cipher", "say", "console", "provision", "update", "flash", "factory" })
            Assert.Contains("\n  " + verb, help);
        Assert.MatchesRegex("^\\d+\\.\\d+\\.\\d+", Scanbox.Run("--version").Ends(0).Output);
    }

    private static void Prepare(Folder folder)
    {
        File.WriteAllBytes(folder.In("phone.png"), ImageTests.Picture("134650328919428540"));
        File.Copy(SourceFolder.Rules("test-operator.rules"), folder.In("operator.rules"));
    }

    // Who makes set-up codes has a key, a list of boxes and the settings of the market.
    private static void RunProvision(Folder folder, string[] words)
    {
        if (words.Contains("--image") && !ImageTests.HasZbar())
            return;
        using Secrets secrets = Secrets.Passphrase();
        if (words[1] != "key")
            Scanbox.Run(["provision", "key", "--out", folder.In("signer.pem")]).Ends(0);
        File.WriteAllText(folder.In("serials.txt"), "SB24000123\nSB24000124\n");
        File.WriteAllText(folder.In("market.txt"), "# hall 5\nwifi.ssid=hall5\nwifi.password=12345678\n");
        File.WriteAllBytes(folder.In("wifi.png"), ImageTests.Picture("WIFI:T:WPA;S:hall5;P:12345678;;"));
        ScanboxProcess.RunIn(folder.Path, words).Ends(0);
    }

    // Nobody comes with a phone.
    private static void RunPhone(Folder folder, string[] words)
    {
        using ScanboxProcess process = ScanboxProcess.Start(folder.Path, words);
        Assert.Contains("http://127.0.0.1:", process.WaitFor("The page is on") ?? "");
        process.Interrupt();
        process.WaitForEnd().Ends(2);
    }

    // Who makes updates has a key and what they bring; whoever looks at one has it from somebody with the key of RFC 8032's first example.
    private static void RunUpdate(Folder folder, string[] words)
    {
        using var key = SigningKey.FromSeed(Convert.FromHexString("9D61B19DEFFD5A60BA844AF492EC2CC44449C5697B326919703BAC031CAE7F60"));
        UpdateBench.RulesUpdate(8, key: key).Save(new DirectoryInfo(folder.In("updates")));
        File.WriteAllBytes(folder.In("older.rules"), UpdateBench.RulesText(6));
        File.WriteAllText(folder.In("ScanBox.pe"), "an assembly");
        File.WriteAllText(folder.In("ScanBox.Device.pe"), "another");
        File.WriteAllText(folder.In("market.txt"), "# hall 5\nwifi2.ssid=hall5\nwifi2.password=12345678\n");
        using Secrets secrets = Secrets.Passphrase();
        if (words[1] != "key")
            Scanbox.Run(["update", "key", "--out", folder.In("updates.pem")]).Ends(0);
        ScanboxProcess.RunIn(folder.Path, words).Ends(0);
    }

    // Who flashes has boards at ports, an application, and the market's files; the flasher is the tests' own.
    private static void RunFlash(Folder folder, string[] words)
    {
        if (OperatingSystem.IsWindows())
            return;
        FlashBench.Chip(folder.In("COM3"), "C82E1825A214");
        FlashBench.Chip(folder.In("COM4"), "C82E1825A215");
        File.WriteAllText(folder.In("ScanBox.Device.bin"), "an application");
        File.WriteAllText(folder.In("market.txt"), "# hall 5\nwifi.ssid=hall5\nwifi.password=12345678\n");
        File.WriteAllText(folder.In("ca.pem"), FlashBench.Authority());
        CommandResult result = ScanboxProcess.RunIn(folder.Path, [.. words, "--flasher", FlashBench.Flasher]).Ends(0);
        Assert.Contains(words.Contains("--dry-run") ? "--deploy" : "boards are done", result.Output);
    }

    // What an operator does to a switch's books needs books with a terminal in them.
    private static void RunDesk(Folder folder, string[] words)
    {
        using (var process = new SwitchProcess(folder.Path, "--state", "switch.db", "--new-box", "box1"))
            process.Stop().Ends(0);
        ScanboxProcess.RunIn(folder.Path, words).Ends(0);
    }

    // It runs until Ctrl-C. The examples' port may be taken on this machine: any free one instead.
    private static void RunPage(Folder folder, string[] words)
    {
        List<string> rest = [.. words];
        int port = rest.IndexOf("--port");
        if (port >= 0)
            rest[port + 1] = "0";
        using ScanboxProcess process = ScanboxProcess.Start(folder.Path, [.. rest]);
        Assert.Contains("http://127.0.0.1:", process.WaitFor("The box is on") ?? "");
        process.Interrupt();
        process.WaitForEnd().Ends(0);
    }

    // The examples' port may be taken on this machine: any free one instead.
    private static void RunSwitch(Folder folder, string[] words)
    {
        List<string> rest = [.. words[1..]];
        int port = rest.IndexOf("--port");
        if (port >= 0)
            rest.RemoveRange(port, 2);
        Directory.CreateDirectory(folder.In("updates"));
        using var process = new SwitchProcess(folder.Path, [.. rest]);
        process.Stop().Ends(0);
    }

    private static void PayAtSwitch(Folder folder, string[] words, int at)
    {
        using var process = new SwitchProcess(folder.Path, "--new-box", "box1");
        words[at + 1] = process.Address;
        CommandResult result = ScanboxProcess.RunIn(folder.Path, words);
        Assert.Contains("purchase sent", result.Errors);
        // Nobody has shown the example's code there.
        result.Ends(2);
        process.Stop().Ends(0);
    }

    private static string[] Examples(string help) =>
        [.. help.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => !line.StartsWith("Example", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Trim())];

    private static IEnumerable<string[]> Paths(Command command, string[] path)
    {
        if (command.Subcommands.Count == 0)
            return [path];
        return command.Subcommands.SelectMany(child => Paths(child, [.. path, child.Name]));
    }
}
