using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;
using ScanBox.Tests.InMemory;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using Signing;
using Updating;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>What somebody on the wire, a wrong switch or a wrong signer can send: none of it is taken, and none of it costs more than a pause.</summary>
[TestClass]
public class HostileUpdateTests
{
    private const long HourMs = 3_600_000;

    private static readonly int s_first = CodeRulesReader.ReadDefault().Version;

    [TestMethod]
    public void AByteThatWasChangedAnywhereInTheOfferMakesItNobodys()
    {
        byte[] signed = UpdateBench.RulesUpdate(7).Signed();
        for (int place = 0; place < signed.Length; place++)
        {
            byte[] forged = [.. signed];
            forged[place] ^= 1;
            using UpdateBench bench = Offered(forged);
            bench.RunFor(60_000);
            Assert.IsFalse(bench.Book.HasTrial, $"byte {place}");
            Assert.AreEqual(UpdateFault.NotSigned, bench.Updater.Fault, $"byte {place}");
            Assert.AreEqual(0, bench.Storage.Writes, $"byte {place}");
        }
    }

    [TestMethod]
    public void AForgedPieceIsNeverWritten()
    {
        UpdatePackage update = UpdateBench.RulesUpdate(7, 6000);
        for (int spoilt = 2; spoilt <= 4; spoilt++)
        {
            using var bench = new UpdateBench(update);
            int answers = 0;
            int first = spoilt;
            bool isForged = true;
            bench.Wire = answer =>
            {
                if (isForged && ++answers >= first && answer.Length > 0)
                    answer[^1] ^= 0x80;
                return answer;
            };
            bench.RunFor(HourMs);
            Assert.AreEqual(s_first, bench.Rules.Version);
            Assert.AreEqual(UpdateFault.WrongPiece, bench.Updater.Fault, bench.LogText);
            Assert.IsLessThan(1L, bench.Storage.Length(UpdatePull.DataName));
            isForged = false;
            bench.RunFor(5 * HourMs);
            Assert.AreEqual(7, bench.Rules.Version, bench.LogText);
        }
    }

    [TestMethod]
    public void WhatIsSignedButNotForThisBoxIsNotTaken()
    {
        using SigningKey other = SigningKey.FromSeed(Enumerable.Repeat((byte)9, 32).ToArray());
        Refuses(UpdateBench.RulesUpdate(7, key: other).Signed(), UpdateFault.NotSigned);
        Refuses(UpdateBench.RulesUpdate(7, board: "esp32-wrover").Signed(), UpdateFault.OtherBoard);
        Refuses(UpdateBench.RulesUpdate(7, box: "SB24000124").Signed(), UpdateFault.OtherBox);
        Refuses(UpdateBench.RulesUpdate(7, box: "SB2500*").Signed(), UpdateFault.OtherBox);
        Refuses(UpdateBench.RulesUpdate(7, box: "S*").Signed(), UpdateFault.OtherBox);
        Refuses(Signed(Manifest(kind: "application", board: UpdateBench.Board)), UpdateFault.NoPsram);
        Refuses(Signed(Manifest(kind: "application", board: "*")), UpdateFault.OtherBoard);
        Refuses(Signed(Manifest(kind: "voice", size: 8000)), UpdateFault.NoRoom, roomBytes: 8192);
        Refuses(Signed(Manifest(kind: "voice")), UpdateFault.NoVoice, takesVoice: false);
    }

    [TestMethod]
    [DataRow("ScanBox update 2\nkind=rules\nversion=7\nboard=*\nbox=*\nsize=99\nfrom=0\n")]
    [DataRow("ScanBox setup 1\nkind=rules\nversion=7\nboard=*\nbox=*\nsize=99\nfrom=0\n")]
    [DataRow("ScanBox update 1\nkind=keys\nversion=7\nboard=*\nbox=*\nsize=99\nfrom=0\n")]
    [DataRow("ScanBox update 1\nkind=rules\nversion=0\nboard=*\nbox=*\nsize=99\nfrom=0\n")]
    [DataRow("ScanBox update 1\nkind=rules\nversion=-7\nboard=*\nbox=*\nsize=99\nfrom=0\n")]
    [DataRow("ScanBox update 1\nkind=rules\nversion=99999999999\nboard=*\nbox=*\nsize=99\nfrom=0\n")]
    [DataRow("ScanBox update 1\nkind=rules\nversion=7\nboard=\nbox=*\nsize=99\nfrom=0\n")]
    [DataRow("ScanBox update 1\nkind=rules\nversion=7\nboard=*\nsize=99\nfrom=0\nbox=*\n")]
    [DataRow("ScanBox update 1\nkind=rules\nversion=7\nboard=*\nbox=*\nsize=0\nfrom=0\n")]
    [DataRow("ScanBox update 1\nkind=rules\nversion=7\nboard=*\nbox=*\nsize=8193\nfrom=0\n")]
    [DataRow("ScanBox update 1\nkind=voice\nversion=7\nboard=*\nbox=*\nsize=1572865\nfrom=0\n")]
    [DataRow("ScanBox update 1\nkind=voice\nversion=7\nboard=*\nbox=*\nsize=9999999999\nfrom=0\n")]
    public void AManifestThatIsNoneIsNotTakenThoughItIsSigned(string head) => Refuses(Signed(head + Sums(1)), UpdateFault.Malformed);

    [TestMethod]
    public void SumsMustBeAsManyAsThePieces()
    {
        Refuses(Signed(Manifest(sums: 0)), UpdateFault.Malformed);
        Refuses(Signed(Manifest(sums: 2)), UpdateFault.Malformed);
        Refuses(Signed(Manifest(kind: "voice", size: 600_000, sums: 1)), UpdateFault.Malformed);
        Refuses(Signed(Manifest() + "colour=red\n"), UpdateFault.Malformed);
        Refuses(Signed(Manifest()[..^1]), UpdateFault.Malformed);
        Refuses(Signed(""), UpdateFault.NotSigned);
    }

    [TestMethod]
    public void AnAnswerOfAnotherLengthIsNoPiece()
    {
        foreach (int length in new[] { 1, 31, 33, 511, 512 })
        {
            UpdatePackage update = UpdateBench.RulesUpdate(7, 600);
            using var bench = new UpdateBench(update);
            bench.Wire = answer => answer.Length == 0 || answer.AsSpan().StartsWith("ScanBox"u8) ? answer : new byte[length];
            bench.RunFor(24 * HourMs);
            Assert.AreEqual(UpdateFault.Malformed, bench.Updater.Fault);
            // Not in a tight loop: the pauses grow.
            Assert.IsLessThan(30, bench.Questions);
        }
    }

    [TestMethod]
    public void WhatIsSignedButNoRulesIsPulledOnce()
    {
        byte[] bad = UpdateBench.RulesText(7);
        bad[^3] ^= 1;
        using var bench = new UpdateBench(UpdatePackage.Make(new UpdateTarget(UpdateKind.Rules, 7), bad, UpdateBench.Key));
        bench.RunFor(100 * HourMs);
        Assert.AreEqual(s_first, bench.Rules.Version);
        Assert.AreEqual(7L, bench.Book.WorstOf(UpdateKind.Rules));
        Assert.AreEqual(1, bench.Starts);
        Assert.IsLessThan(12, bench.Questions, bench.LogText);
        StringAssert.Contains(bench.LogText, "cannot be used");
    }

    [TestMethod]
    public void ABoxWithoutASignerAsksForNothing()
    {
        using var bench = new UpdateBench(UpdateBench.RulesUpdate(7));
        bench.Settings.UpdateSigner = "";
        bench.RunFor(48 * HourMs);
        Assert.AreEqual(0, bench.Questions);
        Assert.AreEqual(0, bench.Storage.Writes);
    }

    [TestMethod]
    public void AnyBytesAtAllAreSurvived()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            using var bench = new UpdateBench(UpdateBench.RulesUpdate(7, 5000));
            bool isHostile = true;
            bench.Wire = answer =>
            {
                if (!isHostile)
                    return answer;
                switch (random.Next(6))
                {
                    case 0:
                        return null;
                    case 1:
                        byte[] junk = new byte[random.Next(513)];
                        random.NextBytes(junk);
                        return junk;
                    case 2:
                        return answer[..random.Next(answer.Length + 1)];
                    case 3:
                        if (answer.Length > 0)
                            answer[random.Next(answer.Length)] ^= (byte)(1 << random.Next(8));
                        return answer;
                    default:
                        return answer;
                }
            };
            bench.RunFor(6 * HourMs);
            Assert.IsTrue(bench.Rules.Version is 7 || bench.Rules.Version == s_first, bench.LogText);
            Assert.IsLessThan(400, bench.Questions, $"seed {seed}");
            isHostile = false;
            bench.RunFor(50 * HourMs);
            Assert.AreEqual(7, bench.Rules.Version, $"seed {seed}: {bench.LogText}");
        }
    }

    private static UpdateBench Offered(byte[] signed) => new() { Wire = _ => signed };

    private static void Refuses(byte[] signed, UpdateFault fault, int roomBytes = MemoryStorage.Capacity, bool takesVoice = true)
    {
        using UpdateBench bench = Offered(signed);
        bench.Limits = new UpdateLimits { Board = UpdateBench.Board, TakesVoice = takesVoice, RoomBytes = roomBytes };
        bench.RunFor(60_000);
        Assert.AreEqual(fault, bench.Updater.Fault, bench.LogText);
        Assert.AreEqual(0, bench.Storage.Writes);
        StringAssert.Contains(bench.LogText, UpdateFaultText.Of(fault));
    }

    private static byte[] Signed(string text)
    {
        byte[] lines = Encoding.UTF8.GetBytes(text);
        return [.. lines, .. UpdateBench.Key.Sign(lines)];
    }

    private static string Manifest(string kind = "rules", string board = "*", int size = 99, int sums = 1) =>
        $"ScanBox update 1\nkind={kind}\nversion=7\nboard={board}\nbox=*\nsize={size}\nfrom=0\n" + Sums(sums);

    private static string Sums(int count) => string.Concat(Enumerable.Repeat("sums=" + new string('A', 64) + "\n", count));
}
