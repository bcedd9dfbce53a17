using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ScanBox.Parts.Links;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using VirtualBoard.Modems;

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

    // Each box is waited for more than it works; more of them at once would be late on a slow machine.
    private const int SideBySide = 6;

    private static readonly string[] s_everyOrder = ["wifi+quectel", "quectel+wifi", "wifi+simcom", "air780e+wifi"];

    private static readonly string[] s_bothOrders = ["wifi+quectel", "quectel+wifi"];

    private static readonly (Func<string, List<string>, Task> Run, string[] Links)[] s_moments =
    [
        (BothDead, s_bothOrders),
        (ItGoesBackBetweenTwoPaymentsWhenThePreferredWayWasGoodForAMinute, s_bothOrders),
        (WhileNothingHappensThePathIsKnownDeadAtTheNextEcho, s_bothOrders),
        (InsideTls, s_bothOrders),
        (EachPaymentTellsTheSwitchWhichWayItTook, s_everyOrder),
        (BeforeThePurchaseIsSent, s_everyOrder),
        (AfterTheRequestHasLeft, s_everyOrder),
        (WhileThePayerTypesThePassword, s_everyOrder),
        (DuringTheReversal, s_everyOrder),
    ];

    private static readonly Dictionary<(string Moment, string Link), Task<List<string>>> s_runs = [];

    public static IEnumerable<object[]> Rows => s_moments.SelectMany(static moment => moment.Links.Select(link => new object[] { moment.Run.Method.Name, link }));

    public TestContext TestContext { get; set; } = null!;

    [ClassInitialize]
    public static void Begin(TestContext _)
    {
        var room = new SemaphoreSlim(SideBySide);
        foreach ((Func<string, List<string>, Task> run, string[] links) in s_moments)
        {
            foreach (string link in links)
                s_runs[(run.Method.Name, link)] = Task.Run(() => RunAsync(run, link, room));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public async Task TheStandbyCarriesOn(string moment, string link)
    {
        foreach (string line in await s_runs[(moment, link)])
            TestContext.WriteLine(line);
    }

    private static async Task<List<string>> RunAsync(Func<string, List<string>, Task> run, string link, SemaphoreSlim room)
    {
        var told = new List<string>();
        await room.WaitAsync();
        try
        {
            // A board's time is moved by one thread.
            await Task.Factory.StartNew(() => run(link, told).GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            room.Release();
        }
        return told;
    }

    private static async Task BeforeThePurchaseIsSent(string link, List<string> told)
    {
        await using FailoverBench bench = Make(link);
        bench.Pay(PayerKind.Funded, bench.KillPreferred);
        AssertFailover(bench, told);
        // Nobody had heard of it: the switch knows no purchase, and takes the reversal, or the payment was sent in time.
        bench.Until(() => bench.Box.PaymentState == PaymentState.Idle && bench.Box.UnknownCount == 0);
        Assert.IsTrue(bench.PurchaseAt(1)!.State is PurchaseState.Tombstone or PurchaseState.Reversed, bench.Log);
        bench.Settle(bench.PurchaseAt(1)!.State);
    }

    private static async Task AfterTheRequestHasLeft(string link, List<string> told)
    {
        await using FailoverBench bench = Make(link);
        bench.PayAndLoseTheAnswer(bench.KillPreferred);
        AssertFailover(bench, told);
        bench.Settle(PurchaseState.Approved);
    }

    private static async Task WhileThePayerTypesThePassword(string link, List<string> told)
    {
        await using FailoverBench bench = Make(link);
        bench.Pay(PayerKind.Careful);
        bench.Until(PaymentEventKind.PayerWanted);
        bench.KillPreferred();
        Assert.IsTrue(bench.Decide(pays: true));
        AssertFailover(bench, told);
        bench.Settle(PurchaseState.Approved);
    }

    private static async Task DuringTheReversal(string link, List<string> told)
    {
        await using FailoverBench bench = Make(link);
        bench.Pay(PayerKind.Careful);
        bench.Until(PaymentEventKind.PayerWanted);
        bench.Until(() => bench.Box.Silent);
        bench.Place.Press(Key.Clear);
        bench.Until(PaymentEventKind.ReversalSent);
        bench.KillPreferred();
        bench.Place.Release(Key.Clear);
        AssertFailover(bench, told);
        bench.Settle(PurchaseState.Reversed);
    }

    private static async Task WhileNothingHappensThePathIsKnownDeadAtTheNextEcho(string link, List<string> told)
    {
        await using FailoverBench bench = Make(link);
        bench.KillPreferred();
        bench.Until(() => bench.Count("is taken") > 0, SwitchTimes.EchoAfterMs + LinkChooser.SilenceMs + 2000);
        AssertFailover(bench, told);
        bench.Pay(PayerKind.Funded);
        bench.Settle(PurchaseState.Approved);
    }

    private static async Task ItGoesBackBetweenTwoPaymentsWhenThePreferredWayWasGoodForAMinute(string link, List<string> told)
    {
        await using FailoverBench bench = Make(link);
        bench.PayAndLoseTheAnswer(bench.KillPreferred);
        AssertFailover(bench, told);
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

    private static async Task EachPaymentTellsTheSwitchWhichWayItTook(string link, List<string> told)
    {
        await using FailoverBench bench = Make(link);
        bench.Pay(PayerKind.Funded);
        bench.Until(() => bench.Box.LastReceipt.Stan == 1 && bench.Box.PaymentState == PaymentState.Idle && bench.Box.Silent);
        bench.KillPreferred();
        AssertFailover(bench, told);
        bench.Until(() => bench.Box.Silent);
        bench.Pay(PayerKind.Funded);
        bench.Until(() => bench.Box.LastReceipt.Stan == 2 && bench.Box.PaymentState == PaymentState.Idle);
        Assert.HasCount(2, bench.Places);
        AssertWay(bench, bench.Places[0], isWifi: bench.IsWifiFirst);
        AssertWay(bench, bench.Places[1], isWifi: !bench.IsWifiFirst);
        Assert.IsTrue(bench.Host.Audit() is { Balanced: true, ReceivedFen: 1600 });
    }

    // Over Wi-Fi an address and no cell; over 4G the cell of the virtual network.
    private static void AssertWay(FailoverBench bench, Dictionary<string, string> place, bool isWifi)
    {
        string text = string.Join(' ', place.Select(static tag => $"{tag.Key}={tag.Value}"));
        ModemCell cell = bench.Place.Modem!.Cell;
        Assert.AreEqual(isWifi ? null : "460", place.GetValueOrDefault(TagNames.CountryCode), text);
        Assert.AreEqual(isWifi ? null : "00", place.GetValueOrDefault(TagNames.NetworkCode), text);
        Assert.AreEqual(isWifi ? null : cell.Area.ToString(CultureInfo.InvariantCulture), place.GetValueOrDefault(TagNames.AreaCode), text);
        Assert.AreEqual(isWifi ? null : cell.CellId.ToString(CultureInfo.InvariantCulture), place.GetValueOrDefault(TagNames.CellId), text);
        Assert.AreEqual(isWifi ? null : cell.Signal.ToString(CultureInfo.InvariantCulture), place.GetValueOrDefault(TagNames.Signal), text);
        if (isWifi)
            Assert.IsTrue(place.ContainsKey(TagNames.Address) || place.ContainsKey(TagNames.Longitude), text);
    }

    private static async Task BothDead(string link, List<string> _)
    {
        await using FailoverBench bench = Make(link);
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

    private static async Task InsideTls(string link, List<string> told)
    {
        await using FailoverBench bench = Make(link, tls: true);
        bench.PayAndLoseTheAnswer(bench.KillPreferred);
        AssertFailover(bench, told);
        bench.Settle(PurchaseState.Approved);
    }

    private static void AssertOnStandby(FailoverBench bench) => Assert.Contains("standby", bench.Place.PathText, bench.Log);

    private static FailoverBench Make(string link, bool tls = false)
    {
        var bench = new FailoverBench(link, tls);
        // As a real access point takes its time.
        bench.Place.Board.Network.JoinTime = TimeSpan.FromSeconds(4);
        bench.Start();
        return bench;
    }

    private static void AssertFailover(FailoverBench bench, List<string> told)
    {
        long from = 0;
        bench.Until(() => (from = bench.TimeOf("switch: connection lost")) >= 0);
        bench.Until(() => bench.Box.SwitchState == SwitchState.SignedIn);
        long took = bench.TookMs(from);
        told.Add($"{bench.Place.Link.Name}: {took} ms from the loss to the session over the standby");
        Assert.IsTrue(took <= FailoverMs, $"{took}\n{bench.Log}");
        AssertOnStandby(bench);
        Assert.DoesNotContain("网络已断开", bench.Said, bench.Log);
    }
}
