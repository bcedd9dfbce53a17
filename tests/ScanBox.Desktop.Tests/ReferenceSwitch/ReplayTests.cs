using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class ReplayTests
{
    [TestMethod]
    public void One_seed_gives_the_same_bytes_and_the_same_state_in_memory_and_on_disk()
    {
        using StoreFolder folder = new();
        using SwitchBench memory = new(new InMemoryStore());
        using SwitchBench disk = new(SqliteStore.Open(folder.File("switch.db")));
        List<string> inMemory = Run(memory, seed: 11, requests: 600);
        List<string> onDisk = Run(disk, seed: 11, requests: 600);
        CollectionAssert.AreEqual(inMemory, onDisk);
        Assert.AreEqual(memory.Dump(), disk.Dump());
        Assert.IsTrue(memory.Audit().Balanced);
        Assert.IsGreaterThan(0, memory.ReceivedFen);
        CollectionAssert.AreNotEqual(inMemory, Another(seed: 12));
    }

    private static List<string> Another(int seed)
    {
        using SwitchBench bench = new();
        return Run(bench, seed, requests: 600);
    }

    private static List<string> Run(SwitchBench bench, int seed, int requests)
    {
        Random random = new(seed);
        TestBox[] boxes = [bench.NewBox(), bench.NewBox()];
        int[] stans = new int[boxes.Length];
        List<byte[]> sent = [];
        List<string> answers = [];
        HashSet<string> results = [];
        foreach (TestBox box in boxes)
            box.SignIn(0);
        for (int i = 0; i < requests; i++)
        {
            int who = random.Next(boxes.Length);
            TestBox box = boxes[who];
            int known = random.Next(1, stans[who] + 3);
            byte[] frame = random.Next(11) switch
            {
                < 4 => box.PurchaseFrame(++stans[who], random.Next(1, 150_000), bench.Show(PayerApps.All[random.Next(PayerApps.All.Count)].Id)),
                4 => box.InquiryFrame(++stans[who], known, bench.Find(box, known)?.AmountFen ?? 5),
                5 => box.ReversalFrame(known, bench.Find(box, known)?.AmountFen ?? 5),
                6 when sent.Count > 0 => sent[random.Next(sent.Count)],
                8 => box.ReturnFrame(box.VoidOf(++stans[who], known, bench.Find(box, known)?.AmountFen ?? 5)),
                9 => box.ReturnFrame(box.RefundOf(++stans[who], known, random.Next(1, 9_000))),
                10 when i % 20 == 0 => box.SettlementFrame(++stans[who], new() { DebitFen = random.Next(100) }, box.Batch),
                _ => box.SignInFrame(box.Batch, ++stans[who], (byte)i),
            };
            bool isSignIn = frame[11] == 0x08;
            PayerBehaviour payer = new() { AskPassword = random.Next(9) == 0, Decision = (PayerDecision)random.Next(1, 4) };
            if (isSignIn)
            {
                Assert.AreEqual(ScanBox.Switching.SignInFault.None, box.SignIn(random.Next(4) == 0 ? 0 : box.Batch, stans[who]));
                stans[who] = Math.Max(stans[who], box.Session.MarkBatch == box.Batch ? box.Session.MarkStan : 0);
                answers.Add(Convert.ToHexString(bench.Find(box).Mak!));
                continue;
            }

            sent.Add(frame);
            byte[] answer = bench.Exchange(frame, payer)!;
            box.Take(answer);
            results.Add(box.Result!);
            answers.Add(Convert.ToHexString(answer));
        }

        CollectionAssert.IsSubsetOf(new[] { "00", "09", "25", "A0" }, results.ToList());
        return answers;
    }
}
