using System.Text;
using nanoFramework.TestFramework;

namespace ScanBox.Codes.Tests;

[TestClass]
public class CodeRulesReaderTests
{
    private const string Header = "scanbox-rules 1 version 7\n";
    private const string Scheme = "scheme wo Wo Wallet 沃钱包\n";
    private const string Row = "code wo 18 70-79 digits\n";

    private static string Sealed(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return body + "checksum " + RulesChecksum.Of(bytes, 0, bytes.Length).ToString("X8") + "\n";
    }

    private static CodeRulesReader Read(string text, out CodeRuleTable? table)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new CodeRulesReader();
        table = reader.Read(bytes, 0, bytes.Length);
        return reader;
    }

    private static PaymentCode Classify(CodeRuleTable table, string code)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(code);
        return new CodeClassifier(table).Classify(bytes, 0, bytes.Length);
    }

    [TestMethod]
    public void ChecksumIsTheCrc32OfZip()
    {
        byte[] check = Encoding.UTF8.GetBytes("1234\r56789");

        Assert.AreEqual("CBF43926", RulesChecksum.Of(check, 0, check.Length).ToString("X8"));
    }

    [TestMethod]
    public void RowsOfAFileDecide()
    {
        Read(Sealed(Header + Scheme + Row + "code wo 19 71 digits bank@2\nbank 0042 My Bank 我的银行\nreceive wo://pay\n"), out CodeRuleTable? table);

        Assert.IsNotNull(table);
        Assert.AreEqual(7, table!.Version);
        Assert.AreEqual(2, table.RuleCount);
        PaymentCode code = Classify(table, "7100421234567890123");
        Assert.AreEqual("wo", code.SchemeId);
        Assert.AreEqual("Wo Wallet 沃钱包", code.Name);
        Assert.AreEqual("0042", code.Institution);
        Assert.AreEqual("My Bank 我的银行", code.InstitutionName);
        Assert.AreEqual("unknown", Classify(table, "134650328919428540").SchemeId);
        Assert.IsTrue(Classify(table, "wo://PAY/1").Kind == CodeKind.Receive);
    }

    [TestMethod]
    public void CarriageReturnsAndAMissingLastLineEndDoNotMatter()
    {
        string body = Header + Scheme + Row;
        string text = Sealed(body);
        string crlf = "";
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
                crlf += (crlf.Length > 0 ? "\r\n" : "") + line;
        }

        Read(crlf, out CodeRuleTable? table);

        Assert.IsNotNull(table);
    }

    [TestMethod]
    public void MoreSpecificRowWins()
    {
        MoreSpecificRowWins("code wo 18 7 digits\ncode qq 18 71 digits\n", "qq");
        MoreSpecificRowWins("code qq 18 71 digits\ncode wo 18 7 digits\n", "qq");
        MoreSpecificRowWins("code wo 16-24 71 digits\ncode qq 18 71 digits\n", "qq");
        MoreSpecificRowWins("code wo 18 70-79 digits\ncode qq 18 71-72 digits\n", "qq");
        MoreSpecificRowWins("code qq 18 71-72 digits\ncode wo 18 70-79 digits\n", "qq");
        MoreSpecificRowWins("code qq 18 70-75 digits\ncode wo 18 71-79 digits\n", "qq");
        MoreSpecificRowWins("code wo 18 7100421 digits\ncode qq 16-24 7 digits first\n", "qq");
    }

    private static void MoreSpecificRowWins(string rows, string scheme)
    {
        Read(Sealed(Header + Scheme + "scheme qq QQ\n" + rows), out CodeRuleTable? table);

        Assert.IsNotNull(table);
        Assert.AreEqual(scheme, Classify(table!, "710042123456789012").SchemeId);
    }

    [TestMethod]
    public void MistakesAreNamedWithTheirLine()
    {
        MistakesAreNamedWithTheirLine("scheme Wo Name\n", 8, 3);
        MistakesAreNamedWithTheirLine("scheme emv Name\n", 8, 3);
        MistakesAreNamedWithTheirLine("scheme unknown Name\n", 8, 3);
        MistakesAreNamedWithTheirLine("scheme abcdefghijklm Name\n", 8, 3);
        MistakesAreNamedWithTheirLine("scheme x\n", 6, 3);
        MistakesAreNamedWithTheirLine("scheme\n", 6, 3);
        MistakesAreNamedWithTheirLine("scheme wo Again\n", 17, 3);
        MistakesAreNamedWithTheirLine("scheme x 0123456789012345678901234567890123456789012345678\n", 10, 3);
        MistakesAreNamedWithTheirLine("# a comment\n\ncode qq 18 91 digits\n", 9, 5);
        MistakesAreNamedWithTheirLine("code wo\n", 6, 3);
        MistakesAreNamedWithTheirLine("code wo 18\n", 6, 3);
        MistakesAreNamedWithTheirLine("code wo 18 91\n", 6, 3);
        MistakesAreNamedWithTheirLine("code wo 15 91 digits\n", 11, 3);
        MistakesAreNamedWithTheirLine("code wo 65 91 digits\n", 11, 3);
        MistakesAreNamedWithTheirLine("code wo 20-18 91 digits\n", 11, 3);
        MistakesAreNamedWithTheirLine("code wo 18- 91 digits\n", 11, 3);
        MistakesAreNamedWithTheirLine("code wo x 91 digits\n", 11, 3);
        MistakesAreNamedWithTheirLine("code wo 18 9x digits\n", 12, 3);
        MistakesAreNamedWithTheirLine("code wo 18 19-10 digits\n", 12, 3);
        MistakesAreNamedWithTheirLine("code wo 18 1-10 digits\n", 12, 3);
        MistakesAreNamedWithTheirLine("code wo 18 - digits\n", 12, 3);
        MistakesAreNamedWithTheirLine("code wo 18 fa-fp letters-digits\n", 12, 3);
        MistakesAreNamedWithTheirLine("code wo 18 1234567890123 digits\n", 12, 3);
        MistakesAreNamedWithTheirLine("code wo 18 91 letters\n", 13, 3);
        MistakesAreNamedWithTheirLine("code wo 18 91 digits luhn\n", 14, 3);
        MistakesAreNamedWithTheirLine("code wo 18 91 digits first first\n", 14, 3);
        MistakesAreNamedWithTheirLine("code wo 18 91 digits bank@15\n", 14, 3);
        MistakesAreNamedWithTheirLine("code wo 18 91 digits bank@0\n", 14, 3);
        MistakesAreNamedWithTheirLine("code wo 18 91 digits bank@\n", 14, 3);
        MistakesAreNamedWithTheirLine("code wo 18 fp letters-digits bank@3\n", 14, 3);
        MistakesAreNamedWithTheirLine("code wo 18 91 digits\ncode wo 18 91 digits first\n", 17, 4);
        MistakesAreNamedWithTheirLine("bank 105 CCB\n", 15, 3);
        MistakesAreNamedWithTheirLine("bank 010x CCB\n", 15, 3);
        MistakesAreNamedWithTheirLine("bank 0105\n", 6, 3);
        MistakesAreNamedWithTheirLine("bank 0105 CCB\nbank 0105 CCB\n", 17, 4);
        MistakesAreNamedWithTheirLine("receive qr.alipay.com\n", 16, 3);
        MistakesAreNamedWithTheirLine("receive https://QR.alipay.com\n", 16, 3);
        MistakesAreNamedWithTheirLine("receive https://qr.alipay.com/x\n", 16, 3);
        MistakesAreNamedWithTheirLine("receive wxp:// x\n", 6, 3);
        MistakesAreNamedWithTheirLine("receive wxp://\nreceive wxp://host\n", 17, 4);
        MistakesAreNamedWithTheirLine("rule wo 18 91 digits\n", 5, 3);
        MistakesAreNamedWithTheirLine("code\two 18 91 digits\n", 4, 3);
        MistakesAreNamedWithTheirLine("checksum 0000000\n", 19, 3);
        MistakesAreNamedWithTheirLine("checksum 0000000x\n", 19, 3);
        MistakesAreNamedWithTheirLine("checksum 00000000\n", 20, 3);
        MistakesAreNamedWithTheirLine("checksum 00000000 x\n", 6, 3);
    }

    private static void MistakesAreNamedWithTheirLine(string rows, int error, int line) => AssertMistake(rows, error, line);

    [TestMethod]
    public void LinesAreBounded() => AssertMistake("#".PadRight(129, '2') + "\n", 2, 3);

    private static void AssertMistake(string rows, int error, int line)
    {
        CodeRulesReader reader = Read(Sealed(Header + Scheme + rows + Row), out CodeRuleTable? table);

        Assert.IsNull(table);
        Assert.AreEqual(error, (int)reader.Error, reader.Describe());
        Assert.AreEqual(line, reader.ErrorLine);
        Assert.Contains("line " + line.ToString() + ": ", reader.Describe());
    }

    [TestMethod]
    public void FileNeedsItsFirstAndLastLine()
    {
        FileNeedsItsFirstAndLastLine("", 3, 1);
        FileNeedsItsFirstAndLastLine("\n", 3, 1);
        FileNeedsItsFirstAndLastLine("scanbox-rules 2 version 7\n", 3, 1);
        FileNeedsItsFirstAndLastLine("scanbox-rules 1 version 0\n", 3, 1);
        FileNeedsItsFirstAndLastLine("scanbox-rules 1 version 7 8\n", 3, 1);
        FileNeedsItsFirstAndLastLine(Header, 18, 1);
        FileNeedsItsFirstAndLastLine(Header + Scheme + Row, 18, 3);
    }

    private static void FileNeedsItsFirstAndLastLine(string text, int error, int line)
    {
        CodeRulesReader reader = Read(text, out CodeRuleTable? table);

        Assert.IsNull(table);
        Assert.AreEqual(error, (int)reader.Error, reader.Describe());
        Assert.AreEqual(line, reader.ErrorLine);
    }

    [TestMethod]
    public void FileWithoutCodeRowsIsRefused() => Assert.IsTrue(Read(Sealed(Header + Scheme), out _).Error == RulesError.NoCodeRows);

    [TestMethod]
    public void TextAfterTheChecksumIsRefused() =>
        Assert.IsTrue(Read(Sealed(Header + Scheme + Row) + "bank 0105 CCB\n", out _).Error == RulesError.TextAfterChecksum);

    [TestMethod]
    public void RowsAreBounded()
    {
        string banks = "";
        for (int i = 0; i < 65; i++)
            banks += "bank " + (1000 + i).ToString() + " B\n";

        CodeRulesReader reader = Read(Sealed(Header + Scheme + Row + banks), out CodeRuleTable? table);

        Assert.IsNull(table);
        Assert.IsTrue(reader.Error == RulesError.TooManyRows);
        Assert.AreEqual(68, reader.ErrorLine);
    }

    [TestMethod]
    public void WrongChecksumSaysTheRightOne()
    {
        byte[] body = Encoding.UTF8.GetBytes(Header + Scheme + Row);
        string right = RulesChecksum.Of(body, 0, body.Length).ToString("X8");

        CodeRulesReader reader = Read(Header + Scheme + Row + "checksum 12345678\n", out _);

        Assert.Contains(right, reader.Describe());
    }

    [TestMethod]
    public void ReaderForgetsAnEarlierError()
    {
        byte[] good = Encoding.UTF8.GetBytes(Sealed(Header + Scheme + Row));
        var reader = new CodeRulesReader();

        Assert.IsNull(reader.Read(good, 0, good.Length - 3));
        Assert.IsNotNull(reader.Read(good, 0, good.Length));
        Assert.AreEqual(0, reader.ErrorLine);
    }
}
