using System;
using System.Device.I2s;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using nanoFramework.Hardware.Esp32;
using ScanBox.Device;
using VirtualBoard;
using VirtualBoard.Clocks;
using VirtualBoard.Sound;

namespace ScanBox.Desktop.Tests.VirtualBoard;

[TestClass]
public class SoundTests
{
    [TestMethod]
    public void AWriteWithoutRoomStopsTheFirmwareUntilThereIsRoom()
    {
        var board = new BoardModel(new ManualClock());
        board.PowerOn();
        Configuration.SetPinFunction(26, DeviceFunction.I2S1_BCK);
        Configuration.SetPinFunction(25, DeviceFunction.I2S1_WS);
        Configuration.SetPinFunction(22, DeviceFunction.I2S1_DATA_OUT);
        using var bus = new I2sDevice(new I2sConnectionSettings(1) { SampleRate = 8000, BufferSize = 8000 });
        bus.Write(new SpanByte(new byte[8000]));
        Assert.AreEqual(0, board.Session!.UptimeMs, "a quarter of a second fits");
        bus.Write(new SpanByte(new byte[3200]));
        Assert.AreEqual(100, board.Session!.UptimeMs, "100 ms have to sound first");
        Assert.AreEqual(1, board.Sound.Waits);
    }

    [TestMethod]
    public void TheSpeakerNeverWaitsAndPlaysEverySampleInOrder()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        byte[] clip = new byte[8000 * 5];
        new Random(3).NextBytes(clip);
        int at = 0;
        var random = new Random(4);
        bench.Run(6000, () =>
        {
            int count = Math.Min(parts.Speaker.Room, Math.Min(clip.Length - at, random.Next(1, 4000)));
            if (count > 0)
                parts.Speaker.Write(clip, at, count);
            at += Math.Max(count, 0);
            parts.Step(parts.Clock.UptimeMs);
        });
        Assert.AreEqual(clip.Length, at, "all of it was taken");
        Assert.AreEqual(0, bench.Board.Sound.Waits);
        CollectionAssert.AreEqual(clip.Select(Expand).ToArray(), bench.Speaker.Heard(0, 8000), "no gap, no sample lost, full volume");
        Assert.AreEqual(0, parts.Speaker.Pending);
        Assert.IsFalse(bench.Speaker.IsOn, "the amplifier rests");
    }

    [TestMethod]
    public void VolumeZeroIsSilenceAndMoreThanTheRoomIsRefused()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        parts.Speaker.Volume = 0;
        parts.Speaker.Write([0x00, 0x80, 0x42], 0, 3);
        bench.Run(10, () => { });
        Assert.IsTrue(bench.Speaker.Heard(0, 8000).All(s => s == 0));
        int room = parts.Speaker.Room;
        Assert.ThrowsExactly<ArgumentException>(() => parts.Speaker.Write(new byte[room + 1], 0, room + 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => parts.Speaker.Volume = 10);
    }

    [TestMethod]
    public void EachVolumeIsLouderThanTheOneBelow()
    {
        var bench = new BoardBench();
        DeviceParts parts = bench.Start();
        int before = -1;
        for (int volume = 0; volume <= 9; volume++)
        {
            long since = bench.Board.Clock.NowMicroseconds;
            parts.Speaker.Volume = volume;
            parts.Speaker.Write([0x80], 0, 1);
            bench.Run(10, () => { });
            int loud = bench.Speaker.Heard(since, 8000)[0];
            Assert.IsTrue(loud > before, $"volume {volume}: {loud} after {before}");
            before = loud;
        }
        Assert.AreEqual(32124, before, "the largest code at full volume (G.711)");
    }

    [TestMethod]
    public void AWavFileCarriesTheSamples()
    {
        byte[] wav = WavFile.Encode([1, -2, 300], 8000);
        Assert.AreEqual("524946462A00000057415645666D74201000000001000100401F0000803E0000020010006461746106000000" + "0100FEFF2C01", Convert.ToHexString(wav));
    }

    /// <summary>G.711 by its definition: chord and step of the inverted code.</summary>
    private static short Expand(byte code)
    {
        int u = 255 - code;
        int chord = (u / 16) % 8, step = u % 16;
        int magnitude = ((2 * step) + 33) * (1 << chord);
        return (short)((u >= 128 ? -1 : 1) * (magnitude - 33) * 4);
    }
}
