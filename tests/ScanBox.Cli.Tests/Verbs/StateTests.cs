using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Hosting;
using ScanBox.Cli.Processes;
using Workbench;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary><c>scanbox pay --state</c>: the box and its switch live on between calls, even when a call is killed.</summary>
[TestClass]
public class StateTests
{
    private const int KilledRounds = 20;

    [TestMethod]
    public void TheBatchIsKeptTheStanGoesOnAndNothingIsSaidAgain()
    {
        using var folder = new Folder();
        JsonElement first = Pay(folder, "12.50", "134650328919428540").Ends(0).Json();
        CommandResult secondRun = Pay(folder, "3", "28763443825664394").Ends(0);
        JsonElement second = secondRun.Json();

        Assert.AreEqual(first.GetProperty("batch").GetInt32(), second.GetProperty("batch").GetInt32());
        Assert.AreEqual(first.GetProperty("stan").GetInt32() + 1, second.GetProperty("stan").GetInt32());
        Assert.AreNotEqual(first.GetProperty("rrn").GetString(), second.GetProperty("rrn").GetString());
        Assert.DoesNotContain("上一笔", second.GetProperty("spoken").GetString()!);
        Assert.DoesNotContain("十二点五", second.GetProperty("spoken").GetString()!);
        (int count, long fen) = Audit(folder);
        Assert.AreEqual(2, count);
        Assert.AreEqual(1550, fen);
    }

    [TestMethod]
    public void ABoxWithoutItsJournalTakesTheDaysTotalOver()
    {
        using var folder = new Folder();
        JsonElement first = Pay(folder, "12.50", "134650328919428540").Ends(0).Json();
        Pay(folder, "3", "28763443825664394").Ends(0);
        foreach (string journal in Directory.GetFiles(folder.In("flash"), "journal.*"))
            File.Delete(journal);
        JsonElement third = Pay(folder, "1", "6223685882046899894").Ends(0).Json();
        Assert.AreEqual(first.GetProperty("batch").GetInt32() + 1, third.GetProperty("batch").GetInt32());
        Assert.Contains("已恢复二笔", third.GetProperty("spoken").GetString()!);
        JsonElement fourth = Pay(folder, "2", "134650328919428541").Ends(0).Json();
        Assert.DoesNotContain("已恢复", fourth.GetProperty("spoken").GetString()!);
        var records = new BoxRecords(folder.In("flash"));
        records.Read();
        Assert.AreEqual((4, 1850L), (records.State.TotalCount, records.State.TotalFen));
    }

    [TestMethod]
    public void ACodeThatWasSentIsRefusedTheSecondTime()
    {
        using var folder = new Folder();
        Pay(folder, "12.50", "134650328919428540").Ends(0);
        CommandResult again = Pay(folder, "12.50", "134650328919428540").Ends(2);

        Assert.AreEqual("refused", again.Json().GetProperty("outcome").GetString());
        Assert.AreEqual(JsonValueKind.Null, again.Json().GetProperty("stan").ValueKind);
        Assert.AreEqual(1, Audit(folder).Count);
    }

    [TestMethod]
    public void TwoProcessesDoNotShareABox()
    {
        using var folder = new Folder();
        using StateFolder held = StateFolder.Open(new DirectoryInfo(folder.Path));

        ScanboxProcess.Run("pay", "--amount", "1", "--code", "134650328919428540", "--state", folder.Path).IsWrongUsage("--state");
    }

    [TestMethod]
    public void DamagedStateIsToldWithoutACrash()
    {
        foreach (string name in new[] { "flash/settings", "flash/keys", "flash/journal.a", "flash/zh-CN.sbv", "switch.db" })
        {
            using var folder = new Folder();
            Pay(folder, "1", "134650328919428540").Ends(0);
            string path = folder.In(name);
            if (!File.Exists(path))
                continue;
            File.WriteAllBytes(path, [.. Enumerable.Repeat((byte)0x5A, 300)]);
            CommandResult after = Pay(folder, "1", "28763443825664394");
            Assert.Contains(after.Status, new[] { 0, 5, 70 }, name + after);
            Assert.DoesNotContain("   at ", after.Errors);
        }
    }

    /// <summary>
    /// Processes that are killed at any moment leave a box that settles its payment at the next start: nothing is charged twice,
    /// nothing unknown is left, and both ends agree. <c>scanbox simulate --processes</c> does the same for longer.
    /// </summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void KilledAnywhereBothEndsAgree(bool innerSwitch)
    {
        using var folder = new Folder();
        KillReport report = KillRounds.Run(folder.Path, KilledRounds, 20260722, innerSwitch, static _ => { }, CancellationToken.None);

        Assert.AreEqual("", string.Join('\n', report.Problems));
        Assert.AreEqual(KilledRounds, report.Rounds);
        Assert.IsTrue(report.BoxKills >= KilledRounds / 4, $"{report.BoxKills} boxes were killed");
        Assert.IsTrue(innerSwitch || report.SwitchKills > 1, $"{report.SwitchKills} switches were killed");
        Assert.IsTrue(report.Moments.Count >= 3, "the moments were reached");
        Assert.IsTrue(report.Approved >= KilledRounds / 4, $"{report.Approved} purchases were approved");
    }

    private static CommandResult Pay(Folder folder, string amount, string code) =>
        ScanboxProcess.Run("pay", "--amount", amount, "--code", code, "--state", folder.Path, "--json");

    private static (int Count, long Fen) Audit(Folder folder)
    {
        var host = new SwitchHost(new SwitchHostOptions { StorePath = folder.In("switch.db") });
        try
        {
            LedgerReport report = host.Audit();
            Assert.IsTrue(report.Balanced, string.Join('\n', report.Problems));
            Assert.AreEqual(report.PaidOutFen, report.ReceivedFen);
            return (report.Totals.Sum(total => total.Count), report.Totals.Sum(total => total.SumFen));
        }
        finally
        {
            host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
