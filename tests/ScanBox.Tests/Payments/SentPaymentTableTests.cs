using nanoFramework.TestFramework;
using ScanBox.Payments;

namespace ScanBox.Tests.Payments;

/// <summary>
/// Every state of a payment, while the switch has it, with everything that can happen: the state afterwards, how many purchases are
/// unknown then, and what the vendor hears. "Stays" means that nothing changes and nothing is said.
/// </summary>
[TestClass]
public class SentPaymentTableTests
{
    [TestMethod]
    public void AwaitingAnswer()
    {
        const PaymentState from = PaymentState.AwaitingAnswer;
        Scene.Check(from, Happens.KeyConfirm, PaymentState.AwaitingAnswer, 1, "交易进行中");
        Scene.Check(from, Happens.KeyClear, PaymentState.Inquiring, 1, "交易查询");
        Scene.Stays(from, Happens.CodeOk);
        Scene.Stays(from, Happens.CodeRefused);
        Scene.Stays(from, Happens.CodeRepeated);
        Scene.Check(from, Happens.Answer00, PaymentState.Idle, 0, "支付宝到账五元");
        Scene.Check(from, Happens.Answer51, PaymentState.Idle, 0, "余额不足");
        Scene.Check(from, Happens.Answer09, PaymentState.AwaitingPayer, 1, "支付中,请顾客输入密码");
        Scene.Check(from, Happens.Answer96, PaymentState.Inquiring, 1, "交易查询");
        Scene.Check(from, Happens.Answer77, PaymentState.Inquiring, 1, "交易查询");
        Scene.Check(from, Happens.AnswerWithWrongMac, PaymentState.Inquiring, 1, "交易查询");
        Scene.Check(from, Happens.LateApproval, PaymentState.Idle, 0, "支付宝到账五元");
        Scene.Check(from, Happens.Timeout, PaymentState.Inquiring, 1, "交易查询");
        Scene.Check(from, Happens.LinkDown, PaymentState.Inquiring, 1, "交易查询");
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.Inquiring, 1, "交易查询");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接;上一笔支付宝到账五元已成功");
        Scene.Check(from, Happens.FlashRefuses, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.ScannerFails, PaymentState.AwaitingAnswer, 1, "摄像头故障");
    }

    [TestMethod]
    public void AwaitingPayer()
    {
        const PaymentState from = PaymentState.AwaitingPayer;
        Scene.Check(from, Happens.KeyConfirm, PaymentState.AwaitingPayer, 1, "支付中,请顾客输入密码");
        Scene.Check(from, Happens.KeyClear, PaymentState.Reversing, 1, "正在撤销");
        Scene.Stays(from, Happens.CodeOk);
        Scene.Stays(from, Happens.CodeRefused);
        Scene.Stays(from, Happens.CodeRepeated);
        Scene.Check(from, Happens.Answer00, PaymentState.Idle, 0, "支付宝到账五元");
        Scene.Check(from, Happens.Answer51, PaymentState.Idle, 0, "余额不足");
        Scene.Stays(from, Happens.Answer09);
        Scene.Stays(from, Happens.Answer96);
        Scene.Stays(from, Happens.Answer77);
        Scene.Stays(from, Happens.AnswerWithWrongMac);
        Scene.Check(from, Happens.LateApproval, PaymentState.Idle, 0, "支付宝到账五元");
        Scene.Check(from, Happens.Timeout, PaymentState.Inquiring, 1, "");
        Scene.Check(from, Happens.LinkDown, PaymentState.AwaitingPayer, 1, "");
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.Inquiring, 1, "");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接;上一笔支付宝到账五元已成功");
        Scene.Check(from, Happens.FlashRefuses, PaymentState.Idle, 1, "正在撤销;支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.ScannerFails, PaymentState.AwaitingPayer, 1, "摄像头故障");
    }

    [TestMethod]
    public void Inquiring()
    {
        const PaymentState from = PaymentState.Inquiring;
        Scene.Check(from, Happens.KeyConfirm, PaymentState.Inquiring, 1, "交易查询");
        Scene.Check(from, Happens.KeyClear, PaymentState.Inquiring, 1, "交易查询");
        Scene.Stays(from, Happens.CodeOk);
        Scene.Stays(from, Happens.CodeRefused);
        Scene.Stays(from, Happens.CodeRepeated);
        Scene.Check(from, Happens.Answer00, PaymentState.Idle, 0, "支付宝到账五元");
        Scene.Check(from, Happens.Answer51, PaymentState.Idle, 0, "余额不足");
        Scene.Check(from, Happens.Answer09, PaymentState.Reversing, 1, "正在撤销");
        Scene.Stays(from, Happens.Answer96);
        Scene.Stays(from, Happens.Answer77);
        Scene.Stays(from, Happens.AnswerWithWrongMac);
        Scene.Check(from, Happens.LateApproval, PaymentState.Idle, 0, "支付宝到账五元");
        Scene.Check(from, Happens.Timeout, PaymentState.Reversing, 1, "");
        Scene.Check(from, Happens.LinkDown, PaymentState.Inquiring, 1, "");
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.Inquiring, 1, "");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接;上一笔支付宝到账五元已成功");
        Scene.Check(from, Happens.FlashRefuses, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.ScannerFails, PaymentState.Inquiring, 1, "摄像头故障");
    }

    [TestMethod]
    public void Reversing()
    {
        const PaymentState from = PaymentState.Reversing;
        Scene.Check(from, Happens.KeyConfirm, PaymentState.Reversing, 1, "正在撤销");
        Scene.Check(from, Happens.KeyClear, PaymentState.Reversing, 1, "正在撤销");
        Scene.Stays(from, Happens.CodeOk);
        Scene.Stays(from, Happens.CodeRefused);
        Scene.Stays(from, Happens.CodeRepeated);
        Scene.Check(from, Happens.Answer00, PaymentState.Idle, 0, "已撤销,未收款");
        Scene.Stays(from, Happens.Answer51);
        Scene.Stays(from, Happens.Answer09);
        Scene.Stays(from, Happens.Answer96);
        Scene.Stays(from, Happens.Answer77);
        Scene.Stays(from, Happens.AnswerWithWrongMac);
        Scene.Stays(from, Happens.LateApproval);
        Scene.Check(from, Happens.Timeout, PaymentState.Reversing, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.LinkDown, PaymentState.Reversing, 1, "");
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.Reversing, 1, "");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接;上一笔五元已撤销,未收款");
        Scene.Check(from, Happens.FlashRefuses, PaymentState.Idle, 1, "支付结果未知,请勿重复收款");
        Scene.Check(from, Happens.ScannerFails, PaymentState.Reversing, 1, "摄像头故障");
    }
}
