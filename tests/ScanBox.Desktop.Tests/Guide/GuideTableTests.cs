using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Guide;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Files;
using ScanBox.Desktop.Tests.VirtualBoard;
using ScanBox.Parts.Lamps;
using ScanBox.Ports;
using ScanBox.Voice;
using Workbench;

namespace ScanBox.Desktop.Tests.Guide;

/// <summary>The guide holds all that the firmware can say and show, and nothing else.</summary>
[TestClass]
public partial class GuideTableTests
{
    // Digits, units and 点 元 笔 百分之 分 整: parts of numbers, which say nothing by themselves.
    private static bool IsNumberPart(byte clip) => clip is <= Clip.Times or Clip.Percent or Clip.Minute or Clip.OnTheHour;

    [TestMethod]
    public void EveryClipStandsInOneRow()
    {
        byte[] clips = [.. Enumerable.Range(0, Clip.Count).Select(clip => (byte)clip).Where(clip => !IsNumberPart(clip))];
        byte[] explained = [.. SpokenTable.Rows.SelectMany(row => row.Clips)];
        CollectionAssert.AreEquivalent(clips, explained);
        Assert.IsTrue(SpokenTable.Rows.All(row => row.Meaning.English.Length > 0 && row.Meaning.Chinese.Length > 0));
    }

    [TestMethod]
    public void EverySignalOfTheLampHasARhythmInWordsThatNoOtherHas()
    {
        CollectionAssert.AreEquivalent(Enum.GetValues<LampSignal>(), LampTable.Rows.Select(row => row.Signal).ToArray());
        Assert.AreEqual(LampTable.Rows.Count, LampTable.Rows.Select(row => row.Rhythm.English).Distinct().Count());
        Assert.AreEqual(LampTable.Rows.Count, LampTable.Rows.Select(row => row.Rhythm.Chinese).Distinct().Count());
    }

    // Drawn by hand: what an eye sees of sixteen slots of an eighth of a second.
    [TestMethod]
    [DataRow("################", "steady")]
    [DataRow("................", "dark")]
    [DataRow("#...............", "one short flash every two seconds")]
    [DataRow("....#...........", "one short flash every two seconds")]
    [DataRow("#.......#.......", "one short flash every second")]
    [DataRow("#.#.............", "two short flashes every two seconds")]
    [DataRow("#.#.#...........", "three short flashes every two seconds")]
    [DataRow("###.###.###.....", "three long flashes every two seconds")]
    [DataRow("###.###.........", "two long flashes every two seconds")]
    [DataRow("##......##......", "one long flash every second")]
    [DataRow("#.#.#.#.#.#.#.#.", "flicker")]
    [DataRow("##..##..##..##..", "quick blinking")]
    [DataRow("####....####....", "half a second on, half off")]
    [DataRow("########........", "one second on, one off")]
    public void ARhythmIsToldAsItIsSeen(string slots, string words)
    {
        Assert.AreEqual(LampPattern.Slots, slots.Length);
        int rhythm = Enumerable.Range(0, slots.Length).Sum(slot => slots[slot] == '#' ? 1 << slot : 0);
        Assert.AreEqual(words, RhythmText.Of(rhythm).English);
    }

    [TestMethod]
    public void EveryKeyIsExplained()
    {
        Key[] keys = [.. Enum.GetValues<Key>().Where(key => key is not (Key.None or Key.Point or (>= Key.Digit0 and <= Key.Digit9)))];
        CollectionAssert.AreEquivalent(keys, KeyTable.Rows.Select(row => row.Key).ToArray());
        Assert.AreEqual("7", KeyTable.Caption(Key.Digit7).English);
    }

    [TestMethod]
    public void EverySignOfTheDisplayIsExplained()
    {
        // '_' and '~' are the movement of a payment under way, '+' is typed.
        string drawn = string.Concat(new[] { "Screens/Screen.cs", "UndoDialog.cs" }.Select(file => File.ReadAllText(Path.Combine(SourceFolder.Root, "firmware", "ScanBox", file))));
        char[] signs = [.. Sign().Matches(drawn).Select(match => match.Groups[1].Value[0]).Where(sign => sign is not (' ' or '_' or '~' or '+' or '0')).Distinct()];
        CollectionAssert.AreEquivalent(signs, DisplaySign.All.Select(sign => sign.Sign).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void TheSheetOfABoardIsMadeFromItsPlan(string name)
    {
        string made = QuickStartSheet.Html(SheetBoard.Of(AllBoards.Plan(name)));
        Assert.AreEqual(AllBoards.Plan(name).Display != 0, made.Contains("class=\"signs\"", StringComparison.Ordinal));
        foreach (Key key in AllBoards.Plan(name).KeypadKeys.Concat(AllBoards.Plan(name).ButtonKeys))
            Assert.Contains($"<kbd>{KeyTable.Caption(key).Chinese}</kbd>", made, key.ToString());
    }

    [TestMethod]
    public void TheSheetOfTheDocumentationIsThatOfTheDefaultBoard()
    {
        string path = Path.Combine(SourceFolder.Root, "boards", BoardChoice.Default, "quick-start.html");
        string made = QuickStartSheet.Html(SheetBoard.Of(AllBoards.Plan(BoardChoice.Default)));
        Assert.IsTrue(File.Exists(path) && File.ReadAllText(path) == made, $"make it anew: scanbox board {BoardChoice.Default} --quick-start boards/{BoardChoice.Default}/quick-start.html");
    }

    [GeneratedRegex(@"'([^'\\])'")]
    private static partial Regex Sign();
}
