namespace CounterPage.Steps;

/// <summary>Chinese names of states and faults for the timeline; one that is not listed keeps its own name.</summary>
internal static class ChineseNames
{
    private static readonly Dictionary<string, string> s_names = new()
    {
        // The payment.
        ["Off"] = "断电",
        ["NotSetUp"] = "尚未设置",
        ["Idle"] = "空闲",
        ["AwaitingCode"] = "等待付款码",
        ["Sending"] = "发送中",
        ["AwaitingAnswer"] = "等待应答",
        ["AwaitingPayer"] = "等待输入密码",
        ["Inquiring"] = "查询中",
        ["Reversing"] = "冲正中",
        ["Approved"] = "已收款",
        ["Declined"] = "已拒绝",
        ["Reversed"] = "已冲正",

        // The scanner.
        ["Finding"] = "寻找中",
        ["Ready"] = "就绪",
        ["Reading"] = "读码中",
        ["Failed"] = "故障",

        // The way to the switch.
        ["Offline"] = "离线",
        ["Connecting"] = "连接中",
        ["SigningIn"] = "签到中",
        ["SignedIn"] = "已签到",
        ["Refused"] = "签到被拒",
        ["SignedOut"] = "已签退",

        // What a visitor breaks.
        ["wifi"] = "Wi-Fi",
        ["mobile"] = "4G 网络",
        ["switchSlow"] = "平台变慢",
        ["switchGone"] = "平台中断",
        ["answerLost"] = "应答丢失",
        ["wrongMac"] = "MAC 错误",
        ["scannerUnplugged"] = "扫码器拔下",
        ["clockLost"] = "时钟丢失",
    };

    internal static string Of(string name) => s_names.GetValueOrDefault(name, name);

    /// <summary>From one state to another.</summary>
    internal static string Change(string from, string to) => $"{Of(from)} → {Of(to)}";
}
