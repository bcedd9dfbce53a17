using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Scenarios;
using ReferenceSwitch.Terminals;
using ScanBox.Cli.Boxes;
using ScanBox.Boards.Esp32Wrover;
using ScanBox.Cli;
using Workbench;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary><c>scanbox pay --switch</c>: a switch elsewhere, good, bad or absent.</summary>
[TestClass]
public class RemoteSwitchTests
{
    [TestMethod]
    public void PaysAtASwitchProcessWithItsTestTerminalAndWithABoxOfItsOwn()
    {
        using var folder = new Folder();
        using var process = new SwitchProcess(folder.Path, "--state", folder.In("switch.db"), "--new-box", folder.In("box1"), "--show", "wechat", "--show", "alipay:poor", "--show", "unionpay");

        JsonElement test = ScanboxProcess.Run("pay", "--amount", "5", "--code", process.CodeOf("wechat"), "--switch", process.Address, "--json").Ends(0).Json();
        Assert.AreEqual("approved", test.GetProperty("outcome").GetString());

        CommandResult poor = ScanboxProcess.Run("pay", "--amount", "5", "--code", process.CodeOf("alipay:poor"), "--switch", process.Address, "--state", folder.In("box1"), "--json").Ends(2);
        Assert.AreEqual("declined", poor.Json().GetProperty("outcome").GetString());
        Assert.Contains("余额不足", poor.Json().GetProperty("spoken").GetString()!);
        Assert.AreEqual(1, poor.Json().GetProperty("stan").GetInt32());

        JsonElement own = ScanboxProcess.Run("pay", "--amount", "6", "--code", process.CodeOf("unionpay"), "--switch", process.Address, "--state", folder.In("box1"), "--json").Ends(0).Json();
        Assert.AreEqual(2, own.GetProperty("stan").GetInt32());
        Assert.AreEqual(poor.Json().GetProperty("batch").GetInt32(), own.GetProperty("batch").GetInt32());

        CommandResult unissued = ScanboxProcess.Run("pay", "--amount", "6", "--code", "134650328919428540", "--switch", process.Address, "--json").Ends(2);
        Assert.AreEqual("declined", unissued.Json().GetProperty("outcome").GetString());

        Scanbox.Run("switch", "--port", "0", "--state", folder.In("other.db"), "--new-box", folder.In("box1")).IsWrongUsage("holds a box already");
        process.Stop().Ends(0);
    }

    [TestMethod]
    public void NothingListens()
    {
        JsonElement json = ScanboxProcess.Run("pay", "--amount", "1", "--code", PayTests.WechatCode, "--switch", "127.0.0.1:1", "--json").Ends(5).Json();
        Assert.AreEqual("notSent", json.GetProperty("outcome").GetString());
    }

    [TestMethod]
    public void AnUnknownHostIsNoPath()
    {
        CommandResult result = ScanboxProcess.Run("pay", "--amount", "1", "--code", PayTests.WechatCode, "--switch", "no-such-host.invalid:9000", "--json").Ends(5);
        Assert.AreEqual("notSent", result.Json().GetProperty("outcome").GetString());
        Assert.Contains("no-such-host.invalid", result.Errors);
    }

    [TestMethod]
    public void AMuteSwitchAndCtrlCWhileItIsWaitedFor()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        string address = $"127.0.0.1:{((IPEndPoint)mute.LocalEndpoint).Port}";
        using ScanboxProcess patient = ScanboxProcess.Start("/", "pay", "--amount", "1", "--code", PayTests.WechatCode, "--switch", address, "--json");
        using ScanboxProcess hasty = ScanboxProcess.Start("/", "pay", "--amount", "1", "--code", PayTests.WechatCode, "--switch", address, "--json");

        Assert.IsNotNull(hasty.WaitFor("scanner: found"));
        hasty.Interrupt();
        CommandResult interrupted = hasty.WaitForEnd().Ends(5);
        Assert.AreEqual("notSent", interrupted.Json().GetProperty("outcome").GetString());

        CommandResult waited = patient.WaitForEnd().Ends(5);
        Assert.AreEqual("notSent", waited.Json().GetProperty("outcome").GetString());
        Assert.DoesNotContain("purchase sent", waited.Errors);
    }

    [TestMethod]
    public async Task AnAnswerThatIsLostIsAskedForAndStillApproved()
    {
        await using SwitchHost host = Open();
        host.Enqueue(new Scenario { Transport = TransportFault.AnswerLost });
        PayReport report = await PayAsync(host, host.ShowCode(PayerApps.Get("unionpay")));
        Assert.AreEqual("approved", report.Outcome, Describe(report));
        Assert.AreEqual(ExitCode.Done, report.ExitStatus);
        Assert.IsTrue(host.Audit().Balanced);
    }

    [TestMethod]
    public async Task APurchaseThatNeverArrivedIsReversed()
    {
        await using SwitchHost host = Open();
        host.Enqueue(new Scenario { Transport = TransportFault.CutBeforeHandling });
        string code = Encoding.ASCII.GetString(host.ShowCode(PayerApps.Get("unionpay")));
        CommandResult result = ScanboxProcess.Run("pay", "--amount", "4", "--code", code, "--switch", $"127.0.0.1:{host.Port}", "--json").Ends(3);
        Assert.AreEqual("reversed", result.Json().GetProperty("outcome").GetString());
        Assert.DoesNotContain("收款四元", result.Json().GetProperty("spoken").GetString()!);
        Assert.AreEqual(0, host.Audit().Totals.Count);
        Assert.IsTrue(host.Audit().Balanced);
    }

    [TestMethod]
    public async Task AnAnswerWithAWrongMacDecidesNothing()
    {
        await using SwitchHost host = Open();
        host.Enqueue(new Scenario { Transport = TransportFault.WrongMac });
        PayReport report = await PayAsync(host, host.ShowCode(PayerApps.Get("unionpay")));
        Assert.AreEqual("approved", report.Outcome, Describe(report));
        Assert.IsTrue(report.Timeline.Exists(entry => entry.What.Contains("without a valid MAC", StringComparison.Ordinal)), Describe(report));
    }

    [TestMethod]
    public async Task ASwitchThatIsGoneAfterThePurchaseLeavesItUnknownAndKept()
    {
        await using SwitchHost host = Open();
        host.Enqueue(new Scenario { Transport = TransportFault.AnswerLost });
        var flash = new MemoryFlashStore();
        PayReport report = await PayAsync(host, host.ShowCode(PayerApps.Get("unionpay")), flash, on: "purchase sent", then: () => host.StopAsync().Wait());
        Assert.AreEqual("unknown", report.Outcome, Describe(report));
        Assert.AreEqual(ExitCode.Unknown, report.ExitStatus);
        Assert.AreEqual(1, report.Stan);
        Assert.IsFalse(report.Spoken.Exists(sentence => sentence.Contains("收款四元", StringComparison.Ordinal)));

        host.Start();
        PayReport next = await PayAsync(host, host.ShowCode(PayerApps.Get("wechat")), flash);
        Assert.AreEqual("approved", next.Outcome, Describe(next));
        Assert.AreEqual(2, next.Stan);
        Assert.IsTrue(host.Audit().Balanced);
    }

    [TestMethod]
    public async Task CtrlCWhileACodeIsWaitedForSendsNothing()
    {
        await using SwitchHost host = Open();
        using var stop = new CancellationTokenSource();
        PayReport report = await PayAsync(host, [], on: "waiting for a code", then: stop.Cancel, stop: stop.Token);
        Assert.AreEqual("notSent", report.Outcome, Describe(report));
        Assert.AreEqual(ExitCode.NotSent, report.ExitStatus);
        Assert.IsNull(report.Stan);
        Assert.AreEqual(0, host.Audit().Totals.Count);
    }

    [TestMethod]
    public async Task CtrlCAfterSendingAsksForTheResult()
    {
        await using SwitchHost host = Open();
        host.Enqueue(new Scenario { Transport = TransportFault.AnswerLost });
        using var stop = new CancellationTokenSource();
        PayReport report = await PayAsync(host, host.ShowCode(PayerApps.Get("unionpay")), on: "purchase sent", then: stop.Cancel, stop: stop.Token);
        Assert.AreEqual("approved", report.Outcome, Describe(report));
    }

    private static SwitchHost Open()
    {
        var host = new SwitchHost(new SwitchHostOptions());
        host.AddTestTerminal();
        host.Start();
        return host;
    }

    /// <summary>Pays 4 yuan on a bench in this process; while nothing else happens, time is helped along.</summary>
    private static async Task<PayReport> PayAsync(SwitchHost host, byte[] code, MemoryFlashStore? store = null, string? on = null, Action? then = null, CancellationToken stop = default)
    {
        var flash = new VirtualFlash(store ?? new MemoryFlashStore());
        if (!TestBench.IsSetUp(flash))
            TestBench.SetUp(flash, TestTerminal.Provisioned, null);
        var clock = new SkippingClock();
        using var workplace = new BoxWorkplace(clock, flash, Esp32WroverBoard.CreatePlan());
        workplace.Route(new IPEndPoint(IPAddress.Loopback, host.Port));
        bool waiting = false;
        workplace.Logged += (_, what) =>
        {
            waiting |= what.StartsWith("purchase sent", StringComparison.Ordinal);
            if (on is not null && what.StartsWith(on, StringComparison.Ordinal))
            {
                on = null;
                then!();
            }
        };
        var report = new PayReport { AmountFen = 400 };
        using var ended = new CancellationTokenSource();
        // An answer on loopback takes milliseconds; the waits of the box are seconds.
        Task helper = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                await Task.Delay(10, CancellationToken.None);
                if (waiting)
                    clock.Skip(100_000);
            }
        }, CancellationToken.None);
        await Task.Run(() => new PaySession(workplace, clock, report, PathDeath.Never, stop).Run(AmountArgument.Keys("4"), code.Length == 0 ? "x"u8.ToArray() : code), CancellationToken.None);
        await ended.CancelAsync();
        await helper;
        return report;
    }

    private static string Describe(PayReport report) => report.Why + "\n" + string.Join('\n', report.Timeline);
}
