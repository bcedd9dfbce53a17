using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Payments;

/// <summary>A child plays with the box: any keys and codes, a switch in any mood.</summary>
[TestClass]
public sealed class RandomKeysTests
{
    private static readonly string[] s_results = ["00", "00", "51", "09", "96", "77"];
    private static readonly string[] s_codes = ["https://qr.alipay.com/fkx12345", "6901234567892", "", World.UnionPayCode];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void AnyKeysLeaveABoxThatAgreesWithItsSwitch(int seed)
    {
        var random = new Random(seed);
        var world = new World();
        world.RunUntilReady();
        int codes = 0;
        for (int i = 0; i < 20_000; i++)
        {
            for (int keys = random.Next(1, 8); keys > 0; keys--)
                world.Keypad.Press(random.Next(6) == 0 ? Key.Confirm : (Key)random.Next(0, 25));
            if (random.Next(3) == 0)
                world.Scanner.Show(random.Next(2) == 0 ? s_codes[random.Next(s_codes.Length)] : $"28763443825{100000 + codes++ % 800000}");
            MemorySwitch mood = world.Switch;
            mood.Result = s_results[random.Next(s_results.Length)];
            mood.InquiryResult = random.Next(2) == 0 ? "" : "00";
            mood.LosesPurchaseAnswers = random.Next(10) == 0;
            mood.LosesInquiryAnswers = random.Next(10) == 0;
            mood.LosesReversalAnswers = random.Next(10) == 0;
            mood.Unreachable = random.Next(50) == 0;
            world.RunFor(random.Next(1, 3000));
            Assert.IsTrue(world.Box.UnknownCount <= JournalState.MaxOpen && world.Box.EntryText.Length <= 128 && world.Storage.Used <= 2 * 4096);
        }
        MemorySwitch well = world.Switch;
        (well.Unreachable, well.LosesPurchaseAnswers, well.LosesInquiryAnswers, well.LosesReversalAnswers) = (false, false, false, false);
        world.RunFor(1_300_000);
        Assert.AreEqual(PaymentState.Idle, world.Box.PaymentState);
        Assert.AreEqual(0, world.Box.UnknownCount);
        Assert.AreEqual(0, well.RepeatedStans);
        var journal = new PaymentJournal(world.Storage, 4096);
        Assert.AreEqual(JournalHealth.Sound, journal.Open());
        Assert.IsTrue(journal.State.TotalCount > 10, $"{journal.State.TotalCount} payments");
    }
}
