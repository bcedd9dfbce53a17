using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Voice;
using VoicePacks.Audio;

namespace ScanBox.Desktop.Tests.Voice;

/// <summary>OKI ADPCM against sox, which reads and writes it as VOX files.</summary>
[TestClass]
public class OkiOracleTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void DecodesAnyBytesLikeSox(int seed)
    {
        var random = new Random(seed);
        var coded = new byte[20_000];
        random.NextBytes(coded);
        // Long runs of one code drive the sample into both ends of its range.
        for (int at = 0; at < coded.Length; at += 500)
            coded.AsSpan(at, random.Next(1, 100)).Fill((byte)random.Next(256));
        short[] expected = SoxDecode(coded);
        var oki = new OkiAdpcm();
        oki.Begin();
        var pair = new byte[OkiAdpcm.SamplesInByte];
        for (int i = 0; i < coded.Length; i++)
        {
            oki.Decode(coded, i, 1, pair);
            Assert.AreEqual(expected[(2 * i) + 1] >> 4, oki.Sample, $"byte {i}");
            // sox saturates at 32767 and carries the low bits on; the format has 12.
            Assert.AreEqual(MuLaw.Encode(expected[2 * i] & ~15), pair[0], $"byte {i}, first sample");
            Assert.AreEqual(MuLaw.Encode(expected[(2 * i) + 1] & ~15), pair[1], $"byte {i}, second sample");
        }
    }

    [TestMethod]
    public void PiecesGiveWhatTheWholeGives()
    {
        var coded = new byte[3000];
        new Random(4).NextBytes(coded);
        var whole = new byte[2 * coded.Length];
        new OkiAdpcm().Decode(coded, 0, coded.Length, whole);
        var oki = new OkiAdpcm();
        var piece = new byte[512];
        for (int at = 0; at < coded.Length; at += 100)
        {
            oki.Decode(coded, at, 100, piece);
            CollectionAssert.AreEqual(whole[(2 * at)..(2 * at + 200)], piece[..200]);
        }
        oki.Begin();
        oki.Decode(coded, 0, 256, piece);
        CollectionAssert.AreEqual(whole[..512], piece, "a clip begins from silence");
    }

    [TestMethod]
    public void SoxHearsWhatWasEncoded()
    {
        double[] tone = Enumerable.Range(0, 8000).Select(i => 9000 * Math.Sin(i * 0.3) * Math.Min(1, i / 400.0)).ToArray();
        byte[] muLaw = tone.Select(s => MuLaw.Encode((int)s)).ToArray();
        short[] heard = SoxDecode(OkiEncoder.Encode(muLaw));
        Assert.AreEqual(tone.Length, heard.Length);
        double noise = tone.Zip(heard, (a, b) => (a - b) * (a - b)).Sum();
        double ratio = 10 * Math.Log10(tone.Sum(s => s * s) / noise);
        Assert.IsTrue(ratio > 18, $"{ratio:F1} dB");
    }

    [TestMethod]
    public void EveryMuLawLevelIsEncodedAsItself()
    {
        for (int code = 0; code < 256; code++)
            Assert.AreEqual(MuLaw.Decode((byte)code), MuLaw.Decode(MuLaw.Encode(MuLaw.Decode((byte)code))));
        for (int sample = short.MinValue; sample <= short.MaxValue; sample++)
            Assert.AreEqual(MuLaw.Decode(MuLawEncoder.Encode((short)sample)), MuLaw.Decode(MuLaw.Encode(sample)), 1100, $"{sample}");
    }

    private static short[] SoxDecode(byte[] coded)
    {
        string folder = Directory.CreateTempSubdirectory("scanbox-oki").FullName;
        try
        {
            string vox = Path.Combine(folder, "clip.vox");
            string linear = Path.Combine(folder, "clip.s16");
            File.WriteAllBytes(vox, coded);
            Sox.Run("-D", "-t", "vox", "-r", "8000", "-c", "1", vox, "-t", "raw", "-e", "signed-integer", "-b", "16", "-L", linear);
            byte[] bytes = File.ReadAllBytes(linear);
            return Enumerable.Range(0, bytes.Length / 2).Select(i => BitConverter.ToInt16(bytes, 2 * i)).ToArray();
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
