using System;
using System.IO;
using System.Linq;
using System.Text;
using global::Factory;
using global::Factory.Batches;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Security;

namespace ScanBox.Desktop.Tests.Factory;

/// <summary>Batch files are read strictly: what is wrong is said with line and column, and no value that could be a key is in a message.</summary>
[TestClass]
public class BatchFileTests
{
    private const string Good = "SB-1,00000001,123456789012345,00112233445566778899AABBCCDDEEFF,11223344,FFEEDDCCBBAA99887766554433221100,55667788,99AABBCC";

    [TestMethod]
    public void AGoodFileIsReadFromAnySpreadsheet()
    {
        foreach (string end in new[] { "\n", "\r\n" })
        {
            foreach (string mark in new[] { "", "\uFEFF" })
            {
                BatchFile batch = Parse(mark + BatchFile.Header + end + Good + end + Good.Replace("SB-1,00000001", "SB-2,00000002", StringComparison.Ordinal) + end);
                Assert.AreEqual("SB-1 SB-2", string.Join(' ', batch.Rows.Select(row => row.Serial)));
                Assert.AreEqual("99AABBCC", batch.KekCheck);
            }
        }
    }

    [TestMethod]
    [DataRow("serial,terminal\n" + Good, "line 1, column 1: the first line must be")]
    [DataRow(BatchFile.Header + "\n", "there is no box in it")]
    [DataRow(BatchFile.Header + "\n\n" + Good, "line 2, column 1: 1 values, where 8 are expected")]
    [DataRow(BatchFile.Header + "\n" + Good + ",x", "line 2, column 8: 9 values")]
    [DataRow(BatchFile.Header + "\nSB 1" + "," + "00000001,123456789012345,00112233445566778899AABBCCDDEEFF,11223344,FFEEDDCCBBAA99887766554433221100,55667788,99AABBCC", "line 2, column 1: serial")]
    [DataRow(BatchFile.Header + "\nSB-1,0000001,123456789012345,00112233445566778899AABBCCDDEEFF,11223344,FFEEDDCCBBAA99887766554433221100,55667788,99AABBCC", "line 2, column 2: terminal: 8 letters or digits")]
    [DataRow(BatchFile.Header + "\nSB-1,00000001,123456789012345,00112233445566778899AABBCCDDEE,11223344,FFEEDDCCBBAA99887766554433221100,55667788,99AABBCC", "line 2, column 4: tmk: 32 hexadecimal digits")]
    [DataRow(BatchFile.Header + "\nSB-1,00000001,123456789012345,00112233445566778899AABBCCDDEEFF,1122334,FFEEDDCCBBAA99887766554433221100,55667788,99AABBCC", "line 2, column 5: tmk_check: 8")]
    [DataRow(BatchFile.Header + "\n" + Good + "\n" + Good, "line 3, column 1: serial SB-1 is in line 2 already")]
    [DataRow(BatchFile.Header + "\n" + Good + "\nsb-1,00000002,123456789012345,00112233445566778899AABBCCDDEEFF,11223344,FFEEDDCCBBAA99887766554433221100,55667788,99AABBCC", "line 3, column 1: serial sb-1 is in line 2 already")]
    [DataRow(BatchFile.Header + "\n" + Good + "\nSB-2,00000001,123456789012345,00112233445566778899AABBCCDDEEFF,11223344,FFEEDDCCBBAA99887766554433221100,55667788,99AABBCC", "line 3, column 2: terminal 00000001 is in line 2 already")]
    [DataRow(BatchFile.Header + "\n" + Good + "\nSB-2,00000002,123456789012345,00112233445566778899AABBCCDDEEFF,11223344,FFEEDDCCBBAA99887766554433221100,55667788,00AABBCC", "line 3, column 8: kek_check")]
    public void WhatIsWrongIsSaidWithItsPlace(string text, string problem)
    {
        FactoryException e = Assert.ThrowsExactly<FactoryException>(() => Parse(text));
        Assert.Contains(problem, e.Message);
        Assert.DoesNotContain("001122", e.Message);
    }

    [TestMethod]
    public void GarbageIsRefusedAndNothingElseHappens()
    {
        var random = new Random(11);
        byte[] good = Encoding.ASCII.GetBytes(BatchFile.Header + "\n" + Good + "\n");
        for (int i = 0; i < 2_000; i++)
        {
            byte[] bytes = [.. good];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Assert.HasCount(1, BatchFile.Parse("batch.csv", bytes).Rows);
            }
            catch (FactoryException e)
            {
                Assert.IsFalse(e.Message.Any(char.IsControl));
            }
        }
    }

    [TestMethod]
    public void KeysAreUnderTheKeyOfBothComponents()
    {
        OpenSsl.Require();
        using var bench = new StationBench(1);
        // The key is the one component XOR the other; the wrapped key and its check value are OpenSSL's.
        byte[] kek = [.. Convert.FromHexString(StationBench.FirstComponent).Zip(Convert.FromHexString(StationBench.SecondComponent.Replace(" ", "", StringComparison.Ordinal)), (a, b) => (byte)(a ^ b))];
        BatchRow row = bench.Batch.Rows[0];
        CollectionAssert.AreEqual(OpenSsl.Ecb(kek, StationBench.Tmk), row.Tmk);
        Assert.AreEqual(Convert.ToHexString(OpenSsl.Ecb(StationBench.Tmk, new byte[16]))[..8], row.TmkCheck);
        Assert.AreEqual(Convert.ToHexString(OpenSsl.Ecb(kek, new byte[16]))[..8], bench.Batch.KekCheck);
        Assert.DoesNotContain(Convert.ToHexString(StationBench.Tmk), File.ReadAllText(bench.BatchPath));
        using (var keys = new UnwrappedKeys(row, bench.Kek))
            CollectionAssert.AreEqual(StationBench.Tmk, keys.Bytes[..16]);
        Assert.Contains("another check value", Assert.ThrowsExactly<FactoryException>(() => new UnwrappedKeys(row with { TmkCheck = "00000000" }, bench.Kek)).Message);
    }

    [TestMethod]
    [DataRow("00112233445566778899AABBCCDDEEF", "the first component is not 32")]
    [DataRow("00112233445566778899AABBCCDDEEFF0", "the first component is not 32")]
    [DataRow("0011223344556677889 AABBCCDDEEFg", "the first component is not 32")]
    [DataRow(StationBench.SecondComponent, "both components are the same")]
    public void WrongComponentsAreRefused(string first, string problem) =>
        Assert.Contains(problem, Assert.ThrowsExactly<FactoryException>(() => KeyEncryptionKey.FromComponents(first, StationBench.SecondComponent)).Message);

    private static BatchFile Parse(string text) => BatchFile.Parse("batch.csv", new UTF8Encoding(false).GetBytes(text));
}
