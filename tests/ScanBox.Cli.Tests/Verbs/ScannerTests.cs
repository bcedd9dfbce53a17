using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary><c>scanbox pay --scanner</c>: the same box with every scanner module, told what it is or not.</summary>
[TestClass]
public class ScannerTests
{
    private const string Code = "134650328919428540";

    public static IEnumerable<object[]> Names => BoardChoice.Scanners.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void EveryScannerTakesAPayment(string scanner)
    {
        CommandResult paid = Scanbox.Run("pay", "--amount", "12.50", "--code", Code, "--scanner", scanner).Ends(0);

        Assert.Contains("微信收款十二点五元", paid.Output);
    }

    /// <summary>A label that somebody holds up, shorter than any code: the vendor hears what to ask for, whichever module read it.</summary>
    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AShortTextIsRefusedInWords(string scanner)
    {
        CommandResult refused = Scanbox.Run("pay", "--amount", "12.50", "--code", "hello", "--scanner", scanner, "--json").Ends(2);

        Assert.AreEqual("refused", refused.Json().GetProperty("outcome").GetString());
        Assert.Contains(";请出示付款码", refused.Json().GetProperty("spoken").GetString()!);
        Assert.DoesNotContain("purchase sent", refused.Errors);
    }

    [TestMethod]
    public void AnUnknownScannerIsWrongUsage() => Scanbox.Run("pay", "--amount", "1", "--code", Code, "--scanner", "laser").IsWrongUsage("laser");

    [TestMethod]
    public void ABoardWithoutI2cHasNoPlaceForTheCodeReader() =>
        Scanbox.Run("pay", "--amount", "1", "--code", Code, "--board", "esp32-wroom-4mb", "--scanner", "tiny").IsWrongUsage("has no I2C for tiny");

    [TestMethod]
    public void TheCodeReaderAndAModemCannotShareTheirPins() =>
        Scanbox.Run("pay", "--amount", "1", "--code", Code, "--scanner", "tiny", "--link", "quectel").IsWrongUsage("is on the modem's pins");
}
