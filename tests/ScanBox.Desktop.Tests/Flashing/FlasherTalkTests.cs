using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Flashing;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;

namespace ScanBox.Desktop.Tests.Flashing;

/// <summary>What the flasher says, and what it is told.</summary>
[TestClass]
public class FlasherTalkTests
{
    // As in nanoframework/Home, issue 1644.
    private static readonly string[] s_published =
    [
        ".NET nanoFramework Firmware Flasher v2.5.126+716b21797a", "Reading details from chip...", "OK", "", "Connected to:", "ESP32 (ESP32-D0WD-V3 (revision v3.1))",
        "Features WiFi, BT, Dual Core, 240MHz, VRef calibration in efuse, Coding Scheme None", "Flash size 4MB unknown from  (manufacturer 0x104 device 0x16406)", "PSRAM: 0MB", "Crystal 40MHz", "MAC C8:2E:18:25:A2:14",
    ];

    [TestMethod]
    public void APublishedAnswerIsRead()
    {
        ChipDetails chip = ChipDetails.Read(s_published)!;
        Assert.AreEqual(new ChipDetails("ESP32", "ESP32-D0WD-V3 (revision v3.1)", 3, 4, null, "C82E1825A214"), chip);
        Assert.AreEqual("", chip.Unfit(BoardChoice.Plan("esp32-wroom-4mb")));
        Assert.Contains("4 MB", chip.Unfit(BoardChoice.Plan("esp32-wrover")));
        Assert.IsNull(RuntimeDetails.Read(s_published));
    }

    [TestMethod]
    public void EveryBoardHasAChipThatFits()
    {
        foreach (string name in BoardChoice.Names)
        {
            Device.BoardPlan plan = BoardChoice.Plan(name);
            bool isS3 = plan.Chip == Device.BoardChip.Esp32S3;
            var chip = new ChipDetails(isS3 ? "ESP32-S3" : "ESP32", isS3 ? "ESP32-S3 (QFN56) (revision v0.2)" : "ESP32-D0WD-V3 (revision v3.0)", isS3 ? 0 : 3, plan.FlashMegabytes, isS3 ? 8 : null, "C82E1825A214");
            Assert.AreEqual("", chip.Unfit(plan), name);
            Assert.AreNotEqual("", (chip with { Type = "ESP32-C3" }).Unfit(plan), name);
        }
    }

    [TestMethod]
    [DataRow(4003, "", 4003)]
    [DataRow(4003 & 255, "", 4003)]
    [DataRow(4000 & 255, "Error E4000: Error executing ESP32 serial command. (The port is closed.)", 4000)]
    [DataRow(1, "E4005", 4005)]
    [DataRow(0, "Error E9000: Invalid or missing arguments.", 9000)]
    [DataRow(134, "", 0)]
    [DataRow(-1073741819, "", 0)]
    [DataRow(0, "", 0)]
    [DataRow(0, "Error deploying content file E4003 to I:\\E4003", 0)]
    public void TheNumberOfAnErrorIsFoundOnWindowsAndOnUnix(int exitCode, string said, int error)
    {
        var outcome = new FlasherOutcome(exitCode, [said]);
        Assert.AreEqual(error, outcome.Error);
        Assert.AreEqual(exitCode == 0 && error == 0, outcome.IsGood);
    }

    [TestMethod]
    public void NoTwoErrorsLookAlikeOnUnix()
    {
        int[] low = [.. FlasherErrors.Known.Select(error => error & 255)];
        Assert.HasCount(low.Length, low.Distinct().ToArray());
        Assert.DoesNotContain(0, low);
        foreach (int error in FlasherErrors.Known)
            Assert.AreEqual(error, FlasherErrors.FromExitCode(error & 255));
    }

    [TestMethod]
    public void AHundredThousandMutatedAnswersAreReadOrRefused()
    {
        var random = new Random(20261123);
        int read = 0;
        for (int i = 0; i < 100_000; i++)
        {
            string[] lines = [.. s_published.Where(_ => random.Next(20) > 0).Select(line => Mutate(line, random))];
            ChipDetails? chip = ChipDetails.Read(lines);
            RuntimeDetails.Read(lines);
            _ = new FlasherOutcome(random.Next(256), lines).Reason;
            if (chip is null)
                continue;
            read++;
            Assert.IsTrue(chip.Mac.Length == 12 && chip.Mac.All(char.IsAsciiHexDigitUpper), chip.Mac);
            Assert.IsTrue(chip.FlashMegabytes is >= 1 and <= 999);
        }
        Assert.IsTrue(read is > 10_000 and < 90_000, $"{read} were read");
    }

    [TestMethod]
    [DataRow("nanoff", "nanoff")]
    [DataRow("  sh  \"my flasher.sh\" -x ", "sh|my flasher.sh|-x")]
    [DataRow("\"C:\\Program Files\\nanoff.exe\"", "C:\\Program Files\\nanoff.exe")]
    [DataRow("a\"b c\"d", "ab cd")]
    [DataRow("a \"\"", "a|")]
    public void ACommandIsTakenApart(string command, string words)
    {
        FlasherLine line = FlasherLine.Parse(command);
        Assert.AreEqual(words, string.Join('|', line.Arguments.Prepend(line.Program)));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("  ")]
    [DataRow("\"\"")]
    [DataRow("nanoff \"x")]
    public void ACommandWithoutAWordIsRefused(string command) => Assert.ThrowsExactly<FlashingException>(() => FlasherLine.Parse(command));

    [TestMethod]
    public void TheTableIsReadBackWhateverIsInIt()
    {
        string[] nasty = ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "a,b", "a\"b", "a\r\nb", "付款", ""];
        BoardRecord[] boards = [.. nasty.Select((text, i) => new BoardRecord { Mac = $"C82E1825A2{i:X2}", Board = "esp32-wrover", Image = text, Reason = text, Chip = text, First = new DateTime(2026, 1, 1).AddSeconds(i) })];
        List<string[]> rows = Csv(BoardTable.Of(boards));
        Assert.HasCount(nasty.Length + 1, rows);
        for (int i = 0; i < nasty.Length; i++)
        {
            Assert.HasCount(rows[0].Length, rows[i + 1]);
            string image = rows[i + 1][Array.IndexOf(rows[0], "image")];
            Assert.AreEqual(nasty[i], image.TrimStart('\''));
            Assert.IsFalse(image.Length > 0 && "=+-@".Contains(image[0], StringComparison.Ordinal), "no formula");
        }
    }

    private static string Mutate(string line, Random random)
    {
        if (line.Length == 0 || random.Next(12) > 0)
            return line;
        char[] text = line.ToCharArray();
        text[random.Next(text.Length)] = "09AFZ: ()\0付"[random.Next(10)];
        return random.Next(2) == 0 ? new string(text) : new string(text)[random.Next(text.Length)..];
    }

    // RFC 4180, read by its own grammar.
    private static List<string[]> Csv(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                Take();
            else if (c == '\n' && !quoted)
                TakeRow();
            else if (c != '\r' || quoted)
                field.Append(c);
        }
        return rows;

        void Take()
        {
            row.Add(field.ToString());
            field.Clear();
        }

        void TakeRow()
        {
            Take();
            rows.Add([.. row]);
            row.Clear();
        }
    }
}
