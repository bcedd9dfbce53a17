using System;
using ScanBox.Payments;
using ScanBox.Tests.InMemory;
using ScanBox.Tests.Payments;

namespace ScanBox.Desktop.Tests.Payments;

/// <summary>A payment that goes the same way every time until the power is cut.</summary>
internal sealed record PowerCutScript(string Name, Action<MemorySwitch> Arrange)
{
    /// <summary>The long record of a box that has been at work, so that this payment makes it rotate.</summary>
    public bool LongRecord { get; init; }

    /// <summary>The switch begins to answer reversals only later.</summary>
    public bool AnswersReversalsLate { get; init; }

    public static PowerCutScript[] All { get; } =
    [
        new("approved", s => s.Result = "00"),
        new("approved, then a new segment", s => s.Result = "00") { LongRecord = true },
        new("declined", s => s.Result = "51"),
        new("unknown, was approved", s => s.LosesPurchaseAnswers = true),
        new("unknown, was declined", s => (s.Result, s.LosesPurchaseAnswers) = ("51", true)),
        new("unknown, never arrived", s => s.LosesPurchases = true),
        new("reversed", s => (s.LosesPurchaseAnswers, s.LosesInquiryAnswers) = (true, true)),
        new("password entered", s => (s.Result, s.InquiryResult) = ("09", "00")),
        new("password never entered", s => s.Result = "09"),
        new("answer with a wrong MAC", s => s.SpoilsMac = true),
        new("reversal answered late", s => (s.LosesPurchaseAnswers, s.LosesInquiryAnswers, s.LosesReversalAnswers) = (true, true, true)) { AnswersReversalsLate = true },
    ];

    public override string ToString() => Name;

    /// <summary>A box with its switch, before it starts.</summary>
    public World Begin()
    {
        var world = new World();
        world.Log.Watched = "says 微信收款";
        world.Log.AlsoWatched = "says 上一笔微信收款十二点五元已成功";
        Arrange(world.Switch);
        if (LongRecord)
            FillJournal(world.Storage, 150);
        return world;
    }

    public void Run(World world)
    {
        world.RunUntilReady();
        world.PayWith("12.50", World.WechatCode);
        world.RunUntilQuiet();
        if (!AnswersReversalsLate)
            return;
        world.Switch.LosesReversalAnswers = false;
        world.RunFor(60_000);
    }

    /// <summary>Fills a journal until so many bytes are left before it rotates.</summary>
    internal static void FillJournal(MemoryStorage storage, int room)
    {
        var journal = new PaymentJournal(storage, 4096);
        journal.Open();
        for (int stan = 1; storage.Used < 3072 - room; stan++)
        {
            Books.Buy(journal, stan);
            Books.End(journal, stan, PaymentOutcome.Declined);
        }
    }
}
