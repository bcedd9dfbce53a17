using System;
using System.Globalization;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Voice;

namespace ScanBox.Desktop.Tests.Voice;

/// <summary>Parses the words of an amount back to the amount with a parser that shares nothing with the reading.</summary>
[TestClass]
public class ReadingPropertyTests
{
    private const int Amounts = 1_000_000;
    private const int Seed = 20260801;
    private const string Digits = "零一二三四五六七八九";

    [TestMethod]
    public void AMillionAmountsParseBack()
    {
        var random = new Random(Seed);
        var sentence = new Sentence();
        for (int i = 0; i < Amounts; i++)
        {
            long fen = Next(random, i % 4);
            sentence.Begin(SentencePriority.Money, 0);
            Assert.IsTrue(AmountReading.AddAmount(sentence, fen));
            string words = sentence.Text();
            if (Parse(words) != fen)
                Assert.Fail($"{fen} fen is read {words}, which is {Parse(words)} fen");
            string whole = (fen / 100).ToString(CultureInfo.InvariantCulture);
            if (words.Split('点', '元')[0] != WithZeros(whole))
                Assert.Fail($"{fen} fen is read {words}, want {WithZeros(whole)}");
        }
    }

    /// <summary>Uniform over the range, over the number of digits, of mostly zeros, and small.</summary>
    private static long Next(Random random, int kind)
    {
        long limit = 1;
        for (int digits = random.Next(1, 11); digits > 0; digits--)
            limit *= 10;
        switch (kind)
        {
            case 0:
                return random.NextInt64(10_000_000_000);
            case 1:
                return random.NextInt64(limit);
            case 2:
                long sparse = 0;
                for (int i = 0; i < 10; i++)
                    sparse = sparse * 10 + (random.Next(3) == 0 ? random.Next(10) : 0);
                return sparse;
            default:
                return random.NextInt64(100_000);
        }
    }

    /// <summary>The value of the words: each digit times its unit, each section times 万 or 亿, decimals by place.</summary>
    private static long Parse(string words)
    {
        long total = 0, section = 0, digit = -1, hundredths = 0;
        int decimals = -1;
        foreach (char c in words)
        {
            int value = Digits.IndexOf(c, StringComparison.Ordinal);
            if (decimals >= 0 && value >= 0)
            {
                hundredths += value * (decimals++ == 0 ? 10 : 1);
            }
            else if (value >= 0)
            {
                digit = value;
            }
            else if (c is '十' or '百' or '千')
            {
                section += (digit < 0 ? 1 : digit) * (c == '十' ? 10 : c == '百' ? 100 : 1000);
                digit = -1;
            }
            else
            {
                section += Math.Max(digit, 0);
                digit = -1;
                if (c is '万' or '亿')
                {
                    total += section * (c == '万' ? 10_000 : 100_000_000);
                    section = 0;
                }
                else if (c == '点')
                {
                    decimals = 0;
                }
            }
        }
        return (total + section) * 100 + hundredths;
    }

    /// <summary>
    /// The only accepted reading of a whole number, told from its decimal digits: a digit has 零 before it when the digit above it is 0;
    /// the first of a group of four, only when the whole group above is 0.
    /// </summary>
    private static string WithZeros(string digits)
    {
        if (digits == "0")
            return "零";
        var words = new StringBuilder();
        for (int i = 0; i < digits.Length; i++)
        {
            int place = digits.Length - 1 - i;
            bool groupStart = place % 4 == 3;
            bool zeroAbove = groupStart ? i >= 4 && digits.Substring(i - 4, 4) == "0000" : i > 0 && digits[i - 1] == '0';
            if (digits[i] != '0')
            {
                if (zeroAbove)
                    words.Append('零');
                if (!(i == 0 && place % 4 == 1 && digits[i] == '1'))
                    words.Append(Digits[digits[i] - '0']);
                words.Append(new[] { "", "十", "百", "千" }[place % 4]);
            }
            string group = digits[Math.Max(0, i - 3)..(i + 1)];
            if (place is 4 or 8 && group.Trim('0').Length > 0)
                words.Append(place == 4 ? '万' : '亿');
        }
        return words.ToString();
    }
}
