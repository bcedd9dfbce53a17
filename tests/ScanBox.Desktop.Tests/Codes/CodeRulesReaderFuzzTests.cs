using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;

namespace ScanBox.Desktop.Tests.Codes;

[TestClass]
public class CodeRulesReaderFuzzTests
{
    [TestMethod]
    public void HundredThousandDamagedFilesAreRefusedOrHarmless()
    {
        byte[] original = RuleFiles.Read("test-operator.rules");
        int bodyLength = Encoding.UTF8.GetString(original).LastIndexOf("checksum", StringComparison.Ordinal);
        bodyLength = Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(original)[..bodyLength]);
        byte[] wechat = "134650328919428540"u8.ToArray();
        var random = new Random(7);
        var errors = new int[32];
        for (int i = 0; i < 100_000; i++)
        {
            bool isSealed = i % 4 != 0;
            byte[] file = Mutations.Mutate(isSealed ? original[..bodyLength] : original, random);
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
