using System.Globalization;
using ScanBox.Ports;

namespace Guide;

/// <summary>Every key of a box.</summary>
public static class KeyTable
{
    /// <summary>The keys that are not part of an amount.</summary>
    public static IReadOnlyList<KeyAdvice> Rows { get; } =
    [
        new(Key.Confirm, new("OK", "确认"), new("the amount counts: take the payment; alone: the fixed price", "确认金额并收款;单独按:收取固定金额"), new("go on although a payment's result is unknown", "有支付结果未知时继续收款")),
        new(Key.Back, new("Back", "退格"), new("takes back the last key", "删除上一个按键"), new("on a box with a battery: says its charge", "有电池的设备:播报剩余电量")),
        new(Key.Clear, new("Clear", "清除"), new("empties the entry, cancels a payment that waits for a code", "清空金额,取消等待扫码的收款"), new("with the technician: set-up codes", "维护人员:扫设置码")),
        new(Key.Plus, new("+", "+"), new("adds the next item", "累加下一项"), Words.None),
        new(Key.Replay, new("Replay", "重播"), new("says the last payment again; again: the one before", "重播上一笔;再按:更早一笔"), new("lists the payments without a result", "播报结果未知的支付")),
        new(Key.Total, new("Total", "合计"), new("says the day's total", "播报今日合计"), new("closes the day", "结算")),
        new(Key.Undo, new("Refund", "退款"), new("gives money back: its number (or nothing for the last), OK, PIN, OK, OK", "退款:输入流水号(不输入为上一笔),确认,密码,确认,确认"), Words.None),
        new(Key.VolumeUp, new("Vol +", "音量+"), new("louder", "增大音量"), Words.None),
        new(Key.VolumeDown, new("Vol −", "音量−"), new("quieter", "减小音量"), Words.None),
    ];

    /// <summary>What is printed on a key.</summary>
    public static Words Caption(Key key)
    {
        string printed = key switch
        {
            >= Key.Digit0 and <= Key.Digit9 => (key - Key.Digit0).ToString(CultureInfo.InvariantCulture),
            Key.Point => ".",
            _ => "",
        };
        return printed.Length > 0 ? new(printed, printed) : Rows.First(row => row.Key == key).Caption;
    }
}
