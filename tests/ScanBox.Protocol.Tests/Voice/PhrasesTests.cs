using System;
using nanoFramework.TestFramework;
using ScanBox.Voice;

namespace ScanBox.Tests.Voice;

[TestClass]
public class PhrasesTests
{
    private static Sentence s_sentence = null!;

    [Setup]
    public void MakeSentence() => s_sentence = new Sentence();

    [Cleanup]
    public void FreeTheHeap()
    {
        s_sentence = null!;
    }

    [TestMethod]
    public void NamesTheBrandOfAReceipt()
    {
        NamesTheBrandOfAReceipt("wechat", "微信收款十二点五元");
        NamesTheBrandOfAReceipt("alipay", "支付宝到账十二点五元");
        NamesTheBrandOfAReceipt("unionpay", "云闪付收款十二点五元");
        NamesTheBrandOfAReceipt("jd", "京东收款十二点五元");
        NamesTheBrandOfAReceipt("bestpay", "翼支付收款十二点五元");
        NamesTheBrandOfAReceipt("hebao", "和包收款十二点五元");
        NamesTheBrandOfAReceipt("wo", "沃钱包收款十二点五元");
        NamesTheBrandOfAReceipt("pingan", "平安付收款十二点五元");
        NamesTheBrandOfAReceipt("mipay", "小米支付收款十二点五元");
        NamesTheBrandOfAReceipt("ecny", "数字人民币收款十二点五元");
        NamesTheBrandOfAReceipt("qq", "QQ钱包收款十二点五元");
        NamesTheBrandOfAReceipt("emv", "银联收款十二点五元");
        NamesTheBrandOfAReceipt("unknown", "银联收款十二点五元");
        NamesTheBrandOfAReceipt("newwallet", "收款十二点五元");
    }

    private static void NamesTheBrandOfAReceipt(string scheme, string words)
    {
        Phrases.Receipt(s_sentence, scheme, 1250, 77);
        Assert.AreEqual(words, s_sentence.Text());
        Assert.AreEqual(77L, s_sentence.Tag);
        Assert.AreEqual((int)SentencePriority.Money, (int)s_sentence.Priority);
    }

    [TestMethod]
    public void NeverSaysAnOlderReceiptLikeAFreshOne()
    {
        Assert.AreEqual("上一笔微信收款十二点五元已成功", Phrases.PreviousSucceeded(s_sentence, "wechat", 1250, 1).Text());
        Assert.AreEqual((int)Clip.Previous, (int)s_sentence[0]);
    }

    [TestMethod]
    public void SaysTotalsAndCounts()
    {
        Assert.AreEqual("今日收款十二笔共一百零五点五元", Phrases.DayTotal(s_sentence, 12, 10550).Text());
        Assert.AreEqual("今日收款零笔共零元", Phrases.DayTotal(s_sentence, 0, 0).Text());
        Assert.AreEqual("已恢复五笔", Phrases.Recovered(s_sentence, 5).Text());
        Assert.AreEqual("请支付零点零五元", Phrases.PleasePay(s_sentence, 5).Text());
    }

    [TestMethod]
    public void TheLongestSentenceFits()
    {
        string text = Phrases.DayTotal(s_sentence, int.MaxValue, AmountReading.MaxFen).Text();
        Assert.IsTrue(text.EndsWith("九点九九元"));
        Assert.Contains("笔共", text);
    }

    [TestMethod]
    public void NamesAnUnfinishedPaymentByTimeAndAmount()
    {
        NamesAnUnfinishedPaymentByTimeAndAmount(905, "有一笔支付结果未知十五点零五分十二点五元请长按确认键继续");
        NamesAnUnfinishedPaymentByTimeAndAmount(600, "有一笔支付结果未知十点整十二点五元请长按确认键继续");
        NamesAnUnfinishedPaymentByTimeAndAmount(10, "有一笔支付结果未知零点十分十二点五元请长按确认键继续");
        NamesAnUnfinishedPaymentByTimeAndAmount(1440, "有一笔支付结果未知十二点五元请长按确认键继续");
        NamesAnUnfinishedPaymentByTimeAndAmount(-1, "有一笔支付结果未知十二点五元请长按确认键继续");
    }

    private static void NamesAnUnfinishedPaymentByTimeAndAmount(int minuteOfDay, string words) =>
        Assert.AreEqual(words, Phrases.Unfinished(s_sentence, 1250, minuteOfDay, 0).Text());

    [TestMethod]
    public void NamesAnUnknownPaymentForTheAcquirer()
    {
        byte[] tail = { (byte)'0', (byte)'0', (byte)'1', (byte)'2', (byte)'3', (byte)'4' };
        Assert.AreEqual("第一笔十五点零五分十二点五元参考号尾号零零一二三四", Phrases.UnknownPayment(s_sentence, 1, 1250, 905, Clip.RrnTail, tail).Text());
        Assert.AreEqual("第四笔零点零一元流水号零零一二三四", Phrases.UnknownPayment(s_sentence, 4, 1, -1, Clip.Stan, tail).Text());
        Phrases.UnknownPayment(s_sentence, 4, AmountReading.MaxFen - 1, 23 * 60 + 59, Clip.RrnTail, tail);
        Assert.IsTrue(s_sentence.Text().EndsWith("九点九八元参考号尾号零零一二三四"), s_sentence.Text());
        Assert.AreEqual("未知交易三笔", Phrases.UnknownCount(s_sentence, 3).Text());
        Assert.AreEqual("请联系服务商设备编号零零一二三四", Phrases.CallAcquirer(s_sentence, tail).Text());
        Assert.AreEqual("有一笔支付结果未知十五点零五分十二点五元请稍候", Phrases.StillUnknown(s_sentence, 1250, 905).Text());
    }

    [TestMethod]
    public void AReplaySaysWhichReceiptAndWhatWasGivenBack()
    {
        Assert.AreEqual("上一笔微信收款十二点五元已成功", Phrases.Replayed(s_sentence, 0, "wechat", 1250, 0).Text());
        Assert.AreEqual("倒数第二十笔微信收款十二点五元已成功退款十二点四九元", Phrases.Replayed(s_sentence, 19, "wechat", 1250, 1249).Text());
        Assert.AreEqual("倒数第二笔微信收款十二点五元已退款", Phrases.Replayed(s_sentence, 1, "wechat", 1250, 1250).Text());
    }

    [TestMethod]
    public void EndingsOfPaymentsAreMoney()
    {
        Assert.AreEqual("支付结果未知,请勿重复收款", Phrases.Ending(s_sentence, Clip.ResultUnknown, 3).Text());
        Assert.AreEqual((int)SentencePriority.Money, (int)s_sentence.Priority);
        Assert.AreEqual("上一笔十二点五元已撤销,未收款", Phrases.EarlierEnding(s_sentence, 1250, Clip.Reversed, 3).Text());
        Assert.AreEqual((int)SentencePriority.Money, (int)s_sentence.Priority);
        Phrases.Prompt(s_sentence, Clip.ShowPaymentCode);
        Assert.AreEqual((int)SentencePriority.Prompt, (int)s_sentence.Priority);
        Phrases.Chatter(s_sentence, Clip.VolumeUp);
        Assert.AreEqual((int)SentencePriority.Chatter, (int)s_sentence.Priority);
    }

    [TestMethod]
    public void ReadsNumbersOfTheBoxDigitByDigit()
    {
        byte[] serial = { (byte)'S', (byte)'B', (byte)'2', (byte)'0', (byte)'-', (byte)'7' };
        Assert.AreEqual("设备编号二零七", Phrases.Digits(s_sentence, Clip.SerialNumber, serial).Text());
        byte[] endless = new byte[500];
        for (int i = 0; i < endless.Length; i++)
            endless[i] = (byte)'9';
        Phrases.Digits(s_sentence, Clip.Iccid, endless);
        Assert.AreEqual(Sentence.MaxClips, s_sentence.Count);
        Assert.AreEqual("剩余电量百分之八十", Phrases.BatteryLevel(s_sentence, 80).Text());
    }

    [TestMethod]
    public void EveryClipHasItsOwnWords()
    {
        for (int i = 0; i < Clip.Count; i++)
        {
            string words = ClipText.Of((byte)i);
            Assert.IsTrue(words.Length > 0, "clip " + i.ToString());
            for (int j = 0; j < i; j++)
                Assert.IsFalse(ClipText.Of((byte)j) == words, words);
        }
        Assert.AreEqual("", ClipText.Of(Clip.Pause));
        Assert.AreEqual("", ClipText.Of((byte)Clip.Count));
    }

    [TestMethod]
    public void ASentenceGuardsItsEnds()
    {
        s_sentence.Begin(SentencePriority.Prompt, 0);
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => ReadAt(0));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => ReadAt(-1));
    }

    private static int ReadAt(int position) => s_sentence[position];
}
