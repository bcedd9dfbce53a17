using System;
using System.Device.I2c;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The virtual reader on the virtual I2C bus, through the twin of the device's I2C.</summary>
[TestClass]
public class TinyCodeReaderTests
{
    [TestMethod]
    public void ACodeIsReadWithItsLength()
    {
        (BoardModel board, VirtualTinyCodeReader reader, I2cDevice device) = Connect();
        byte[] result = new byte[256];
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, device.Read(result).Status, "it is booting");
        Wait(board, 600);
        I2cTransferResult nothing = device.Read(result);
        Assert.AreEqual(I2cTransferStatus.FullTransfer, nothing.Status);
        Assert.AreEqual(256u, nothing.BytesTransferred);
        Assert.IsTrue(result.All(b => b == 0));
        reader.Show("134650328919428540"u8.ToArray());
        Wait(board, 250);
        device.Read(result);
        Assert.AreEqual(18, result[0]);
        Assert.AreEqual(0, result[1]);
        Assert.AreEqual("134650328919428540", Encoding.ASCII.GetString(result, 2, 18));
        Wait(board, 250);
        device.Read(result);
        Assert.AreEqual(1, reader.CodesSent, "one code, however often it is seen");
        reader.TakeAway();
        Wait(board, 250);
        device.Read(result);
        Assert.AreEqual(0, result[0]);
    }

    [TestMethod]
    public void WhoHoldsACodeUpUntilItIsReadTakesItAwayAMomentLaterAndNotWhenTheOneBeforeIsRead()
    {
        (BoardModel board, VirtualTinyCodeReader reader, I2cDevice device) = Connect();
        byte[] result = new byte[256];
        Wait(board, 600);
        reader.ShowUntilRead("1111"u8.ToArray(), 5000);
        device.Read(result);
        Assert.AreEqual("1111", Encoding.ASCII.GetString(result, 2, result[0]));
        reader.ShowUntilRead("22222"u8.ToArray(), 5000);
        device.Read(result);
        Assert.AreEqual("1111", Encoding.ASCII.GetString(result, 2, result[0]), "the picture of before");
        Wait(board, 250);
        device.Read(result);
        Assert.AreEqual("22222", Encoding.ASCII.GetString(result, 2, result[0]));
        Wait(board, 250);
        device.Read(result);
        Assert.AreEqual(5, result[0], "it does not beep");
        Wait(board, 1000);
        device.Read(result);
        Assert.AreEqual(0, result[0]);
        Assert.AreEqual(2, reader.CodesSent);
    }

    [TestMethod]
    public void ALongCodeLosesItsTail()
    {
        (BoardModel board, VirtualTinyCodeReader reader, I2cDevice device) = Connect();
        Wait(board, 600);
        reader.Show(Encoding.ASCII.GetBytes(new string('1', 300)));
        byte[] result = new byte[256];
        device.Read(result);
        Assert.AreEqual(254, result[0] | (result[1] << 8));
    }

    [TestMethod]
    public void ATransferTakesTheTimeOfItsBits()
    {
        (BoardModel board, _, I2cDevice device) = Connect();
        Wait(board, 600);
        long start = board.Clock.NowMicroseconds;
        device.Read(new byte[256]);
        Assert.AreEqual(257 * 9 * 10, board.Clock.NowMicroseconds - start, "100 kHz");
    }

    [TestMethod]
    public void TheLampAndThePlug()
    {
        (BoardModel board, VirtualTinyCodeReader reader, I2cDevice device) = Connect();
        Wait(board, 600);
        Assert.AreEqual(I2cTransferStatus.FullTransfer, device.Write(new byte[] { 1, 0 }).Status);
        Assert.IsFalse(reader.LampOn);
        reader.Plug(false);
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, device.WriteByte(1).Status);
        reader.Plug(true);
        reader.Restart();
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, device.WriteByte(1).Status);
        Wait(board, 600);
        Assert.IsTrue(reader.LampOn, "forgotten");
        using var nobody = I2cDevice.Create(new I2cConnectionSettings(1, 0x21));
        Assert.AreEqual(I2cTransferStatus.SlaveAddressNotAcknowledged, nobody.Read(new byte[1]).Status);
    }

    [TestMethod]
    public void GarbageWritesAndReadsHurtNothing()
    {
        (BoardModel board, VirtualTinyCodeReader reader, I2cDevice device) = Connect();
        Wait(board, 600);
        var random = new Random(12);
        for (int sent = 0; sent < 100_000;)
        {
            byte[] bytes = new byte[random.Next(1, 600)];
            random.NextBytes(bytes);
            device.WriteRead(bytes, new byte[random.Next(0, 600)]);
            sent += bytes.Length;
        }
        reader.Babble(100);
        device.Read(new byte[256]);
        Wait(board, 300);
        reader.Show("123"u8.ToArray());
        byte[] result = new byte[256];
        device.Read(result);
        Assert.AreEqual(3, result[0]);
    }

    private static (BoardModel Board, VirtualTinyCodeReader Reader, I2cDevice Device) Connect()
    {
        var board = new BoardModel(new ManualClock());
        var reader = new VirtualTinyCodeReader(21, 22);
        board.Attach(reader);
        board.PowerOn();
        Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(22, DeviceFunction.I2C1_CLOCK);
        return (board, reader, I2cDevice.Create(new I2cConnectionSettings(1, VirtualTinyCodeReader.FixedAddress, I2cBusSpeed.StandardMode)));
    }

    private static void Wait(BoardModel board, int ms) => board.WaitUntil(board.Clock.NowMicroseconds + (ms * 1000L));
}
