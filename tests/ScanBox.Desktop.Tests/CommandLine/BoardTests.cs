using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;
using ScanBox.Desktop.Tests.VirtualBoard;
using VoicePacks;

namespace ScanBox.Desktop.Tests.CommandLine;

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
}
