using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Parts.Scanners;
using ScanBox.Tests;

namespace ScanBox.Parts.Tests.Scanners;

[TestClass]
public class Gm65FrameReaderTests
{
    private const string Ack = "02 00 00 01 00 33 31";
    private const string Beat = "03 00 00 01 00 33 31";
    private const string Code = "'134650328919428540'";

    /// <summary>What the reader makes of bytes that arrive in pieces: R type:data, H, C code.</summary>
    private static string Read(Gm65FrameReader reader, byte[] bytes, int piece)
    {
        string items = "";
        for (int i = 0; i < bytes.Length; i += piece)
        {
            int count = bytes.Length - i < piece ? bytes.Length - i : piece;
            reader.Append(bytes, i, count);
            items += Drain(reader);
        }
        return items;
    }

    private static string Drain(Gm65FrameReader reader)
    {
        string items = "";
        for (Gm65Item item = reader.Next(); item != Gm65Item.None; item = reader.Next())
        {
            if (item == Gm65Item.Reply)
                items += "R" + reader.ReplyType.ToString() + ":" + Bytes.ToHex(reader.ItemBuffer, reader.ItemOffset, reader.ItemLength) + " ";
            else if (item == Gm65Item.Heartbeat)
                items += "H ";
            else
                items += "C" + Encoding.UTF8.GetString(reader.ItemBuffer, reader.ItemOffset, reader.ItemLength) + " ";
        }
        return items;
    }

    [TestMethod]
    public void CrcIsXmodem()
    {
        CrcIsXmodem("123456789", 0x31C3);
        CrcIsXmodem("", 0);
    }

    private static void CrcIsXmodem(string text, int crc)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        Assert.AreEqual(crc, Crc16Xmodem.Of(bytes, 0, bytes.Length));
    }

    [TestMethod]
    public void FramesAndCodesAreFoundHoweverReadsCutThem()
    {
        FramesAndCodesAreFoundHoweverReadsCutThem("02 00 00 01 00 33 31", "R0:00 ");
        FramesAndCodesAreFoundHoweverReadsCutThem("02 00 01 01 00 04 01", "R1:00 ");
        FramesAndCodesAreFoundHoweverReadsCutThem("02 00 03 01 00 6A 61", "R3:00 ");
        FramesAndCodesAreFoundHoweverReadsCutThem("02 00 00 01 01 23 10", "R0:01 ");
        FramesAndCodesAreFoundHoweverReadsCutThem("02 00 00 02 39 01 C1 4C", "R0:3901 ");
        FramesAndCodesAreFoundHoweverReadsCutThem("03 00 00 01 00 33 31", "H ");
        FramesAndCodesAreFoundHoweverReadsCutThem("03 00 0A 30 33 32 31 35 36 33 38 34 30", "C0321563840 ");
        FramesAndCodesAreFoundHoweverReadsCutThem(Code + "0D", "C134650328919428540 ");
        FramesAndCodesAreFoundHoweverReadsCutThem(Code + "0A", "C134650328919428540 ");
        FramesAndCodesAreFoundHoweverReadsCutThem(Code + "0D 0A", "C134650328919428540 ");
        FramesAndCodesAreFoundHoweverReadsCutThem(Code + "09", "C134650328919428540 ");
        FramesAndCodesAreFoundHoweverReadsCutThem(Ack + Code + "0D", "R0:00 C134650328919428540 ");
        FramesAndCodesAreFoundHoweverReadsCutThem(Ack + Code + "0D" + Beat + Code + "0D 0A" + Ack, "R0:00 C134650328919428540 H C134650328919428540 R0:00 ");
        FramesAndCodesAreFoundHoweverReadsCutThem("0D 0A 0D 0A" + Code + "0D 0A 0D 0A", "C134650328919428540 ");
    }

    private static void FramesAndCodesAreFoundHoweverReadsCutThem(string hex, string items)
    {
        byte[] bytes = Bytes.FromHex(hex);

        for (int piece = 1; piece <= bytes.Length; piece++)
            Assert.AreEqual(items, Read(new Gm65FrameReader(), bytes, piece));
    }

    [TestMethod]
    public void NoiseCostsWhatItTouchesAndNoMore()
    {
        NoiseCostsWhatItTouchesAndNoMore("FF 00 FE 80" + Code + "0D", "C134650328919428540 ");
        NoiseCostsWhatItTouchesAndNoMore("FF 00" + Ack + "00 FF", "R0:00 ");
        NoiseCostsWhatItTouchesAndNoMore("02" + Ack, "R0:00 ");
        NoiseCostsWhatItTouchesAndNoMore("02 00" + Ack, "R0:00 ");
        NoiseCostsWhatItTouchesAndNoMore("02 00 00" + Ack, "R0:00 ");
        NoiseCostsWhatItTouchesAndNoMore("02 00 00 01" + Ack, "R0:00 ");
        NoiseCostsWhatItTouchesAndNoMore("02 00 00 01 00 33" + Ack, "R0:00 ");
        NoiseCostsWhatItTouchesAndNoMore("02 00 00 01 00 33 30" + Ack, "R0:00 ");
        NoiseCostsWhatItTouchesAndNoMore("02 00 00 FF" + Ack, "R0:00 ");
        NoiseCostsWhatItTouchesAndNoMore("03 00 FF" + Ack, "R0:00 ");
        NoiseCostsWhatItTouchesAndNoMore("03 00 00" + Beat, "H ");
        NoiseCostsWhatItTouchesAndNoMore("03" + Code + "0D", "C134650328919428540 ");
        NoiseCostsWhatItTouchesAndNoMore("02 00 00 01" + Code + "0D" + Code + "0D", "C134650328919428540 ");
        NoiseCostsWhatItTouchesAndNoMore("02 00 00 01 00 33 30" + Code + "0D" + Code + "0D", "C134650328919428540 ");
        NoiseCostsWhatItTouchesAndNoMore("02 00 07 01 00 33 31" + Code + "0D", "");
        NoiseCostsWhatItTouchesAndNoMore("'1346' 00 '50328919428540' 0D" + Code + "0D", "C134650328919428540 ");
        NoiseCostsWhatItTouchesAndNoMore("'1346' 02 '50328919428540' 0D" + Code + "0D", "C134650328919428540 ");
        NoiseCostsWhatItTouchesAndNoMore("'1346'" + Ack + Code + "0D", "R0:00 C134650328919428540 ");
        NoiseCostsWhatItTouchesAndNoMore("'1346'" + Beat + Code + "0D", "H C134650328919428540 ");
    }

    private static void NoiseCostsWhatItTouchesAndNoMore(string hex, string items)
    {
        byte[] bytes = Bytes.FromHex(hex);

        for (int piece = 1; piece <= bytes.Length; piece++)
            Assert.AreEqual(items, Read(new Gm65FrameReader(), bytes, piece));
    }

    [TestMethod]
    public void SilenceDropsATruncatedCode()
    {
        var reader = new Gm65FrameReader();
        Assert.AreEqual("", Read(reader, Bytes.FromHex("'1346503289'"), 3));
        Assert.IsTrue(reader.IsInside);

        Assert.IsTrue(reader.Silence(false) == Gm65Item.None);

        Assert.IsFalse(reader.IsInside);
        Assert.AreEqual(1, reader.BrokenCodes);
        Assert.AreEqual("C134650328919428540 ", Read(reader, Bytes.FromHex(Code + "0D"), 3));
    }

    [TestMethod]
    public void SilenceEndsACodeOfAModuleWithoutTail()
    {
        var reader = new Gm65FrameReader();
        Read(reader, Bytes.FromHex(Code), 3);

        Assert.IsTrue(reader.Silence(true) == Gm65Item.Code);

        Assert.AreEqual(18, reader.ItemLength);
        Assert.IsFalse(reader.IsInside);
    }

    [TestMethod]
    public void SilenceFreesWhatAHalfFrameHeldUp()
    {
        var reader = new Gm65FrameReader();
        Assert.AreEqual("", Read(reader, Bytes.FromHex("03 00 30" + Code), 30));

        string items = "";
        for (int i = 0; i < 30 && reader.IsInside; i++)
        {
            reader.Silence(false);
            items += Drain(reader);
        }

        Assert.AreEqual("", items);
        Assert.IsFalse(reader.IsInside);
    }

    [TestMethod]
    public void OverlongCodeIsDroppedWhole()
    {
        var reader = new Gm65FrameReader();
        byte[] longest = new byte[128];
        for (int i = 0; i < longest.Length; i++)
            longest[i] = (byte)'7';
        for (int i = 0; i < 8; i++)
            Assert.AreEqual("", Read(reader, longest, 128));
        reader.Append(Bytes.FromHex("0D"), 0, 1);
        Assert.IsTrue(reader.Next() == Gm65Item.Code);
        Assert.AreEqual(1024, reader.ItemLength);

        for (int i = 0; i < 8; i++)
            Read(reader, longest, 128);

        Assert.AreEqual("C134650328919428540 ", Read(reader, Bytes.FromHex("'7' 0D" + Code + "0D"), 64));
        Assert.AreEqual(1, reader.OverlongCodes);
        Assert.AreEqual(0, reader.BrokenCodes);
    }

    [TestMethod]
    public void ChineseTextInsideACodeIsKept()
    {
        var reader = new Gm65FrameReader();

        reader.Append(Bytes.FromHex("'5906' D6 D0 B9 FA '6304' 0D"), 0, 13);

        Assert.IsTrue(reader.Next() == Gm65Item.Code);
        Assert.AreEqual(12, reader.ItemLength);
    }
}
