using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;

namespace ScanBox.Desktop.Tests.Codes;

[TestClass]
public class RuleFilesTests
{
    private static CodeRuleTable Load(string name)
    {
        byte[] text = RuleFiles.Read(name);
        var reader = new CodeRulesReader();
        return reader.Read(text, 0, text.Length) ?? throw new AssertFailedException(reader.Describe());
    }

    private static PaymentCode Classify(CodeRuleTable table, string code)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(code);
        return new CodeClassifier(table).Classify(bytes, 0, bytes.Length);
    }

    [TestMethod]
    public void BuiltInTextIsTheDefaultFile()
    {
        string file = Encoding.UTF8.GetString(RuleFiles.Read("default.rules"));

        Assert.AreEqual(file.ReplaceLineEndings("\n"), DefaultRules.Text.ReplaceLineEndings("\n"));
        Assert.AreEqual(9, Load("default.rules").RuleCount);
        Assert.AreEqual(17, Load("default.rules").InstitutionCount);
    }

    [TestMethod]
    [DataRow("default.rules")]
    [DataRow("test-operator.rules")]
    public void ChecksumIsThatOfZip(string name)
    {
        string text = Encoding.UTF8.GetString(RuleFiles.Read(name)).ReplaceLineEndings("\n");
        int at = text.LastIndexOf("checksum ", StringComparison.Ordinal);
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        using (Stream entry = zip.CreateEntry("rules").Open())
            entry.Write(Encoding.UTF8.GetBytes(text[..at]));
        using var read = new ZipArchive(memory);

        Assert.AreEqual($"checksum {read.Entries[0].Crc32:X8}", text[at..].Trim());
    }

    [TestMethod]
    [DataRow("6299001123456789012", "hebao")]
    [DataRow("6299002123456789012", "wo")]
    [DataRow("6299003123456789012", "pingan")]
    [DataRow("6299004123456789012", "mipay")]
    public void TestOperatorListsThePayersWithoutPublishedPrefix(string code, string scheme)
    {
        PaymentCode result = Classify(Load("test-operator.rules"), code);

        Assert.AreEqual(scheme, result.SchemeId);
        Assert.AreEqual(code[3..7], result.Institution);
        Assert.Contains("(test)", result.InstitutionName!);
        Assert.AreEqual("unionpay", Classify(Load("default.rules"), code).SchemeId);
    }

    [TestMethod]
    public void TestOperatorKeepsEveryDefaultRow()
    {
        string[] lines = [.. Encoding.UTF8.GetString(RuleFiles.Read("test-operator.rules")).Split('\n')];
        string[] rows = [.. Encoding.UTF8.GetString(RuleFiles.Read("default.rules")).Split('\n').Where(l => !l.StartsWith('#') && !l.StartsWith("checksum", StringComparison.Ordinal))];

        CollectionAssert.IsSubsetOf(rows, lines);
        Assert.IsTrue(lines.Any(l => l.Contains("INVENTED", StringComparison.Ordinal)));
    }
}
