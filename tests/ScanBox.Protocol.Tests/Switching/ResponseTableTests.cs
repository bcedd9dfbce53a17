using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class ResponseTableTests
{
    [TestMethod]
    public void Every_code_has_its_meaning_and_any_other_is_unknown()
    {
        Every_code_has_its_meaning_and_any_other_is_unknown("00", 1);
        Every_code_has_its_meaning_and_any_other_is_unknown("09", 2);
        Every_code_has_its_meaning_and_any_other_is_unknown("25", 3);
        Every_code_has_its_meaning_and_any_other_is_unknown("77", 4);
        Every_code_has_its_meaning_and_any_other_is_unknown("A0", 4);
        Every_code_has_its_meaning_and_any_other_is_unknown("12", 5);
        Every_code_has_its_meaning_and_any_other_is_unknown("13", 16);
        Every_code_has_its_meaning_and_any_other_is_unknown("14", 17);
        Every_code_has_its_meaning_and_any_other_is_unknown("30", 18);
        Every_code_has_its_meaning_and_any_other_is_unknown("40", 19);
        Every_code_has_its_meaning_and_any_other_is_unknown("51", 20);
        Every_code_has_its_meaning_and_any_other_is_unknown("54", 21);
        Every_code_has_its_meaning_and_any_other_is_unknown("58", 24);
        Every_code_has_its_meaning_and_any_other_is_unknown("61", 22);
        Every_code_has_its_meaning_and_any_other_is_unknown("64", 22);
        Every_code_has_its_meaning_and_any_other_is_unknown("03", 23);
        Every_code_has_its_meaning_and_any_other_is_unknown("06", 0);
        Every_code_has_its_meaning_and_any_other_is_unknown("68", 0);
        Every_code_has_its_meaning_and_any_other_is_unknown("91", 0);
        Every_code_has_its_meaning_and_any_other_is_unknown("94", 0);
        Every_code_has_its_meaning_and_any_other_is_unknown("96", 0);
        Every_code_has_its_meaning_and_any_other_is_unknown("98", 0);
        Every_code_has_its_meaning_and_any_other_is_unknown("05", 0);
        Every_code_has_its_meaning_and_any_other_is_unknown("a0", 0);
        Every_code_has_its_meaning_and_any_other_is_unknown("ZZ", 0);
    }

    private static void Every_code_has_its_meaning_and_any_other_is_unknown(string code, int expected)
    {
        ResponseMeaning meaning = new ResponseTable().Classify(Answers.ToPurchase(code));
        Assert.AreEqual(expected, (int)meaning);
        Assert.AreEqual(expected >= 16, ResponseTable.IsDecline(meaning));
        Assert.AreEqual(code == "00" || code == "25" || code == "12", ResponseTable.ClosesReversal(meaning));
    }

    [TestMethod]
    public void No_code_says_nothing()
    {
        Assert.AreEqual(0, (int)new ResponseTable().Classify(new IsoMessage()));
    }

    [TestMethod]
    public void An_acquirer_replaces_the_table()
    {
        var table = new ResponseTable(new byte[] { (byte)'P', (byte)'P', (byte)ResponseMeaning.Pending, (byte)'0' });
        Assert.AreEqual((int)ResponseMeaning.Pending, (int)table.Classify((byte)'P', (byte)'P'));
        Assert.AreEqual((int)ResponseMeaning.Unknown, (int)table.Classify((byte)'0', (byte)'0'));
    }
}
