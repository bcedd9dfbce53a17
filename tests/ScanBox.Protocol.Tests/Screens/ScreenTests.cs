using nanoFramework.TestFramework;
using ScanBox.Amounts;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Screens;
using ScanBox.Switching;

namespace ScanBox.Protocol.Tests.Screens;

[TestClass]
public class ScreenTests
{
    private static TextDisplay s_display = null!;
    private static AmountEntry s_entry = null!;
    private static BusinessClock s_clock = null!;
    private static Screen s_screen = null!;
    private static long s_nowMs;

    [TestMethod]
    public void EveryStateOfAPaymentHasItsText()
    {
        Begin(6, true, 0);
        State(PaymentState.Idle, 0, "   0.00");
        State(PaymentState.AwaitingCode, 1250, "  12.50");
        State(PaymentState.Sending, 1250, "_ 12.50");
        State(PaymentState.AwaitingAnswer, 1250, "_ 12.50");
        State(PaymentState.AwaitingPayer, 1250, "P 12.50");
        State(PaymentState.Inquiring, 1250, "_ 12.50");
        State(PaymentState.Reversing, 1250, "_ 12.50");
        State(PaymentState.Idle, 1250, "   0.00");
    }

    [TestMethod]
    public void TheSignClimbsWhileTheSwitchWorks()
    {
        Begin(6, true, 0);
        State(PaymentState.AwaitingAnswer, 1250, "_ 12.50");
        Later(Screen.PaceMs, PaymentState.AwaitingAnswer, "- 12.50");
        Later(Screen.PaceMs, PaymentState.AwaitingAnswer, "~ 12.50");
        Later(Screen.PaceMs, PaymentState.AwaitingAnswer, "_ 12.50");
    }

    [TestMethod]
    public void SignAndAmountTakeTurnsWhereBothDoNotFit()
    {
        Begin(4, true, 0);
        State(PaymentState.AwaitingPayer, 1250, "12.50");
        Later(Screen.PaceMs, PaymentState.AwaitingPayer, "12.50");
        Later(Screen.PaceMs, PaymentState.AwaitingPayer, "12.50");
        Later(Screen.PaceMs, PaymentState.AwaitingPayer, "    ");
        Later(Screen.PaceMs * 4, PaymentState.AwaitingPayer, "12.50");
        Begin(4, true, 0);
        Ends(PaymentEventKind.Approved, 1250, false, "12.50");
        Later(Screen.PaceMs, PaymentState.Idle, "12.50");
        Later(Screen.PaceMs, PaymentState.Idle, "12.50");
        Later(Screen.PaceMs, PaymentState.Idle, "A   ");
        Later(Screen.PaceMs, PaymentState.Idle, "12.50");
        Ends(PaymentEventKind.Declined, 1000001, false, "F---");
        // The sign must not stand over a digit: the rest would read as a smaller amount.
        Begin(6, true, 0);
        Ends(PaymentEventKind.Approved, 311100, false, "3111.00");
        Later(Screen.PaceMs, PaymentState.Idle, "3111.00");
        Later(Screen.PaceMs, PaymentState.Idle, "3111.00");
        Later(Screen.PaceMs, PaymentState.Idle, "A     ");
        Begin(6, true, 0);
        Ends(PaymentEventKind.Approved, 1000000, false, "A10000.");
        Begin(4, true, 0);
        Ends(PaymentEventKind.Approved, 10000, false, "A100.");
    }

    [TestMethod]
    public void EveryEndingHasItsSign()
    {
        Begin(6, true, 0);
        Ends(PaymentEventKind.Approved, 1250, false, "A 12.50");
        Ends(PaymentEventKind.Approved, 1250, true, "L 12.50");
        Ends(PaymentEventKind.Declined, 1250, false, "F 12.50");
        Ends(PaymentEventKind.Reversed, 1250, false, "F 12.50");
        Ends(PaymentEventKind.NotSent, 1250, false, "F 12.50");
        Ends(PaymentEventKind.UnknownKept, 1250, false, "? 12.50");
        Ends(PaymentEventKind.BlockedByUnknown, 700, false, "?  7.00");
        Ends(PaymentEventKind.CodeTimeout, 1250, false, "   0.00");
        Ends(PaymentEventKind.Cancelled, 1250, false, "   0.00");
        Ends(PaymentEventKind.Approved, 999999, false, "9999.99");
    }

    [TestMethod]
    public void MoneyGivenBackHasAMinus()
    {
        Begin(6, true, 0);
        s_screen.Tell(PaymentEventKind.Approved, PurchaseKind.Void, 1250, false, s_nowMs);
        Later(0, PaymentState.Idle, "- 12.50");
        s_screen.Tell(PaymentEventKind.Approved, PurchaseKind.Refund, 700, true, s_nowMs);
        Later(0, PaymentState.Idle, "-  7.00");
        s_screen.Tell(PaymentEventKind.Declined, PurchaseKind.Refund, 700, false, s_nowMs);
        Later(0, PaymentState.Idle, "F  7.00");
    }

    [TestMethod]
    public void AResultStaysUntilAKeyOrItsTime()
    {
        Begin(6, true, 0);
        Ends(PaymentEventKind.Approved, 1250, false, "A 12.50");
        Later(Screen.ResultMs - 1, PaymentState.Idle, "A 12.50");
        Later(1, PaymentState.Idle, "   0.00");
        s_screen.Tell(PaymentEventKind.Approved, PurchaseKind.Purchase, 1250, false, s_nowMs);
        Type("3");
        Later(0, PaymentState.Idle, "     3");
    }

    [TestMethod]
    public void AnEarlierCustomersResultDoesNotHideTheAmountInHand()
    {
        Begin(6, true, 0);
        Type("35");
        s_screen.Tell(PaymentEventKind.Approved, PurchaseKind.Purchase, 1250, true, s_nowMs);
        Later(0, PaymentState.Idle, "    35");
    }

    [TestMethod]
    public void WhatIsTypedStandsThereAndAfterAPlusTheSum()
    {
        Begin(6, true, 0);
        Typing("12.5", "   12.5");
        Typing("+", "  12.50");
        Typing("3", "     3");
        Typing("+", "  15.50");
        Begin(6, false, 0);
        Typing("1", "   1.00");
        Typing("2.5", "  12.50");
        Typing("+3", "  15.50");
    }

    [TestMethod]
    public void UnfinishedPaymentsTheFixedPriceAndTheTime()
    {
        Begin(6, true, 0);
        s_clock.Set(1122, 150400, 0);
        s_nowMs = 59_000;
        Later(0, PaymentState.Idle, " 15-04");
        Later(1_000, PaymentState.Idle, " 15-05");
        s_screen.Step(s_nowMs, PaymentState.Idle, 0, 2);
        Assert.AreEqual("U    2", s_display.Text);
        Begin(6, true, 500);
        Later(0, PaymentState.Idle, "   5.00");
    }

    [TestMethod]
    public void TotalAndReceiptAreShownOnTheirKeys()
    {
        Begin(6, true, 0);
        s_screen.KeyPressed();
        s_screen.ShowTotal(123456, s_nowMs);
        Later(0, PaymentState.Idle, "1234.56");
        Later(Screen.PaceMs * 3, PaymentState.Idle, "1234.56");
        s_screen.KeyPressed();
        s_screen.ShowReceipt(1250, s_nowMs);
        Later(0, PaymentState.Idle, "L 12.50");
        Later(Screen.AnswerMs, PaymentState.Idle, "   0.00");
    }

    [TestMethod]
    public void GivingBackShowsNumberDashesAndAmount()
    {
        Begin(6, true, 0);
        s_screen.Ask('r', 123, 3);
        Later(0, PaymentState.Idle, "r  123");
        s_screen.Ask('P', 0, 2);
        Later(0, PaymentState.Idle, "P   --");
        s_screen.Ask('-', 1250, 0);
        Later(0, PaymentState.Idle, "- 12.50");
        s_screen.Ask('\0', 0, 0);
        Later(0, PaymentState.Idle, "   0.00");
    }

    [TestMethod]
    public void NothingIsShownTwiceAndNothingWithoutADisplay()
    {
        Begin(6, true, 0);
        State(PaymentState.AwaitingCode, 1250, "  12.50");
        int shows = s_display.Shows;
        for (int i = 0; i < 100; i++)
            Assert.AreEqual(long.MaxValue, s_screen.Step(s_nowMs += 100, PaymentState.AwaitingCode, 1250, 0));
        Assert.AreEqual(shows, s_display.Shows);
        Begin(0, false, 0);
        Type("1");
        Assert.AreEqual(long.MaxValue, s_screen.Step(s_nowMs, PaymentState.Sending, 1250, 0));
        Assert.AreEqual(0, s_display.Shows);
    }

    private static void Begin(int digits, bool everyPoint, long fixedFen)
    {
        s_nowMs = 0;
        s_display = new TextDisplay(digits, everyPoint);
        s_entry = new AmountEntry(0);
        s_clock = new BusinessClock();
        s_screen = new Screen(s_display, s_entry, s_clock, fixedFen);
    }

    private static void State(PaymentState state, long fen, string expected)
    {
        s_screen.Step(s_nowMs, state, fen, 0);
        Assert.AreEqual(expected, s_display.Text);
    }

    private static void Later(long ms, PaymentState state, string expected)
    {
        s_nowMs += ms;
        s_screen.Step(s_nowMs, state, 1250, 0);
        Assert.AreEqual(expected, s_display.Text);
    }

    private static void Ends(PaymentEventKind kind, long fen, bool recovered, string expected)
    {
        s_screen.KeyPressed();
        s_screen.Tell(kind, PurchaseKind.Purchase, fen, recovered, s_nowMs);
        Later(0, PaymentState.Idle, expected);
    }

    private static void Typing(string keys, string expected)
    {
        Type(keys);
        Later(0, PaymentState.Idle, expected);
    }

    private static void Type(string keys)
    {
        foreach (char c in keys.ToCharArray())
        {
            s_screen.KeyPressed();
            s_entry.Press(c == '.' ? Key.Point : c == '+' ? Key.Plus : (Key)(c - '0' + (int)Key.Digit0));
        }
    }
}
