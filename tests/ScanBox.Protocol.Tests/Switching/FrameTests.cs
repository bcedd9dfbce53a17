using System;
using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class FrameTests
{
    private const string Echo = "0015" + "6000000003" + "603100311001" + "0830" + "0000000000000000";

    [TestMethod]
    public void A_frame_split_at_every_place_is_the_same_frame()
    {
        byte[] bytes = Bytes.FromHex(Echo);
        var reader = new FrameReader();
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            Assert.AreEqual(cut, reader.Add(bytes, 0, cut));
            Assert.AreEqual(cut == bytes.Length, reader.IsComplete);
            Assert.AreEqual(cut > 0 && cut < bytes.Length, reader.IsPartial);
            Assert.AreEqual(bytes.Length - cut, reader.Add(bytes, cut, bytes.Length - cut));
            Assert.IsTrue(reader.IsComplete);
            Assert.AreEqual(0x15, reader.Count);
            Assert.AreEqual(Echo, Bytes.ToHex(reader.GetBuffer(), 0, bytes.Length));
            reader.Next();
            Assert.IsFalse(reader.IsComplete);
        }
    }

    [TestMethod]
    public void Glued_frames_are_taken_one_by_one()
    {
        byte[] bytes = Bytes.FromHex(Echo + Echo + "00");
        var reader = new FrameReader();
        int taken = reader.Add(bytes, 0, bytes.Length);
        Assert.AreEqual(23, taken);
        Assert.AreEqual(0, reader.Add(bytes, taken, bytes.Length - taken));
        reader.Next();
        Assert.AreEqual(23, reader.Add(bytes, taken, bytes.Length - taken));
        Assert.IsTrue(reader.IsComplete);
        reader.Next();
        Assert.AreEqual(1, reader.Add(bytes, 46, 1));
        Assert.IsTrue(reader.IsPartial);
    }

    [TestMethod]
    public void A_length_that_no_message_has_stops_the_reader()
    {
        A_length_that_no_message_has_stops_the_reader("0000", 13);
        A_length_that_no_message_has_stops_the_reader("0014", 13);
        A_length_that_no_message_has_stops_the_reader("03FF", 6);
        A_length_that_no_message_has_stops_the_reader("FFFF", 6);
    }

    private static void A_length_that_no_message_has_stops_the_reader(string hex, int error)
    {
        byte[] bytes = Bytes.FromHex(hex + "0000000000");
        var reader = new FrameReader();
        Assert.AreEqual(2, reader.Add(bytes, 0, bytes.Length));
        Assert.AreEqual(error, (int)reader.Error);
        Assert.IsFalse(reader.IsComplete);
        Assert.AreEqual(0, reader.Add(bytes, 2, 5));
        reader.Reset();
        Assert.AreEqual((int)DecodeError.None, (int)reader.Error);
    }

    [TestMethod]
    public void The_longest_frame_fits()
    {
        byte[] bytes = new byte[Frame.MaxSize];
        bytes[0] = 0x03;
        bytes[1] = 0xFE;
        var reader = new FrameReader();
        Assert.AreEqual(Frame.MaxSize, reader.Add(bytes, 0, bytes.Length));
        Assert.IsTrue(reader.IsComplete);
    }

    [TestMethod]
    public void An_answer_goes_back_where_the_request_came_from()
    {
        byte[] tpdu = Bytes.FromHex("FF6012345678FF");
        Frame.SwapAddresses(tpdu, 1);
        Assert.AreEqual("FF6056781234FF", Bytes.ToHex(tpdu, 0, 7));
    }

    [TestMethod]
    public void A_dialect_with_a_bad_TPDU_is_refused()
    {
        A_dialect_with_a_bad_TPDU_is_refused("600003000");
        A_dialect_with_a_bad_TPDU_is_refused("60000300000");
        A_dialect_with_a_bad_TPDU_is_refused("600003000X");
    }

    private static void A_dialect_with_a_bad_TPDU_is_refused(string tpdu)
    {
        Assert.ThrowsException(typeof(ArgumentException), () => new Frame(new Dialect { Tpdu = tpdu }));
    }

    [TestMethod]
    public void A_reader_refuses_other_protocols_and_stubs()
    {
        var reader = new MessageReader(new Dialect());
        byte[] bytes = Bytes.FromHex(Echo);
        Assert.AreEqual((int)DecodeError.None, (int)reader.Read(bytes, 2, 21));
        Assert.AreEqual(0x0830, reader.Message.Mti);
        Assert.AreEqual((int)DecodeError.EmptyFrame, (int)reader.Read(bytes, 2, 20));
        Assert.AreEqual(0, reader.Message.Mti);
        bytes[2] = 0x61;
        Assert.AreEqual((int)DecodeError.BadRouting, (int)reader.Read(bytes, 2, 21));
        Assert.IsFalse(reader.HasMac);
        Assert.IsFalse(reader.VerifyMac(Terminal.Mac()));
    }
}
