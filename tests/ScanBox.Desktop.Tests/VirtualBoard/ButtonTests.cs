using System;
using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>Single buttons beside a matrix, on the virtual pins.</summary>
[TestClass]
public class ButtonTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(5)]
    [DataRow(15)]
    public void EachButtonCountsOnceHoweverItBounces(int bounceMs)
    {
        var bench = new BoardBench(plan: AllBoards.Plan("esp32-s3-battery"));
        DeviceParts parts = bench.Start();
        bench.Buttons.Bounce = TimeSpan.FromMilliseconds(bounceMs);
        for (int i = 0; i < bench.Plan.ButtonKeys.Length; i++)
        {
            bench.Buttons.Press(i);
            CollectionAssert.AreEqual(new List<Key> { bench.Plan.ButtonKeys[i] }, Read(bench, parts, 100));
            Assert.IsTrue(parts.Keypad.IsDown(bench.Plan.ButtonKeys[i]));
            bench.Buttons.Release(i);
            Assert.IsEmpty(Read(bench, parts, 100));
            Assert.IsFalse(parts.Keypad.IsDown(bench.Plan.ButtonKeys[i]));
        }
        Assert.AreEqual(0, bench.Board.Pins.FloatingReads);
        Assert.AreEqual(0, bench.Board.Pins.Conflicts);
    }

    [TestMethod]
    public void ButtonAndMatrixWorkTogether()
    {
        var bench = new BoardBench(plan: AllBoards.Plan("esp32-s3-battery"));
        DeviceParts parts = bench.Start();
        bench.Buttons.Press(1);
        bench.Keypad.Press(3, 3);
        CollectionAssert.AreEquivalent(new List<Key> { Key.VolumeUp, Key.Confirm }, Read(bench, parts, 100));
        Assert.IsTrue(parts.Keypad.IsDown(Key.VolumeUp) && parts.Keypad.IsDown(Key.Confirm));
    }

    private static List<Key> Read(BoardBench bench, DeviceParts parts, int milliseconds)
    {
        var keys = new List<Key>();
        bench.Run(milliseconds, () =>
        {
            Key key = parts.Keypad.Read();
            if (key != Key.None)
                keys.Add(key);
        });
        return keys;
    }
}
