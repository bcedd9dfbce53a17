using System.Collections.Generic;
using CounterPage.Bench;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.Page;

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
        Assert.IsTrue(_taps.Add(Key.Digit1));
        Assert.IsTrue(_taps.Add(Key.Digit1));
        for (long now = 5; _taps.Turn(now); now += 5)
            Assert.IsLessThan(1000, now);
        CollectionAssert.AreEqual(new[] { (Key.Digit1, true), (Key.Digit1, false), (Key.Digit1, true), (Key.Digit1, false) }, _hand);
    }

    [TestMethod]
    public void AFirmwareThatWasHeldUpStillSeesTheKeyLongEnough()
    {
        _taps.Turn(0);
        _taps.Add(Key.Digit4);
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
    public void TheQueueIsBoundedAndForgottenWithThePower()
    {
        int taken = 0;
        while (taken < 1000 && _taps.Add(Key.Digit2))
            taken++;
        Assert.AreEqual(TapQueue.MaxWaiting + 1, taken);
        _taps.Forget();
        CollectionAssert.AreEqual(new[] { (Key.Digit2, true), (Key.Digit2, false) }, _hand);
        Assert.IsFalse(_taps.Turn(1));
        Assert.IsTrue(_taps.Add(Key.Digit3));
        Assert.HasCount(3, _hand);
    }
}
