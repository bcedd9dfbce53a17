using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class ResponseTableTests
{
    [TestMethod]
    [DataRow("00", 1)]
    [DataRow("09", 2)]
    [DataRow("25", 3)]
    [DataRow("77", 4)]
    [DataRow("A0", 4)]
    [DataRow("12", 5)]
    [DataRow("13", 16)]
    [DataRow("14", 17)]
    [DataRow("30", 18)]
    [DataRow("40", 19)]
    [DataRow("51", 20)]
    [DataRow("54", 21)]
    [DataRow("58", 22)]
    [DataRow("61", 22)]
    [DataRow("64", 22)]
    [DataRow("03", 23)]
    [DataRow("06", 0)]
    [DataRow("68", 0)]
    [DataRow("91", 0)]
    [DataRow("94", 0)]
    [DataRow("96", 0)]
    [DataRow("98", 0)]
    [DataRow("05", 0)]
    [DataRow("a0", 0)]
    [DataRow("ZZ", 0)]
    public void Every_code_has_its_meaning_and_any_other_is_unknown(string code, int expected)
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
