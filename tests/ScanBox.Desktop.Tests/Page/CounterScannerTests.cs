using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CounterPage;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Workbench;

namespace ScanBox.Desktop.Tests.Page;

/// <summary><c>scanbox run --scanner</c>: a counter with each scanner module takes a payment, in real time.</summary>
[TestClass]
public sealed class CounterScannerTests
{
    [TestInitialize]
    public void SkipUnlessWanted() => LongRun.OrSkip();

    // Counters that run side by side: more would starve each other.
    private const int AtOnce = 4;

    [TestMethod]
    public async Task EveryScannerTakesAPaymentAtTheCounter()
    {
        foreach (string[] some in BoardChoice.Scanners.Where(name => !name.StartsWith("auto-", StringComparison.Ordinal)).Chunk(AtOnce))
            await Task.WhenAll(some.Select(Pay));
    }

    [TestMethod]
    public async Task AScannerThatTheBoardHasNoPlaceForIsRefused()
    {
        var options = new CounterOptions { Board = "esp32-wroom-4mb", Scanner = "tiny" };
        WorkbenchException refused = await Assert.ThrowsExactlyAsync<WorkbenchException>(() => CounterServer.StartAsync(options));
        StringAssert.Contains(refused.Message, "has no I2C for tiny");
    }

    private static async Task Pay(string scanner)
    {
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Scanner = scanner });
        await counter.TypeAsync("2");
        await counter.Until(state => state["box"]!["scannerLight"]!.GetValue<bool>());
        await counter.HoldAsync("wechat");
        JsonObject paid = await counter.Until(state => state["agree"]!["boxCount"]!.GetValue<int>() == 1);
        Assert.AreEqual(200, paid["agree"]!["switchFen"]!.GetValue<long>(), scanner);
        await counter.UntilEvent("words", said => said["text"]!.GetValue<string>() == "微信收款二元");
    }
}
