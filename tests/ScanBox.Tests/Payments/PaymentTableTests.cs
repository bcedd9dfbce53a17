using nanoFramework.TestFramework;
using ScanBox.Payments;

namespace ScanBox.Tests.Payments;

/// <summary>
/// Every state of a payment, before anything is on the wire, with everything that can happen: the state afterwards, how many purchases are
/// unknown then, and what the vendor hears. "Stays" means that nothing changes and nothing is said.
/// </summary>
[TestClass]
public class PaymentTableTests
{
    [TestMethod]
    public void Idle()
    {
        const PaymentState from = PaymentState.Idle;
        Scene.Check(from, Happens.KeyConfirm, PaymentState.Idle, 0, "请输入金额");
        Scene.Check(from, Happens.KeyClear, PaymentState.Idle, 0, "归零");
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
        Scene.Stays(from, Happens.Timeout);
        Scene.Check(from, Happens.LinkDown, PaymentState.Idle, 0, "");
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.Idle, 0, "");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接");
        Scene.Stays(from, Happens.FlashRefuses);
        Scene.Check(from, Happens.ScannerFails, PaymentState.Idle, 0, "摄像头故障");
    }

    [TestMethod]
    public void AwaitingCode()
    {
        const PaymentState from = PaymentState.AwaitingCode;
        Scene.Check(from, Happens.KeyConfirm, PaymentState.AwaitingCode, 0, "请支付五元");
        Scene.Check(from, Happens.KeyClear, PaymentState.Idle, 0, "已取消");
        Scene.Check(from, Happens.CodeOk, PaymentState.AwaitingAnswer, 1, "");
        Scene.Check(from, Happens.CodeRefused, PaymentState.AwaitingCode, 0, "请出示付款码,不要出示收款码");
        Scene.Check(from, Happens.CodeRepeated, PaymentState.AwaitingCode, 0, "重复扫码");
        Scene.Stays(from, Happens.Answer00);
        Scene.Stays(from, Happens.Answer51);
        Scene.Stays(from, Happens.Answer09);
        Scene.Stays(from, Happens.Answer96);
        Scene.Stays(from, Happens.Answer77);
        Scene.Stays(from, Happens.AnswerWithWrongMac);
        Scene.Stays(from, Happens.LateApproval);
        Scene.Check(from, Happens.Timeout, PaymentState.Idle, 0, "支付超时");
        Scene.Check(from, Happens.LinkDown, PaymentState.AwaitingCode, 0, "");
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.AwaitingCode, 0, "");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接");
        Scene.Check(from, Happens.FlashRefuses, PaymentState.Idle, 0, "存储故障,不能收款");
        Scene.Check(from, Happens.ScannerFails, PaymentState.AwaitingCode, 0, "摄像头故障");
    }

    [TestMethod]
    public void Sending()
    {
        const PaymentState from = PaymentState.Sending;
        Scene.Check(from, Happens.KeyConfirm, PaymentState.Sending, 1, "交易进行中");
        Scene.Check(from, Happens.KeyClear, PaymentState.Idle, 0, "已取消");
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
        Scene.Check(from, Happens.Timeout, PaymentState.Idle, 0, "网络已断开;网络未连接,未收款");
        Scene.Stays(from, Happens.LinkDown);
        Scene.Check(from, Happens.LinkUpAgain, PaymentState.AwaitingAnswer, 1, "");
        Scene.Check(from, Happens.PowerCut, PaymentState.Idle, 0, "欢迎使用;服务器已连接;上一笔五元已撤销,未收款");
        Scene.Check(from, Happens.FlashRefuses, PaymentState.Idle, 1, "网络已断开;网络未连接,未收款");
        Scene.Check(from, Happens.ScannerFails, PaymentState.Sending, 1, "摄像头故障");
    }
}
