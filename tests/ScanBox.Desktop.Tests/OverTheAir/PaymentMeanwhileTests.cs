using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Scenarios;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;
using ScanBox.Updates.Manifests;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>A customer comes while an update is being pulled, from the reference switch, at each of its messages.</summary>
[TestClass]
public class PaymentMeanwhileTests
{
    [TestMethod]
    public async Task APaymentGoesFirstAndIsMadeOnceWheneverItComes()
    {
        (long usualMs, _) = await Pay(-1);
        for (int question = 1; question <= 7; question++)
        {
            (long sentAfterMs, int questionsBefore) = await Pay(question);
            Assert.AreEqual(usualMs, sentAfterMs, $"question {question}: the purchase leaves as soon as without an update");
            Assert.IsLessThanOrEqualTo(question + 1, questionsBefore, $"question {question}: nothing more is asked once somebody types");
        }
    }

    [TestMethod]
    public async Task NothingIsAskedWhileAPaymentIsUnknown()
    {
        await using var box = new BoxAtSwitch(UpdateBench.RulesUpdate(7, 3000));
        Assert.IsTrue(box.RunUntil(() => box.Box.SwitchState == SwitchState.SignedIn && box.Box.Silent));
        box.Host.Enqueue(new Scenario { Transport = TransportFault.AnswerLost });
        Type(box);
        box.Scanner.Show(Encoding.ASCII.GetString(box.Host.ShowCode(PayerApps.Get("wechat"))));
        Assert.IsTrue(box.RunUntil(() => box.Box.PaymentState == PaymentState.AwaitingAnswer));
        int before = box.Questions;
        Assert.IsTrue(box.RunUntil(() => box.Box.PaymentState == PaymentState.Idle && box.Box.UnknownCount == 0));
        Assert.AreEqual(before, box.Questions);
        Assert.IsTrue(box.RunUntil(() => box.Restarts > 0));
        Assert.IsEmpty(box.Host.Audit().Problems);
    }

    // Time from the shown code to the purchase, and the questions that were sent by then.
    private static async Task<(long SentAfterMs, int Questions)> Pay(int atQuestion)
    {
        await using var box = new BoxAtSwitch(UpdateBench.RulesUpdate(7, 3000));
        if (atQuestion < 0)
            box.Settings.UpdateSigner = "";
        Assert.IsTrue(box.RunUntil(() => atQuestion < 0 ? box.Box.SwitchState == SwitchState.SignedIn && box.Box.Silent : box.Questions == atQuestion));
        Type(box);
        Assert.IsTrue(box.RunUntil(() => box.Box.PaymentState == PaymentState.AwaitingCode));
        long shownAtMs = box.Clock.UptimeMs;
        box.Scanner.Show(Encoding.ASCII.GetString(box.Host.ShowCode(PayerApps.Get("wechat"))));
        Assert.IsTrue(box.RunUntil(() => box.Sent.Any(static sent => sent.Mti == MessageType.Purchase)));
        long sentAfterMs = box.Sent.First(static sent => sent.Mti == MessageType.Purchase).AtMs - shownAtMs;
        int questions = box.Questions;
        Assert.IsTrue(box.RunUntil(() => box.Box.PaymentState == PaymentState.Idle && box.Box.LastReceipt.Batch != 0));
        Assert.AreEqual(1, box.Sent.Count(static sent => sent.Mti == MessageType.Purchase));
        Assert.AreEqual(200L, box.Box.LastReceipt.AmountFen);
        Assert.AreEqual(PurchaseState.Approved, box.Host.FindPurchase(new PurchaseKey(box.Terminal.TerminalId, box.Box.Batch, box.Box.LastStan))!.State);
        Assert.IsEmpty(box.Host.Audit().Problems);
        if (atQuestion < 0)
            return (sentAfterMs, questions);
        // And the update comes all the same.
        Assert.IsTrue(box.RunUntil(() => box.Restarts > 0), box.Updater.Text);
        Assert.AreEqual(7L, box.Updater.Book.TrialVersion);
        Assert.AreEqual(UpdateKind.Rules, box.Updater.Book.TrialKind);
        return (sentAfterMs, questions);
    }

    private static void Type(BoxAtSwitch box)
    {
        box.Keypad.Press(Key.Digit2);
        box.Keypad.Press(Key.Confirm);
    }
}
