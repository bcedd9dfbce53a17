namespace Guide;

/// <summary>What the first place of a display tells beside an amount.</summary>
/// <param name="Sign">The sign, as <see cref="ScanBox.Screens.Screen"/> draws it.</param>
/// <param name="Meaning">What it means.</param>
public sealed record DisplaySign(char Sign, Words Meaning)
{
    /// <summary>Every sign.</summary>
    public static IReadOnlyList<DisplaySign> All { get; } =
    [
        new('A', new("received", "已收款")),
        new('L', new("an earlier payment", "之前的一笔")),
        new('F', new("not received", "未收款")),
        new('?', new("no certain result", "结果未知")),
        new('P', new("the customer's password; the PIN", "顾客输入密码;管理密码")),
        new('r', new("refund: the number", "退款:流水号")),
        new('-', new("to be given back, given back", "待退款,已退款")),
        new('t', new("the day's total", "今日合计")),
        new('U', new("payments without a result", "结果未知的笔数")),
    ];
}
