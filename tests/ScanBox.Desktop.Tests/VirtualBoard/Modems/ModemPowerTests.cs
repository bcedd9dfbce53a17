using System.Device.Gpio;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Modems;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>The key, the supply and the reset line of a virtual modem.</summary>
[TestClass]
public class ModemPowerTests
{
    [TestMethod]
    [DynamicData(nameof(AllModems.Names), typeof(AllModems))]
    public void TheKeySwitchesOnAndOff(string family)
    {
        using var bench = new ModemBench(AllModems.Of(family).Make, withKey: true);
        bench.Silence(20_000);
        bench.PressKey(20);
        bench.Silence(20_000);
        Assert.AreEqual(ModemPower.Off, bench.Modem.Power, "too short");
        bench.PressKey((int)bench.Modem.Moments.KeyOn.TotalMilliseconds + 10);
        bench.Type("AT");
        Assert.AreEqual(ModemPower.Booting, bench.Modem.Power);
        bench.Exactly("\r\n" + bench.Modem.BootLines[0].Line + "\r\n");
        bench.Run(9000);
        bench.Forget();
        bench.PressKey((int)bench.Modem.Moments.KeyOff.TotalMilliseconds + 10);
        bench.Until("POWER");
        bench.Run(5000);
        Assert.AreEqual(ModemPower.Off, bench.Modem.Power);
        Assert.AreEqual(0, bench.Modem.HardCuts);
    }

    [TestMethod]
    public void TheSupplyAndTheResetLine()
    {
        var board = new BoardModel(new ManualClock());
        var modem = new VirtualQuectel(new ModemWiring(33, 35, SupplyPin: 4, ResetPin: 5));
        board.Attach(modem);
        board.PowerOn();
        var pins = new GpioController();
        GpioPin supply = pins.OpenPin(4, PinMode.Output), reset = pins.OpenPin(5, PinMode.Output);
        board.WaitUntil(10_000_000);
        Assert.AreEqual(ModemPower.Off, modem.Power);
        supply.Write(PinValue.High);
        board.WaitUntil(20_000_000);
        Assert.AreEqual(ModemPower.On, modem.Power);
        reset.Write(PinValue.High);
        Assert.AreEqual(ModemPower.Booting, modem.Power);
        reset.Write(PinValue.Low);
        board.WaitUntil(30_000_000);
        Assert.AreEqual(2, modem.Starts);
        supply.Write(PinValue.Low);
        Assert.AreEqual(ModemPower.Off, modem.Power);
        Assert.AreEqual(1, modem.HardCuts);
        board.CutPower();
    }

    [TestMethod]
    public void ItsFilesOutliveItsPower()
    {
        using ModemBench bench = ModemBench.Ready(static w => new VirtualQuectel(w));
        bench.Play("""
            > AT+QFUPL="ca.pem",3,5
            < CONNECT
            >> abc
            < +QFUPL: 3,262
            < OK
            > AT+QFUPL="UFS:ca.pem",3,5
            < +CME ERROR: 407
            """);
        bench.Modem.Restart();
        bench.Run(12_000);
        bench.Forget();
        bench.Play("> ATE0\n<< ATE0\\r\n< OK\n> AT+QFLST=\"*\"\n< +QFLST: \"UFS:ca.pem\",3\n< OK\n> AT+QFDEL=\"ca.pem\"\n< OK\n> AT+QFLST\n< OK");
    }
}
