using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;
using ScanBox.Desktop.Tests.VirtualBoard;
using VoicePacks;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary><c>scanbox pay --board</c>: the same box on every board.</summary>
[TestClass]
public class BoardTests
{
    private const string Code = "134650328919428540";

    [TestMethod]
    public void TheCommandKnowsEveryBoard() =>
        CollectionAssert.AreEquivalent(AllBoards.Names.Select(n => (string)n[0]).ToArray(), BoardChoice.Names);

    [TestMethod]
    [DynamicData(nameof(AllBoards.Names), typeof(AllBoards))]
    public void EveryBoardTakesAPaymentAndSaysIt(string board)
    {
        using var folder = new Folder();

        CommandResult paid = Scanbox.Run("pay", "--amount", "12.50", "--code", Code, "--board", board, "--state", folder.In("box")).Ends(0);

        Assert.Contains("微信收款十二点五元", paid.Output);
        if (AllBoards.Plan(board).VoiceTx >= 0)
        {
            Assert.IsFalse(File.Exists(folder.In("box/flash/zh-CN.sbv")), "its module has the voice");
            return;
        }
        bool small = AllBoards.Plan(board).FlashMegabytes == 4;
        byte[] voice = File.ReadAllBytes(folder.In("box/flash/zh-CN.sbv"));
        CollectionAssert.AreEqual(File.ReadAllBytes(small ? PackReader.SmallPath : PackReader.DefaultPath), voice);
    }

    [TestMethod]
    public void ABoxOfABigBoardDoesNotFitASmallOne()
    {
        using var folder = new Folder();
        Scanbox.Run("pay", "--amount", "1", "--code", Code, "--state", folder.In("box")).Ends(0);

        Scanbox.Run("pay", "--amount", "1", "--code", "134650328919428541", "--state", folder.In("box"), "--board", "esp32-wroom-4mb")
            .Ends(64).Complains("the box of another board");
    }

    [TestMethod]
    public void AnUnknownBoardIsWrongUsage() => Scanbox.Run("pay", "--amount", "1", "--code", Code, "--board", "esp8266").IsWrongUsage("esp8266");

    [TestMethod]
    [DataRow("esp32-wrover-ec800", "Quectel")]
    [DataRow("esp32-wrover-air780e", "Air780E")]
    [DataRow("esp32-s3-a7670", "A7670")]
    public void ABoardWithAModemPaysOverItAndCanDoWithout(string board, string modem)
    {
        Assert.Contains(modem, Scanbox.Run("board", board).Ends(0).Output);
        CommandResult paid = Scanbox.Run("pay", "--amount", "3", "--code", Code, "--board", board).Ends(0);
        Assert.Contains("modem", paid.Errors);
        paid = Scanbox.Run("pay", "--amount", "3", "--code", Code, "--board", board, "--link", "wifi").Ends(0);
        Assert.DoesNotContain("modem", paid.Errors);
    }

    [TestMethod]
    public void ABoardIsShownAndDrawn()
    {
        using var folder = new Folder();
        CommandResult shown = Scanbox.Run("board", "esp32-s3-battery", "--json", "--svg", folder.In("wiring.svg")).Ends(0);
        using var document = System.Text.Json.JsonDocument.Parse(shown.Output);
        Assert.AreEqual("ESP32_S3_OCTAL", document.RootElement.GetProperty("target").GetString());
        Assert.AreEqual(0, document.RootElement.GetProperty("wrong").GetArrayLength());
        Assert.AreEqual(File.ReadAllText(Path.Combine(SourceFolder.Root, "boards", "esp32-s3-battery", "wiring.svg")), File.ReadAllText(folder.In("wiring.svg")));
        Assert.Contains("esp32-wroom-4mb", Scanbox.Run("board").Ends(0).Output);
        Scanbox.Run("board", "esp8266").IsWrongUsage("esp8266");
        Scanbox.Run("board", "--svg", folder.In("x.svg")).IsWrongUsage("--svg");
    }

    [TestMethod]
    public void AVoiceModulesFilesAreTheClipsOfThePack()
    {
        using var folder = new Folder();
        Scanbox.Run("voice", "export", folder.In("card")).Ends(0);
        string[] files = Directory.GetFiles(folder.In("card/ZH"));
        Assert.HasCount(ScanBox.Voice.Clip.Count, files);
        byte[] wav = File.ReadAllBytes(folder.In("card/ZH/18.wav"));
        Assert.AreEqual(44 + (2 * PackReader.Open(PackReader.DefaultPath).Samples(ScanBox.Voice.Clip.ReceivedWechat)!.Length), wav.Length);
        Scanbox.Run("voice", "export", folder.In("card2"), "--pack", folder.In("missing.sbv")).IsWrongUsage("missing.sbv");
    }
}
