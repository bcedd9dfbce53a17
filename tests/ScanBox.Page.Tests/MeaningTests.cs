using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Voice;

namespace ScanBox.Page.Tests;

/// <summary>The page's English readings against the firmware's voice: every sentence that it can say has one, and no reading is for nothing.</summary>
[TestClass]
public sealed class MeaningTests
{
    private static readonly (string Said, string Meaning)[] s_readings =
    [
        ("微信收款十二点五元", "WeChat Pay received ¥12.50"),
        ("今日收款三笔共三十六元", "Received today: 3 payments, in total ¥36.00"),
        ("已恢复一笔", "Recovered: 1 payment"),
        ("倒数第三笔支付宝到账五元已退款", "Payment 3 from the last: Alipay received ¥5.00 refunded"),
        ("有一笔支付结果未知十五点零五分十二点五元请长按确认键继续", "One payment's result is unknown 15:05 ¥12.50 hold confirm to go on"),
        ("有一笔支付结果未知零点整一千零二元请稍候", "One payment's result is unknown 0:00 ¥1,002.00 please wait"),
        ("第一笔十五点零五分十二点五元参考号尾号零零一二三四", "Payment 1: 15:05 ¥12.50 RRN ends in 001234"),
        ("未知交易二笔", "Unknown payments: 2 payments"),
        ("剩余电量百分之八十", "Charge left: 80 %"),
        ("电量低,请充电", "Battery low, please charge"),
        ("正在充电", "Charging"),
    ];

    private static readonly long[] s_amounts = [1, 50, 1250, 3005, 100_000, 1_000_500, 99_999_999_99];

    // What the parts of sentences are called in Phrases; a new kind of part fails the test until it stands here.
    private static readonly Dictionary<string, object[]> s_parts = new()
    {
        ["scheme"] = ["wechat", "alipay", "unionpay", "jd", "bestpay", "hebao", "wo", "pingan", "mipay", "ecny", "qq", "emv", "unknown"],
        ["fen"] = [.. s_amounts.Cast<object>()],
        ["refundFen"] = [.. s_amounts.Cast<object>()],
        ["refundedFen"] = [0L, 300L, 99_999_999_99L],
        ["tag"] = [0L],
        ["back"] = [0, 1, 19],
        ["count"] = [0, 1, 3, 120],
        ["position"] = [1, 4],
        ["minuteOfDay"] = [-1, 0, 540, 605, 905, 1439],
        ["percent"] = [0, 4, 80, 100],
        ["ascii"] = ["001234"u8.ToArray()],
        ["serial"] = ["0012345678"u8.ToArray()],
        ["clip"] = [.. Clips().Cast<object>()],
    };

    [TestMethod]
    public async Task EverySentenceOfTheFirmwareHasAReadingAndNoReadingIsForNothing()
    {
        var sentences = new HashSet<string>();
        foreach (MethodInfo phrase in typeof(Phrases).GetMethods(BindingFlags.Public | BindingFlags.Static))
            Say(phrase, sentences);
        Assert.IsGreaterThan(1000, sentences.Count);
        await using CounterClient counter = await CounterClient.StartAsync();
        JsonObject seen = await Browser.PlayAsync("meanings", counter.Server.Address, new JsonObject
        {
            ["sentences"] = new JsonArray([.. sentences.Union(s_readings.Select(one => one.Said)).Select(one => JsonValue.Create(one))]),
        });
        JsonObject meanings = seen["meanings"]!.AsObject();
        string[] without = [.. sentences.Where(one => meanings[one] is null)];
        Assert.IsEmpty(without, string.Join('\n', without.Take(20)));
        Assert.IsTrue(sentences.All(one => meanings[one]!.GetValue<string>().All(character => char.IsAscii(character) || character == '¥')), "nothing is left in Chinese");

        foreach ((string said, string meaning) in s_readings)
            Assert.AreEqual(meaning, meanings[said]?.GetValue<string>(), said);

        // The phrases of the page are those of the clips.
        string[] clips = [.. Clips().SelectMany(clip => ClipText.Of(clip).Split(','))];
        string[] forNothing = [.. seen["phrases"]!.AsArray().Select(one => one!.GetValue<string>()).Except(clips)];
        Assert.IsEmpty(forNothing, "no clip says: " + string.Join(' ', forNothing));
    }

    // Clips that say something by themselves; the others are parts of numbers.
    private static IEnumerable<byte> Clips() => Enumerable.Range(0, Clip.Count).Select(clip => (byte)clip).Where(clip => clip is (>= Clip.Received or Clip.InTotal or Clip.Plus) and not (Clip.Ordinal or Clip.FromLast));

    private static void Say(MethodInfo phrase, HashSet<string> sentences)
    {
        ParameterInfo[] parts = [.. phrase.GetParameters().Skip(1)];
        int most = 1;
        foreach (ParameterInfo part in parts)
        {
            Assert.IsTrue(s_parts.ContainsKey(part.Name!), $"{phrase.Name}: {part.Name} is a part that this test does not know");
            most *= s_parts[part.Name!].Length;
        }
        for (int number = 0; number < most; number++)
        {
            int rest = number;
            object[] values = new object[parts.Length];
            for (int i = 0; i < parts.Length; i++)
            {
                object[] all = s_parts[parts[i].Name!];
                values[i] = all[rest % all.Length];
                rest /= all.Length;
            }
            var sentence = (Sentence)phrase.Invoke(null, [new Sentence(), .. values])!;
            var text = new StringBuilder();
            for (int i = 0; i < sentence.Count; i++)
                text.Append(ClipText.Of(sentence[i]));
            sentences.Add(text.ToString());
        }
    }
}
