using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;

namespace ScanBox.Desktop.Tests.Codes;

[TestClass]
public class CodeRulesReaderFuzzTests
{
    // Short, so that a mutation seldom hits a comment; every sort of row.
    private const string Body = """
        scanbox-rules 1 version 12
        # rules
        scheme wo Wo Wallet 沃钱包
        scheme qq QQ Wallet QQ钱包
        code wo 19 6299002 digits bank@3
        code qq 18-20 91-92 digits first
        code wo 35 fp letters-digits
        bank 0105 CCB 建设银行
        bank 9002 Wo Wallet
        receive https://qr.alipay.com
        receive wxp://

        """;

    [TestMethod]
    public void HundredThousandDamagedFilesAreRefusedOrHarmless()
    {
        byte[] body = Encoding.UTF8.GetBytes(Body);
        byte[] original = [.. body, .. Encoding.ASCII.GetBytes($"checksum {RulesChecksum.Of(body, 0, body.Length):X8}\n")];
        byte[] wechat = "134650328919428540"u8.ToArray();
        var random = new Random(7);
        var errors = new int[32];
        for (int i = 0; i < 100_000; i++)
        {
            bool isSealed = i % 4 != 0;
            byte[] file = Mutations.Mutate(isSealed ? body : original, random);
            if (isSealed)
                file = [.. file, .. Encoding.ASCII.GetBytes($"checksum {RulesChecksum.Of(file, 0, file.Length):X8}\n")];
            var reader = new CodeRulesReader();

            CodeRuleTable? table = reader.Read(file, 0, file.Length);

            errors[(int)reader.Error]++;
            Assert.AreEqual(table is null, reader.Error != RulesError.None, $"run {i}");
            if (table is null)
            {
                int lines = file.Count(b => b == '\n') + 1;
                Assert.IsTrue(reader.ErrorLine >= 1 && reader.ErrorLine <= lines, $"run {i}: {reader.Describe()}");
                continue;
            }
            Assert.IsLessThanOrEqualTo(CodeRulesReader.MaxRows, table.RuleCount);
            Assert.AreEqual(CodeKind.Payment, new CodeClassifier(table).Classify(wechat, 0, wechat.Length).Kind, $"run {i}");
        }
        Assert.IsGreaterThan(15, errors.Count(e => e > 0), "the mutations reach most of the errors");
    }

    [TestMethod]
    public void FileLongerThanTheBoundIsRefusedUnread()
    {
        var reader = new CodeRulesReader();

        Assert.IsNull(reader.Read(new byte[CodeRulesReader.MaxFileBytes + 1], 0, CodeRulesReader.MaxFileBytes + 1));
        Assert.AreEqual(RulesError.FileTooLong, reader.Error);
    }
}
