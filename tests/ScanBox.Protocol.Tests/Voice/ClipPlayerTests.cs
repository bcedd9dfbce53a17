using nanoFramework.TestFramework;
using ScanBox.Ports;
using ScanBox.Voice;

namespace ScanBox.Tests.Voice;

/// <summary>The announcer with a voice module in place of speaker and pack.</summary>
[TestClass]
public class ClipPlayerTests
{
    private static Player s_player = null!;
    private static TestSpeaker s_log = null!;
    private static Announcer s_announcer = null!;
    private static long s_now;

    [Cleanup]
    public void FreeTheHeap()
    {
        s_player = null!;
        s_log = null!;
        s_announcer = null!;
    }

    [TestMethod]
    public void MoneyIsOneRunAndFinishedOnlyWhenItHasEnded()
    {
        Begin();
        s_announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 1250, 9));
        Step(3);
        Assert.AreEqual("24,10,2,15,5,16;", s_player.Runs);
        Step(100);
        Assert.IsNull(s_announcer.TakeFinished());
        s_player.IsPlaying = false;
        s_announcer.Step(s_now += 20);
        Assert.AreEqual(9L, s_announcer.TakeFinished()!.Tag);
        Assert.IsFalse(s_announcer.WasCut);
    }

    [TestMethod]
    public void MoneyCutsAPromptAtTheNextBoundary()
    {
        Begin();
        s_announcer.Say(Phrases.DayTotal(new Sentence(), 34, 1_234_567));
        Step(3);
        string first = s_player.Runs;
        s_announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 100, 7));
        Step(10);
        Assert.AreEqual(first, s_player.Runs, "what has begun is played to its boundary");
        s_player.IsPlaying = false;
        s_announcer.Step(s_now += 20);
        Assert.IsTrue(s_announcer.WasCut);
        Step(20);
        Assert.AreEqual(first + "24,1,16;", s_player.Runs);
    }

    [TestMethod]
    public void WhatIsSaidAtTheStartWaitsForTheModule()
    {
        Begin();
        s_player.IsPresent = false;
        s_player.IsSearching = true;
        s_announcer.Say(Phrases.PreviousSucceeded(new Sentence(), "wechat", 100, 3));
        Step(50);
        Assert.IsNull(s_announcer.TakeFinished());
        s_player.IsSearching = false;
        s_player.IsPresent = true;
        Step(2);
        Assert.AreEqual("36,24,1,16;", s_player.Runs.Substring(0, s_player.Runs.IndexOf(';') + 1));
    }

    [TestMethod]
    public void WithoutAModuleTheSentenceIsLoggedAndEnds()
    {
        Begin();
        s_player.IsPresent = false;
        s_announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 100, 5));
        s_announcer.Step(s_now);
        s_announcer.Step(s_now += 20);
        Assert.AreEqual(5L, s_announcer.TakeFinished()!.Tag);
        Assert.AreEqual("says 微信收款一元\n", s_log.Log);
        Assert.AreEqual("", s_player.Runs);
        Assert.IsTrue(s_announcer.Idle);
    }

    [TestMethod]
    public void ALongSentenceComesInRunsThatFit()
    {
        Begin();
        s_player.MostClips = 5;
        s_announcer.Say(Phrases.Receipt(new Sentence(), "alipay", 12_345_678L, 1));
        for (int i = 0; i < 12; i++)
        {
            Step(5);
            s_player.IsPlaying = false;
        }
        string all = "";
        int inRun = 0;
        foreach (char c in s_player.Runs.ToCharArray())
        {
            inRun = c == ',' ? inRun + 1 : c == ';' ? 0 : inRun;
            Assert.IsTrue(inRun < 5);
            all += c == ';' ? ',' : c;
        }
        // 支付宝到账 十 二 万 三 千 四 百 五 十 六 点 七 八 元
        Assert.AreEqual("25,10,2,13,3,12,4,11,5,10,6,15,7,8,16,", all);
    }

    [TestMethod]
    public void TheVolumeReachesTheModule()
    {
        Begin();
        s_announcer.Volume = 4;
        Assert.AreEqual(4, s_player.Volume);
    }

    private static void Begin()
    {
        s_player = new Player();
        s_log = new TestSpeaker();
        s_announcer = new Announcer(new NoSpeaker(), s_log, null, s_player);
        s_now = 1_000;
    }

    private static void Step(int times)
    {
        for (int i = 0; i < times; i++)
            s_announcer.Step(s_now += 20);
    }

    private sealed class Player : IClipPlayer
    {
        public string Runs { get; private set; } = "";

        public int Volume { get; set; }

        public bool IsPresent { get; set; } = true;

        public bool IsSearching { get; set; }

        public bool IsPlaying { get; set; }

        public int MostClips { get; set; } = 16;

        public void Play(byte[] clips, int offset, int count)
        {
            for (int i = 0; i < count; i++)
                Runs += (i == 0 ? "" : ",") + clips[offset + i].ToString();
            Runs += ";";
            IsPlaying = true;
        }
    }
}
