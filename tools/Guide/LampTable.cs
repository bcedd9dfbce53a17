using ScanBox.Ports;

namespace Guide;

/// <summary>Every signal of the lamp.</summary>
public static class LampTable
{
    /// <summary>The rows, the most frequent first.</summary>
    public static IReadOnlyList<LampAdvice> Rows { get; } =
    [
        new(LampSignal.Ready, new("ready for an amount", "就绪,可以收款"), Words.None),
        new(LampSignal.Standby, new("ready, over the standby connection", "就绪,正在使用备用网络"), Words.None),
        new(LampSignal.Scanning, new("waits for the customer's code", "等待顾客出示付款码"), new("hold the code to the scanner", "请将付款码对准扫码口")),
        new(LampSignal.Working, new("a payment is with the switch", "支付处理中"), new("wait", "请等待")),
        new(LampSignal.Approved, new("the last payment was received", "上一笔已收款"), Words.None),
        new(LampSignal.Refused, new("the last payment was not received", "上一笔未收款"), new("take it anew", "重新收款")),
        new(LampSignal.Unknown, new("a payment's result is not known", "有支付结果未知"), new("do not take it again; wait for the voice", "不要重复收款,等待播报")),
        new(LampSignal.Offline, new("no path to the switch", "连接不到平台"), new("wait; if it stays, look after the network", "请等待;若不恢复,检查网络")),
        new(LampSignal.Fault, new("a part has failed, or settings are missing", "部件故障,或设备未设置"), new("call the technician", "联系维护人员")),
        new(LampSignal.Starting, new("the box is starting", "设备正在启动"), new("wait", "请等待")),
        new(LampSignal.Off, new("no power, or the box is switched off", "没有电,或设备已关机"), new("plug it in", "接通电源")),
    ];

    /// <summary>The rows whose colour (on any lamp) and rhythm have all of some words, as somebody describes what is seen: `red`, `three long`, 红色 长闪.</summary>
    public static IReadOnlyList<LampAdvice> Find(IReadOnlyList<string> words) => [.. Rows.Where(row => words.All(word => Seen(row).Any(seen => seen.Contains(word, StringComparison.OrdinalIgnoreCase))))];

    private static IEnumerable<string> Seen(LampAdvice row)
    {
        foreach (Words seen in new[] { row.Rhythm, row.Colour(hasBlue: false), row.Colour(hasBlue: true) })
        {
            // The usual period says nothing, and its "two" is not that of two flashes.
            yield return seen.English.Replace("every two seconds", "", StringComparison.Ordinal);
            yield return seen.Chinese.Replace("每两秒", "", StringComparison.Ordinal);
        }
    }
}
