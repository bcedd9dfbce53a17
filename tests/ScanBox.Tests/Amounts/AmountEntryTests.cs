using nanoFramework.TestFramework;
using ScanBox.Amounts;
using ScanBox.Ports;

namespace ScanBox.Tests.Amounts;

[TestClass]
public class AmountEntryTests
{
    [TestMethod]
    public void WhatVendorsType()
    {
        Types("12.50", 1250L, "12.50");
        Types("8", 800L, "8");
        Types("0.01", 1L, "0.01");
        Types(".5", 50L, ".5");
        Types(".05", 5L, ".05");
        Types("3.", 300L, "3.");
        Types("007", 700L, "007");
        Types("00.10", 10L, "00.10");
        Types("99999999.99", AmountEntry.LargestFen, "99999999.99");
    }

    [TestMethod]
    public void ItemsAddUp()
    {
        Types("3+4.5", 750L, "3+4.5");
        Types("3+", 300L, "3+");
        Types("0.1+0.2+.3", 60L, "0.1+0.2+.3");
        Types("3.+4", 700L, "3.+4");
        Types("1.25+1.25+1.25+1.25", 500L, "1.25+1.25+1.25+1.25");
    }

    [TestMethod]
    public void BackTakesOneCharacter()
    {
        Types("12.50<", 1250L, "12.5");
        Types("12.5<", 1200L, "12.");
        Types("12.<", 1200L, "12");
        Types("12.<3", 12300L, "123");
        Types("3+4<", 300L, "3+");
        Types("3+<", 300L, "3");
        Types("3+4.<<<5", 3500L, "35");
        Types("1<", 0L, "");
        Types(".<", 0L, "");
    }

    [TestMethod]
    public void ClearForgetsEverything()
    {
        Types("12.50c", 0L, "");
        Types("3+4.5c7", 700L, "7");
    }

    [TestMethod]
    public void RefusedKeysChangeNothing()
    {
        Refuses("1.25", '0', EntryResult.TooManyDecimals);
        Refuses("1.25", '9', EntryResult.TooManyDecimals);
        Refuses("1.2", '.', EntryResult.SecondPoint);
        Refuses("1.", '.', EntryResult.SecondPoint);
        Refuses("3+4.55", '.', EntryResult.SecondPoint);
        Refuses("", '+', EntryResult.EmptyItem);
        Refuses("0", '+', EntryResult.EmptyItem);
        Refuses(".", '+', EntryResult.EmptyItem);
        Refuses("0.00", '+', EntryResult.EmptyItem);
        Refuses("3+", '+', EntryResult.EmptyItem);
        Refuses("", '<', EntryResult.AlreadyEmpty);
        Refuses("", 'c', EntryResult.AlreadyEmpty);
        Refuses("", '=', EntryResult.Zero);
        Refuses("0.00", '=', EntryResult.Zero);
        Refuses(".", '=', EntryResult.Zero);
    }

    [TestMethod]
    public void TheLimitHoldsAtEveryKey()
    {
        Refuses("99999999", '9', EntryResult.AboveLimit);
        Refuses("99999999.99+", '1', EntryResult.AboveLimit);
        Refuses("99999999+.99+.0", '1', EntryResult.AboveLimit);
        // Limit 500 yuan.
        Refuses(50_000L, "500.0", '1', EntryResult.AboveLimit);
        Refuses(50_000L, "500", '0', EntryResult.AboveLimit);
        Refuses(50_000L, "499.99+.0", '2', EntryResult.AboveLimit);
        Types(50_000L, "499.99+.01", 50_000L, "499.99+.01");
        // A refused digit leaves the entry to the next key.
        Types(50_000L, "600", 6_000L, "60");
        Types(50_000L, "600.5", 6_050L, "60.5");
    }

    [TestMethod]
    public void ThirteenDigitsStayWithinTheLimit()
    {
        var entry = new AmountEntry(AmountEntry.LargestFen);
        int refused = 0;
        for (int i = 0; i < 13; i++)
        {
            if (entry.Press(Key.Digit9) == EntryResult.AboveLimit)
                refused++;
        }
        Assert.AreEqual(5, refused);
        Assert.AreEqual("99999999", entry.Text);
        Assert.AreEqual(9_999_999_900L, entry.Fen);
    }

    [TestMethod]
    public void AnEntryThatIsTooLongTakesNoMore()
    {
        var entry = new AmountEntry(AmountEntry.LargestFen);
        int taken = 0;
        while (entry.Press(Key.Digit0) == EntryResult.Changed && taken < 1000)
            taken++;
        Assert.AreEqual(128, taken);
        Assert.AreEqual((int)EntryResult.TooLong, (int)entry.Press(Key.Digit5));
        Assert.AreEqual((int)EntryResult.TooLong, (int)entry.Press(Key.Plus));
        Assert.AreEqual(0L, entry.Fen);
        Assert.AreEqual((int)EntryResult.Changed, (int)entry.Press(Key.Back));
        Assert.AreEqual((int)EntryResult.Changed, (int)entry.Press(Key.Digit5));
        Assert.AreEqual(500L, entry.Fen);
    }

    [TestMethod]
    public void OtherKeysAreNotItsOwn()
    {
        var entry = new AmountEntry(AmountEntry.LargestFen);
        entry.Press(Key.Digit4);
        for (int key = (int)Key.Confirm + 1; key < 256; key++)
            Assert.AreEqual((int)EntryResult.NotMine, (int)entry.Press((Key)key));
        Assert.AreEqual((int)EntryResult.NotMine, (int)entry.Press(Key.None));
        Assert.AreEqual("4", entry.Text);
    }

    [TestMethod]
    public void ALimitOutOfItsRangeIsTheLargest()
    {
        Types(0L, "99999999.99", AmountEntry.LargestFen, "99999999.99");
        Types(-5L, "5", 500L, "5");
        Types(long.MaxValue, "99999999.99", AmountEntry.LargestFen, "99999999.99");
    }

    [TestMethod]
    public void ConfirmLeavesTheAmount()
    {
        var entry = new AmountEntry(AmountEntry.LargestFen);
        Press(entry, "12.5");
        Assert.AreEqual((int)EntryResult.Confirmed, (int)entry.Press(Key.Confirm));
        Assert.AreEqual(1250L, entry.Fen);
        entry.Clear();
        Assert.IsTrue(entry.IsEmpty);
        Assert.AreEqual((int)EntryResult.Zero, (int)entry.Press(Key.Confirm));
    }

    private static void Types(string keys, long fen, string text) => Types(AmountEntry.LargestFen, keys, fen, text);

    private static void Types(long limitFen, string keys, long fen, string text)
    {
        var entry = new AmountEntry(limitFen);
        Press(entry, keys);
        Assert.AreEqual(fen, entry.Fen, keys);
        Assert.AreEqual(text, entry.Text, keys);
        Assert.AreEqual(text.Length == 0, entry.IsEmpty, keys);
    }

    private static void Refuses(string before, char key, EntryResult why) => Refuses(AmountEntry.LargestFen, before, key, why);

    private static void Refuses(long limitFen, string before, char key, EntryResult why)
    {
        var entry = new AmountEntry(limitFen);
        Press(entry, before);
        long fen = entry.Fen;
        Assert.AreEqual((int)why, (int)entry.Press(KeyOf(key)), before);
        Assert.AreEqual(before, entry.Text, before);
        Assert.AreEqual(fen, entry.Fen, before);
    }

    private static void Press(AmountEntry entry, string keys)
    {
        foreach (char c in keys.ToCharArray())
            entry.Press(KeyOf(c));
    }

    private static Key KeyOf(char c) => c switch
    {
        '.' => Key.Point,
        '+' => Key.Plus,
        '<' => Key.Back,
        'c' => Key.Clear,
        '=' => Key.Confirm,
        _ => (Key)(c - '0' + (int)Key.Digit0),
    };
}
