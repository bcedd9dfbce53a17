using System;
using System.Device.Adc;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Device;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>A battery through divider, converter and gauge, with the converter's noise.</summary>
[TestClass]
public class BatteryInputTests
{
    [TestMethod]
    [DataRow(4190, 97, BatteryState.Good)]
    [DataRow(3900, 63, BatteryState.Good)]
    [DataRow(3700, 12, BatteryState.Low)]
    [DataRow(3450, 2, BatteryState.Critical)]
    [DataRow(0, -1, BatteryState.Unknown)]
    public void TheChargeIsThatOfTheCell(int millivolts, int percent, BatteryState state)
    {
        var bench = new BoardBench(plan: AllBoards.Plan("esp32-s3-battery"));
        bench.Battery!.Millivolts = millivolts;
        DeviceParts parts = bench.Start();
        bench.Run(10_000, () => parts.Step(parts.Clock.UptimeMs));
        Assert.AreEqual(state, parts.Battery!.State);
        Assert.IsTrue(Math.Abs(parts.Battery.Percent - percent) <= 5, $"{parts.Battery.Percent} %");
        Assert.IsFalse(parts.Battery.IsCharging);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TheChargerIsSeen(bool isLow)
    {
        BoardPlan plan = new() { Chip = BoardChip.Esp32, Target = "ESP32_REV3", FlashMegabytes = 4, ScannerTx = 32, ScannerRx = 34, Watchdog = 27, LampRed = 4, Battery = 36, BatteryFullScaleMillivolts = 6600, Charger = 33, ChargerIsLow = isLow };
        var bench = new BoardBench(plan: plan);
        DeviceParts parts = bench.Start();
        bench.Run(1_000, () => parts.Step(parts.Clock.UptimeMs));
        Assert.IsFalse(parts.Battery!.IsCharging);
        bench.Battery!.IsCharging = true;
        bench.Run(1_000, () => parts.Step(parts.Clock.UptimeMs));
        Assert.IsTrue(parts.Battery.IsCharging);
        bench.Battery.IsCharging = false;
        bench.Run(1_000, () => parts.Step(parts.Clock.UptimeMs));
        Assert.IsFalse(parts.Battery.IsCharging);
        Assert.AreEqual(0, bench.Board.Pins.FloatingReads);
    }

    [TestMethod]
    public void ABoardWithoutABatteryHasNone() => Assert.IsNull(new BoardBench().Start().Battery);

    [TestMethod]
    public void TheConverterHasTheChannelsOfItsChip()
    {
        new BoardBench(plan: AllBoards.Plan("esp32-s3")).Start();
        var controller = new AdcController();
        Assert.AreEqual(4095, controller.MaxValue);
        _ = controller.OpenChannel(9);
        Assert.ThrowsExactly<ArgumentException>(() => controller.OpenChannel(10));
    }
}
