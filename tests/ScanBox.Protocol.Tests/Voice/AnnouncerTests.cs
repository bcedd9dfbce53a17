using nanoFramework.TestFramework;
using ScanBox.Voice;

namespace ScanBox.Tests.Voice;

[TestClass]
public class AnnouncerTests
{
    private const int StepMs = 20;
    private const int SamplesInStep = StepMs * 8;

    private static readonly byte[] s_clips =
    {
        Clip.Digit1, Clip.Digit2, Clip.Digit3, Clip.Digit5, Clip.Ten, Clip.Point, Clip.Yuan,
        Clip.Received, Clip.ReceivedWechat, Clip.ShowPaymentCode, Clip.VoiceDamaged, Clip.VolumeUp,
    };

    private static TestSpeaker s_speaker = null!;
    private static TestPack s_pack = null!;
    private static Announcer s_announcer = null!;
    private static long s_now;

    [Cleanup]
    public void FreeTheHeap()
    {
        s_speaker = null!;
        s_pack = null!;
        s_announcer = null!;
    }

    [TestMethod]
    public void SaysAReceiptClipByClip()
    {
        Begin();
        Say(Phrases.Receipt(new Sentence(), "wechat", 1250, 9));
        Assert.IsFalse(s_announcer.Idle);
        RunUntilIdle();
        Assert.AreEqual("24 10 2 15 5 16", s_speaker.Heard());
        Assert.AreEqual("says 微信收款十二点五元\n", s_speaker.Log);
    }

    [TestMethod]
    public void TellsThatASentenceBeginsBeforeItIsHeard()
    {
        Begin();
        Say(Phrases.Receipt(new Sentence(), "wechat", 100, 9));
        Assert.IsNull(s_announcer.TakeBegun());
        s_announcer.Step(s_now);
        Sentence? begun = s_announcer.TakeBegun();
        Assert.AreEqual(9L, begun!.Tag);
        Assert.IsNull(s_announcer.TakeBegun());
        Assert.IsTrue(s_announcer.IsSpeaking);
        Assert.AreEqual(0, s_speaker.Written);
        for (int i = 0; i < 100; i++)
        {
            Tick();
            Sentence? finished = s_announcer.TakeFinished();
            if (finished is null)
                continue;
            Assert.AreEqual(9L, finished.Tag);
            Assert.IsFalse(s_announcer.WasCut);
            Assert.AreEqual(0, s_speaker.Pending);
            Assert.IsFalse(s_announcer.IsSpeaking);
            return;
        }
        Assert.IsTrue(false, "never finished");
    }

    [TestMethod]
    public void NeverTwoAtOnce()
    {
        Begin();
        Say(Phrases.Receipt(new Sentence(), "wechat", 100, 1));
        Say(Phrases.Receipt(new Sentence(), "wechat", 200, 2));
        long finishedMs = -1;
        for (int i = 0; i < 500 && !s_announcer.Idle; i++)
        {
            Tick();
            if (s_announcer.TakeFinished() is not null && finishedMs < 0)
                finishedMs = s_now;
            Sentence? begun = s_announcer.TakeBegun();
            if (begun is not null && begun.Tag == 2)
                Assert.IsTrue(finishedMs >= 0 && s_now - finishedMs >= 200);
        }
        Assert.AreEqual("24 1 16 24 2 16", s_speaker.Heard());
    }

    [TestMethod]
    public void MoneyCutsAPromptAtAClipBoundary()
    {
        Begin();
        var prompt = new Sentence();
        Phrases.Prompt(prompt, Clip.ShowPaymentCode);
        prompt.Add(Clip.Digit1);
        prompt.Add(Clip.Digit2);
        Say(prompt);
        // The speaker takes one clip and half of the next: begin, first clip, second clip.
        s_speaker.Capacity = 300;
        for (int i = 0; i < 3; i++)
            s_announcer.Step(s_now);
        Assert.AreEqual(300, s_speaker.Written);
        Say(Phrases.Receipt(new Sentence(), "wechat", 300, 5));
        bool cut = false;
        for (int i = 0; i < 500 && !s_announcer.Idle; i++)
        {
            Tick();
            if (s_announcer.TakeFinished() is { } finished && finished.Tag == 0)
                cut = s_announcer.WasCut;
        }
        Assert.IsTrue(cut);
        Assert.AreEqual("55 1 24 3 16", s_speaker.Heard());
    }

    [TestMethod]
    public void NothingCutsMoneyAndItGoesFirst()
    {
        Begin();
        Say(Phrases.Receipt(new Sentence(), "wechat", 100, 1));
        Tick();
        Tick();
        Say(Phrases.Chatter(new Sentence(), Clip.VolumeUp));
        Say(Phrases.Prompt(new Sentence(), Clip.ShowPaymentCode));
        Say(Phrases.Receipt(new Sentence(), "wechat", 200, 2));
        RunUntilIdle();
        Assert.AreEqual("24 1 16 24 2 16 55 90", s_speaker.Heard());
    }

    [TestMethod]
    public void DropsPromptsWhenAskedButNotMoney()
    {
        Begin();
        Say(Phrases.Chatter(new Sentence(), Clip.VolumeUp));
        Say(Phrases.Receipt(new Sentence(), "wechat", 200, 2));
        Say(Phrases.Prompt(new Sentence(), Clip.ShowPaymentCode));
        s_announcer.DropPrompts();
        RunUntilIdle();
        Assert.AreEqual("24 2 16", s_speaker.Heard());
    }

    [TestMethod]
    public void AFullQueueLosesChatterFirstAndMoneyNever()
    {
        Begin();
        Say(Phrases.Chatter(new Sentence(), Clip.VolumeUp));
        for (int i = 1; i < Announcer.QueueLength; i++)
            Say(Phrases.Receipt(new Sentence(), "wechat", 100, i));
        Say(Phrases.Receipt(new Sentence(), "wechat", 100, 8));
        Assert.IsFalse(s_announcer.Say(Phrases.Receipt(new Sentence(), "wechat", 100, 9)));
        Assert.IsFalse(s_announcer.Say(Phrases.Prompt(new Sentence(), Clip.ShowPaymentCode)));
        RunUntilIdle();
        Assert.DoesNotContains("音量", s_speaker.Log);
        Assert.AreEqual(Announcer.QueueLength * 3 * TestPack.ClipLength, s_speaker.Written);
    }

    [TestMethod]
    public void EqualPromptsAreSaidOnceEqualReceiptsEachTime()
    {
        Begin();
        Say(Phrases.Receipt(new Sentence(), "wechat", 100, 0));
        Say(Phrases.Receipt(new Sentence(), "wechat", 100, 0));
        Say(Phrases.Prompt(new Sentence(), Clip.ShowPaymentCode));
        Say(Phrases.Prompt(new Sentence(), Clip.ShowPaymentCode));
        RunUntilIdle();
        Assert.AreEqual("24 1 16 24 1 16 55", s_speaker.Heard());
    }

    [TestMethod]
    public void AStepDoesABoundedPieceOfWork()
    {
        Begin();
        s_speaker.Capacity = 1_000_000;
        Say(Phrases.Receipt(new Sentence(), "wechat", 1250, 1));
        while (!s_announcer.Idle)
        {
            int before = s_speaker.Written;
            s_announcer.Step(s_now++);
            s_speaker.Play(100);
            Assert.IsTrue(s_speaker.Written - before <= Announcer.SamplesInStep);
        }
        Assert.IsTrue(s_pack.LargestRead <= Announcer.PieceLength);
        Assert.AreEqual(6 * TestPack.ClipLength, s_speaker.Written);
    }

    [TestMethod]
    public void ABrandThatThePackLacksIsPlainReceivedAndOtherGapsAreSkipped()
    {
        Begin();
        Say(Phrases.Receipt(new Sentence(), "alipay", 500, 1));
        Say(Phrases.Prompt(new Sentence(), Clip.ScannerReady));
        RunUntilIdle();
        Assert.AreEqual("23 5 16", s_speaker.Heard());
        Assert.AreEqual("says 支付宝到账五元\nsays 摄像头已恢复\n", s_speaker.Log);
    }

    [TestMethod]
    public void ANumberThatLacksAWordIsNotSaidAsAnother()
    {
        Begin();
        // 二百六十元 without its 六 would be heard as 二百十元.
        Say(Phrases.Receipt(new Sentence(), "wechat", 26_000, 1));
        Say(Phrases.Receipt(new Sentence(), "wechat", 1250, 2));
        RunUntilIdle();
        Assert.AreEqual("24 81 24 10 2 15 5 16", s_speaker.Heard());
    }

    [TestMethod]
    public void AWordOfANumberFoundUnreadableEndsTheNumber()
    {
        Begin();
        s_pack.BrokenClip = Clip.Digit2;
        Say(Phrases.Receipt(new Sentence(), "wechat", 1250, 1));
        RunUntilIdle();
        Assert.AreEqual("24 10 81", s_speaker.Heard());
        Assert.Contains("clip 2 damaged", s_speaker.Log);
        // From then on it is known before the first word.
        Say(Phrases.Receipt(new Sentence(), "wechat", 1250, 2));
        RunUntilIdle();
        Assert.AreEqual("24 10 81 24 81", s_speaker.Heard());
    }

    [TestMethod]
    public void WithoutAPackSentencesAreStillBegunLoggedAndFinished()
    {
        Begin();
        s_announcer = new Announcer(s_speaker, s_speaker, null);
        Assert.IsFalse(s_announcer.HasVoice);
        Say(Phrases.Receipt(new Sentence(), "wechat", 100, 4));
        Say(Phrases.Ending(new Sentence(), Clip.Reversed, 5));
        int begun = 0;
        int finished = 0;
        for (int i = 0; i < 20; i++)
        {
            Tick();
            begun += s_announcer.TakeBegun() is null ? 0 : 1;
            finished += s_announcer.TakeFinished() is null ? 0 : 1;
        }
        Assert.AreEqual(2, begun);
        Assert.AreEqual(2, finished);
        Assert.AreEqual("says 微信收款一元\nsays 已撤销,未收款\n", s_speaker.Log);
        Assert.AreEqual(0, s_speaker.Written);
    }

    [TestMethod]
    public void ADeadSpeakerDoesNotHoldUpTheBox()
    {
        Begin();
        Say(Phrases.Receipt(new Sentence(), "wechat", 1250, 1));
        for (int i = 0; i < 2 * Announcer.StallMs / StepMs && !s_announcer.Idle; i++)
        {
            s_now += StepMs;
            s_announcer.Step(s_now);
        }
        Assert.IsTrue(s_announcer.Idle);
        Assert.Contains("speaker does not play", s_speaker.Log);
    }

    [TestMethod]
    public void AnUnreadableClipIsReportedAndSkipped()
    {
        Begin();
        s_pack.Broken = true;
        Say(Phrases.Receipt(new Sentence(), "wechat", 100, 1));
        RunUntilIdle();
        Assert.AreEqual(0, s_speaker.Written);
        Assert.Contains("voice pack test.sbv: clip 24 damaged, skipped: 微信收款", s_speaker.Log);
    }

    [TestMethod]
    public void ChecksThePackWhileIdleAndThenSleeps()
    {
        Begin();
        s_pack.Content[s_pack.Content.Length - 1] ^= 1;
        long wake = s_announcer.Step(s_now);
        Assert.AreEqual(s_now + Announcer.CheckMs, wake);
        for (int i = 0; i < 200 && wake != Announcer.Never; i++)
        {
            wake = s_announcer.Step(s_now);
        }
        Assert.IsTrue(s_announcer.Checked);
        Assert.AreEqual(Announcer.Never, wake);
        Assert.AreEqual("voice pack test.sbv: clip 90 damaged, skipped: 音量增大\n", s_speaker.Log);
    }

    [TestMethod]
    public void SpeechBetweenTwoPiecesOfAClipDoesNotDisturbItsCheck()
    {
        Begin();
        s_pack = TestPack.WithLength(3 * PackCheck.BytesInStep, Clip.Digit1, Clip.Yuan);
        var pack = new VoicePack(s_pack, TestPack.Name);
        pack.Open();
        s_announcer = new Announcer(s_speaker, s_speaker, pack);
        // One step for 零, which the pack lacks, and one for the first piece of 一; the buffer holds the rest of it, and 元 takes it over.
        s_announcer.Step(s_now);
        s_announcer.Step(s_now);
        Say(Phrases.Prompt(new Sentence(), Clip.Yuan));
        RunUntilIdle();
        for (int i = 0; i < 200 && !s_announcer.Checked; i++)
            s_announcer.Step(s_now);
        Assert.IsTrue(s_announcer.Checked);
        Assert.AreEqual(0, pack.DamagedCount);
    }

    [TestMethod]
    public void KeepsTheVolumeInRange()
    {
        Begin();
        s_announcer.Volume = 12;
        Assert.AreEqual(9, s_speaker.Volume);
        s_announcer.Volume = -1;
        Assert.AreEqual(0, s_announcer.Volume);
    }

    [TestMethod]
    public void AnEmptySentenceIsRefused()
    {
        Begin();
        Assert.IsFalse(s_announcer.Say(new Sentence()));
        Assert.IsTrue(s_announcer.Idle);
    }

    private static void Begin()
    {
        s_speaker = new TestSpeaker();
        s_announcer = Make();
        s_now = 1000;
    }

    private static Announcer Make()
    {
        s_pack = TestPack.With(s_clips);
        var pack = new VoicePack(s_pack, TestPack.Name);
        pack.Open();
        return new Announcer(s_speaker, s_speaker, pack);
    }

    private static void Say(Sentence sentence) => Assert.IsTrue(s_announcer.Say(sentence));

    private static void Tick()
    {
        s_now += StepMs;
        s_speaker.Play(SamplesInStep);
        s_announcer.Step(s_now);
    }

    private static void RunUntilIdle()
    {
        for (int i = 0; i < 2000 && !s_announcer.Idle; i++)
            Tick();
        Assert.IsTrue(s_announcer.Idle);
    }
}
