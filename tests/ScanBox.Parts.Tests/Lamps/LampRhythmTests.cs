using nanoFramework.TestFramework;
using ScanBox.Parts.Lamps;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Lamps;

/// <summary>What a watcher sees of each signal.</summary>
[TestClass]
public class LampRhythmTests
{
    private const int SignalCount = (int)LampSignal.Standby + 1;

    [TestMethod]
    public void RhythmsAloneTellSignalsApartHoweverLateOneLooks()
    {
        for (int a = 0; a < SignalCount; a++)
        {
            for (int b = 0; b < a; b++)
            {
                for (int shift = 0; shift < LampPattern.Slots; shift++)
                    Assert.IsFalse(LampPattern.RhythmOf((LampSignal)a) == Turned(LampPattern.RhythmOf((LampSignal)b), shift), "signals " + a + " and " + b);
            }
        }
    }

    [TestMethod]
    public void OnlyMoneyReceivedIsSteady()
    {
        for (int i = 0; i < SignalCount; i++)
            Assert.AreEqual(i == (int)LampSignal.Approved, LampPattern.RhythmOf((LampSignal)i) == 0xFFFF);
    }

    [TestMethod]
    public void AResultNotReceivedFlashesThreeTimesInTwoSeconds()
    {
        var rhythm = new LampRhythm(false);
        rhythm.Begin(LampSignal.Refused, 10_000);
        Assert.AreEqual(LampPattern.Red, rhythm.Colour);
        Assert.AreEqual(6, Changes(rhythm, 10_000, 12_000));
        Assert.AreEqual(LampPattern.Red, rhythm.Colour);
        Assert.AreEqual(6, Changes(rhythm, 12_000, 14_000));
    }

    [TestMethod]
    public void ALateStepKeepsTheRhythm()
    {
        var rhythm = new LampRhythm(true);
        rhythm.Begin(LampSignal.Scanning, 1_000);
        Assert.AreEqual(LampPattern.Blue, rhythm.Colour);
        Assert.IsTrue(rhythm.Step(4_260));
        Assert.AreEqual((byte)0, rhythm.Colour);
        Assert.AreEqual(4_500L, rhythm.NextAtMs);
    }

    [TestMethod]
    public void SteadyAndDarkWantNoTurn()
    {
        var rhythm = new LampRhythm(false);
        Assert.IsTrue(rhythm.NextAtMs == long.MaxValue);
        rhythm.Begin(LampSignal.Approved, 5);
        Assert.IsTrue(rhythm.NextAtMs == long.MaxValue);
        Assert.AreEqual(LampPattern.Green, rhythm.Colour);
        rhythm.Begin(LampSignal.Off, 6);
        Assert.IsTrue(rhythm.NextAtMs == long.MaxValue);
        Assert.AreEqual((byte)0, rhythm.Colour);
    }

    private static int Turned(int rhythm, int shift) => (rhythm >> shift | rhythm << (LampPattern.Slots - shift)) & 0xFFFF;

    // Steps as the rhythm wishes; counts the changes in a span of time, its end among it.
    private static int Changes(LampRhythm rhythm, long fromMs, long toMs)
    {
        int changes = 0;
        byte seen = rhythm.Colour;
        while (rhythm.NextAtMs > fromMs && rhythm.NextAtMs <= toMs)
        {
            rhythm.Step(rhythm.NextAtMs);
            if (rhythm.Colour != seen)
                changes++;
            seen = rhythm.Colour;
        }
        return changes;
    }
}
