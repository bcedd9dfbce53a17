using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Voice;
using VoicePacks;

namespace ScanBox.Desktop.Tests.Voice;

/// <summary>The pack that lies beside the program.</summary>
[TestClass]
public class CommittedPackTests
{
    /// <summary>Half of the 2 MB file system of an 8 MB board.</summary>
    private const int MaxFileLength = 1024 * 1024;
    private const int MinSyllableMs = 150;
    private const int MaxSyllableMs = 450;

    private static readonly byte[] s_file = File.ReadAllBytes(PackReader.DefaultPath);

    [TestMethod]
    public void HasEveryClipAndNothingElse()
    {
        PackReader pack = PackReader.Open(PackReader.DefaultPath);
        Assert.AreEqual("zh-CN", pack.Language);
        Assert.AreEqual(Clip.Count, pack.ClipCount);
        Assert.AreEqual(Clip.Count, BitConverter.ToUInt16(s_file, 6));
        Assert.IsTrue(s_file.Length < MaxFileLength);
    }

    /// <summary>Reads the format anew, from its description, and takes the checksums from gzip.</summary>
    [TestMethod]
    public void ItsIndexIsTrue()
    {
        int count = BitConverter.ToUInt16(s_file, 6);
        Assert.AreEqual(s_file.Length, BitConverter.ToInt32(s_file, 8));
        byte[] header = s_file[..20].Concat(s_file[24..(24 + 16 * count)]).ToArray();
        Assert.AreEqual(GzipCrc(header), BitConverter.ToUInt32(s_file, 20));
        int end = 24 + 16 * count;
        for (int i = 0; i < count; i++)
        {
            int entry = 24 + 16 * i;
            Assert.AreEqual(i, BitConverter.ToInt32(s_file, entry));
            Assert.AreEqual(end, BitConverter.ToInt32(s_file, entry + 4));
            int length = BitConverter.ToInt32(s_file, entry + 8);
            Assert.AreEqual(GzipCrc(s_file[end..(end + length)]), BitConverter.ToUInt32(s_file, entry + 12), $"clip {i}");
            end += length;
        }
        Assert.AreEqual(s_file.Length, end);
    }

    [TestMethod]
    public void TheTableHasTheWordsOfTheFirmware()
    {
        Assert.AreEqual(Clip.Count, ClipTable.Chinese.Count);
        foreach (ClipRow row in ClipTable.Chinese)
        {
            Assert.AreEqual(ClipText.Of(row.Id), row.Words);
            string[] syllables = row.Pinyin.Replace(",", "", StringComparison.Ordinal).Split(' ');
            Assert.IsTrue(syllables.All(s => Regex.IsMatch(s, "^[a-z]+[1-5]$")), row.Pinyin);
            Assert.AreEqual(row.Words.Count(c => c != ','), syllables.Length, row.Words);
        }
        Assert.AreEqual(Clip.Count, ClipTable.Chinese.Select(row => row.Name).Distinct().Count());
    }

    [TestMethod]
    public void EveryClipSoundsLikeTheOthers()
    {
        PackReader pack = PackReader.Open(PackReader.DefaultPath);
        foreach (ClipRow row in ClipTable.Chinese)
        {
            double[] samples = pack.Samples(row.Id)!.Select(code => MuLaw.Decode(code) / 32768.0).ToArray();
            int syllables = row.Words.Count(c => c != ',');
            int msEach = samples.Length / 8 / syllables;
            Assert.IsTrue(msEach is >= MinSyllableMs and <= MaxSyllableMs, $"{row.Words}: {msEach} ms a syllable");
            double[] spoken = samples.Where(s => Math.Abs(s) > 0.004).ToArray();
            double loudness = 20 * Math.Log10(Math.Sqrt(spoken.Average(s => s * s)));
            Assert.IsTrue(loudness is > -17.5 and < -14.5, $"{row.Words}: {loudness:F1} dB");
            Assert.IsTrue(samples.Max(Math.Abs) < 0.92, row.Words);
            Assert.IsTrue(Math.Abs(samples.Average()) < 0.001, row.Words);
            // A clip that begins or ends above -40 dB clicks where it is spliced.
            Assert.IsTrue(Math.Abs(samples[0]) < 0.01 && Math.Abs(samples[^1]) < 0.01, row.Words);
            Assert.IsTrue(LongestQuietMs(samples) <= 120, $"{row.Words}: pause of {LongestQuietMs(samples)} ms");
        }
    }

    [TestMethod]
    public void SoxAgreesOnDurationPeakAndOffset()
    {
        string path = Path.Combine(Path.GetTempPath(), $"scanbox-{Path.GetRandomFileName()}.wav");
        SayRenderer renderer = SayRenderer.Open();
        try
        {
            foreach (string brand in SayRenderer.Brands)
            {
                SaidSentence said = renderer.Receipt(brand, 1250);
                said.WriteWav(path);
                string stat = Sox.Run(path, "-n", "stat");
                Assert.AreEqual(said.DurationMs / 1000.0, Value(stat, "Length (seconds)"), 0.001, brand);
                Assert.IsTrue(Value(stat, "Maximum amplitude") < 0.92 && Value(stat, "Minimum amplitude") > -0.92, brand);
                Assert.IsTrue(Value(stat, "Maximum amplitude") > 0.5, brand);
                Assert.AreEqual(0, Value(stat, "Mean    amplitude"), 0.001, brand);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Value(string stat, string name)
    {
        string line = stat.Split('\n').Single(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Longest stretch in which no sample is above -38 dB.</summary>
    private static int LongestQuietMs(double[] samples)
    {
        int longest = 0, run = 0;
        foreach (double sample in samples)
        {
            run = Math.Abs(sample) < 0.0126 ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest / 8;
    }

    private static uint GzipCrc(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return BitConverter.ToUInt32(buffer.ToArray(), (int)buffer.Length - 8);
    }
}
