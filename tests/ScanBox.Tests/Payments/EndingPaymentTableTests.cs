using nanoFramework.TestFramework;
using ScanBox.Payments;

namespace ScanBox.Tests.Payments;

/// <summary>
/// Every state of a payment, while flash refuses to keep its end, with everything that can happen: the state afterwards, how many purchases are
/// unknown then, and what the vendor hears. "Stays" means that nothing changes and nothing is said.
/// </summary>
[TestClass]
public class EndingPaymentTableTests
{
    [TestMethod]
    public void Approved()
    {
        const PaymentState from = PaymentState.Approved;
        Scene.Check(from, Happens.KeyConfirm, from, 1, "请稍候");
        Scene.Check(from, Happens.KeyClear, from, 1, "请稍候");
        Scene.Stays(from, Happens.CodeOk);
        Scene.Stays(from, Happens.CodeRefused);
        Scene.Stays(from, Happens.CodeRepeated);
        Scene.Stays(from, Happens.Answer00);
        Scene.Stays(from, Happens.Answer51);
        Scene.Stays(from, Happens.Answer09);
        Scene.Stays(from, Happens.Answer96);
        Scene.Stays(from, Happens.Answer77);
        Scene.Stays(from, Happens.AnswerWithWrongMac);
        Scene.Stays(from, Happens.LateApproval);
        Scene.Check(from, Happens.Timeout, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.LinkDown, PaymentState.Approved, 1, "");
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接;上一笔支付宝到账五元已成功");
        Scene.Check(from, Happens.FlashRefuses, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.ScannerFails, PaymentState.Approved, 1, "摄像头故障");
    }

    [TestMethod]
    public void Declined()
    {
        const PaymentState from = PaymentState.Declined;
        Scene.Check(from, Happens.KeyConfirm, from, 1, "请稍候");
        Scene.Check(from, Happens.KeyClear, from, 1, "请稍候");
        Scene.Stays(from, Happens.CodeOk);
        Scene.Stays(from, Happens.CodeRefused);
        Scene.Stays(from, Happens.CodeRepeated);
        Scene.Stays(from, Happens.Answer00);
        Scene.Stays(from, Happens.Answer51);
        Scene.Stays(from, Happens.Answer09);
        Scene.Stays(from, Happens.Answer96);
        Scene.Stays(from, Happens.Answer77);
        Scene.Stays(from, Happens.AnswerWithWrongMac);
        Scene.Stays(from, Happens.LateApproval);
        Scene.Check(from, Happens.Timeout, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.LinkDown, PaymentState.Declined, 1, "");
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接;上一笔五元余额不足");
        Scene.Check(from, Happens.FlashRefuses, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.ScannerFails, PaymentState.Declined, 1, "摄像头故障");
    }

    [TestMethod]
    public void Reversed()
    {
        const PaymentState from = PaymentState.Reversed;
        Scene.Check(from, Happens.KeyConfirm, from, 1, "请稍候");
        Scene.Check(from, Happens.KeyClear, from, 1, "请稍候");
        Scene.Stays(from, Happens.CodeOk);
        Scene.Stays(from, Happens.CodeRefused);
        Scene.Stays(from, Happens.CodeRepeated);
        Scene.Stays(from, Happens.Answer00);
        Scene.Stays(from, Happens.Answer51);
        Scene.Stays(from, Happens.Answer09);
        Scene.Stays(from, Happens.Answer96);
        Scene.Stays(from, Happens.Answer77);
        Scene.Stays(from, Happens.AnswerWithWrongMac);
        Scene.Stays(from, Happens.LateApproval);
        Scene.Check(from, Happens.Timeout, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.LinkDown, PaymentState.Reversed, 1, "");
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接;上一笔五元已撤销,未收款");
        Scene.Check(from, Happens.FlashRefuses, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.ScannerFails, PaymentState.Reversed, 1, "摄像头故障");
    }
}
