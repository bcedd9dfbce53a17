using System;
using System.Linq;
using global::Factory;
using global::Factory.Checks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Sound;

namespace ScanBox.Desktop.Tests.Factory;

/// <summary>What counts as the sentence in a recording, and what does not.</summary>
[TestClass]
public class LoudnessTests
{
    private const int Rate = 16_000;

    [TestMethod]
    public void ASentenceOverTheRoomIsHeard()
    {
        Assert.IsNull(Loudness.Problem(Room(0.001, (1.0, 2.0, 0.2))));
        Assert.IsNull(Loudness.Problem(Room(0.02, (1.0, 2.0, 0.2))), "a noisy hall");
    }

    [TestMethod]
    public void SilenceHumAndKnocksAreNot()
    {
        Assert.Contains("nothing was heard", Loudness.Problem(Room(0.0005))!);
        Assert.Contains("no sentence", Loudness.Problem(Room(0.1))!, "a machine that runs all the time");
        Assert.Contains("no sentence", Loudness.Problem(Room(0.001, (1.0, 1.1, 0.5)))!, "a knock");
        Assert.Contains("not the sentence", Loudness.Problem(Room(0.001, (0.5, 4.8, 0.3)))!, "a hum that begins");
        Assert.Contains("shorter", Loudness.Problem(new Recording([.. Enumerable.Repeat((short)9000, 100)], Rate))!);
    }

    [TestMethod]
    public void WavFilesOfRecordersAreRead()
    {
        short[] samples = [.. Enumerable.Range(0, 1000).Select(i => (short)(i * 7))];
        byte[] wav = WavFile.Encode(samples, Rate);
        CollectionAssert.AreEqual(samples, WavReader.Parse(wav).Samples);
        Assert.AreEqual(Rate, WavReader.Parse(wav).SampleRate);
        // A recorder that was stopped has not written its lengths.
        byte[] stopped = [.. wav];
        int data = stopped.AsSpan().IndexOf("data"u8);
        stopped.AsSpan(data + 4, 4).Fill(0xFF);
        CollectionAssert.AreEqual(samples, WavReader.Parse(stopped).Samples);
        for (int length = 0; length < wav.Length; length += 9)
            ParseOrRefuse(wav[..length]);
        var random = new Random(3);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] damaged = [.. wav[..100]];
            damaged[random.Next(48)] = (byte)random.Next(256);
            ParseOrRefuse(damaged);
        }
    }

    private static void ParseOrRefuse(byte[] bytes)
    {
        try
        {
            Assert.IsNotNull(WavReader.Parse(bytes));
        }
        catch (FactoryException)
        {
            // Refused in words.
        }
    }

    private static Recording Room(double noise, params (double From, double To, double Level)[] sounds)
    {
        var random = new Random(5);
        var samples = new short[5 * Rate];
        for (int i = 0; i < samples.Length; i++)
        {
            double at = i / (double)Rate;
            double level = sounds.Where(sound => at >= sound.From && at < sound.To).Sum(sound => sound.Level);
            samples[i] = (short)(32767 * ((noise * ((2 * random.NextDouble()) - 1)) + (level * Math.Sin(2 * Math.PI * 440 * at))));
        }
        return new Recording(samples, Rate);
    }
}
