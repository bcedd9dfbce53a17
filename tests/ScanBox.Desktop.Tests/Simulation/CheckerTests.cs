using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Payments;
using ScanBox.Security;
using ScanBox.Switching;
using ScanBox.Voice;
using global::Simulation.Boxes;
using global::Simulation.Chance;
using global::Simulation.Checks;
using global::Simulation.Network;
using global::Simulation.Profiles;
using global::Simulation.Timing;
using Settlement = ReferenceSwitch.Settlements.Settlement;
using Booked = ReferenceSwitch.Purchases.Purchase;

namespace ScanBox.Desktop.Tests.Simulation;

/// <summary>Each check of the simulation can fail: a small history that breaks one promise, and the same history without the breach.</summary>
[TestClass]
public class CheckerTests
{
    private const long Fen = 1234;

    private readonly Timeline _time = new();
    private readonly SwitchModel _switch;
    private readonly MoneyWatch _watch;
    private readonly SimFlash _flash;
    private readonly RequestComposer _composer;
    private readonly JournalRecord _record = new();
    private int _sequence = 1;

    public CheckerTests()
    {
        _switch = new SwitchModel(_time, new Dice(1));
        _watch = new MoneyWatch(_switch, _time, _switch.Terminal.TerminalId);
        var faults = new FaultSource(Profile.Load("calm"), new Dice(1), new System.Collections.Generic.HashSet<FaultEvent>());
        _flash = new SimFlash(_time, faults, new Trace(_time, false)) { Stored = (bytes, known) => _watch.Stored(bytes.Span, known) };
        _watch.Flash = _flash;
        _composer = new RequestComposer(new Dialect(), new TerminalIdentity(_switch.Terminal.TerminalId, _switch.Terminal.MerchantId, _switch.Terminal.Serial, "1"), new Sm4(new byte[16]));
        _watch.BoxStarts();
    }

    [TestMethod]
    public void APurchaseThatIsNotOnFlash()
    {
        Breaks(Invariant.DurableBeforeSent, () => Send(1, 1));
        Journal(1, 1);
        Send(1, 1);
    }

    [TestMethod]
    public void AReversalWhoseIntentIsNotOnFlash()
    {
        Journal(1, 1);
        Send(1, 1);
        Breaks(Invariant.DurableBeforeSent, () => Reverse(1, 1));
        Put(RecordKind.ReversalBegun, 1, 1, static _ => { });
        Reverse(1, 1);
    }

    [TestMethod]
    public void ANameForTwoPurchases()
    {
        Journal(1, 1);
        Send(1, 1);
        End(1, 1, PaymentOutcome.Declined);
        Breaks(Invariant.NamesAreUnique, () => Send(1, 1, Fen + 1));
    }

    [TestMethod]
    public void AnOlderBatchAgain()
    {
        Pay(2, 1, PaymentOutcome.Declined);
        Journal(1, 9);
        Breaks(Invariant.NamesAreUnique, () => Send(1, 9));
    }

    [TestMethod]
    public void ASecondPurchaseWhileOneIsUnknown()
    {
        Journal(1, 1);
        Send(1, 1);
        Journal(1, 2);
        Breaks(Invariant.OneUnknownAtATime, () => Send(1, 2));
        End(1, 1, PaymentOutcome.Declined);
        Send(1, 2);
    }

    [TestMethod]
    public void ReceivedWithoutAnApproval()
    {
        Journal(1, 1);
        Send(1, 1);
        Breaks(Invariant.ReceivedIsTrue, () => Say(1, 1, Fen));
        Book(1, 1, PurchaseState.Declined);
        End(1, 1, PaymentOutcome.Approved);
        Breaks(Invariant.ReceivedIsTrue, () => Say(1, 1, Fen));
        Book(1, 1, PurchaseState.Approved);
        Breaks(Invariant.ReceivedIsTrue, () => Say(1, 1, Fen + 1));
        Say(1, 1, Fen);
        Breaks(Invariant.ReceivedIsTrue, () => Say(1, 1, Fen));
    }

    [TestMethod]
    public void ReceivedOfSomethingNeverSent() => Breaks(Invariant.ReceivedIsTrue, () => Say(7, 7, Fen));

    [TestMethod]
    public void ReceivedAfterItsReversalHasLeft()
    {
        Journal(1, 1);
        Send(1, 1);
        Put(RecordKind.ReversalBegun, 1, 1, static _ => { });
        Reverse(1, 1);
        Book(1, 1, PurchaseState.Approved);
        End(1, 1, PaymentOutcome.Approved);
        Breaks(Invariant.ReceivedIsTrue, () => Say(1, 1, Fen));
    }

    [TestMethod]
    public void AnEndThatChanges()
    {
        Pay(1, 1, PaymentOutcome.Declined);
        Breaks(Invariant.EndsAgree, () => End(1, 1, PaymentOutcome.Approved));
    }

    [TestMethod]
    public void SentButWrittenDownAsNotSent()
    {
        Journal(1, 1);
        Send(1, 1);
        Breaks(Invariant.EndsAgree, () => End(1, 1, PaymentOutcome.NotSent));
    }

    [TestMethod]
    public void AReceivedPurchaseTakenBack()
    {
        Pay(1, 1, PaymentOutcome.Approved);
        Put(RecordKind.ReversalBegun, 1, 1, static _ => { });
        Breaks(Invariant.EndsAgree, () => Reverse(1, 1));
    }

    [TestMethod]
    public void EndsThatDiffer()
    {
        Pay(1, 1, PaymentOutcome.Declined);
        var agreement = new Agreement(_watch, _switch);
        agreement.Check();
        Book(1, 1, PurchaseState.Waiting);
        Breaks(Invariant.EndsAgree, agreement.Check);
    }

    [TestMethod]
    public void APurchaseWithoutAnEnd()
    {
        Journal(1, 1);
        Send(1, 1);
        Breaks(Invariant.EndsAgree, new Agreement(_watch, _switch).Check);
        _watch.Wiped();
        new Agreement(_watch, _switch).Check();
    }

    [TestMethod]
    public void PaidButNeverSaid()
    {
        Book(1, 1, PurchaseState.Approved);
        Pay(1, 1, PaymentOutcome.Approved);
        Breaks(Invariant.ReceivedIsTrue, new Agreement(_watch, _switch).Check);
    }

    [TestMethod]
    public void AWrongTotal()
    {
        Book(1, 1, PurchaseState.Approved);
        Pay(1, 1, PaymentOutcome.Approved);
        var agreement = new Agreement(_watch, _switch);
        agreement.CheckTotal(Phrases.DayTotal(new Sentence(), 1, Fen));
        Breaks(Invariant.TotalsAgree, () => agreement.CheckTotal(Phrases.DayTotal(new Sentence(), 2, Fen)));
        Breaks(Invariant.TotalsAgree, () => agreement.CheckTotal(Phrases.DayTotal(new Sentence(), 1, Fen + 1)));
        Breaks(Invariant.TotalsAgree, () => agreement.CheckTotal(null));
    }

    [TestMethod]
    public void MoneyThatMovesAlone()
    {
        using (ISwitchTransaction books = _switch.Store.Begin())
        {
            books.Append(new LedgerLine(books.NextNumber("posting"), PostingKind.Funding, null, LedgerAccounts.Payer("wechat", "funded"), 1));
            books.Commit();
        }
        Breaks(Invariant.LedgerBalances, new Agreement(_watch, _switch).Check);
    }

    [TestMethod]
    public void GivenBackWithoutThePinOrTwiceOrTooMuch()
    {
        Book(1, 1, PurchaseState.Approved);
        Pay(1, 1, PaymentOutcome.Approved);
        JournalUndo(1, 2);
        Breaks(Invariant.GivenBackOnce, () => Undo(1, 2, 1));
        _watch.PinIsTyped();
        Breaks(Invariant.GivenBackOnce, () => Undo(1, 2, 1, Fen + 1));
        _watch.PinIsTyped();
        Breaks(Invariant.GivenBackOnce, () => Undo(1, 2, 9));
        _watch.PinIsTyped();
        Undo(1, 2, 1);
        End(1, 2, PaymentOutcome.Approved);
        JournalUndo(1, 3);
        _watch.PinIsTyped();
        Breaks(Invariant.GivenBackOnce, () => Undo(1, 3, 1));
    }

    [TestMethod]
    public void AnUndoThatIsNotOnFlash()
    {
        Pay(1, 1, PaymentOutcome.Approved);
        _watch.PinIsTyped();
        Breaks(Invariant.DurableBeforeSent, () => Undo(1, 2, 1));
    }

    [TestMethod]
    public void RefundedIsSaidOfWhatTheSwitchGaveBack()
    {
        Pay(1, 1, PaymentOutcome.Approved);
        JournalUndo(1, 2);
        _watch.PinIsTyped();
        Undo(1, 2, 1);
        Breaks(Invariant.GivenBackOnce, SayRefunded);
        Book(1, 2, PurchaseState.Approved, PurchaseKind.Void);
        End(1, 2, PaymentOutcome.Approved);
        var again = new MoneyWatch(_switch, _time, _switch.Terminal.TerminalId);
        Breaks(Invariant.GivenBackOnce, () => again.SentenceBegins(Phrases.RefundEnding(new Sentence(), Fen, Clip.Refunded)));
    }

    [TestMethod]
    public void AReceiptThatWasGivenBackIsSaidAgain()
    {
        Book(1, 1, PurchaseState.Approved, returned: Fen);
        Pay(1, 1, PaymentOutcome.Approved);
        Say(1, 1, Fen);
        Book(1, 2, PurchaseState.Approved, PurchaseKind.Void);
        JournalUndo(1, 2);
        _watch.PinIsTyped();
        Undo(1, 2, 1);
        End(1, 2, PaymentOutcome.Approved);
        // Longer than anything waits to be said.
        _time.NowMs += 120_000;
        Breaks(Invariant.ReceivedIsTrue, () => _watch.SentenceBegins(Phrases.PreviousSucceeded(new Sentence(), "wechat", Fen, 0)));
        _watch.BoxStarts();
        Breaks(Invariant.ReceivedIsTrue, () => _watch.SentenceBegins(Phrases.PreviousSucceeded(new Sentence(), "wechat", Fen, 1_000_001)));
    }

    [TestMethod]
    public void ASettlementThatDiffers()
    {
        Book(1, 1, PurchaseState.Approved);
        Pay(1, 1, PaymentOutcome.Approved);
        Breaks(Invariant.SettlementAgrees, () => _watch.SentenceBegins(Phrases.Prompt(new Sentence(), Clip.SettlementDone)));
        SaveSettlement(1, Fen + 1);
        Breaks(Invariant.SettlementAgrees, () => AskToSettle(1));
    }

    [TestMethod]
    public void ASettlementOverAnUnknownPurchase()
    {
        Journal(1, 1);
        Send(1, 1);
        SaveSettlement(1, 0, 0);
        Breaks(Invariant.SettlementAgrees, () => AskToSettle(1));
    }

    [TestMethod]
    public void ASettlementThatAgrees()
    {
        Book(1, 1, PurchaseState.Approved);
        Pay(1, 1, PaymentOutcome.Approved);
        SaveSettlement(1, Fen);
        AskToSettle(1);
        _watch.SentenceBegins(Phrases.Prompt(new Sentence(), Clip.SettlementDone));
    }

    [TestMethod]
    public void ACodeThatPaysTwice()
    {
        Book(1, 1, PurchaseState.Approved);
        Pay(1, 1, PaymentOutcome.Approved);
        var agreement = new Agreement(_watch, _switch);
        Agreement.CheckCodes([agreement]);
        Breaks(Invariant.CodePaysOnce, () => Agreement.CheckCodes([agreement, new Agreement(_watch, _switch)]));
    }

    private void JournalUndo(int batch, int stan) => Put(RecordKind.Undo, batch, stan, static record => record.PutLong(Fen));

    private void Undo(int batch, int stan, int original, long fen = Fen) => Leave(frame => _composer.VoidOrRefund(
        new PurchaseReference { Kind = PurchaseKind.Void, Batch = batch, Stan = stan, AmountFen = fen, OriginalBatch = batch, OriginalStan = original, OriginalRrn = "000000000001" },
        new MessageMac(new Sm4(new byte[16])), frame));

    private void SayRefunded() => _watch.SentenceBegins(Phrases.RefundEnding(new Sentence(), Fen, Clip.Refunded));

    private void AskToSettle(int batch)
    {
        byte[] frame = new byte[Frame.MaxSize];
        int length = _composer.Settlement(new SettlementTotals(), batch, 7, new MessageMac(new Sm4(new byte[16])), frame);
        _watch.SwitchHandled(frame.AsSpan(Frame.LengthSize, length - Frame.LengthSize), default);
    }

    private void SaveSettlement(int batch, long fen, int count = 1)
    {
        string claimed = $"{fen:D12}{count:D3}".PadRight(62, '0');
        using ISwitchTransaction books = _switch.Store.Begin();
        books.Save(new Settlement
        {
            TerminalId = _switch.Terminal.TerminalId, Batch = batch, Claimed = claimed, Counted = claimed[..30] + "1" + claimed[31..], AtUnixMs = _switch.UnixMs, Result = SettlementResult.Equal,
        });
        books.Commit();
    }

    private static void Breaks(Invariant invariant, Action what) =>
        Assert.AreEqual(invariant, Assert.ThrowsExactly<ViolationException>(what).Invariant);

    private void Pay(int batch, int stan, PaymentOutcome outcome)
    {
        Journal(batch, stan);
        Send(batch, stan);
        End(batch, stan, outcome);
    }

    private void Journal(int batch, int stan) => Put(RecordKind.Purchase, batch, stan, static record => record.PutLong(Fen));

    private void End(int batch, int stan, PaymentOutcome outcome) => Put(RecordKind.Outcome, batch, stan, record => record.Put((byte)outcome));

    private void Put(RecordKind kind, int batch, int stan, Action<JournalRecord> rest)
    {
        _record.Begin(kind);
        _record.PutInt(batch);
        _record.PutInt(stan);
        rest(_record);
        _record.Finish(_sequence++);
        Assert.IsTrue(_flash.Append("journal.0", _record.Bytes, 0, _record.Length));
    }

    private void Send(int batch, int stan, long fen = Fen) => Leave(frame =>
        _composer.Purchase(Reference(batch, stan, fen), "134650328919428540"u8.ToArray(), 0, 18, "428540", new MessageMac(new Sm4(new byte[16])), frame));

    private void Reverse(int batch, int stan) => Leave(frame =>
        _composer.Reversal(Reference(batch, stan, Fen), ReversalReason.NoAnswer, new MessageMac(new Sm4(new byte[16])), frame));

    private void Leave(Func<byte[], int> compose)
    {
        byte[] frame = new byte[Frame.MaxSize];
        int length = compose(frame);
        _watch.BoxSends(frame.AsSpan(Frame.LengthSize, length - Frame.LengthSize));
    }

    private static PurchaseReference Reference(int batch, int stan, long fen) => new() { Batch = batch, Stan = stan, AmountFen = fen };

    private void Book(int batch, int stan, PurchaseState state, PurchaseKind kind = PurchaseKind.Purchase, long returned = 0)
    {
        using ISwitchTransaction books = _switch.Store.Begin();
        books.Save(new Booked
        {
            Key = new PurchaseKey(_switch.Terminal.TerminalId, batch, stan),
            Kind = kind,
            ReturnedFen = returned,
            MerchantId = _switch.Terminal.MerchantId,
            AcquirerId = "lakala",
            AmountFen = Fen,
            State = state,
            Result = "00",
            Scheme = "wechat",
            AtUnixMs = _switch.UnixMs,
        });
        books.Commit();
    }

    private void Say(int batch, int stan, long fen) =>
        _watch.SentenceBegins(Phrases.Receipt(new Sentence(), "wechat", fen, (batch * 1_000_000L) + stan));
}
