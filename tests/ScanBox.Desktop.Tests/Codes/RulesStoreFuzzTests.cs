using System;
using System.IO;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;
using ScanBox.Desktop.Tests.Files;
using ScanBox.Desktop.Tests.Switching;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Codes;

/// <summary>Damaged rules on flash: refused whole and kept for the technician, and the box reads codes all the same.</summary>
[TestClass]
public class RulesStoreFuzzTests
{
    [TestMethod]
    public void HundredThousandDamagedFilesAreSetAsideAndNothingIsLost()
    {
        byte[] good = File.ReadAllBytes(SourceFolder.Rules("test-operator.rules"));
        var mutator = new Mutator(20261204, [good]);
        byte[] wechat = "134650328919428540"u8.ToArray();
        int read = 0;
        for (int i = 0; i < 100_000; i++)
        {
            byte[] damaged = mutator.Next();
            var storage = new MemoryStorage();
            storage.Plant(RulesStore.Name, damaged);
            var log = new MemoryLog();

            CodeRuleTable table = RulesStore.Load(storage, log, 0);

            bool same = storage.Find(RulesStore.Name) is not null;
            if (same)
                Assert.AreEqual(Text(good), Text(damaged), $"case {i}");
            read += same ? 1 : 0;
            CollectionAssert.AreEqual(damaged, storage.Find(same ? RulesStore.Name : RulesStore.BadName), $"case {i}");
            Assert.IsNull(storage.Find(same ? RulesStore.BadName : RulesStore.Name), $"case {i}");
            Assert.AreEqual(CodeKind.Payment, new CodeClassifier(table).Classify(wechat, 0, wechat.Length).Kind, $"case {i}");
        }
        Assert.IsGreaterThan(1000, read);
    }

    // Carriage returns, the last line's end and the case of the checksum do not count.
    private static string Text(byte[] file)
    {
        string text = Encoding.Latin1.GetString(file).Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n');
        return text[..^8] + text[^8..].ToUpperInvariant();
    }
}
