using ScanBox.Voice;

namespace Guide;

/// <summary>
/// All that the box can say, row by row: each clip that says something by itself stands in one row (numbers do not). The words themselves are
/// the firmware's.
/// </summary>
public static class SpokenTable
{
    private const bool OnSheet = true;

    // Too rare for a sheet of one page, or the technician's.
    private const bool WhoAsks = false;

    private static readonly Words s_wait = new("wait", "请等待");
    private static readonly Words s_technician = new("call the technician", "联系维护人员");
    private static readonly Words s_acquirer = new("call the acquirer", "联系服务商");
    private static readonly Words s_again = new("try again", "请重试");

    /// <summary>The rows; those of a payment first.</summary>
    public static IReadOnlyList<SpokenAdvice> Rows { get; } =
    [
        // A payment
        new(OnSheet, new("the customer is to pay this amount", "请顾客支付该金额"), new("let the customer hold the payment code to the scanner", "请顾客将付款码对准扫码口"), Clip.PleasePay),
        new(OnSheet, new("the money is received: the switch has confirmed it", "钱已收到:平台已确认"), new("hand over the goods", "可以交货"),
            Clip.ReceivedWechat, Clip.ReceivedAlipay, Clip.ReceivedUnionPayApp, Clip.Received, Clip.ReceivedJd, Clip.ReceivedBestPay, Clip.ReceivedHebao, Clip.ReceivedWo, Clip.ReceivedPingAn,
            Clip.ReceivedMiPay, Clip.ReceivedEcny, Clip.ReceivedQq, Clip.ReceivedUnionPay),
        new(OnSheet, new("it is about an earlier payment, not a second one", "说的是之前的一笔,不是新的收款"), Words.None, Clip.Previous, Clip.FromLast),
        new(WhoAsks, new("that earlier payment was received; while a box is set up: the set-up code counts", "该笔已收款;设置设备时:设置码已生效"), Words.None, Clip.Succeeded),
        new(OnSheet, new("declined: nothing was received", "支付被拒绝,未收款"), new("let the customer try again with a fresh code, or pay another way", "请顾客刷新付款码再试,或换一种付款方式"),
            Clip.PaymentFailed, Clip.InsufficientFunds, Clip.OverLimit, Clip.CodeExpired, Clip.WrongPassword, Clip.AccountRestricted, Clip.NotSupported),
        new(OnSheet, new("what was shown is no payment code", "顾客出示的不是付款码"), new("ask for the payment code", "请顾客打开付款码"), Clip.ShowPaymentCode, Clip.NotReceiveCode, Clip.NotPaymentCode),
        new(OnSheet, new("this code was sent before, or no code came for a minute", "该付款码已使用过,或一分钟内未扫到付款码"), new("type the amount anew; ask for a fresh code", "重新输入金额,请顾客刷新付款码"), Clip.DuplicateScan, Clip.PaymentTimeout),
        new(OnSheet, new("the customer's phone asks for a password", "顾客手机上需要输入密码"), s_wait, Clip.PayerPassword),
        new(OnSheet, new("no certain answer yet: the box is asking, or takes the payment back", "尚无确定结果:设备正在查询或撤销"), new("wait: the end is said", "请等待,结果会播报"), Clip.Querying, Clip.Reversing, Clip.PaymentInProgress, Clip.PleaseWait),
        new(OnSheet, new("taken back: nothing was received", "已撤销,没有收款"), new("take the payment anew", "重新收款"), Clip.Reversed),
        new(OnSheet, new("nobody knows yet; the box keeps asking by itself", "暂时不知道结果,设备会继续查询"), new("do not take it again; the box says how it ended", "不要重复收款,结果出来后会播报"), Clip.ResultUnknown),
        new(OnSheet, new("an earlier payment has no result yet, so no new one begins", "之前有一笔还没有结果,暂不开始新的收款"),
            new("wait; or, having understood that, hold confirm for 3 s and go on", "请等待;或确认知悉后长按确认键 3 秒继续"), Clip.UnfinishedPayment, Clip.HoldToContinue, Clip.TooManyUnfinished),
        new(OnSheet, new("there is no connection: nothing was sent, nothing was received", "没有网络:未发送,未收款"), new("wait until the connection is back", "等待网络恢复"), Clip.NotSent, Clip.NetworkLost, Clip.ServerFailed),
        new(WhoAsks, new("the connection is being made, or is there", "正在连接,或已连接"), Words.None, Clip.Connecting, Clip.NetworkConnected, Clip.ServerConnected),
        new(OnSheet, new("cancelled: nothing was sent", "已取消,没有发送"), Words.None, Clip.Cancelled, Clip.CancelPayment),
        new(OnSheet, new("the entry is empty, or is no amount, or is above the limit", "金额为空、有误或超过限额"), new("type the amount anew", "重新输入金额"), Clip.Cleared, Clip.EnterAmount, Clip.AmountWrong, Clip.AmountOverLimit),
        new(WhoAsks, new("plus was pressed: the next item is added", "按了加号,继续输入下一项"), Words.None, Clip.Plus),

        // The day
        new(OnSheet, new("the day's total: how many payments, and their sum", "今日笔数和金额"), Words.None, Clip.ReceivedToday, Clip.InTotal),
        new(WhoAsks, new("nothing was received yet", "还没有收款"), Words.None, Clip.NoReceipt),
        new(WhoAsks, new("the box lost its memory and took over the day's payments from the switch", "设备丢失记录,已从平台恢复今日收款"), Words.None, Clip.Recovered),
        new(WhoAsks, new("the payments whose result is not known, each with time, amount and the last digits of its number", "结果未知的支付:时间、金额和号码尾号"), new("tell the acquirer these numbers", "将这些号码告诉服务商"),
            Clip.UnknownPayments, Clip.Ordinal, Clip.RrnTail, Clip.Stan, Clip.CallAcquirer, Clip.SerialNumber, Clip.Iccid),
        new(OnSheet, new("the day was closed: the switch counted the same", "结算成功,双方账目一致"), Words.None, Clip.SettlementDone),
        new(OnSheet, new("the day could not be closed now", "暂时不能结算"), new("try again later", "稍后再试"), Clip.SettlementFailed),
        new(OnSheet, new("the switch counted something else than the box", "平台账目与设备不一致"), s_acquirer, Clip.SettlementDiffers),

        // Money back
        new(OnSheet, new("money is to be given back, or was", "准备退款,或已退款"), Words.None, Clip.Refund, Clip.Refunded),
        new(OnSheet, new("the money was not given back, or the box holds no such payment", "退款未成功,或没有这笔交易"), s_again, Clip.RefundFailed, Clip.NoSuchPayment),
        new(OnSheet, new("the box waits for a number, the PIN or confirm", "设备等待输入流水号、密码或按确认键"), new("type it, then confirm", "输入后按确认键"), Clip.EnterStan, Clip.EnterPin, Clip.PressConfirm),
        new(OnSheet, new("the PIN is wrong; after three wrong ones it is not asked for ten minutes", "管理密码错误;错三次后十分钟内不能再试"), new("type it anew, or wait", "重新输入或等待"), Clip.WrongPin, Clip.PinLocked),

        // The box
        new(WhoAsks, new("the box has started, or is switched off", "设备已启动,或正在关机"), Words.None, Clip.Welcome, Clip.ShuttingDown),
        new(WhoAsks, new("the loudness changes", "音量变化"), Words.None, Clip.VolumeUp, Clip.VolumeDown, Clip.VolumeMaximum, Clip.VolumeMinimum),
        new(OnSheet, new("the battery is nearly empty; at 4 % no new payment begins", "电量不足;低于 4% 不再开始收款"), new("plug the charger in", "请接充电器"), Clip.LowBattery),
        new(WhoAsks, new("the battery's charge, or that it is charged", "剩余电量,或正在充电"), Words.None, Clip.BatteryLevel, Clip.Charging),
        new(OnSheet, new("no scanner answers, or the box cannot write: it takes no payments", "扫码头无响应或存储故障,不能收款"), s_technician, Clip.ScannerFault, Clip.StorageFault),
        new(WhoAsks, new("the scanner answers again", "扫码头已恢复"), Words.None, Clip.ScannerReady),
        new(OnSheet, new("a word of the amount cannot be said, so none is", "语音文件有问题,金额没有播报"), new("look at the display or the customer's receipt; call the technician", "请看显示屏或顾客的支付凭证,并联系维护人员"), Clip.VoiceDamaged, Clip.VoiceMissing),
        new(OnSheet, new("the switch does not accept this box", "平台不接受本设备"), s_acquirer, Clip.KeysInvalid, Clip.TerminalDisabled),
        new(WhoAsks, new("a part of the records could not be read; what could be was kept", "部分交易记录无法读取,其余已保留"), s_acquirer, Clip.JournalDamaged),
        new(WhoAsks, new("the box has no settings or keys, or its settings cannot be read", "设备没有设置或密钥,或设置文件无法读取"), new("set the box up; the log tells which line is wrong", "请设置设备,日志会指出有误的一行"), Clip.SetUpFirst, Clip.SettingsDamaged),
        new(WhoAsks, new("the SIM card is missing or not read", "没有手机卡,或读不到"), new("push the card in; `doctor` tells more", "重新插卡,可用 doctor 检查"), Clip.NoSim),
        new(WhoAsks, new("the scanner reads set-up codes for two minutes", "两分钟内可扫设置码"), new("show the set-up code; clear ends it", "请出示设置码,按清除键结束"), Clip.ShowSetupCode),
        new(WhoAsks, new("the set-up code was refused", "设置码被拒绝"), new("the log tells why: another box's, expired, used before, or of another signer", "日志会说明原因:不属于本机、已过期、已使用,或签名不符"), Clip.ParametersWrong),
    ];
}
