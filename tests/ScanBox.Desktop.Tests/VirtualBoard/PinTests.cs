using System;
using System.Device.Gpio;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard;
using VirtualBoard.Clocks;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class PinTests
{
    [TestMethod]
    public void InputOnlyPinsHaveNeitherOutputNorPull()
    {
        var board = new BoardModel(new ManualClock());
        board.PowerOn();
        using var gpio = new GpioController();
        foreach (int pin in new[] { 34, 35, 36, 39 })
        {
            Assert.IsFalse(gpio.IsPinModeSupported(pin, PinMode.InputPullUp));
            GpioPin open = gpio.OpenPin(pin, PinMode.Input);
            Assert.ThrowsExactly<ArgumentException>(() => open.SetPinMode(PinMode.Output));
        }
    }

    [TestMethod]
    [DataRow(6)]
    [DataRow(11)]
    [DataRow(40)]
    public void PinsOfTheFlashCannotBeOpened(int pin)
    {
        var board = new BoardModel(new ManualClock());
        board.PowerOn();
        using var gpio = new GpioController();
        Assert.ThrowsExactly<InvalidOperationException>(() => gpio.OpenPin(pin, PinMode.Input));
    }

    [TestMethod]
    public void APinOpensOnce()
    {
        var board = new BoardModel(new ManualClock());
        board.PowerOn();
        using var gpio = new GpioController();
        gpio.OpenPin(4, PinMode.Output);
        Assert.ThrowsExactly<InvalidOperationException>(() => new GpioController().OpenPin(4, PinMode.Output));
    }

    [TestMethod]
    public void AnUnconnectedInputReadsAsNoise()
    {
        var board = new BoardModel(new ManualClock());
        board.PowerOn();
        using var gpio = new GpioController();
        GpioPin pin = gpio.OpenPin(34, PinMode.Input);
        int high = 0;
        for (int i = 0; i < 100; i++)
            high += (int)pin.Read();
        Assert.IsTrue(high is > 20 and < 80, $"{high} of 100");
        board.Pins.AddResistor(34, toSupply: true);
        for (int i = 0; i < 100; i++)
            Assert.AreEqual(PinValue.High, pin.Read());
    }

    [TestMethod]
    public void TwoBoardsDoNotShareTheirPins()
    {
        var one = new BoardModel(new ManualClock());
        var other = new BoardModel(new ManualClock());
        PowerSession first = one.PowerOn();
        var gpioOfOne = new GpioController();
        gpioOfOne.OpenPin(4, PinMode.Output).Write(PinValue.High);
        other.PowerOn();
        var gpioOfOther = new GpioController();
        gpioOfOther.OpenPin(4, PinMode.Output);
        Assert.IsTrue(one.Pins.OutputLevel(4));
        Assert.IsFalse(other.Pins.OutputLevel(4));
        other.CutPower();
        Assert.AreEqual(ResetCause.None, first.Ended);
        Assert.ThrowsExactly<PowerLostException>(() => gpioOfOther.Write(4, PinValue.High));
        gpioOfOne.Write(4, PinValue.Low);
    }

    [TestMethod]
    public void AWatchdogThatIsNotFedResetsTheBoardButNotTheScanner()
    {
        var bench = new BoardBench();
        var parts = bench.Start();
        bench.Scanner.SetZone(0x0000, 0xD1);
        bench.Run(200, () => parts.Watchdog.Feed());
        bench.Board.WaitUntilUptime(59_000);
        Assert.IsNotNull(bench.Board.Session);
        bench.Board.WaitUntilUptime(61_000);
        Assert.IsNull(bench.Board.Session);
        Assert.AreEqual(1, bench.Watchdog.Resets);
        Assert.AreEqual(0xD1, bench.Scanner.Zone(0x0000), "a reset line does not reach the scanner");
        bench.Board.PowerOn();
        Assert.AreEqual(0, bench.Board.Session!.UptimeMs);
    }

    [TestMethod]
    public void AFedWatchdogStaysQuiet()
    {
        var bench = new BoardBench();
        var parts = bench.Start();
        bench.Run(130_000, () => parts.Watchdog.Feed());
        Assert.AreEqual(0, bench.Watchdog.Resets);
    }
}
