using System;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CounterPage;
using CounterPage.Books;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Page.Tests;

/// <summary>Other boxes on the page: boards, scanners, ways to the switch. And a ledger that takes long to audit.</summary>
[TestClass]
public sealed class CounterKindsTests
{
    // A box with a modem prefers a Wi-Fi that it is set up for; on this bench that is out of reach.
    [TestMethod]
    [DataRow("esp32-wrover", "m3y", "wifi", "Wi-Fi", "M3Y")]
    [DataRow("esp32-s3", "newland", "quectel", "4G, standby, signal 20 of 31", "Newland")]
    [DataRow("esp32-s3", "auto-honeywell", "simcom", "4G, standby, signal 20 of 31", "Honeywell")]
    public async Task APaymentWithAnotherBoardScannerAndWay(string board, string scanner, string link, string path, string model)
    {
        await using CounterClient counter = await CounterClient.StartAsync(new CounterOptions { Board = board, Scanner = scanner, Link = link });
        JsonNode box = (await counter.StateAsync())["box"]!;
        Assert.AreEqual(board, box["board"]!.GetValue<string>());
        Assert.AreEqual(scanner, box["scanner"]!.GetValue<string>());
        Assert.AreEqual(path, box["path"]!.GetValue<string>());
        Assert.IsTrue(box["tls"]!.GetValue<bool>());
        StringAssert.Contains(box["scannerModel"]!.GetValue<string>(), model, StringComparison.OrdinalIgnoreCase);
        (string own, string other) = link == "wifi" ? ("wifi", "mobile") : ("mobile", "wifi");
        Assert.AreEqual(HttpStatusCode.BadRequest, await counter.TryAsync("api/faults", $$"""{"{{other}}":false}"""), "what it does not have cannot be broken");
        await counter.TypeAsync("5");
        await counter.HoldAsync("alipay");
        await counter.UntilAgreed(1, 500);
        await counter.FaultAsync(own, false);
        Assert.IsFalse((await counter.StateAsync())["faults"]![own]!.GetValue<bool>());
    }

    // Its audits take a twentieth of the time: beside others it would tell their load.
    [TestMethod]
    [DoNotParallelize]
    public async Task ALargeLedgerIsAuditedLaterAndNotForgotten()
    {
        int audits = 0;
        bool balanced = true;
        var due = new TaskCompletionSource();
        using var pace = new AuditPace(
            () =>
            {
                audits++;
                System.Threading.Thread.Sleep(20);
                return balanced;
            },
            due.SetResult);
        Assert.IsTrue(pace.IsBalanced());
        balanced = false;
        for (int frame = 0; frame < 100; frame++)
            Assert.IsTrue(pace.IsBalanced(), "still what the last audit said");
        Assert.AreEqual(1, audits);
        await due.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.IsFalse(pace.IsBalanced());
        Assert.AreEqual(2, audits);
    }
}
