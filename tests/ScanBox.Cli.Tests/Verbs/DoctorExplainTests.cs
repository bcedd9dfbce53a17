using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Cli.Tests.Verbs;

/// <summary><c>scanbox doctor said</c> and <c>lamp</c>: what somebody heard or saw, explained.</summary>
[TestClass]
public class DoctorExplainTests
{
    [TestMethod]
    [DataRow("已撤销,未收款", "已撤销,未收款")]
    [DataRow("已撤销 未收款。", "已撤销,未收款")]
    [DataRow("微信收款十二点五元", "微信收款")]
    [DataRow("上一笔微信收款十二点五元已成功", "上一笔|已成功")]
    [DataRow("退款三元微信收款十二点五元请按确认键", "退款|请按确认键")]
    [DataRow("有一笔支付结果未知十五点零五分十二点五元请长按确认键继续", "有一笔支付结果未知|请长按确认键继续")]
    [DataRow("倒数第三笔支付宝到账五元已退款", "倒数|第|已退款")]
    [DataRow("QQ钱包收款一元", "QQ钱包收款")]
    [DataRow("qq钱包", "QQ钱包收款")]
    [DataRow("复收款", "支付结果未知,请勿重复收款")]
    public void ASentenceIsExplainedPartByPart(string heard, string parts)
    {
        using var document = JsonDocument.Parse(Scanbox.Run("doctor", "said", heard, "--json").Ends(0).Output);
        JsonElement[] explained = [.. document.RootElement.GetProperty("explained").EnumerateArray()];
        CollectionAssert.AreEqual(parts.Split('|'), explained.Select(part => part.GetProperty("said").GetString()).ToArray());
        Assert.IsTrue(explained.All(part => part.GetProperty("meaning").GetProperty("en").GetString()!.Length > 0));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("hello")]
    [DataRow("十二点五元")]
    public void WhatNoBoxSaysIsSaidSo(string heard) => Scanbox.Run("doctor", "said", heard).IsWrongUsage("TEXT");

    [TestMethod]
    [DataRow("red three long", "Fault")]
    [DataRow("红色 长闪三次", "Fault")]
    [DataRow("steady", "Approved")]
    [DataRow("Two Short", "Unknown")]
    [DataRow("blue", "Scanning Working")]
    [DataRow("red", "Refused Fault")]
    public void WhatIsSeenOfTheLampIsExplained(string words, string signals)
    {
        string[] line = ["doctor", "lamp", .. words.Split(' '), "--json"];
        using var document = JsonDocument.Parse(Scanbox.Run(line).Ends(0).Output);
        Assert.AreEqual(signals, string.Join(' ', document.RootElement.GetProperty("signals").EnumerateArray().Select(one => one.GetProperty("signal").GetString())));
    }

    [TestMethod]
    public void WithoutWordsEverySignalIsListedAndWhatIsNoneIsSaidSo()
    {
        string listed = Scanbox.Run("doctor", "lamp").Ends(0).Output;
        Assert.Contains("one short flash every two seconds 每两秒短闪一次 (green): ready for an amount", listed);
        Assert.Contains("flicker 频闪 (yellow, blue on a lamp with blue)", listed);
        Scanbox.Run("doctor", "lamp", "purple").IsWrongUsage("purple");
    }
}
