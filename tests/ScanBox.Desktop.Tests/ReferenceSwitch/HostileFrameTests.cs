using System;
using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch;
using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class HostileFrameTests
{
    private static readonly SwitchOptions Unlimited = new()
    {
        Limits = new() { FramesPerSecondPerConnection = 1_000_000, RequestsPerSecondPerTerminal = 1_000_000, SignInsPerSecondPerTerminal = 1_000_000 },
    };

    [TestMethod]
    public void A_hundred_thousand_mutated_frames_crash_nothing_and_change_nothing()
    {
        // The chained MAC: the linear one lets two like changes 16 bytes apart through, and among so many inputs there are some.
        using SwitchBench bench = new(options: Unlimited with { Dialect = new() { MacForm = MacForm.Chained } });
        TestBox box = bench.NewBox();
        box.SignIn(0);
        box.Pay(1, 100, bench.Show("wechat"));
        byte[][] seeds =
        [
            box.PurchaseFrame(2, 100, bench.Show("wechat")), box.PurchaseFrame(3, 100, bench.Show("emv")), box.InquiryFrame(4, 1, 100),
            box.ReversalFrame(1, 100), box.NetworkFrame(NetworkRequest.Echo, 5), box.NetworkFrame(NetworkRequest.SignOut, 6),
            box.ReturnFrame(box.VoidOf(8, 1, 100)), box.ReturnFrame(box.RefundOf(9, 1, 40)), box.ReversalFrame(box.VoidOf(8, 1, 100)),
            box.SettlementFrame(10, new() { DebitFen = 100, DebitCount = 1 }, box.Batch),
        ];
        string before = bench.Dump();
        Random random = new(20260402);
        int answered = 0;
        for (int round = 0; round < 100_000; round++)
        {
            byte[] seed = seeds[random.Next(seeds.Length)];
            byte[] frame = Mutate(seed, random);
            if (SameMessage(frame, seed))
                continue;
            if (bench.ExchangeNow(frame) is not null)
                answered++;
        }

        Assert.AreEqual(before, bench.Dump());
        Assert.IsGreaterThan(1_000, answered, "the mutations hardly ever reached the logic");
        Assert.AreEqual("00", box.Pay(7, 100, bench.Show("wechat")), "the switch still works");
    }

    [TestMethod]
    public void Mutated_sign_ins_move_no_money_and_reveal_no_key()
    {
        using SwitchBench bench = new(options: Unlimited);
        TestBox box = bench.NewBox();
        box.SignIn(0);
        box.Pay(1, 100, bench.Show("wechat"));
        byte[] seed = box.SignInFrame(0, 2, 9);
        long received = bench.ReceivedFen;
        Random random = new(20260403);
        for (int round = 0; round < 100_000; round++)
        {
            byte[]? answer = bench.ExchangeNow(Mutate(seed, random));
            if (answer is null)
                continue;
            string keys = Convert.ToHexString(bench.Find(box).Mak!);
            Assert.DoesNotContain(keys, Convert.ToHexString(answer));
        }

        Assert.AreEqual(received, bench.ReceivedFen);
        Assert.IsTrue(bench.Audit().Balanced);
        Assert.AreEqual(SignInFault.None, box.SignIn(0, 99), "the terminal is not locked out");
    }

    [TestMethod]
    public void Random_bytes_are_not_answered()
    {
        using SwitchBench bench = new(options: Unlimited);
        Random random = new(20260404);
        for (int round = 0; round < 100_000; round++)
        {
            byte[] frame = new byte[random.Next(0, 1500)];
            random.NextBytes(frame);
            Assert.IsNull(bench.ExchangeNow(frame));
        }
    }

    [TestMethod]
    public void A_connection_that_sends_too_fast_is_not_answered_any_more()
    {
        using SwitchBench bench = new();
        TestBox box = bench.NewBox();
        byte[] echo = box.NetworkFrame(NetworkRequest.Echo, 1);
        int answered = 0;
        for (int i = 0; i < 200; i++)
            answered += bench.ExchangeNow(echo) is null ? 0 : 1;
        Assert.AreEqual(bench.Options.Limits.FramesPerSecondPerConnection, answered);
        Assert.IsNotNull(bench.Exchange(echo), "a second later it may go on");
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        List<byte> frame = [.. seed];
        for (int i = random.Next(1, 4); i > 0 && frame.Count > 0; i--)
        {
            int at = random.Next(frame.Count);
            switch (random.Next(6))
            {
                case 0: frame[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: frame[at] = (byte)random.Next(256); break;
                case 2: frame.RemoveAt(at); break;
                case 3: frame.Insert(at, (byte)random.Next(256)); break;
                case 4: frame.RemoveRange(at, random.Next(Math.Min(8, frame.Count - at) + 1)); break;
                default: (frame[at], frame[^1]) = (frame[^1], frame[at]); break;
            }
        }

        return [.. frame];
    }

    // TPDU and header are not under the MAC: a frame changed only there is still the box's own.
    private static bool SameMessage(byte[] left, byte[] right) =>
        left.Length == right.Length && left.AsSpan(Frame.RoutingSize).SequenceEqual(right.AsSpan(Frame.RoutingSize));
}
