using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Hosting;
using Workbench;
using ScanBox.Payments;
using VirtualBoard.Flash;

namespace ScanBox.Desktop.Tests.CommandLine;

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
        Assert.AreEqual((4, 1850L), (Journal(folder).State.TotalCount, Journal(folder).State.TotalFen));
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
    /// A process that is killed at any moment leaves a box that settles its payment at the next start: nothing is charged
    /// twice, nothing unknown is left, and both ends count the same.
    /// </summary>
    [TestMethod]
    public void KilledAnywhereTheNextRunSettlesIt()
    {
        using var folder = new Folder();
        var random = new Random(20260722);
        string[] moments = ["switch: signed in", "waiting for a code", "code accepted", "purchase sent", "approved:"];
        var reached = new HashSet<string>();
        for (int round = 0; round < KilledRounds; round++)
        {
            string moment = moments[random.Next(moments.Length)];
            using (ScanboxProcess killed = ScanboxProcess.Start(folder.Path, "pay", "--amount", "0.07", "--code", Code(random), "--state", folder.Path, "--json"))
            {
                if (killed.WaitFor(moment) is not null)
                    reached.Add(moment);
                System.Threading.Thread.Sleep(random.Next(30));
                killed.Kill();
                killed.WaitForEnd();
            }
            CommandResult next = Pay(folder, "0.11", Code(random)).Ends(0);
            Assert.AreEqual("approved", next.Json().GetProperty("outcome").GetString(), $"round {round} after {moment}");

            PaymentJournal journal = Journal(folder);
            (int count, long fen) = Audit(folder, journal.State.TotalDate);
            Assert.AreEqual(0, journal.State.OpenCount, $"round {round} after {moment}");
            Assert.AreEqual(journal.State.TotalCount, count, $"round {round} after {moment}");
            Assert.AreEqual(journal.State.TotalFen, fen, $"round {round} after {moment}");
            Assert.IsTrue(Audit(folder).Count >= round + 1 && count <= 2 * (round + 1));
        }
        Assert.IsTrue(reached.Count >= 4, "the moments were reached");
    }

    private static CommandResult Pay(Folder folder, string amount, string code) =>
        ScanboxProcess.Run("pay", "--amount", amount, "--code", code, "--state", folder.Path, "--json");

    private static string Code(Random random) => "2" + random.NextInt64(500_000_000_000_000_00, 999_999_999_999_999_99).ToString(CultureInfo.InvariantCulture);

    private static (int Count, long Fen) Audit(Folder folder, int monthAndDay = 0)
    {
        var host = new SwitchHost(new SwitchHostOptions { StorePath = folder.In("switch.db") });
        try
        {
            LedgerReport report = host.Audit();
            Assert.IsTrue(report.Balanced, string.Join('\n', report.Problems));
            Assert.AreEqual(report.PaidOutFen, report.ReceivedFen);
            BatchTotal[] totals = [.. report.Totals.Where(total => monthAndDay == 0 || total.BusinessDate % 10_000 == monthAndDay)];
            return (totals.Sum(total => total.Count), totals.Sum(total => total.SumFen));
        }
        finally
        {
            host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static PaymentJournal Journal(Folder folder)
    {
        var copy = new VirtualFlash(new MemoryFlashStore());
        foreach (string file in Directory.GetFiles(folder.In("flash")))
            copy.WriteFile(Path.GetFileName(file), File.ReadAllBytes(file));
        var journal = new PaymentJournal(new FlashFiles(copy), PaymentJournal.DefaultSegmentBytes);
        journal.Open();
        return journal;
    }
}
