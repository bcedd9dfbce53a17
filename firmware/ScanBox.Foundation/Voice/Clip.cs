namespace ScanBox.Voice;

/// <summary>
/// Ids of the recorded words and phrases. An id is part of the voice pack's format: never renumber, add at the end.
/// Their words are in <see cref="ClipText"/>; names, pinyin and membership of the small pack in firmware/voices/zh-CN/clips.tsv.
/// </summary>
public static class Clip
{
    // Numbers
    /// <summary>零</summary>
    public const byte Digit0 = 0;
    /// <summary>一</summary>
    public const byte Digit1 = 1;
    /// <summary>二</summary>
    public const byte Digit2 = 2;
    /// <summary>三</summary>
    public const byte Digit3 = 3;
    /// <summary>四</summary>
    public const byte Digit4 = 4;
    /// <summary>五</summary>
    public const byte Digit5 = 5;
    /// <summary>六</summary>
    public const byte Digit6 = 6;
    /// <summary>七</summary>
    public const byte Digit7 = 7;
    /// <summary>八</summary>
    public const byte Digit8 = 8;
    /// <summary>九</summary>
    public const byte Digit9 = 9;
    /// <summary>十</summary>
    public const byte Ten = 10;
    /// <summary>百</summary>
    public const byte Hundred = 11;
    /// <summary>千</summary>
    public const byte Thousand = 12;
    /// <summary>万</summary>
    public const byte TenThousand = 13;
    /// <summary>亿</summary>
    public const byte HundredMillion = 14;
    /// <summary>点</summary>
    public const byte Point = 15;
    /// <summary>元</summary>
    public const byte Yuan = 16;
    /// <summary>笔</summary>
    public const byte Times = 17;
    /// <summary>共</summary>
    public const byte InTotal = 18;
    /// <summary>百分之</summary>
    public const byte Percent = 19;
    /// <summary>分</summary>
    public const byte Minute = 20;
    /// <summary>整</summary>
    public const byte OnTheHour = 21;
    /// <summary>加</summary>
    public const byte Plus = 22;

    // What was received, by scheme
    /// <summary>收款</summary>
    public const byte Received = 23;
    /// <summary>微信收款</summary>
    public const byte ReceivedWechat = 24;
    /// <summary>支付宝到账</summary>
    public const byte ReceivedAlipay = 25;
    /// <summary>云闪付收款</summary>
    public const byte ReceivedUnionPayApp = 26;
    /// <summary>京东收款</summary>
    public const byte ReceivedJd = 27;
    /// <summary>翼支付收款</summary>
    public const byte ReceivedBestPay = 28;
    /// <summary>和包收款</summary>
    public const byte ReceivedHebao = 29;
    /// <summary>沃钱包收款</summary>
    public const byte ReceivedWo = 30;
    /// <summary>平安付收款</summary>
    public const byte ReceivedPingAn = 31;
    /// <summary>小米支付收款</summary>
    public const byte ReceivedMiPay = 32;
    /// <summary>数字人民币收款</summary>
    public const byte ReceivedEcny = 33;
    /// <summary>QQ钱包收款</summary>
    public const byte ReceivedQq = 34;
    /// <summary>银联收款</summary>
    public const byte ReceivedUnionPay = 35;

    // Around an amount
    /// <summary>上一笔</summary>
    public const byte Previous = 36;
    /// <summary>已成功</summary>
    public const byte Succeeded = 37;
    /// <summary>今日收款</summary>
    public const byte ReceivedToday = 38;
    /// <summary>已恢复</summary>
    public const byte Recovered = 39;
    /// <summary>请支付</summary>
    public const byte PleasePay = 40;

    // Endings of a payment
    /// <summary>交易失败</summary>
    public const byte PaymentFailed = 41;
    /// <summary>余额不足</summary>
    public const byte InsufficientFunds = 42;
    /// <summary>交易超限</summary>
    public const byte OverLimit = 43;
    /// <summary>付款码已失效,请刷新</summary>
    public const byte CodeExpired = 44;
    /// <summary>支付密码错误</summary>
    public const byte WrongPassword = 45;
    /// <summary>账户受限,请更换付款方式</summary>
    public const byte AccountRestricted = 46;
    /// <summary>不支持此付款方式</summary>
    public const byte NotSupported = 47;
    /// <summary>支付结果未知,请勿重复收款</summary>
    public const byte ResultUnknown = 48;
    /// <summary>已撤销,未收款</summary>
    public const byte Reversed = 49;
    /// <summary>已取消</summary>
    public const byte Cancelled = 50;
    /// <summary>取消支付</summary>
    public const byte CancelPayment = 51;
    /// <summary>支付超时</summary>
    public const byte PaymentTimeout = 52;
    /// <summary>网络未连接,未收款</summary>
    public const byte NotSent = 53;
    /// <summary>暂无收款记录</summary>
    public const byte NoReceipt = 54;

    // While a payment is under way
    /// <summary>请出示付款码</summary>
    public const byte ShowPaymentCode = 55;
    /// <summary>请出示付款码,不要出示收款码</summary>
    public const byte NotReceiveCode = 56;
    /// <summary>这不是付款码</summary>
    public const byte NotPaymentCode = 57;
    /// <summary>重复扫码</summary>
    public const byte DuplicateScan = 58;
    /// <summary>支付中,请顾客输入密码</summary>
    public const byte PayerPassword = 59;
    /// <summary>请稍候</summary>
    public const byte PleaseWait = 60;
    /// <summary>交易查询</summary>
    public const byte Querying = 61;
    /// <summary>正在撤销</summary>
    public const byte Reversing = 62;
    /// <summary>交易进行中</summary>
    public const byte PaymentInProgress = 63;
    /// <summary>有一笔支付结果未知</summary>
    public const byte UnfinishedPayment = 64;
    /// <summary>请长按确认键继续</summary>
    public const byte HoldToContinue = 65;
    /// <summary>未知交易过多,请联系服务商</summary>
    public const byte TooManyUnfinished = 66;

    // Amount entry
    /// <summary>金额有误</summary>
    public const byte AmountWrong = 67;
    /// <summary>金额超限</summary>
    public const byte AmountOverLimit = 68;
    /// <summary>请输入金额</summary>
    public const byte EnterAmount = 69;
    /// <summary>归零</summary>
    public const byte Cleared = 70;

    // The box and its parts
    /// <summary>欢迎使用</summary>
    public const byte Welcome = 71;
    /// <summary>正在关机</summary>
    public const byte ShuttingDown = 72;
    /// <summary>请先设置设备</summary>
    public const byte SetUpFirst = 73;
    /// <summary>参数错误</summary>
    public const byte ParametersWrong = 74;
    /// <summary>密钥无效,请联系服务商</summary>
    public const byte KeysInvalid = 75;
    /// <summary>设备已停用,请联系服务商</summary>
    public const byte TerminalDisabled = 76;
    /// <summary>摄像头故障</summary>
    public const byte ScannerFault = 77;
    /// <summary>摄像头已恢复</summary>
    public const byte ScannerReady = 78;
    /// <summary>交易记录损坏,请联系服务商</summary>
    public const byte JournalDamaged = 79;
    /// <summary>存储故障,不能收款</summary>
    public const byte StorageFault = 80;
    /// <summary>语音文件损坏</summary>
    public const byte VoiceDamaged = 81;
    /// <summary>语音文件缺失</summary>
    public const byte VoiceMissing = 82;
    /// <summary>设置文件损坏</summary>
    public const byte SettingsDamaged = 83;

    // Network and switch
    /// <summary>正在连接网络</summary>
    public const byte Connecting = 84;
    /// <summary>网络已连接</summary>
    public const byte NetworkConnected = 85;
    /// <summary>网络已断开</summary>
    public const byte NetworkLost = 86;
    /// <summary>服务器已连接</summary>
    public const byte ServerConnected = 87;
    /// <summary>服务器连接失败</summary>
    public const byte ServerFailed = 88;
    /// <summary>未检测到手机卡</summary>
    public const byte NoSim = 89;

    // Volume, power, numbers of the box
    /// <summary>音量增大</summary>
    public const byte VolumeUp = 90;
    /// <summary>音量减小</summary>
    public const byte VolumeDown = 91;
    /// <summary>音量最大</summary>
    public const byte VolumeMaximum = 92;
    /// <summary>音量最小</summary>
    public const byte VolumeMinimum = 93;
    /// <summary>正在充电</summary>
    public const byte Charging = 94;
    /// <summary>电量低,请充电</summary>
    public const byte LowBattery = 95;
    /// <summary>剩余电量</summary>
    public const byte BatteryLevel = 96;
    /// <summary>设备编号</summary>
    public const byte SerialNumber = 97;
    /// <summary>手机卡号</summary>
    public const byte Iccid = 98;

    // Giving money back, end of day
    /// <summary>请输入流水号</summary>
    public const byte EnterStan = 99;
    /// <summary>请输入管理密码</summary>
    public const byte EnterPin = 100;
    /// <summary>密码错误</summary>
    public const byte WrongPin = 101;
    /// <summary>密码已锁定,请稍后再试</summary>
    public const byte PinLocked = 102;
    /// <summary>请按确认键</summary>
    public const byte PressConfirm = 103;
    /// <summary>无此交易</summary>
    public const byte NoSuchPayment = 104;
    /// <summary>退款</summary>
    public const byte Refund = 105;
    /// <summary>已退款</summary>
    public const byte Refunded = 106;
    /// <summary>退款失败</summary>
    public const byte RefundFailed = 107;
    /// <summary>结算成功</summary>
    public const byte SettlementDone = 108;
    /// <summary>账目不符,请联系服务商</summary>
    public const byte SettlementDiffers = 109;
    /// <summary>结算失败</summary>
    public const byte SettlementFailed = 110;

    // Which payment
    /// <summary>第</summary>
    public const byte Ordinal = 111;
    /// <summary>倒数</summary>
    public const byte FromLast = 112;
    /// <summary>未知交易</summary>
    public const byte UnknownPayments = 113;
    /// <summary>参考号尾号</summary>
    public const byte RrnTail = 114;
    /// <summary>流水号</summary>
    public const byte Stan = 115;
    /// <summary>请联系服务商</summary>
    public const byte CallAcquirer = 116;
    /// <summary>请出示设置码</summary>
    public const byte ShowSetupCode = 117;

    /// <summary>Number of ids; every id is below it.</summary>
    public const int Count = 118;

    /// <summary>Not recorded: a short silence between the parts of a longer sentence.</summary>
    public const byte Pause = 255;
}
