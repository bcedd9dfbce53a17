using System;
using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class KeypadTests
{
    [TestMethod]
    public void APowerCutInTheMiddleOfATapLeavesNoKeyDown()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        bench.Keypad.Tap(1, 0, TimeSpan.FromMilliseconds(80));
        bench.Run(40, () => parts.Keypad.Read());
        Assert.IsTrue(parts.Keypad.IsDown(bench.Plan.KeypadKeys[4]));
        bench.Board.CutPower();
        DeviceParts again = bench.Start();
        bench.Run(200, () => again.Keypad.Read());
        Assert.IsFalse(again.Keypad.IsDown(bench.Plan.KeypadKeys[4]));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(5)]
    [DataRow(15)]
    public void EachKeyCountsOnceHoweverItBounces(int bounceMs)
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        bench.Keypad.Bounce = TimeSpan.FromMilliseconds(bounceMs);
        for (int row = 0; row < 5; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                bench.Keypad.Tap(row, column, TimeSpan.FromMilliseconds(80));
                List<Key> keys = Read(bench, parts, 160);
                Key expected = bench.Plan.KeypadKeys[(row * 4) + column];
                CollectionAssert.AreEqual(expected == Key.None ? new List<Key>() : new List<Key> { expected }, keys, $"row {row} column {column}");
            }
        }
        Assert.AreEqual(0, bench.Board.Pins.Conflicts);
        Assert.AreEqual(0, bench.Board.Pins.FloatingReads);
    }

    [TestMethod]
    public void ADirtyKeyCountsOnce()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        bench.Keypad.Bounce = TimeSpan.FromMilliseconds(60);
        bench.Keypad.LongestChatter = TimeSpan.FromMilliseconds(14);
        for (int i = 0; i < 50; i++)
        {
            bench.Keypad.Tap(1, 0, TimeSpan.FromMilliseconds(200));
            CollectionAssert.AreEqual(new List<Key> { Key.Digit7 }, Read(bench, parts, 400), $"press {i}");
        }
    }

    [TestMethod]
    public void AHeldKeyIsDownUntilItIsReleased()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        bench.Keypad.Press(4, 3);
        bench.Run(3000, () => parts.Keypad.Read());
        Assert.IsTrue(parts.Keypad.IsDown(Key.Confirm));
        Assert.IsFalse(parts.Keypad.IsDown(Key.Digit1));
        bench.Keypad.Release(4, 3);
        bench.Run(60, () => parts.Keypad.Read());
        Assert.IsFalse(parts.Keypad.IsDown(Key.Confirm));
    }

    [TestMethod]
    public void ThreeCornersOfARectangleDoNotMakeAFourthKey()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        bench.Keypad.Press(1, 0);
        Assert.AreEqual(1, Read(bench, parts, 60).Count);
        bench.Keypad.Press(1, 1);
        Assert.AreEqual(1, Read(bench, parts, 60).Count, "two keys of a row are told apart");
        bench.Keypad.Press(2, 0);
        Assert.AreEqual(0, Read(bench, parts, 60).Count, "the third is ambiguous");
        bench.Keypad.Release(1, 1);
        CollectionAssert.AreEqual(new List<Key> { Key.Digit4 }, Read(bench, parts, 60), "now it is not");
        Assert.AreEqual(0, bench.Board.Pins.Conflicts, "no output worked against another");
    }

    [TestMethod]
    public void KeysThatComeDownTogetherAreNobodys()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        bench.Keypad.Press(4, 3);
        bench.Keypad.Press(4, 2);
        Assert.AreEqual(0, Read(bench, parts, 60).Count, "which was first is not known");
        Assert.IsFalse(parts.Keypad.IsDown(Key.Confirm));
        bench.Keypad.Release(4, 2);
        Assert.AreEqual(0, Read(bench, parts, 3000).Count, "it was not pressed since");
        Assert.IsFalse(parts.Keypad.IsDown(Key.Confirm));
        bench.Keypad.Release(4, 3);
        Read(bench, parts, 60);
        bench.Keypad.Press(4, 3);
        CollectionAssert.AreEqual(new List<Key> { Key.Confirm }, Read(bench, parts, 60));
        Assert.IsTrue(parts.Keypad.IsDown(Key.Confirm));
    }

    [TestMethod]
    public void AColumnThatTouchesGroundHoldsNoKey()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        int column = bench.Plan.KeypadColumns[3];
        bench.Keypad.Press(4, 3);
        Assert.AreEqual(1, Read(bench, parts, 60).Count);
        bench.Board.Pins.Drive(column, false);
        Assert.AreEqual(0, Read(bench, parts, 60).Count, "confirm was pressed, the others were not");
        bench.Keypad.Release(4, 3);
        Assert.AreEqual(0, Read(bench, parts, 3000).Count);
        Assert.IsFalse(parts.Keypad.IsDown(Key.Confirm), "it would accept a payment without a result");
        bench.Board.Pins.Drive(column, null);
        Read(bench, parts, 60);
        bench.Keypad.Press(4, 3);
        CollectionAssert.AreEqual(new List<Key> { Key.Confirm }, Read(bench, parts, 60));
    }

    [TestMethod]
    public void TypedAheadKeysWaitInOrderUpToABound()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        for (int i = 0; i < KeypadMatrix.QueueLength + 4; i++)
        {
            bench.Keypad.Tap(i % 2 == 0 ? 1 : 2, 0, TimeSpan.FromMilliseconds(40));
            bench.Run(80, () => parts.Keypad.IsDown(Key.Digit1));
        }
        for (int i = 0; i < KeypadMatrix.QueueLength; i++)
            Assert.AreEqual(i % 2 == 0 ? Key.Digit7 : Key.Digit4, parts.Keypad.Read());
        Assert.AreEqual(Key.None, parts.Keypad.Read());
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
