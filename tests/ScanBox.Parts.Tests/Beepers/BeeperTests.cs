using nanoFramework.TestFramework;
using ScanBox.Parts.Beepers;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Beepers;

/// <summary>What is heard of a payment.</summary>
[TestClass]
public class BeeperTests
{
    [TestMethod]
    public void AClickIsShortAndEndsByItself()
    {
        var heard = new HeardTones();
        var beeper = new Beeper(heard);
        beeper.Play(BeeperTune.Click, 0);
        heard.Finish(beeper);
        Assert.AreEqual("3200@0 0@12", heard.Heard);
        Assert.IsTrue(beeper.Playing == BeeperTune.None);
    }

    [TestMethod]
    public void AClickDisturbsNoTuneAndATuneEndsAClick()
    {
        var heard = new HeardTones();
        var beeper = new Beeper(heard);
        beeper.Play(BeeperTune.Click, 0);
        beeper.Play(BeeperTune.Refused, 5);
        beeper.Play(BeeperTune.Click, 10);
        heard.Heard = "";
        heard.Finish(beeper);
        Assert.AreEqual("0@355 700@475 0@825", heard.Heard);
    }

    [TestMethod]
    public void ALateStepLeavesNoToneOut()
    {
        var heard = new HeardTones();
        var beeper = new Beeper(heard);
        beeper.Play(BeeperTune.Received, 0);
        for (int ms = 0; ms < 4000; ms += 500)
        {
            heard.UptimeMs = ms;
            beeper.Step(ms);
        }
        Assert.AreEqual("1568@0 0@500 2093@1000 0@1500 2637@2000 0@2500", heard.Heard);
    }

    [TestMethod]
    public void TheEndOfAPaymentBegunHereSoundsOnce()
    {
        Assert.IsTrue(TuneAfter(LampSignal.Ready, LampSignal.Scanning, LampSignal.Working, LampSignal.Approved) == BeeperTune.Received);
        Assert.IsTrue(TuneAfter(LampSignal.Ready, LampSignal.Scanning, LampSignal.Working, LampSignal.Refused) == BeeperTune.Refused);
    }

    [TestMethod]
    public void WhatIsSettledAtAStartOrCancelledDoesNotSound()
    {
        Assert.IsTrue(TuneAfter(LampSignal.Starting, LampSignal.Unknown, LampSignal.Working, LampSignal.Approved) == BeeperTune.None);
        Assert.IsTrue(TuneAfter(LampSignal.Starting, LampSignal.Offline, LampSignal.Ready, LampSignal.Approved) == BeeperTune.None);
        Assert.IsTrue(TuneAfter(LampSignal.Approved, LampSignal.Scanning, LampSignal.Approved, LampSignal.Approved) == BeeperTune.None);
        // It was not sent for want of a path; when there is one, the lamp shows how the payment before ended.
        Assert.IsTrue(TuneAfter(LampSignal.Scanning, LampSignal.Working, LampSignal.Offline, LampSignal.Approved) == BeeperTune.None);
    }

    [TestMethod]
    public void WhatWasUnknownNeverSoundsReceived()
    {
        var heard = new HeardTones();
        var beeper = new Beeper(heard);
        var lamp = new SoundingLamp(heard, beeper, heard);
        lamp.Show(LampSignal.Scanning);
        lamp.Show(LampSignal.Working);
        lamp.Show(LampSignal.Unknown);
        Assert.IsTrue(beeper.Playing == BeeperTune.Look);
        heard.Finish(beeper);
        lamp.Show(LampSignal.Approved);
        Assert.IsTrue(beeper.Playing == BeeperTune.Look);
        heard.Finish(beeper);
        lamp.Show(LampSignal.Scanning);
        lamp.Show(LampSignal.Working);
        lamp.Show(LampSignal.Approved);
        Assert.IsTrue(beeper.Playing == BeeperTune.Received);
        Assert.IsTrue(heard.Shown == LampSignal.Approved);
    }

    private static BeeperTune TuneAfter(LampSignal first, LampSignal second, LampSignal third, LampSignal fourth)
    {
        var heard = new HeardTones();
        var beeper = new Beeper(heard);
        var lamp = new SoundingLamp(heard, beeper, heard);
        lamp.Show(first);
        lamp.Show(second);
        lamp.Show(third);
        lamp.Show(fourth);
        return beeper.Playing;
    }
}
