using nanoFramework.TestFramework;
using ScanBox.Parts.Voices;
using ScanBox.Voice;

namespace ScanBox.Parts.Tests.Voices;

/// <summary>A voice module that answers, plays, falls silent, lies.</summary>
[TestClass]
public class VoiceModuleTests
{
    private static readonly byte[] s_receipt = { Clip.ReceivedWechat, Clip.Ten, Clip.Digit2, Clip.Point, Clip.Digit5, Clip.Yuan };

    private static ModuleLine s_line = null!;
    private static VoiceModule s_module = null!;
    private static long s_now;

    [Cleanup]
    public void FreeTheHeap()
    {
        s_line = null!;
        s_module = null!;
    }

    [TestMethod]
    public void IsFoundAndToldItsVolume()
    {
        Begin();
        Assert.IsTrue(s_module.IsSearching);
        Run(200);
        Assert.IsTrue(s_module.IsPresent);
        Assert.IsFalse(s_module.IsSearching);
        Assert.AreEqual(9600, s_line.Baud);
        // AA 13 01 volume sum: the loudest of 30 steps.
        Assert.AreEqual("AA13011EDC", s_line.Commands);
        s_line.Commands = "";
        s_module.Volume = 0;
        s_module.Volume = 4;
        Assert.AreEqual("AA130100BE AA13010DCB", s_line.Commands);
    }

    [TestMethod]
    public void ASentenceIsOneRunOfFilesAndEndsWhenTheModuleSaysSo()
    {
        Begin();
        Run(200);
        s_line.Commands = "";
        s_module.Play(s_receipt, 0, s_receipt.Length);
        // The volume first: AA 13 01 30 sum. Then AA 1B length "18" "0A" "02" "0F" "05" "10" sum.
        Assert.AreEqual("AA13011EDC AA1B0C31383041303230463035313049", s_line.Commands);
        Assert.IsTrue(s_module.IsPlaying);
        s_line.Status = 1;
        Run(2_000);
        Assert.IsTrue(s_module.IsPlaying);
        s_line.Status = 0;
        Run(200);
        Assert.IsFalse(s_module.IsPlaying);
        int asked = s_line.Questions;
        Run(4_000);
        Assert.IsTrue(s_line.Questions - asked <= 1, "at rest it is left alone");
    }

    [TestMethod]
    public void NotYetPlayingIsNoEndButNothingPlayedIsReported()
    {
        Begin();
        Run(200);
        s_line.Log = "";
        s_module.Play(s_receipt, 0, 1);
        Run(VoiceModule.StartMs - 50);
        Assert.IsTrue(s_module.IsPlaying);
        Run(400);
        Assert.IsFalse(s_module.IsPlaying);
        Assert.AreEqual("voice: the module plays nothing; are the clips on it, in the folder ZH?\n", s_line.Log);
    }

    [TestMethod]
    public void NoModuleIsReportedOnceAndLookedForSeldom()
    {
        Begin();
        s_line.Answers = false;
        Run(VoiceModule.StartUpMs + 500);
        Assert.IsFalse(s_module.IsSearching);
        Assert.AreEqual("voice: no module answers; check plug and supply. The box goes on without a voice\n", s_line.Log);
        int asked = s_line.Questions;
        Run(20_000);
        Assert.IsTrue(s_line.Questions - asked <= 20);
        Assert.AreEqual("", s_line.Commands);
        s_module.Play(s_receipt, 0, 6);
        Assert.IsFalse(s_module.IsPlaying);
        s_line.Answers = true;
        Run(2_000);
        Assert.IsTrue(s_module.IsPresent);
    }

    [TestMethod]
    public void SilenceInTheMiddleOfASentenceEndsItInBoundedTime()
    {
        Begin();
        Run(200);
        s_module.Play(s_receipt, 0, 6);
        s_line.Status = 1;
        Run(500);
        s_line.Answers = false;
        Run(1_500);
        Assert.IsFalse(s_module.IsPlaying);
        Assert.IsFalse(s_module.IsPresent);
        Assert.IsFalse(s_module.IsSearching);
    }

    [TestMethod]
    public void AModuleThatNeverEndsIsStopped()
    {
        Begin();
        Run(200);
        s_module.Play(s_receipt, 0, 6);
        s_line.Status = 1;
        s_line.Commands = "";
        Run(VoiceModule.LongestRunMs + 200);
        Assert.IsFalse(s_module.IsPlaying);
        Assert.AreEqual("AA0400AE", s_line.Commands);
    }

    [TestMethod]
    public void GarbageIsNoAnswer()
    {
        Begin();
        s_line.Answers = false;
        for (int i = 0; i < 300; i++)
        {
            // Half frames, wrong sums, answers to what nobody asked.
            s_line.Send(i % 3 == 0 ? "AA0101" : i % 3 == 1 ? "AA010100AD" : "AA0C020075" + "2D55");
            Run(20);
        }
        Assert.IsFalse(s_module.IsPresent);
        s_line.Send("AAAA010100AC");
        Run(2_500);
        Assert.IsFalse(s_module.IsPlaying);
    }

    [TestMethod]
    public void AnAnswerBehindGarbageIsFound()
    {
        Begin();
        s_line.Answers = false;
        Run(40);
        s_line.Send("00AA01AA0101FFAA010100AC");
        Run(40);
        Assert.IsTrue(s_module.IsPresent);
    }

    private static void Begin()
    {
        s_line = new ModuleLine();
        s_module = new VoiceModule(s_line, s_line);
        s_now = 1_000;
    }

    private static void Run(int ms)
    {
        for (long end = s_now + ms; s_now < end; s_now += 10)
            s_module.Step(s_now);
    }
}
