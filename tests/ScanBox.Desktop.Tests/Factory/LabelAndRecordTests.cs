using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using global::Factory.Checks;
using global::Factory.Labels;
using global::Factory.Records;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Signing;
using UglyToad.PdfPig;

namespace ScanBox.Desktop.Tests.Factory;

/// <summary>Labels as readers of codes and of PDF see them; records that were changed.</summary>
[TestClass]
public class LabelAndRecordTests
{
    private static readonly LabelText s_label = new("SB-24000123", "12345678", "abcde23456", "esp32-wrover");

    [TestMethod]
    public void APictureIsReadByZbar()
    {
        foreach (string serial in new[] { "A", "SB24000123", new string('7', 50) })
            Assert.AreEqual(serial, Read(LabelPng.Make(s_label with { Serial = serial }), ".png"));
    }

    [TestMethod]
    public void APdfHasItsWordsAndItsCode()
    {
        byte[] pdf = LabelPdf.Make(s_label);
        using PdfDocument document = PdfDocument.Open(pdf);
        string text = document.GetPage(1).Text;
        foreach (string word in new[] { "SB-24000123", "1234 5678", "abcde23456", "esp32-wrover" })
            Assert.Contains(word, text);
        Assert.AreEqual(1, document.NumberOfPages);
        Assert.IsTrue(document.GetPage(1).Letters.All(letter => letter.BoundingBox.Right < document.GetPage(1).Width), "nothing runs off the label");
        string? path = Tool("gs");
        if (path is null)
            Assert.Inconclusive("Ghostscript is not installed");
        string folder = Directory.CreateTempSubdirectory("scanbox-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "label.pdf"), pdf);
        using (Process gs = Process.Start(new ProcessStartInfo(path) { WorkingDirectory = folder, ArgumentList = { "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pnggray", "-r300", "-o", "label.png", "label.pdf" } })!)
            gs.WaitForExit();
        Assert.AreEqual("SB-24000123", Read(File.ReadAllBytes(Path.Combine(folder, "label.png")), ".png"));
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void PinsBelongToTheirSerialAndKey()
    {
        using var bench = new StationBench(1);
        using var otherKey = global::Factory.Batches.KeyEncryptionKey.FromComponents(StationBench.FirstComponent, "00000000000000000000000000000001");
        LabelText one = LabelText.Of("SB-1", "b", bench.Kek);
        Assert.AreEqual(one.Pin, LabelText.Of("SB-1", "b", bench.Kek).Pin);
        string[] pins = [.. Enumerable.Range(1, 200).Select(i => LabelText.Of($"SB-{i}", "b", bench.Kek).Pin), LabelText.Of("SB-1", "b", otherKey).Pin];
        Assert.HasCount(201, pins.Distinct());
        Assert.IsTrue(pins.All(pin => pin.Length == 8 && pin.All(char.IsAsciiDigit)));
        // Each digit is any digit.
        Assert.IsTrue(Enumerable.Range(0, 8).All(place => pins.Select(pin => pin[place]).Distinct().Count() == 10));
        Assert.DoesNotContain(one.Pin, one.ToString());
    }

    [TestMethod]
    public void AChangedRecordIsNotGood()
    {
        using SigningKey key = SigningKey.Create(), other = SigningKey.Create();
        var record = new BoardRecord(1, "SB-1", "00000001", "123456789012345", "11223344", "55667788", "bench", "0.1.0", "hash", "车间 1", DateTime.UnixEpoch, true, [PartResult.Good("lamp", "seen")]);
        string line = SignedRecord.Write(record, key);
        Assert.DoesNotContain('\n', line);
        BoardRecord read = SignedRecord.Read(line, key.PublicKey)!;
        Assert.AreEqual(("SB-1", "车间 1", true, "lamp"), (read.Serial, read.Station, read.Passed, read.Tests[0].Part));
        Assert.IsNotNull(SignedRecord.Read(line, null));
        Assert.IsNull(SignedRecord.Read(line, other.PublicKey));
        Assert.IsNull(SignedRecord.Read(line.Replace("\"passed\":true", "\"passed\":false", StringComparison.Ordinal), key.PublicKey));
        Assert.IsNull(SignedRecord.Read(line.Replace(Convert.ToHexString(key.PublicKey), Convert.ToHexString(other.PublicKey), StringComparison.Ordinal), other.PublicKey));
        foreach (string bad in new[] { "", "{}", "[]", "null", "{\"record\":1,\"signer\":\"\",\"signature\":\"\"}", "{\"record\":{},\"signer\":7,\"signature\":\"zz\"}", line[..^10] })
            Assert.IsNull(SignedRecord.Read(bad, null), bad);
    }

    private static string Read(byte[] picture, string extension)
    {
        string? zbar = Tool("zbarimg");
        if (zbar is null)
            Assert.Inconclusive("zbar is not installed");
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + extension);
        File.WriteAllBytes(path, picture);
        using Process process = Process.Start(new ProcessStartInfo(zbar) { ArgumentList = { "--quiet", "--raw", path }, RedirectStandardOutput = true, RedirectStandardError = true })!;
        string text = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        File.Delete(path);
        return text;
    }

    private static string? Tool(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
