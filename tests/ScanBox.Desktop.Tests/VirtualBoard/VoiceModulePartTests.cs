using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;
using ScanBox.Voice;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The firmware's announcer and driver against a voice module that was written from its description.</summary>
[TestClass]
public class VoiceModulePartTests : IBoxLog
{
    private readonly BoardBench _bench = new(plan: AllBoards.Plan("esp32-wroom-voice"));
    private readonly List<string> _log = [];
    private DeviceParts _parts = null!;
    private Announcer _announcer = null!;
    private long _finishedAtMs;

    void IBoxLog.Write(long atMs, string what) => _log.Add(what);

    [TestInitialize]
    public void SwitchOn()
    {
        _parts = _bench.Start(this);
        _announcer = new Announcer(_parts.Speaker, this, null, _parts.Clips);
    }

    [TestMethod]
    public void AReceiptIsHeardWholeWithoutGapsAndOnlyThenCounts()
    {
        _announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 1250, 9));
        RunUntilIdle(10_000);
        CollectionAssert.AreEqual(new[] { "ZH/18.wav", "ZH/0A.wav", "ZH/02.wav", "ZH/0F.wav", "ZH/05.wav", "ZH/10.wav" }, Heard());
        var played = _bench.Voice!.Played;
        VoicePacks.PackReader pack = VoicePacks.PackReader.Open(VoicePacks.PackReader.DefaultPath);
        byte[] clips = [Clip.ReceivedWechat, Clip.Ten, Clip.Digit2, Clip.Point, Clip.Digit5, Clip.Yuan];
        long expected = clips.Sum(clip => pack.Samples(clip)!.Length / 8);
        long endMs = (played[^1].StartMicroseconds / 1000) + (pack.Samples(Clip.Yuan)!.Length / 8);
        Assert.IsTrue(Math.Abs(endMs - (played[0].StartMicroseconds / 1000) - expected) <= 5, "no gaps");
        Assert.IsTrue(_finishedAtMs >= endMs && _finishedAtMs <= endMs + 300, $"ends at {endMs}, counted at {_finishedAtMs}");
        Assert.AreEqual(0, _bench.Voice.BadFrames);
        Assert.AreEqual(0, _bench.Voice.Refused);
    }

    [TestMethod]
    public void MoneyComesBeforeTheRestOfATotal()
    {
        _announcer.Say(Phrases.DayTotal(new Sentence(), 34, 1_234_567));
        Run(2_000);
        Assert.AreEqual("ZH/26.wav", Heard()[0]);
        _announcer.Say(Phrases.Receipt(new Sentence(), "alipay", 100, 7));
        RunUntilIdle(15_000);
        List<string> heard = [.. Heard()];
        int money = heard.IndexOf("ZH/19.wav");
        Assert.IsTrue(money is > 0 and <= 2 * Announcer.ClipsBetweenCuts, string.Join(' ', heard));
        CollectionAssert.AreEqual(new[] { "ZH/19.wav", "ZH/01.wav", "ZH/10.wav" }, heard[money..]);
    }

    [TestMethod]
    public void EachClipOfTheFirmwareIsOnTheModule()
    {
        for (int clip = 0; clip < Clip.Count; clip++)
        {
            var sentence = new Sentence();
            _announcer.Say(Phrases.Prompt(sentence, (byte)clip));
            RunUntilIdle(8_000);
            Assert.AreEqual($"ZH/{clip:X2}.wav", Heard()[^1]);
        }
        Assert.IsFalse(_log.Exists(line => line.Contains("plays nothing", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void AModuleThatIsPulledOutHoldsNobodyUpAndSpeaksAgainWhenItIsBack()
    {
        Run(2_000);
        _bench.Voice!.Plug(false);
        _announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 100, 1));
        RunUntilIdle(10_000);
        Assert.IsTrue(_log.Contains("voice: no module answers; check plug and supply. The box goes on without a voice"), string.Join('\n', _log));
        Assert.AreNotEqual(0, _finishedAtMs, "the sentence ended all the same");
        _bench.Voice.Plug(true);
        Run(3_000);
        _announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 200, 2));
        RunUntilIdle(10_000);
        CollectionAssert.AreEqual(new[] { "ZH/18.wav", "ZH/02.wav", "ZH/10.wav" }, Heard()[^3..]);
    }

    [TestMethod]
    public void AModuleThatLosesItsSupplyIsToldItsLoudnessAnew()
    {
        _announcer.Volume = 3;
        Run(2_000);
        Assert.AreEqual(10, _bench.Voice!.Volume);
        _bench.Voice.Restart();
        Assert.AreEqual(20, _bench.Voice.Volume);
        // Back before anybody has asked it anything: nobody noticed.
        Run(1_000);
        _announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 300, 3));
        RunUntilIdle(10_000);
        Assert.AreEqual(10, _bench.Voice.Played[0].Volume);
    }

    [TestMethod]
    public void SpoiltAnswersAreAskedForAgain()
    {
        Run(2_000);
        _bench.Voice!.SpoilAnswers = 2;
        _announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 100, 1));
        RunUntilIdle(10_000);
        Assert.HasCount(3, Heard());
        Assert.IsFalse(_log.Exists(line => line.Contains("no module", StringComparison.Ordinal)), string.Join('\n', _log));
    }

    [TestMethod]
    public void AFileThatIsMissingEndsTheRunAndTheBoxGoesOn()
    {
        _bench.Voice!.Remove("ZH/18.wav");
        Run(2_000);
        _announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 100, 1));
        RunUntilIdle(5_000);
        Assert.IsTrue(_log.Exists(line => line.Contains("plays nothing", StringComparison.Ordinal)));
        Assert.AreNotEqual(0, _finishedAtMs);
    }

    [TestMethod]
    public void AModuleThatHangsIsStopped()
    {
        _bench.Voice!.Hangs = true;
        _announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 100, 1));
        RunUntilIdle(40_000);
        Assert.IsFalse(_bench.Voice.IsPlaying);
        Assert.IsTrue(_log.Exists(line => line.Contains("does not come to an end", StringComparison.Ordinal)));
    }

    private string[] Heard() => [.. _bench.Voice!.Played.Select(file => file.Path)];

    private void Run(int milliseconds) => _bench.Run(milliseconds, Turn);

    private void RunUntilIdle(int atMostMs)
    {
        for (int at = 0; at < atMostMs && (at < 100 || !_announcer.Idle); at += 20)
            Run(20);
        Assert.IsTrue(_announcer.Idle, string.Join('\n', _log));
    }

    private void Turn()
    {
        long nowMs = _parts.Clock.UptimeMs;
        _parts.Watchdog.Feed();
        _parts.Step(nowMs);
        _announcer.Step(nowMs);
        if (_announcer.TakeFinished() is not null)
            _finishedAtMs = nowMs;
    }
}
