using nanoFramework.TestFramework;
using ScanBox.Voice;

namespace ScanBox.Tests.Voice;

[TestClass]
public class AmountReadingTests
{
    [TestMethod]
    public void ReadsAmounts()
    {
        ReadsAmounts(0L, "零元");
        ReadsAmounts(1L, "零点零一元");
        ReadsAmounts(5L, "零点零五元");
        ReadsAmounts(10L, "零点一元");
        ReadsAmounts(99L, "零点九九元");
        ReadsAmounts(100L, "一元");
        ReadsAmounts(200L, "二元");
        ReadsAmounts(1000L, "十元");
        ReadsAmounts(1001L, "十点零一元");
        ReadsAmounts(1250L, "十二点五元");
        ReadsAmounts(1500L, "十五元");
        ReadsAmounts(2000L, "二十元");
        ReadsAmounts(10000L, "一百元");
        ReadsAmounts(10100L, "一百零一元");
        ReadsAmounts(11000L, "一百一十元");
        ReadsAmounts(11500L, "一百一十五元");
        ReadsAmounts(20000L, "二百元");
        ReadsAmounts(101000L, "一千零一十元");
        ReadsAmounts(100100L, "一千零一元");
        ReadsAmounts(110000L, "一千一百元");
        ReadsAmounts(1000000L, "一万元");
        ReadsAmounts(1000500L, "一万零五元");
        ReadsAmounts(1001000L, "一万零一十元");
        ReadsAmounts(1150000L, "一万一千五百元");
        ReadsAmounts(10000000L, "十万元");
        ReadsAmounts(10900000L, "十万九千元");
        ReadsAmounts(11000000L, "十一万元");
        ReadsAmounts(20050000L, "二十万零五百元");
        ReadsAmounts(101000000L, "一百零一万元");
        ReadsAmounts(110000000L, "一百一十万元");
        ReadsAmounts(1000001001L, "一千万零一十点零一元");
        ReadsAmounts(9999999999L, "九千九百九十九万九千九百九十九点九九元");
        ReadsAmounts(10000000000L, "一亿元");
        ReadsAmounts(10000000500L, "一亿零五元");
        ReadsAmounts(10000500000L, "一亿零五千元");
        ReadsAmounts(10010000000L, "一亿零一十万元");
        ReadsAmounts(100000000000L, "十亿元");
        ReadsAmounts(99999999999999L, "九千九百九十九亿九千九百九十九万九千九百九十九点九九元");
    }

    private static void ReadsAmounts(long fen, string words)
    {
        var sentence = new Sentence();
        Assert.IsTrue(AmountReading.AddAmount(sentence, fen));
        Assert.AreEqual(words, sentence.Text());
    }

    [TestMethod]
    public void ReadsNumbers()
    {
        ReadsNumbers(0L, "零");
        ReadsNumbers(2L, "二");
        ReadsNumbers(10L, "十");
        ReadsNumbers(12L, "十二");
        ReadsNumbers(110L, "一百一十");
        ReadsNumbers(1010L, "一千零一十");
        ReadsNumbers(10005L, "一万零五");
        ReadsNumbers(109000L, "十万九千");
        ReadsNumbers(200500L, "二十万零五百");
    }

    private static void ReadsNumbers(long number, string words)
    {
        var sentence = new Sentence();
        Assert.IsTrue(AmountReading.AddNumber(sentence, number));
        Assert.AreEqual(words, sentence.Text());
    }

    [TestMethod]
    public void RefusesWhatCannotBeRead()
    {
        RefusesWhatCannotBeRead(-1L);
        RefusesWhatCannotBeRead(long.MinValue);
        RefusesWhatCannotBeRead(100000000000000L);
        RefusesWhatCannotBeRead(long.MaxValue);
    }

    private static void RefusesWhatCannotBeRead(long fen)
    {
        var sentence = new Sentence();
        sentence.Add(Clip.PleasePay);
        Assert.IsFalse(AmountReading.AddAmount(sentence, fen));
        Assert.IsFalse(AmountReading.AddNumber(sentence, fen));
        Assert.AreEqual(1, sentence.Count);
    }

    [TestMethod]
    public void LeavesAFullSentenceUnchanged()
    {
        var sentence = new Sentence();
        while (sentence.Count < Sentence.MaxClips - 4)
            sentence.Add(Clip.Plus);
        Assert.IsFalse(AmountReading.AddAmount(sentence, 1250));
        Assert.AreEqual(Sentence.MaxClips - 4, sentence.Count);
        Assert.IsTrue(AmountReading.AddAmount(sentence, 1200));
        Assert.AreEqual(Sentence.MaxClips - 1, sentence.Count);
        Assert.IsTrue(sentence.Add(Clip.Plus));
        Assert.IsFalse(sentence.Add(Clip.Plus));
    }
}
