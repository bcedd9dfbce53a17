using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Cli;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary>Mutated argument lists of every verb: a documented exit status, a message for people, one JSON document or none.</summary>
[TestClass]
[DoNotParallelize]
public class CommandLineFuzzTests
{
    private const int Lines = 100_000;
    private const int Processes = 24;
    private const int SayEvery = 200;

    // No slash: what is mutated must not become a path that leads out of the test's folder.
    private const string Marks = "0123456789.+-:=@%&\" '\\\0\t\n\u00e9付\U0001F600abcdefABCDEFxyz";

    private static readonly int[] s_documented = [0, 2, 3, 4, 5, 64, 70];

    private static readonly string[] s_say = ["say", "12.50", "--brand", "wechat", "--json"];

    private static readonly string[] s_terminalVerbs = ["terminals", "disable", "enable", "rotate", "replace"];

    private static readonly string[][] s_good =
    [
        ["pay", "--amount", "12.50", "--code", "134650328919428540", "--json"],
        ["pay", "--amount", "8+4.50", "--image", "phone.png", "--tls"],
        ["pay", "--amount", "3", "--code", "28763443825664394", "--switch", "127.0.0.1:9000", "--rules", "operator.rules"],
        ["pay", "--amount", "3", "--code", "28763443825664394", "--board", "esp32-s3", "--scanner", "plain", "--realtime"],
        ["run", "--port", "9090", "--state", "counter", "--board", "esp32-s3", "--scanner", "plain"],
        ["switch", "--port", "9000", "--show", "wechat", "--show", "alipay:poor", "--acquirer", "lakala"],
        ["switch", "--tls-port", "9443", "--tls-address", "0.0.0.0", "--tls-name", "switch.example", "--ca", "ca.pem"],
        ["switch", "terminals", "--state", "missing.db", "--json"],
        ["switch", "disable", "00000001", "--state", "missing.db"],
        ["switch", "rotate", "00000001", "--state", "missing.db", "--box", "box1"],
        ["switch", "replace", "00000001", "--state", "missing.db", "--box", "box1", "--serial", "SN-1"],
        ["code", "explain", "134650328919428540", "--json"],
        ["code", "explain", "https://qr.alipay.com/fkx12345", "--rules", "operator.rules"],
        ["code", "rules", "operator.rules", "--json"],
        ["code", "rules"],
        ["message", "explain", "60000300006031003110010800002000000080001000000131323334353637380011000000240030", "--json"],
        ["message", "mac", "--key", "0123456789ABCDEFFEDCBA9876543210", "02003020000000000001000000000000001250000101"],
        ["cipher", "--key", "0123456789ABCDEFFEDCBA9876543210", "--serial", "0000020254004318", "--factor", "000052", "--json"],
        ["simulate", "--seed", "1", "--runs", "100", "--profile", "hostile", "--shrink", "3", "--trace", "run.txt"],
        ["board", "esp32-s3-a7670", "--json"],
        ["--help"],
        ["--version"],
    ];

    [TestMethod]
    public void AHundredThousandMutatedLinesEndAsDocumented()
    {
        using var folder = new Folder();
        using var inside = new WorkingFolder(folder);
        var random = new Random(20261210);
        var statuses = new Dictionary<int, int>();
        long before = GC.GetTotalMemory(true);
        for (int i = 0; i < Lines; i++)
        {
            string[] line = Harmless(Mutate(random));
            CommandResult result = Scanbox.Run(line);
            Check(result, line, $"case {i}");
            statuses[result.Status] = statuses.GetValueOrDefault(result.Status) + 1;
        }
        Assert.IsLessThan(50_000_000, GC.GetTotalMemory(true) - before);
        Assert.IsTrue(statuses[0] > 1000 && statuses[2] > 1000 && statuses[64] > 1000, string.Join(", ", statuses));
    }

    [TestMethod]
    public void AProcessOfItsOwnEndsTheSame()
    {
        using var folder = new Folder();
        using var inside = new WorkingFolder(folder);
        var random = new Random(20261211);
        for (int i = 0; i < Processes; i++)
        {
            // No system passes a zero character on.
            string[] line = [.. Harmless(Mutate(random)).Select(word => word.Replace("\0", "", StringComparison.Ordinal))];
            CommandResult result = ScanboxProcess.RunIn(inside.Path, line);
            Check(result, line, $"case {i}");
            Assert.AreEqual(Scanbox.Run(line).Status, result.Status, $"case {i}: {Show(line)}");
        }
    }

    private static void Check(CommandResult result, string[] line, string where)
    {
        where = $"{where}: {Show(line)}\n{result}";
        Assert.Contains(result.Status, s_documented, where);
        Assert.DoesNotContain("   at ", result.Errors, where);
        // What the program itself calls a defect carries the type of its exception.
        Assert.DoesNotContain("Exception", result.Errors, where);
        Assert.IsTrue(result.Errors.Split('\n').All(text => text.Length < 450), where);
        if (result.Status is 64 or 70)
        {
            Assert.AreEqual("", result.Output, where);
            Assert.StartsWith("scanbox: ", result.Errors, where);
        }
        bool json = line.Contains("--json") && !line.Any(word => word is "--help" or "-h" or "-?" or "/?" or "/h" or "--version") && AsksForJson(line);
        if (json && result.Output.Length > 0 && !IsDocument(result.Output))
            Assert.Fail("not one JSON document, " + where);
    }

    // The word can be data: after two hyphens, or as the value of an option.
    private static bool AsksForJson(string[] line)
    {
        ParseResult parsed = Program.Root.Parse(line, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Errors.Count == 0 && parsed.GetValue(CommonOptions.Json);
    }

    private static bool IsDocument(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // What would open a port, run for long or never end gets one more argument that stops it after everything else was read.
    private static string[] Harmless(string[] line)
    {
        int at = Array.FindIndex(line, word => word is "pay" or "run" or "switch" or "simulate");
        if (at < 0)
            return line;
        return line[at] switch
        {
            "pay" => [.. line, "--state", WorkingFolder.PlainFile],
            "run" => [.. line, "--state", WorkingFolder.PlainFile, "--port", "none"],
            "simulate" => [.. line, "--runs", "0"],
            _ => at + 1 < line.Length && s_terminalVerbs.Contains(line[at + 1]) ? line : [.. line, "--tls-address", "nowhere"],
        };
    }

    private static string[] Mutate(Random random)
    {
        // Speaking reads and checks a whole voice pack: as many lines of it as the time allows.
        List<string> words = [.. random.Next(SayEvery) == 0 ? s_say : Pick(s_good, random)];
        for (int changes = random.Next(0, 4); changes > 0 && words.Count > 0; changes--)
        {
            int at = random.Next(words.Count);
            switch (random.Next(9))
            {
                case 0:
                    words.RemoveAt(at);
                    break;
                case 1:
                    words.Insert(at, words[random.Next(words.Count)]);
                    break;
                case 2:
                    words[at] = Pick(Pick(s_good, random), random);
                    break;
                case 3:
                    words[at] = Pick(["", "--", "-", "@file", "--json", "-1", "99999999999999999999", "--amount=", new string('9', 5000), "\uD800", ".", "file"], random);
                    break;
                default:
                    words[at] = Spoil(words[at], random);
                    break;
            }
        }
        return [.. words];
    }

    private static string Spoil(string word, Random random)
    {
        var text = new StringBuilder(word);
        int at = random.Next(text.Length + 1);
        switch (random.Next(3))
        {
            case 0 when at < text.Length:
                text.Remove(at, random.Next(1, text.Length - at + 1));
                break;
            case 1 when at < text.Length:
                text[at] = Marks[random.Next(Marks.Length)];
                break;
            default:
                text.Insert(at, Marks[random.Next(Marks.Length)]);
                break;
        }
        return text.ToString();
    }

    private static T Pick<T>(T[] from, Random random) => from[random.Next(from.Length)];

    private static string Show(string[] line) => string.Join(' ', line.Select(word => JsonSerializer.Serialize(word.Length > 200 ? word[..200] : word)));

    /// <summary>The current folder of the process, some levels down, with the files that the lines name.</summary>
    private sealed class WorkingFolder : IDisposable
    {
        public const string PlainFile = "file";

        private readonly string _before = Environment.CurrentDirectory;

        public WorkingFolder(Folder folder)
        {
            Path = folder.In(System.IO.Path.Combine("a", "b", "c"));
            Directory.CreateDirectory(Path);
            File.Copy(SourceFolder.Rules("test-operator.rules"), System.IO.Path.Combine(Path, "operator.rules"));
            File.WriteAllText(System.IO.Path.Combine(Path, PlainFile), "a file");
            Environment.CurrentDirectory = Path;
        }

        public string Path { get; }

        public void Dispose() => Environment.CurrentDirectory = _before;
    }
}
