using nanoFramework.TestFramework;
using ScanBox.Parts.Power;
using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Power;

/// <summary>A cell whose voltage sags, jumps and crawls.</summary>
[TestClass]
public class BatteryGaugeTests
{
    private const int FullScale = 8190;
    private const int Greatest = 4095;

    private static BatteryGauge s_gauge = null!;
    private static long s_now;

    [Cleanup]
    public void FreeTheHeap() => s_gauge = null!;

    [TestMethod]
    public void TheCurveFallsFromFullToEmpty()
    {
        Assert.AreEqual(100, LiIonCurve.PercentOf(4250));
        Assert.AreEqual(100, LiIonCurve.PercentOf(4200));
        Assert.AreEqual(50, LiIonCurve.PercentOf(3840));
        Assert.AreEqual(5, LiIonCurve.PercentOf(3610));
        Assert.AreEqual(0, LiIonCurve.PercentOf(3270));
        Assert.AreEqual(0, LiIonCurve.PercentOf(3000));
        int before = 0;
        for (int mv = 3200; mv <= 4300; mv += 5)
        {
            int percent = LiIonCurve.PercentOf(mv);
            Assert.IsTrue(percent >= before && percent - before <= 3, mv.ToString());
            before = percent;
        }
    }

    [TestMethod]
    public void NothingIsToldBeforeThereAreEnoughSamples()
    {
        Begin();
        Hold(3900, BatteryGauge.Samples - 1);
        Assert.IsTrue(s_gauge.State == BatteryState.Unknown);
        Assert.AreEqual(-1, s_gauge.Percent);
        Hold(3900, 1);
        Assert.IsTrue(s_gauge.State == BatteryState.Good);
        Assert.AreEqual(63, s_gauge.Percent);
    }

    [TestMethod]
    public void MomentsUnderLoadDoNotCount()
    {
        Begin();
        Hold(3900, BatteryGauge.Samples);
        for (int i = 0; i < 40; i++)
        {
            // A modem's burst every fifth sample, and a spike of the converter.
            Hold(i % 5 == 0 ? 3300 : i % 11 == 0 ? 4190 : 3900, 1);
            Assert.AreEqual(63, s_gauge.Percent);
        }
    }

    [TestMethod]
    public void LowAndCriticalAreLeftLaterThanTheyAreEntered()
    {
        Begin();
        Settle(3712);
        Assert.IsTrue(s_gauge.State == BatteryState.Low);
        Settle(3722);
        Assert.IsTrue(s_gauge.State == BatteryState.Low, "18 % is not yet good");
        Settle(3740);
        Assert.IsTrue(s_gauge.State == BatteryState.Good);
        Settle(3500);
        Assert.IsTrue(s_gauge.State == BatteryState.Critical);
        Settle(3630);
        Assert.IsTrue(s_gauge.State == BatteryState.Critical, "6 % is not yet usable");
        Settle(3680);
        Assert.IsTrue(s_gauge.State == BatteryState.Low);
    }

    [TestMethod]
    public void AChargerEndsCriticalAndItsPlugMayBounce()
    {
        Begin();
        Settle(3500);
        Sample(3500, true);
        Sample(3500, false);
        Sample(3500, true);
        Assert.IsFalse(s_gauge.IsCharging);
        Sample(3500, true);
        Assert.IsTrue(s_gauge.IsCharging);
        Assert.IsTrue(s_gauge.State == BatteryState.Low);
    }

    [TestMethod]
    public void WhatIsNoBatteryIsUnknown()
    {
        Begin();
        Settle(0);
        Assert.IsTrue(s_gauge.State == BatteryState.Unknown);
        Settle(4700);
        Assert.IsTrue(s_gauge.State == BatteryState.Unknown);
        Assert.AreEqual(-1, s_gauge.Percent);
        Settle(4200);
        Assert.AreEqual(100, s_gauge.Percent);
    }

    [TestMethod]
    public void ThePercentageDoesNotGoToAndFro()
    {
        Begin();
        Settle(3842);
        int told = s_gauge.Percent;
        for (int i = 0; i < 60; i++)
        {
            Hold(i % 7 < 3 ? 3840 : 3846, 4);
            Assert.AreEqual(told, s_gauge.Percent);
        }
    }

    private static void Begin()
    {
        s_gauge = new BatteryGauge(FullScale);
        s_now = 1_000;
    }

    private static void Settle(int millivolts) => Hold(millivolts, 2 * BatteryGauge.Samples);

    private static void Hold(int millivolts, int samples)
    {
        for (int i = 0; i < samples; i++)
            Sample(millivolts, false);
    }

    private static void Sample(int millivolts, bool charger)
    {
        s_now += BatteryGauge.SampleEveryMs;
        // Half a step is added, so that what the converter cuts off does not count.
        s_gauge.Sample((int)(((long)millivolts * Greatest + FullScale / 2) / FullScale), Greatest, charger, s_now);
    }
}
