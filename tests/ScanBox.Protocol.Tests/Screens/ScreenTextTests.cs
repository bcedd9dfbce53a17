using nanoFramework.TestFramework;
using ScanBox.Screens;

namespace ScanBox.Protocol.Tests.Screens;

[TestClass]
public class ScreenTextTests
{
    [TestMethod]
    public void AmountsOnSixDigits()
    {
        Amount(6, true, 0, "   0.00");
        Amount(6, true, 1, "   0.01");
        Amount(6, true, 10, "   0.10");
        Amount(6, true, 1250, "  12.50");
        Amount(6, true, 99999, " 999.99");
        Amount(6, true, 999999, "9999.99");
    }

    [TestMethod]
    public void AmountsTooLongForTheFenAreWholeYuanOrDashes()
    {
        Amount(6, true, 1000000, " 10000.");
        Amount(6, true, 99999900, "999999.");
        Amount(6, true, 1000001, "------");
        Amount(6, true, 100000000, "------");
        Amount(4, true, 9999, "99.99");
        Amount(4, true, 10000, " 100.");
        Amount(4, true, 10001, "----");
        Amount(6, true, -1, "------");
    }

    [TestMethod]
    public void WithoutAPointAtTheEndThereAreNoWholeYuan()
    {
        Amount(4, false, 9999, "99.99");
        Amount(4, false, 10000, "----");
        Amount(6, false, 1000000, "------");
    }

    [TestMethod]
    public void TypedCharactersStandAsTheyAre()
    {
        Typed("1", "     1");
        Typed("12.", "    12.");
        Typed("12.5", "   12.5");
        Typed("0.0", "    0.0");
        Typed(".", "     0.");
        Typed(".5", "    0.5");
        Typed("123456", "123456");
        Typed("123456.", "123456.");
        Typed("1234567", "------");
        Typed("12345.67", "------");
        Typed("12345.6", "12345.6");
    }

    [TestMethod]
    public void TheTimeCannotBeTakenForAnAmount()
    {
        var text = new ScreenText(6, true);
        Assert.IsTrue(text.Clock(485));
        Assert.AreEqual(" 08-05", TextDisplay.Write(text.Characters, text.Points));
        Assert.IsTrue(text.Clock(1439));
        Assert.AreEqual(" 23-59", TextDisplay.Write(text.Characters, text.Points));
        Assert.IsTrue(text.Clock(0));
        Assert.AreEqual(" 00-00", TextDisplay.Write(text.Characters, text.Points));
        Assert.IsFalse(new ScreenText(4, true).Clock(485));
    }

    private static void Amount(int digits, bool everyPoint, long fen, string expected)
    {
        var text = new ScreenText(digits, everyPoint);
        text.Amount(fen);
        Assert.AreEqual(expected, TextDisplay.Write(text.Characters, text.Points), fen.ToString());
    }

    private static void Typed(string typed, string expected)
    {
        var text = new ScreenText(6, true);
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(typed);
        Assert.IsTrue(text.Typed(bytes, 0, bytes.Length));
        Assert.AreEqual(expected, TextDisplay.Write(text.Characters, text.Points), typed);
    }
}
