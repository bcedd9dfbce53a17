using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ScanBox.Parts.Links;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.EndToEnd;

/// <summary>
/// The preferred way dies in the middle of a payment: the whole firmware on a virtual board, a virtual modem beside Wi-Fi, a reference
/// switch over TCP. The standby carries the payment on, and the ledger shows one purchase or none.
/// </summary>
[TestClass]
public sealed class FailoverTests
{
    /// <summary>A vendor waits so long from the moment a way is known to be dead.</summary>
    private const int FailoverMs = 5_000;

    public static IEnumerable<object[]> Orders => [["wifi+quectel"], ["quectel+wifi"], ["wifi+simcom"], ["air780e+wifi"]];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DynamicData(nameof(Orders))]
    public async Task BeforeThePurchaseIsSent(string link)
    {
        await using FailoverBench bench = Begin(link);
        bench.Pay(PayerKind.Funded, bench.KillPreferred);
        AssertFailover(bench);
        // Nobody had heard of it: the switch knows no purchase, and takes the reversal, or the payment was sent in time.
        bench.Until(() => bench.Box.PaymentState == PaymentState.Idle && bench.Box.UnknownCount == 0);
        Assert.IsTrue(bench.PurchaseAt(1)!.State is PurchaseState.Tombstone or PurchaseState.Reversed, bench.Log);
        bench.Settle(bench.PurchaseAt(1)!.State);
    }

    [TestMethod]
    [DynamicData(nameof(Orders))]
    public async Task AfterTheRequestHasLeft(string link)
    {
        await using FailoverBench bench = Begin(link);
        bench.PayAndLoseTheAnswer(bench.KillPreferred);
        AssertFailover(bench);
        bench.Settle(PurchaseState.Approved);
    }

    [TestMethod]
    [DynamicData(nameof(Orders))]
    public async Task WhileThePayerTypesThePassword(string link)
    {
        await using FailoverBench bench = Begin(link);
        bench.Pay(PayerKind.Careful);
        bench.Until(PaymentEventKind.PayerWanted);
        bench.KillPreferred();
        Assert.IsTrue(bench.Decide(pays: true));
        AssertFailover(bench);
        bench.Settle(PurchaseState.Approved);
    }

    [TestMethod]
    [DynamicData(nameof(Orders))]
    public async Task DuringTheReversal(string link)
    {
        await using FailoverBench bench = Begin(link);
        bench.Pay(PayerKind.Careful);
        bench.Until(PaymentEventKind.PayerWanted);
        bench.Until(() => bench.Box.Silent);
        bench.Place.Press(Key.Clear);
        bench.Until(PaymentEventKind.ReversalSent);
        bench.KillPreferred();
        bench.Place.Release(Key.Clear);
        AssertFailover(bench);
        bench.Settle(PurchaseState.Reversed);
    }

    [TestMethod]
    [DataRow("wifi+quectel")]
    [DataRow("quectel+wifi")]
    public async Task WhileNothingHappensThePathIsKnownDeadAtTheNextEcho(string link)
    {
        await using FailoverBench bench = Begin(link);
        bench.KillPreferred();
        bench.Until(() => bench.Count("is taken") > 0, SwitchTimes.EchoAfterMs + LinkChooser.SilenceMs + 2000);
        AssertFailover(bench);
        bench.Pay(PayerKind.Funded);
        bench.Settle(PurchaseState.Approved);
    }

    [TestMethod]
    [DataRow("wifi+quectel")]
    [DataRow("quectel+wifi")]
    public async Task ItGoesBackBetweenTwoPaymentsWhenThePreferredWayWasGoodForAMinute(string link)
    {
        await using FailoverBench bench = Begin(link);
        bench.PayAndLoseTheAnswer(bench.KillPreferred);
        AssertFailover(bench);
        bench.Settle(PurchaseState.Approved);
        bench.MendPreferred();
        long mended = bench.NowMs;
        bench.Run(45_000);
        bench.Pay(PayerKind.Funded, () =>
        {
            // The customer searches for the phone meanwhile.
            bench.Until(() => bench.Count("is good again") > 0);
            bench.Run(3_000);
            AssertOnStandby(bench);
        });
        bench.Until(() => bench.Box.LastReceipt.Stan == 2 && bench.Box.PaymentState == PaymentState.Idle);
        AssertOnStandby(bench);
        bench.Until(() => bench.Place.PathText.Length > 0 && !bench.Place.IsOnStandby);
        long back = bench.TimeOf("is good again", mended);
        Assert.IsTrue(back - mended >= 2 * LinkChooser.TryMs, "three good connections in a row");
        bench.Until(() => bench.Box.SwitchState == SwitchState.SignedIn && bench.Box.Silent);
        Assert.DoesNotContain("网络已断开", bench.Said);
        Assert.AreEqual(1, bench.Said.Count(static s => s.Contains("服务器已连接", StringComparison.Ordinal)), bench.Log);
        Assert.IsTrue(bench.Host.Audit() is { Balanced: true, ReceivedFen: 1600 });
    }

    [TestMethod]
    [DataRow("wifi+quectel")]
    [DataRow("quectel+wifi")]
    public async Task BothDead(string link)
    {
        await using FailoverBench bench = Begin(link);
        bench.PayAndLoseTheAnswer(() =>
        {
            bench.KillPreferred();
            bench.KillStandby();
        });
        bench.Until(() => bench.Said.Contains("网络已断开"));
        bench.Run(120_000);
        Assert.AreEqual(1, bench.Said.Count(static s => s == "网络已断开"), bench.Log);
        Assert.AreEqual(1, bench.Box.UnknownCount, "kept");
        bench.MendStandby();
        // An earlier customer has left long ago: what is unknown for so long is taken back.
        bench.Settle(PurchaseState.Reversed);
        AssertOnStandby(bench);
    }

    [TestMethod]
    [DataRow("wifi+quectel")]
    [DataRow("quectel+wifi")]
    public async Task InsideTls(string link)
    {
        await using FailoverBench bench = Begin(link, tls: true);
        bench.PayAndLoseTheAnswer(bench.KillPreferred);
        AssertFailover(bench);
        bench.Settle(PurchaseState.Approved);
    }

    private static void AssertOnStandby(FailoverBench bench) => Assert.Contains("standby", bench.Place.PathText, bench.Log);

    private static FailoverBench Begin(string link, bool tls = false)
    {
        var bench = new FailoverBench(link, tls);
        // As a real access point takes its time.
        bench.Place.Board.Network.JoinTime = TimeSpan.FromSeconds(4);
        bench.Start();
        return bench;
    }

    private void AssertFailover(FailoverBench bench)
    {
        long from = 0;
        bench.Until(() => (from = bench.TimeOf("switch: connection lost")) >= 0);
        bench.Until(() => bench.Box.SwitchState == SwitchState.SignedIn);
        long took = bench.TookMs(from);
        TestContext.WriteLine($"{bench.Place.Link.Name}: {took} ms from the loss to the session over the standby");
        Assert.IsTrue(took <= FailoverMs, $"{took}\n{bench.Log}");
        AssertOnStandby(bench);
        Assert.DoesNotContain("网络已断开", bench.Said, bench.Log);
    }
}
