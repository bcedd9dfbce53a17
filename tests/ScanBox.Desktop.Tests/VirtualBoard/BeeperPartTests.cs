using System;
using System.Collections.Generic;
using System.Device.Pwm;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;
using VirtualBoard.Parts;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>Both kinds of beepers on the virtual pins.</summary>
[TestClass]
public class BeeperPartTests
{
    [TestMethod]
    [DataRow(BeeperKind.Active)]
    [DataRow(BeeperKind.Passive)]
    public void MoneyReceivedIsThreeTonesAndThenSilence(BeeperKind kind)
    {
        (BoardBench bench, DeviceParts parts) = Start(kind);
        foreach (LampSignal signal in new[] { LampSignal.Ready, LampSignal.Scanning, LampSignal.Working, LampSignal.Approved })
            parts.Lamp.Show(signal);
        bench.Run(1_000, () => parts.Step(parts.Clock.UptimeMs));
        int[] tones = [.. bench.Beeper!.Tones.Select(tone => tone.Hertz)];
        if (kind == BeeperKind.Active)
            CollectionAssert.AreEqual(new[] { VirtualBeeper.OwnHertz, 0, VirtualBeeper.OwnHertz, 0, VirtualBeeper.OwnHertz, 0 }, tones);
        else
            Assert.IsTrue(tones.Length == 6 && tones[0] < tones[2] && tones[2] < tones[4] && tones[1] == 0 && tones[5] == 0, string.Join(' ', tones));
        Assert.AreEqual("G", bench.Lamp.Colour, "the lamp tells it too");
    }

    [TestMethod]
    public void AKeyTicks()
    {
        (BoardBench bench, DeviceParts parts) = Start(BeeperKind.Passive);
        bench.Keypad.Tap(1, 0, TimeSpan.FromMilliseconds(80));
        bench.Run(200, () =>
        {
            parts.Keypad.Read();
            parts.Step(parts.Clock.UptimeMs);
        });
        IReadOnlyList<(long AtMicroseconds, int Hertz)> tones = bench.Beeper!.Tones;
        Assert.HasCount(2, tones);
        Assert.IsTrue(tones[1].AtMicroseconds - tones[0].AtMicroseconds is >= 10_000 and <= 20_000, "some ten milliseconds");
    }

    [TestMethod]
    public void AResetSilencesIt()
    {
        (BoardBench bench, DeviceParts parts) = Start(BeeperKind.Passive);
        foreach (LampSignal signal in new[] { LampSignal.Scanning, LampSignal.Working, LampSignal.Refused })
            parts.Lamp.Show(signal);
        Assert.AreNotEqual(0, bench.Beeper!.Hertz);
        bench.Board.CutPower();
        Assert.AreEqual(0, bench.Beeper.Hertz);
    }

    [TestMethod]
    public void APinWithoutTheFunctionMakesNoSound()
    {
        new BoardBench().Start();
        Assert.ThrowsExactly<ArgumentException>(() => PwmChannel.CreateFromPin(18));
    }

    private static (BoardBench Bench, DeviceParts Parts) Start(BeeperKind kind)
    {
        BoardPlan like = AllBoards.Plan("esp32-wroom-voice");
        var plan = new BoardPlan
        {
            Target = like.Target, FlashMegabytes = 4, ScannerTx = 32, ScannerRx = 34, KeypadRows = like.KeypadRows, KeypadColumns = like.KeypadColumns, KeypadKeys = like.KeypadKeys,
            ExternalPullUps = like.ExternalPullUps, LampRed = 4, LampGreen = 33, Watchdog = 27, Beeper = 22, BeeperKind = kind,
        };
        var bench = new BoardBench(plan: plan);
        return (bench, bench.Start());
    }
}
