using System.Collections.Generic;
using CounterPage.Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Ports;

namespace ScanBox.Page.Tests;

/// <summary>Taps reach the firmware however the machine gives it its time.</summary>
[TestClass]
public sealed class TapQueueTests
{
    private readonly List<(Key Key, bool Down)> _hand = [];
    private readonly TapQueue _taps;

    public TapQueueTests() => _taps = new TapQueue(key => _hand.Add((key, true)), key => _hand.Add((key, false)));

    [TestMethod]
    public void TapsFollowEachOther()
    {
        _taps.Turn(0);
        Assert.IsTrue(_taps.Tap(Key.Digit1));
        Assert.IsTrue(_taps.Tap(Key.Digit1));
        for (long now = 5; _taps.Turn(now); now += 5)
            Assert.IsLessThan(1000, now);
        CollectionAssert.AreEqual(new[] { (Key.Digit1, true), (Key.Digit1, false), (Key.Digit1, true), (Key.Digit1, false) }, _hand);
    }

    [TestMethod]
    public void AFirmwareThatWasHeldUpStillSeesTheKeyLongEnough()
    {
        _taps.Turn(0);
        _taps.Tap(Key.Digit4);
        // Hours without a turn are no time in which a key can be seen.
        for (int i = 1; i <= 5; i++)
        {
            _taps.Turn(i * 3_600_000L);
            Assert.HasCount(1, _hand, "still down");
        }
        _taps.Turn(6 * 3_600_000L);
        Assert.HasCount(2, _hand);
    }

    [TestMethod]
    public void AHeldKeyWaitsForTheTapsBeforeItAndIsSeenHoweverShortItWas()
    {
        _taps.Turn(0);
        _taps.Tap(Key.Digit1);
        Assert.IsTrue(_taps.Hold(Key.Confirm));
        Assert.IsFalse(_taps.Hold(Key.Confirm), "it is held already");
        Assert.IsTrue(_taps.Release(Key.Confirm));
        Assert.IsFalse(_taps.Release(Key.Confirm));
        long downAt = 0, upAt = 0;
        for (long now = 5; now < 1000; now += 5)
        {
            _taps.Turn(now);
            (downAt, upAt) = (_hand.Count < 3 ? now : downAt, _hand.Count < 4 ? now : upAt);
        }
        CollectionAssert.AreEqual(new[] { (Key.Digit1, true), (Key.Digit1, false), (Key.Confirm, true), (Key.Confirm, false) }, _hand);
        Assert.IsGreaterThan(40, upAt - downAt);
        Assert.IsTrue(_taps.IsIdle);
    }

    [TestMethod]
    public void AHeldKeyStaysDownUntilItIsLetGoButNotForEver()
    {
        _taps.Turn(0);
        _taps.Hold(Key.Total);
        for (long now = 5; now < 5000; now += 5)
            _taps.Turn(now);
        Assert.HasCount(1, _hand);
        _taps.Release(Key.Total);
        Assert.HasCount(2, _hand, "at once");
        for (long now = 5000; now < 6000; now += 5)
            _taps.Turn(now);
        _taps.Hold(Key.Total);
        for (long now = 6000; now < 6000 + TapQueue.LongestHoldMs + 100; now += 5)
            _taps.Turn(now);
        Assert.HasCount(4, _hand);
    }

    [TestMethod]
    public void TheQueueIsBoundedAndForgottenWithThePower()
    {
        int taken = 0;
        while (taken < 1000 && _taps.Tap(Key.Digit2))
            taken++;
        Assert.AreEqual(TapQueue.MaxWaiting + 1, taken);
        _taps.Forget();
        CollectionAssert.AreEqual(new[] { (Key.Digit2, true), (Key.Digit2, false) }, _hand);
        Assert.IsFalse(_taps.Turn(1));
        Assert.IsTrue(_taps.Tap(Key.Digit3));
        Assert.HasCount(3, _hand);
    }
}
