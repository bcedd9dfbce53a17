using System;
using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class IsoMessageTests
{
    [TestMethod]
    public void Encodes_the_seen_shapes_of_F22_and_F60()
    {
        var message = new IsoMessage { Mti = 0x0200 };
        message.SetText(60, "22000024000600");
        message.SetText(22, "032");
        byte[] buffer = new byte[32];
        int count = IsoEncoder.Encode(message, null, buffer, 1);
        Assert.AreEqual("0200" + "0000040000000010" + "0320" + "0014" + "22000024000600", Bytes.ToHex(buffer, 1, count));
    }

    [TestMethod]
    public void Variable_digits_are_padded_on_the_right_and_counted_as_digits()
    {
        var message = new IsoMessage { Mti = 0x0800 };
        message.SetText(32, "12345");
        message.SetText(60, "00000001003");
        byte[] buffer = new byte[32];
        int count = IsoEncoder.Encode(message, null, buffer, 0);
        Assert.AreEqual("0800" + "0000000100000010" + "05123450" + "0011000000010030", Bytes.ToHex(buffer, 0, count));
    }

    [TestMethod]
    public void A_number_gets_its_leading_zeros()
    {
        var message = new IsoMessage();
        message.SetNumber(4, 1250L);
        Assert.AreEqual("000000001250", message.GetText(4));
        Assert.AreEqual(1250L, message.GetNumber(4));
        message.SetNumber(4, 999999999999L);
        Assert.AreEqual(999999999999L, message.GetNumber(4));
        Assert.AreEqual(-1L, message.GetNumber(11));
    }

    [TestMethod]
    public void Refuses_a_number_that_does_not_fit()
    {
        Refuses_a_number_that_does_not_fit(4, 1000000000000L);
        Refuses_a_number_that_does_not_fit(4, -1L);
        Refuses_a_number_that_does_not_fit(11, 1000000L);
        Refuses_a_number_that_does_not_fit(32, 1L);
        Refuses_a_number_that_does_not_fit(41, 1L);
        Refuses_a_number_that_does_not_fit(1, 1L);
        Refuses_a_number_that_does_not_fit(65, 1L);
    }

    private static void Refuses_a_number_that_does_not_fit(int field, long number)
    {
        var message = new IsoMessage();
        Assert.ThrowsException(typeof(ArgumentException), () => message.SetNumber(field, number));
        Assert.IsFalse(message.Has(field));
    }

    [TestMethod]
    public void Refuses_a_text_that_does_not_fit_and_does_not_repeat_it()
    {
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(3, "00000");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(3, "0000000");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(3, "00000A");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(32, "123456789012");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(32, "12 45");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(41, "1234567");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(41, "123456789");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(41, "1234567\t");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(41, "1234567\u00e9");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(41, "1234567\u4e00");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(59, "A3001");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(59, "A3001\n");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(35, "1");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(0, "1");
        Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(128, "1");
    }

    private static void Refuses_a_text_that_does_not_fit_and_does_not_repeat_it(int field, string text)
    {
        var message = new IsoMessage();
        bool refused = false;
        try
        {
            message.SetText(field, text);
        }
        catch (ArgumentException e)
        {
            refused = true;
            Assert.DoesNotContains(text + "!", e.Message + "!");
        }
        Assert.IsTrue(refused);
        Assert.IsFalse(message.Has(field));
    }

    [TestMethod]
    public void Fields_can_be_set_again_removed_copied_and_compared()
    {
        var message = new IsoMessage();
        message.SetText(39, "00");
        message.SetText(39, "51");
        Assert.IsTrue(message.Holds(39, "51"));
        Assert.IsFalse(message.Holds(39, "5"));
        Assert.IsFalse(message.Holds(38, "51"));

        var copy = new IsoMessage();
        Assert.IsFalse(copy.SameField(message, 39));
        copy.CopyField(message, 39);
        copy.CopyField(message, 38);
        Assert.IsTrue(copy.SameField(message, 39));
        Assert.IsTrue(copy.SameField(message, 38));
        copy.SetText(39, "52");
        Assert.IsFalse(copy.SameField(message, 39));
        message.Remove(39);
        Assert.IsFalse(message.Has(39));
        Assert.IsNull(message.GetText(39));
        Assert.AreEqual(0, message.LengthOf(39));
    }

    [TestMethod]
    public void A_full_message_refuses_more_and_clearing_makes_room()
    {
        var message = new IsoMessage();
        byte[] block = new byte[512];
        message.SetBytes(62, block, 0, 512);
        message.SetBytes(62, block, 0, 512);
        Assert.ThrowsException(typeof(ArgumentException), () => message.SetBytes(62, block, 0, 512));
        message.Clear();
        Assert.IsFalse(message.Has(62));
        message.SetBytes(62, block, 0, 512);
        Assert.AreEqual(512, message.LengthOf(62));
    }

    [TestMethod]
    public void Clearing_overwrites_what_was_there()
    {
        var message = new IsoMessage();
        message.SetText(59, "A3018134650328919428540");
        message.Clear();
        for (int i = 0; i < 64; i++)
            Assert.AreEqual((byte)0, message.GetBuffer()[i]);
    }

    [TestMethod]
    public void A_buffer_that_is_too_small_is_refused()
    {
        var message = new IsoMessage { Mti = 0x0200 };
        message.SetText(32, "12345");
        for (int size = 0; size < 14; size++)
        {
            byte[] buffer = new byte[size];
            Assert.ThrowsException(typeof(ArgumentException), () => IsoEncoder.Encode(message, null, buffer, 0));
        }
        Assert.AreEqual(14, IsoEncoder.Encode(message, null, new byte[14], 0));
        Assert.ThrowsException(typeof(ArgumentException), () => IsoEncoder.Encode(message, Terminal.Mac(), new byte[21], 0));
    }
}
