using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Voice;
using VoicePacks;

namespace ScanBox.Desktop.Tests.Voice;

/// <summary>The pack for a board with 4 MB of flash, whose file system has 256 KiB.</summary>
[TestClass]
public class SmallPackTests
{
    /// <summary>Leaves room for two journal segments of 8 KB, settings, keys, and the file system's own blocks.</summary>
    internal const int MaxFileLength = 180 * 1024;

    private static readonly PackReader s_small = PackReader.Open(PackReader.SmallPath);
    private static readonly PackReader s_full = PackReader.Open(PackReader.DefaultPath);

    [TestMethod]
    public void FitsAndHasExactlyTheClipsOfTheTable()
    {
        Assert.IsTrue(s_small.FileLength <= MaxFileLength, $"{s_small.FileLength} bytes");
        foreach (ClipRow row in ClipTable.Chinese)
            Assert.AreEqual(row.InSmallPack, s_small.Samples(row.Id) is not null, row.Words);
    }

    [TestMethod]
    public void EveryClipSoundsLikeThatOfTheFullPack()
    {
        foreach (ClipRow row in ClipTable.Chinese.Where(r => r.InSmallPack))
        {
            double[] full = Linear(s_full.Samples(row.Id)!);
            double[] small = Linear(s_small.Samples(row.Id)!);
            Assert.AreEqual(full.Length, small.Length, 1, row.Words);
            double noise = full.Zip(small, (a, b) => (a - b) * (a - b)).Sum();
            double ratio = 10 * Math.Log10(full.Sum(s => s * s) / noise);
            Assert.IsTrue(ratio > 14, $"{row.Words}: {ratio:F1} dB");
        }
    }

    /// <summary>A clip that begins or ends above -40 dB clicks where it is spliced, and so does a jump that the full pack has not.</summary>
    [TestMethod]
    public void NothingClicks()
    {
        foreach (ClipRow row in ClipTable.Chinese.Where(r => r.InSmallPack))
        {
            double[] samples = Linear(s_small.Samples(row.Id)!);
            Assert.IsTrue(Math.Abs(samples[0]) < 0.01 && Math.Abs(samples[^1]) < 0.01, $"{row.Words}: {samples[0]:F4} {samples[^1]:F4}");
            Assert.IsTrue(Math.Abs(samples.Average()) < 0.002, row.Words);
            double[] full = Linear(s_full.Samples(row.Id)!);
            Assert.IsTrue(LargestStep(samples) < LargestStep(full) + 0.12, $"{row.Words}: {LargestStep(samples):F3}, full {LargestStep(full):F3}");
        }
    }

    [TestMethod]
    public void WhatIsAboutMoneyIsAlwaysHeard()
    {
        var renderer = new SayRenderer(s_small);
        var into = new Sentence();
        foreach (string brand in SayRenderer.Brands)
            Heard(renderer, Phrases.Receipt(into, brand, 123_456, 1));
        foreach (byte ending in new[] { Clip.PaymentFailed, Clip.InsufficientFunds, Clip.OverLimit, Clip.CodeExpired, Clip.WrongPassword, Clip.AccountRestricted, Clip.NotSupported, Clip.ResultUnknown, Clip.Reversed, Clip.NotSent })
            Heard(renderer, Phrases.Ending(into, ending, 1));
        Heard(renderer, Phrases.EarlierEnding(into, 5, Clip.Reversed, 1));
        Heard(renderer, Phrases.PreviousSucceeded(into, "jd", 100, 1));
        Heard(renderer, Phrases.Unfinished(into, 1250, 905, 0));
        Heard(renderer, Phrases.DayTotal(into, 12, 45_600));
        Heard(renderer, Phrases.PleasePay(into, 1250));
    }

    [TestMethod]
    public void OnlyPleasantriesAreSilent()
    {
        byte[] silent = ClipTable.Chinese.Select(r => r.Id).Where(id => s_small.Samples(id) is null && s_small.Samples(ClipFallback.Of(id)) is null).ToArray();
        var pleasantries = new HashSet<byte>
        {
            Clip.Percent, Clip.Plus, Clip.NoReceipt, Clip.Welcome, Clip.ShuttingDown, Clip.ScannerReady, Clip.VoiceMissing,
            Clip.Connecting, Clip.NetworkConnected, Clip.ServerConnected, Clip.VolumeUp, Clip.VolumeDown, Clip.VolumeMaximum, Clip.VolumeMinimum,
            Clip.Charging, Clip.LowBattery, Clip.BatteryLevel, Clip.SerialNumber, Clip.Iccid,
            // Giving money back is led by the voice on boards with the full pack; here only its end is heard.
            Clip.EnterStan, Clip.EnterPin, Clip.WrongPin, Clip.PinLocked, Clip.PressConfirm, Clip.NoSuchPayment, Clip.Refund, Clip.SettlementDone,
            // Heard as 第二笔, and as the end of an RRN without a word before it.
            Clip.FromLast, Clip.RrnTail,
        };
        Assert.AreEqual("", string.Join(", ", silent.Where(id => !pleasantries.Contains(id)).Select(ClipText.Of)));
    }

    private static void Heard(SayRenderer renderer, Sentence sentence)
    {
        SaidSentence said = renderer.Render(sentence);
        int missing = 0;
        for (int i = 0; i < sentence.Count; i++)
        {
            byte clip = sentence[i];
            if (clip != Clip.Pause && s_small.Samples(clip) is null && s_small.Samples(ClipFallback.Of(clip)) is null)
                missing++;
        }
        Assert.AreEqual(0, missing, said.Text);
        Assert.IsTrue(said.DurationMs >= 300, said.Text);
    }

    private static double LargestStep(double[] samples) => samples.Skip(1).Zip(samples, (b, a) => Math.Abs(b - a)).Max();

    private static double[] Linear(byte[] muLaw) => muLaw.Select(code => MuLaw.Decode(code) / 32768.0).ToArray();
}
