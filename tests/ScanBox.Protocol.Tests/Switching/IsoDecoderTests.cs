using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class IsoDecoderTests
{
    private static IsoDecoder s_decoder = null!;
    private static IsoMessage s_message = null!;

    [Setup]
    public void Setup()
    {
        s_decoder = new IsoDecoder();
        s_message = new IsoMessage();
    }

    [Cleanup]
    public void FreeTheHeap()
    {
        s_decoder = null!;
        s_message = null!;
    }

    [TestMethod]
    public void Reads_every_kind_of_field()
    {
        // F3 fixed digits, F22 odd digits, F32 LLVAR, F39 text, F60 LLLVAR, F62 bytes, F64.
        string hex = "0210" + "2000040102000015" + "000000" + "0320" + "05123450" + "3030" + "001422000024000600" + "0003FF0041" + "4142434430313233";
        Assert.AreEqual((int)DecodeError.None, (int)Decode(hex));
        Assert.AreEqual(0x0210, s_message.Mti);
        Assert.AreEqual("000000", s_message.GetText(3));
        Assert.AreEqual("032", s_message.GetText(22));
        Assert.AreEqual("12345", s_message.GetText(32));
        Assert.AreEqual("00", s_message.GetText(39));
        Assert.AreEqual("22000024000600", s_message.GetText(60));
        byte[] bytes = new byte[3];
        Assert.AreEqual(3, s_message.CopyTo(62, bytes, 0));
        Assert.AreEqual("FF0041", Bytes.ToHex(bytes, 0, 3));
        Assert.AreEqual("ABCD0123", s_message.GetText(64));
        Assert.AreEqual((hex.Length / 2) - 8, s_decoder.MacOffset);
        Assert.IsFalse(s_message.Has(4));
    }

    [TestMethod]
    public void An_empty_variable_field_is_a_field()
    {
        Assert.AreEqual((int)DecodeError.None, (int)Decode("0210" + "0000000000100000" + "00"));
        Assert.IsTrue(s_message.Has(44));
        Assert.AreEqual(0, s_message.LengthOf(44));
        Assert.AreEqual(-1, s_decoder.MacOffset);
    }

    // error, field and offset of every kind of hostile input
    [TestMethod]
    public void Names_what_is_wrong_and_where()
    {
        Names_what_is_wrong_and_where("", 1, 0, 0);
        Names_what_is_wrong_and_where("0210000000000000", 1, 0, 0);
        Names_what_is_wrong_and_where("1210" + "0000000000000000", 2, 0, 0);
        Names_what_is_wrong_and_where("0A10" + "0000000000000000", 2, 0, 0);
        Names_what_is_wrong_and_where("02F0" + "0000000000000000", 2, 0, 0);
        Names_what_is_wrong_and_where("021A" + "0000000000000000", 2, 0, 0);
        Names_what_is_wrong_and_where("0210" + "8000000000000000", 3, 0, 2);
        Names_what_is_wrong_and_where("0210" + "0000000020000000" + "00", 4, 35, 10);
        Names_what_is_wrong_and_where("0210" + "0200000000000000" + "00", 4, 7, 10);
        Names_what_is_wrong_and_where("0210" + "0000000100000000" + "1A00", 5, 32, 10);
        Names_what_is_wrong_and_where("0210" + "0000000000000010" + "00A100", 5, 60, 10);
        Names_what_is_wrong_and_where("0210" + "0000000100000000" + "12112233445566", 6, 32, 10);
        Names_what_is_wrong_and_where("0210" + "0000000000000010" + "9999", 6, 60, 10);
        Names_what_is_wrong_and_where("0210" + "2000000000000000" + "00000A", 7, 3, 10);
        Names_what_is_wrong_and_where("0210" + "2000000000000000" + "C00000", 7, 3, 10);
        Names_what_is_wrong_and_where("0210" + "2000040000000000" + "0000000321", 8, 22, 13);
        Names_what_is_wrong_and_where("0210" + "0000000100000000" + "0312305F", 12, 0, 13);
        Names_what_is_wrong_and_where("0210" + "0000000100000000" + "03123F", 8, 32, 10);
        Names_what_is_wrong_and_where("0210" + "0000000002000000" + "307F", 9, 39, 10);
        Names_what_is_wrong_and_where("0210" + "0000000002000000" + "1F30", 9, 39, 10);
        Names_what_is_wrong_and_where("0210" + "0000000000000020" + "00054133303032", 10, 59, 10);
        Names_what_is_wrong_and_where("0210" + "0000000000000020" + "0005413330303F", 10, 59, 10);
        Names_what_is_wrong_and_where("0210" + "0000000000000020" + "0006413330303180", 9, 59, 10);
        Names_what_is_wrong_and_where("0210" + "0000000000000020" + "001041333030304133303030", 11, 59, 10);
        Names_what_is_wrong_and_where("0210" + "2000000000000000" + "00000000", 12, 0, 13);
        Names_what_is_wrong_and_where("0210" + "0000000000000000" + "00", 12, 0, 10);
        Names_what_is_wrong_and_where("0210" + "2000000000000000" + "0000", 1, 3, 10);
        Names_what_is_wrong_and_where("0210" + "0000000100000000", 1, 32, 10);
        Names_what_is_wrong_and_where("0210" + "0000000100000000" + "0512", 1, 32, 10);
        Names_what_is_wrong_and_where("0210" + "0000000000000010" + "00", 1, 60, 10);
        Names_what_is_wrong_and_where("0210" + "0000000000000001" + "30313233343536", 1, 64, 10);
    }

    private static void Names_what_is_wrong_and_where(string hex, int error, int field, int offset)
    {
        Assert.AreEqual(error, (int)Decode(hex));
        Assert.AreEqual(field, s_decoder.Field);
        Assert.AreEqual(offset, s_decoder.Offset);
        Assert.AreEqual(-1, s_decoder.MacOffset);
        for (int i = 0; i <= 64; i++)
            Assert.IsFalse(s_message.Has(i));
    }

    [TestMethod]
    public void Fields_that_fill_more_than_a_message_are_refused()
    {
        // F62 of 512 bytes, F59 of 600, then F63: more than any frame holds.
        byte[] bytes = new byte[10 + 602 + 514 + 165];
        byte[] head = Bytes.FromHex("0210" + "0000000000000026");
        System.Array.Copy(head, 0, bytes, 0, 10);
        for (int i = 10; i < bytes.Length; i++)
            bytes[i] = (byte)'0';
        byte[] tags = Bytes.FromText("A3595");
        bytes[10] = 0x06;
        bytes[11] = 0x00;
        System.Array.Copy(tags, 0, bytes, 12, 5);
        bytes[612] = 0x05;
        bytes[613] = 0x12;
        bytes[1126] = 0x01;
        bytes[1127] = 0x63;
        Assert.AreEqual((int)DecodeError.TooLong, (int)s_decoder.Decode(bytes, 0, bytes.Length, s_message));
        Assert.AreEqual(63, s_decoder.Field);
    }

    private static DecodeError Decode(string hex)
    {
        byte[] bytes = Bytes.FromHex(hex);
        return s_decoder.Decode(bytes, 0, bytes.Length, s_message);
    }
}
