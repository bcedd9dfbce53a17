using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Scanners;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>The virtual SSI decoders against published packets, byte for byte, through a UART.</summary>
[TestClass]
public class SsiTests
{
    private const string Ack = "04 D0 00 00 FF 2C";
    private const string HostAck = "04 D0 04 00 FF 28";
    private const string NakResend = "05 D1 04 00 01 FF 25";
    private const string Start = "04 E4 04 00 FF 14";
    private const string Stop = "04 E5 04 00 FF 13";
    private const string HostMode = "07 C6 04 00 FF 8A 08 FD 9E";
    private const string HostModeKept = "07 C6 04 08 00 8A 08 FE 95";
    private const string PacketsOn = "07 C6 04 00 FF EE 01 FD 41";
    private const string Sample = "0B F3 00 00 0B 31 32 33 34 35 36 FD C2";

    [TestMethod]
    [DataRow(SsiVariant.Zebra, HostModeKept)]
    [DataRow(SsiVariant.Zebra, "07 C6 04 08 00 8A 00 FE 9D")]
    [DataRow(SsiVariant.Zebra, "07 C6 04 08 00 8A 02 FE 9B")]
    [DataRow(SsiVariant.Zebra, "07 C6 04 08 00 8A 04 FE 99")]
    [DataRow(SsiVariant.Gm67, "07 C6 04 08 00 8A 09 FE 94")]
    [DataRow(SsiVariant.Zebra, HostMode)]
    [DataRow(SsiVariant.Zebra, PacketsOn)]
    [DataRow(SsiVariant.Se630, "08 C6 04 08 00 F2 FF 00 FD 35")]
    [DataRow(SsiVariant.Se630, "08 C6 04 08 00 F2 05 01 FE 2E")]
    [DataRow(SsiVariant.Se630, "08 C6 04 08 00 F2 05 02 FE 2D")]
    [DataRow(SsiVariant.Se630, "08 C6 04 08 00 F2 05 03 FE 2C")]
    [DataRow(SsiVariant.Se630, "08 C6 04 08 00 F2 0C 00 FE 28")]
    [DataRow(SsiVariant.Se630, "08 C6 04 08 00 F2 0C 01 FE 27")]
    [DataRow(SsiVariant.Zebra, "04 E9 04 00 FF 0F")]
    [DataRow(SsiVariant.Zebra, "04 EA 04 00 FF 0E")]
    [DataRow(SsiVariant.Zebra, "04 EB 04 00 FF 0D")]
    [DataRow(SsiVariant.Zebra, "04 D2 04 00 FF 26")]
    [DataRow(SsiVariant.Zebra, "05 E6 04 00 00 FF 11")]
    [DataRow(SsiVariant.Zebra, Stop)]
    public void PublishedPacketsAreAcknowledged(SsiVariant variant, string packet)
    {
        using var line = Awake(variant);
        Assert.AreEqual(Ack, line.Ask(packet));
    }

    [TestMethod]
    public void ThePublishedCodeIsSentAndWantsItsAcknowledgement()
    {
        using var line = Awake(SsiVariant.Zebra);
        line.Module.CodeType = 0x0B;
        line.Ask(HostMode);
        line.Ask(PacketsOn);
        Assert.AreEqual(Ack, line.Ask(Start, 50));
        line.Module.Show("123456"u8.ToArray());
        Assert.AreEqual(Sample, line.Take(300));
        Assert.AreEqual("", line.Ask(HostAck, 10_000), "acknowledged, and so not sent again");
        Assert.AreEqual(0, line.Module.GivenUp);
    }

    [TestMethod]
    public void AnUnacknowledgedCodeIsSentAgainTwice()
    {
        using var line = Awake(SsiVariant.Gm67);
        line.Module.CodeType = 0x0B;
        line.Ask(HostMode);
        line.Ask(PacketsOn);
        line.Ask(Start, 50);
        line.Module.Show("123456"u8.ToArray());
        Assert.AreEqual(Sample, line.Take(300));
        const string Again = "0B F3 00 01 0B 31 32 33 34 35 36 FD C1";
        Assert.AreEqual(Again, line.Take(2000), "the status says that it is the same code");
        Assert.AreEqual(Again, line.Take(2000));
        Assert.AreEqual("", line.Take(10_000));
        Assert.AreEqual(1, line.Module.GivenUp);
    }

    [TestMethod]
    public void ARefusedCodeIsSentAgainAtOnce()
    {
        using var line = Awake(SsiVariant.Zebra);
        line.Module.CodeType = 0x0B;
        line.Ask(HostMode);
        line.Ask(PacketsOn);
        line.Ask(Start, 50);
        line.Module.Show("123456"u8.ToArray());
        line.Take(300);
        Assert.AreEqual("0B F3 00 01 0B 31 32 33 34 35 36 FD C1", line.Ask(NakResend));
        Assert.AreEqual("", line.Ask(HostAck, 5000));
    }

    [TestMethod]
    public void RawCodesAreNeverAcknowledged()
    {
        using var line = Awake(SsiVariant.Zebra);
        line.Ask(HostMode);
        line.Ask(Start, 50);
        line.Module.Show("123456"u8.ToArray());
        Assert.AreEqual("123456", line.TakeText(10_000));
        Assert.IsFalse(line.Module.IsWaitingForAck);
    }

    [TestMethod]
    [DataRow(SsiVariant.Gm67, 251)]
    [DataRow(SsiVariant.Gm67, 600)]
    public void ALongCodeOfAGm67ComesInOneLongPacket(SsiVariant variant, int length)
    {
        using var line = Awake(variant);
        line.Ask(HostMode);
        line.Ask(PacketsOn);
        line.Ask(Start, 50);
        byte[] code = Enumerable.Range(0, length).Select(i => (byte)('0' + (i % 10))).ToArray();
        line.Module.Show(code);
        byte[] packet = line.TakeBytes(500);
        CollectionAssert.AreEqual(new byte[] { 0xFF, 0xF4, (byte)((length + 8) >> 8), (byte)(length + 8), 0xF4, 0x00, 0x00, 0x1C }, packet[..8]);
        CollectionAssert.AreEqual(code, packet[8..^2]);
        Assert.AreEqual(0, (ushort)(packet[..^2].Sum(b => b) + (packet[^2] << 8) + packet[^1]), "sum and checksum make nothing");
    }

    [TestMethod]
    public void ALongCodeOfAZebraComesInPacketsEachAcknowledged()
    {
        using var line = Awake(SsiVariant.Zebra);
        line.Ask(HostMode);
        line.Ask(PacketsOn);
        line.Ask(Start, 50);
        line.Module.Show(Encoding.ASCII.GetBytes(new string('7', 300)));
        byte[] first = line.TakeBytes(800);
        Assert.AreEqual(257, first.Length);
        Assert.AreEqual(0x02, first[3], "more is to come");
        byte[] second = Bytes(line.Ask(HostAck, 800));
        Assert.AreEqual(0x00, second[3]);
        Assert.AreEqual(300, first.Length - 7 + second.Length - 6);
        Assert.AreEqual("", line.Ask(HostAck, 5000));
    }

    [TestMethod]
    public void ADozingZebraLosesWhatWakesItUp()
    {
        using var line = new ModuleBench<VirtualSsi>(new VirtualSsi(32, 34), 9600);
        Assert.IsTrue(line.Module.IsAsleep, "idle since it was switched on");
        Assert.AreEqual("", line.Ask("04 A3 04 00 FF 55", 200), "lost");
        StringAssert.Contains(Text(line.Ask("04 A3 04 00 FF 55", 200)), "PAAAABS00");
        line.Wait(2000);
        line.Send("00");
        line.Wait(50);
        StringAssert.Contains(Text(line.Ask("04 A3 04 00 FF 55", 200)), "PAAAABS00");
    }

    [TestMethod]
    public void AnSe630TellsItsVersionWithoutAPacket()
    {
        using var line = Awake(SsiVariant.Se630);
        string text = Text(line.Ask("04 A3 04 00 FF 55", 200));
        StringAssert.StartsWith(text, "Product Name:SE630");
        StringAssert.Contains(text, "Firmware version:2.2.18");
    }

    [TestMethod]
    [DataRow("04 A3 04 00 FF 56", "05 D1 00 00 01 FF 29")]
    [DataRow("04 77 04 00 FF 81", "05 D1 00 00 06 FF 24")]
    [DataRow("07 C6 04 08 00 8A 05 FE 98", "05 D1 00 00 06 FF 24")]
    [DataRow(Start, "05 D1 00 00 06 FF 24")]
    public void WhatItCannotDoIsRefused(string packet, string expected)
    {
        using var line = Awake(SsiVariant.Gm67);
        Assert.AreEqual(expected, line.Ask(packet));
    }

    [TestMethod]
    public void OnlyWhatIsKeptOutlivesThePowerAndWearsTheFlash()
    {
        using var line = Awake(SsiVariant.Gm67);
        line.Ask(HostMode);
        line.Ask(PacketsOn);
        Assert.AreEqual(8, line.Module.Configuration["8A"]);
        Assert.AreEqual(0, line.Module.FlashWrites);
        line.Ask(HostModeKept);
        Assert.AreEqual(1, line.Module.FlashWrites);
        line.Repower(115200);
        Assert.AreEqual(8, line.Module.Configuration["8A"]);
        Assert.AreEqual(0, line.Module.Configuration["EE"]);
    }

    [TestMethod]
    public void AReadEndsByItsTimeoutAndByStop()
    {
        using var line = Awake(SsiVariant.Gm67);
        line.Ask(HostMode);
        line.Ask(Start);
        Assert.IsTrue(line.Module.IsLooking);
        line.Wait(5000);
        Assert.IsFalse(line.Module.IsLooking);
        line.Ask(Start);
        line.Ask(Stop);
        Assert.IsFalse(line.Module.IsLooking);
    }

    [TestMethod]
    public void AnUnfinishedPacketIsForgottenAfterTheCharacterTimeout()
    {
        using var line = Awake(SsiVariant.Gm67);
        Assert.AreEqual("", line.Ask("7E 00 07 01 00 E2 01 77 91", 250), "a GM65's version is not asked of it");
        Assert.AreEqual(Ack, line.Ask("04 D2 04 00 FF 26"));
    }

    private static ModuleBench<VirtualSsi> Awake(SsiVariant variant)
    {
        var line = new ModuleBench<VirtualSsi>(new VirtualSsi(32, 34, variant), variant == SsiVariant.Gm67 ? 115200 : 9600);
        line.Send("00");
        line.Wait(50);
        return line;
    }

    private static byte[] Bytes(string hex) => System.Convert.FromHexString(hex.Replace(" ", "", System.StringComparison.Ordinal));

    private static string Text(string hex) => Encoding.Latin1.GetString(Bytes(hex));
}
