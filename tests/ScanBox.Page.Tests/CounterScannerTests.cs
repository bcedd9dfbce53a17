using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CounterPage;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;

namespace ScanBox.Page.Tests;

/// <summary><c>scanbox run --scanner</c>: a counter with each scanner module takes a payment, in real time.</summary>
[TestClass]
public sealed class CounterScannerTests
{
    public static IEnumerable<object[]> Scanners => BoardChoice.Scanners.Where(name => !name.StartsWith("auto-", StringComparison.Ordinal)).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Scanners))]
    public async Task EveryScannerTakesAPaymentAtTheCounter(string scanner)
    {
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Scanner = scanner });
        await counter.TypeAsync("2");
        await counter.Until(state => state["box"]!["scannerLight"]!.GetValue<bool>());
        await counter.HoldAsync("wechat");
        JsonObject paid = await counter.Until(state => state["agree"]!["boxCount"]!.GetValue<int>() == 1);
        Assert.AreEqual(200, paid["agree"]!["switchFen"]!.GetValue<long>(), scanner);
        await counter.UntilEvent("words", said => said["text"]!.GetValue<string>() == "微信收款二元");
    }

    [TestMethod]
    public async Task AScannerThatTheBoardHasNoPlaceForIsRefused()
    {
        var options = new CounterOptions { Board = "esp32-wroom-4mb", Scanner = "tiny" };
        WorkbenchException refused = await Assert.ThrowsExactlyAsync<WorkbenchException>(() => CounterServer.StartAsync(options));
        StringAssert.Contains(refused.Message, "has no I2C for tiny");
    }
}
