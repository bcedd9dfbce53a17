using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary><c>scanbox pay --link</c>: one way or two, and what happens when the preferred one dies.</summary>
[TestClass]
public class LinkTests
{
    private const string Code = "134650328919428540";

    public static IEnumerable<object[]> ScannersAndModems => BoardChoice.Scanners
        .Where(static scanner => scanner != "tiny" && !scanner.StartsWith("auto", StringComparison.Ordinal))
        .SelectMany(static scanner => new[] { "quectel", "simcom", "air780e" }.Select(modem => new object[] { scanner, modem }));

    [TestMethod]
    [DataRow("quectel")]
    [DataRow("simcom")]
    [DataRow("air780e")]
    [DataRow("wifi+simcom")]
    [DataRow("quectel+wifi")]
    public void EveryWayTakesAPayment(string link)
    {
        CommandResult paid = Scanbox.Run("pay", "--amount", "12.50", "--code", Code, "--link", link).Ends(0);

        Assert.Contains("微信收款十二点五元", paid.Output);
    }

    /// <summary>Every scanner family with every modem family; the one on I2C takes the pins of the modem's place.</summary>
    [TestMethod]
    [DynamicData(nameof(ScannersAndModems))]
    public void EveryScannerWorksWithEveryModem(string scanner, string modem)
    {
        CommandResult paid = Scanbox.Run("pay", "--amount", "12.50", "--code", Code, "--scanner", scanner, "--link", modem).Ends(0);

        Assert.Contains("微信收款十二点五元", paid.Output);
    }

    [TestMethod]
    [DataRow("wifi+quectel", "sent", "link: over 4G, the standby")]
    [DataRow("quectel+wifi", "sent", "link: over Wi-Fi, the standby")]
    public void TheStandbyCarriesThePaymentOn(string link, string when, string line)
    {
        CommandResult paid = Scanbox.Run("pay", "--amount", "12.50", "--code", Code, "--link", link, "--path-dies", when);

        // A modem is still sending what its way loses; then the box takes back what the switch never saw.
        Assert.IsTrue(paid.Status is 0 or 3, paid.Errors);
        Assert.Contains(line, paid.Errors);
        Assert.DoesNotContain("网络已断开", paid.Output);
    }

    [TestMethod]
    public void WaysThatDoNotGoTogetherAreWrongUsage()
    {
        Scanbox.Run("pay", "--amount", "1", "--code", Code, "--link", "quectel+simcom").IsWrongUsage("two modems");
        Scanbox.Run("pay", "--amount", "1", "--code", Code, "--link", "wifi+wifi").IsWrongUsage("twice");
        Scanbox.Run("pay", "--amount", "1", "--code", Code, "--link", "wifi+").IsWrongUsage("none of");
        Scanbox.Run("pay", "--amount", "1", "--code", Code, "--path-dies", "sent").IsWrongUsage("no standby");
        Scanbox.Run("pay", "--amount", "1", "--code", Code, "--link", "wifi+quectel", "--path-dies", "never").IsWrongUsage("never");
    }
}
