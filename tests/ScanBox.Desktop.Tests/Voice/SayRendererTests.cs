using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Voice;
using VoicePacks;
using VoicePacks.Audio;

namespace ScanBox.Desktop.Tests.Voice;

[TestClass]
public class SayRendererTests
{
    private const int MaxJointMs = 120;

    [TestMethod]
    public void RendersAReceipt()
    {
        SaidSentence said = SayRenderer.Open().Receipt("wechat", 1250);
        Assert.AreEqual("微信收款十二点五元", said.Text);
        CollectionAssert.AreEqual(new[] { "received-wechat", "ten", "digit-2", "point", "digit-5", "yuan" }, said.Clips.ToArray());
        Assert.IsTrue(said.DurationMs is > 1500 and < 4000, $"{said.DurationMs} ms");
    }

    [TestMethod]
    public void TheSamplesAreTheClipsEndToEnd()
    {
        PackReader pack = PackReader.Open(PackReader.DefaultPath);
        byte[] expected = new[] { Clip.ReceivedAlipay, Clip.Digit0, Clip.Point, Clip.Digit0, Clip.Digit5, Clip.Yuan }
            .SelectMany(clip => pack.Samples(clip)!).ToArray();
        CollectionAssert.AreEqual(expected, new SayRenderer(pack).Receipt("alipay", 5).Samples.ToArray());
    }

    [TestMethod]
    public void NoJointIsSilentForLong()
    {
        SayRenderer renderer = SayRenderer.Open();
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            SaidSentence said = renderer.Receipt(SayRenderer.Brands[i % SayRenderer.Brands.Count], random.NextInt64(10_000_000_000));
            int longest = 0, run = 0;
            foreach (byte code in said.Samples.Span)
            {
                run = Math.Abs((int)MuLaw.Decode(code)) < 400 ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
            Assert.IsTrue(longest / 8 <= MaxJointMs, $"{said.Text}: {longest / 8} ms");
        }
    }

    [TestMethod]
    public void TheWavFileHoldsTheSamples()
    {
        string path = Path.GetTempFileName();
        try
        {
            SaidSentence said = SayRenderer.Open().Receipt("wechat", 1250);
            said.WriteWav(path);
            float[] samples = WavFile.TryRead(path)!;
            Assert.AreEqual(said.Samples.Length, samples.Length);
            for (int i = 0; i < samples.Length; i++)
                Assert.AreEqual(MuLaw.Decode(said.Samples.Span[i]) / 32768f, samples[i]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void APauseIsHeardAsSilence()
    {
        SaidSentence said = SayRenderer.Open().Render(Phrases.DayTotal(new Sentence(), 3, 3600));
        Assert.AreEqual("今日收款三笔共三十六元", said.Text);
        Assert.IsTrue(said.Clips.Contains("pause"));
        byte[] silence = Enumerable.Repeat(MuLaw.Silence, Announcer.PauseSamples).ToArray();
        Assert.IsTrue(said.Samples.Span.IndexOf(silence) > 0);
    }

    [TestMethod]
    public void RefusesWhatItCannotSay()
    {
        SayRenderer renderer = SayRenderer.Open();
        Assert.ThrowsExactly<ArgumentException>(() => renderer.Receipt("paypal", 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => renderer.Receipt("wechat", -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => renderer.Receipt("wechat", long.MaxValue));
    }

    [TestMethod]
    public void NamesAMissingOrDamagedPack()
    {
        VoicePackException missing = Assert.ThrowsExactly<VoicePackException>(() => SayRenderer.Open("/nowhere/x.sbv"));
        StringAssert.Contains(missing.Message, "/nowhere/x.sbv");
        byte[] pack = File.ReadAllBytes(PackReader.DefaultPath);
        pack[^1] ^= 1;
        VoicePackException damaged = Assert.ThrowsExactly<VoicePackException>(() => PackReader.Open(pack, "mine"));
        StringAssert.Contains(damaged.Message, ClipText.Of(Clip.Count - 1));
    }
}
