using System;
using nanoFramework.TestFramework;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

[TestClass]
public class RequestComposerTests
{
    private static readonly byte[] s_frame = new byte[Frame.MaxSize];
    private static Dialect s_dialect = null!;
    private static RequestComposer s_composer = null!;
    private static MessageReader s_reader = null!;

    [Setup]
    public void Setup()
    {
        s_dialect = new Dialect();
        s_composer = Terminal.Composer(s_dialect);
        s_reader = new MessageReader(s_dialect);
    }

    [Cleanup]
    public void FreeTheHeap()
    {
        s_dialect = null!;
        s_composer = null!;
        s_reader = null!;
    }

    [TestMethod]
    public void Purchase_has_the_fields_of_a_code_payment()
    {
        byte[] code = Bytes.FromText("134650328919000052");
        int length = s_composer.Purchase(Terminal.Purchase(), code, 0, code.Length, "000052", Terminal.Mac(), s_frame);

        Assert.AreEqual((s_frame[0] << 8) + s_frame[1], length - 2);
        Assert.AreEqual("6000030000" + "603100311001" + "0200" + "30200480" + "00C08031", Bytes.ToHex(s_frame, 2, 21));
        Assert.AreEqual("000000" + "000000001250" + "000101" + "0320" + "00", Bytes.ToHex(s_frame, 23, 15));
        Assert.AreEqual((int)DecodeError.None, (int)s_reader.Read(s_frame, 2, length - 2));
        Assert.IsTrue(s_reader.VerifyMac(Terminal.Mac()));
        Assert.AreEqual("12345678", s_reader.Message.GetText(41));
        Assert.AreEqual("123456789012345", s_reader.Message.GetText(42));
        Assert.AreEqual("156", s_reader.Message.GetText(49));
        Assert.AreEqual(
            "A2065" + "0100210" + "020160000020254004318" + "03006000052" + "040088B42533B" + "05008321702  " + "A3018134650328919000052",
            s_reader.Message.GetText(59));
        Assert.AreEqual("22000024000600", s_reader.Message.GetText(60));
    }

    [TestMethod]
    public void Purchase_adds_the_location_when_it_is_known()
    {
        byte[] code = Bytes.FromText("134650328919000052");
        RequestComposer composer = Terminal.Composer(s_dialect);
        composer.SetLocation("01009+116.3971");
        Read(composer.Purchase(Terminal.Purchase(), code, 0, code.Length, s_dialect.TokenFactor, Terminal.Mac(), s_frame));
        Assert.Contains("03006000000", s_reader.Message.GetText(59)!);
        Assert.Contains("A3018134650328919000052A501401009+116.3971", s_reader.Message.GetText(59)!);
    }

    [TestMethod]
    public void Sign_in_names_the_device_and_carries_a_nonce_but_no_MAC()
    {
        byte[] nonce = Bytes.FromHex("0123456789ABCDEF");
        Read(s_composer.SignIn(24, 7, nonce, s_frame));
        IsoMessage message = s_reader.Message;
        Assert.AreEqual(0x0800, message.Mti);
        Assert.AreEqual("11,41,42,60,62,63", Fields(message));
        Assert.AreEqual("000007", message.GetText(11));
        Assert.AreEqual("00000024003", message.GetText(60));
        Assert.AreEqual("Sequence No0000020254004318", message.GetText(62));
        Assert.AreEqual("01 N10160123456789ABCDEF", message.GetText(63));
        Read(s_composer.SignIn(0, 7, nonce, s_frame, asksTotal: true));
        Assert.AreEqual("00000000003", s_reader.Message.GetText(60));
        Assert.AreEqual("01 N10160123456789ABCDEFD10011", s_reader.Message.GetText(63));
    }

    [TestMethod]
    public void Inquiry_asks_for_the_original_under_its_own_number()
    {
        Read(s_composer.Inquiry(Terminal.Purchase(), 25, 3, Terminal.Mac(), s_frame));
        IsoMessage message = s_reader.Message;
        Assert.AreEqual(0x0100, message.Mti);
        Assert.AreEqual("3,4,11,25,41,42,49,60,61,64", Fields(message));
        Assert.AreEqual("390000", message.GetText(3));
        Assert.AreEqual(1250L, message.GetNumber(4));
        Assert.AreEqual("000003", message.GetText(11));
        Assert.AreEqual("01000025000600", message.GetText(60));
        Assert.AreEqual("000024000101", message.GetText(61));
        Assert.IsTrue(s_reader.VerifyMac(Terminal.Mac()));
    }

    [TestMethod]
    public void Reversal_repeats_the_purchase_and_says_why()
    {
        Reversal_repeats_the_purchase_and_says_why(0, "98");
        Reversal_repeats_the_purchase_and_says_why(1, "96");
        Reversal_repeats_the_purchase_and_says_why(2, "A0");
        Reversal_repeats_the_purchase_and_says_why(3, "06");
    }

    private static void Reversal_repeats_the_purchase_and_says_why(int reason, string code)
    {
        Read(s_composer.Reversal(Terminal.Purchase(), (ReversalReason)reason, Terminal.Mac(), s_frame));
        IsoMessage message = s_reader.Message;
        Assert.AreEqual(0x0400, message.Mti);
        Assert.AreEqual("3,4,11,22,25,39,41,42,49,60,61,64", Fields(message));
        Assert.AreEqual("000101", message.GetText(11));
        Assert.AreEqual("22000024000600", message.GetText(60));
        Assert.AreEqual("000024000101", message.GetText(61));
        Assert.AreEqual(code, message.GetText(39));
        Assert.IsTrue(s_reader.VerifyMac(Terminal.Mac()));
    }

    [TestMethod]
    public void Echo_and_sign_out_differ_in_F60()
    {
        Echo_and_sign_out_differ_in_F60(0, "00000024301");
        Echo_and_sign_out_differ_in_F60(1, "00000024002");
    }

    private static void Echo_and_sign_out_differ_in_F60(int request, string expected)
    {
        Read(s_composer.Network((NetworkRequest)request, 24, 9, s_frame));
        Assert.AreEqual(0x0820, s_reader.Message.Mti);
        Assert.AreEqual("11,41,42,60", Fields(s_reader.Message));
        Assert.AreEqual(expected, s_reader.Message.GetText(60));
    }

    [TestMethod]
    public void An_acquirer_changes_values_in_the_dialect_only()
    {
        var dialect = new Dialect { PurchaseCode = "190000", EntryMode = "042", PurchaseKind = "31", MacForm = ScanBox.Security.MacForm.Chained };
        byte[] code = Bytes.FromText("6223685882046899894");
        var mac = Terminal.Mac(dialect.MacForm);
        Read(Terminal.Composer(dialect).Purchase(Terminal.Purchase(), code, 0, code.Length, "899894", mac, s_frame));
        Assert.AreEqual("190000", s_reader.Message.GetText(3));
        Assert.AreEqual("042", s_reader.Message.GetText(22));
        Assert.AreEqual("31000024000600", s_reader.Message.GetText(60));
        Assert.IsTrue(s_reader.VerifyMac(mac));
        Assert.IsFalse(s_reader.VerifyMac(Terminal.Mac()));
    }

    [TestMethod]
    public void Refuses_what_no_purchase_can_carry()
    {
        Refuses_what_no_purchase_can_carry(0L, 24, 1, 0);
        Refuses_what_no_purchase_can_carry(1000000000000L, 24, 1, 18);
        Refuses_what_no_purchase_can_carry(1L, 1000000, 1, 18);
        Refuses_what_no_purchase_can_carry(1L, 24, 1000000, 18);
        Refuses_what_no_purchase_can_carry(1L, 24, -1, 18);
        Refuses_what_no_purchase_can_carry(1L, 24, 1, 513);
    }

    private static void Refuses_what_no_purchase_can_carry(long amountFen, int batch, int stan, int codeLength)
    {
        byte[] code = new byte[513];
        for (int i = 0; i < code.Length; i++)
            code[i] = (byte)'1';
        var purchase = new PurchaseReference { AmountFen = amountFen, Batch = batch, Stan = stan };
        Assert.ThrowsException(
            typeof(ArgumentException),
            () => s_composer.Purchase(purchase, code, 0, codeLength, "000052", Terminal.Mac(), s_frame));
    }

    [TestMethod]
    public void Refuses_a_factor_that_is_not_six_digits()
    {
        Refuses_a_factor_that_is_not_six_digits("00005");
        Refuses_a_factor_that_is_not_six_digits("0000052");
        Refuses_a_factor_that_is_not_six_digits("00005A");
        Refuses_a_factor_that_is_not_six_digits("");
    }

    private static void Refuses_a_factor_that_is_not_six_digits(string factor)
    {
        byte[] code = Bytes.FromText("134650328919000052");
        Assert.ThrowsException(
            typeof(ArgumentException),
            () => s_composer.Purchase(Terminal.Purchase(), code, 0, code.Length, factor, Terminal.Mac(), s_frame));
    }

    [TestMethod]
    public void A_code_that_is_not_plain_text_is_refused_without_being_shown()
    {
        byte[] code = Bytes.FromText("1346503289190000\n2");
        string message = "";
        try
        {
            s_composer.Purchase(Terminal.Purchase(), code, 0, code.Length, "000052", Terminal.Mac(), s_frame);
        }
        catch (ArgumentException e)
        {
            message = e.Message;
        }
        Assert.Contains("59", message);
        Assert.DoesNotContains("134650", message);
    }

    [TestMethod]
    public void The_longest_code_serial_and_location_fit_a_frame()
    {
        byte[] code = new byte[400];
        for (int i = 0; i < code.Length; i++)
            code[i] = (byte)'A';
        var identity = new TerminalIdentity("12345678", "123456789012345", "12345678901234567890123456789012345678901234567890", "1");
        var composer = new RequestComposer(s_dialect, identity, Terminal.Cipher(Terminal.SerialKey));
        composer.SetLocation("0101234567890");
        Read(composer.Purchase(Terminal.Purchase(), code, 0, code.Length, "000052", Terminal.Mac(), s_frame));
        Assert.Contains("050081       A3400AAAA", s_reader.Message.GetText(59)!);
    }

    [TestMethod]
    public void A_location_that_no_message_can_carry_is_refused_and_none_is_sent()
    {
        RequestComposer composer = Terminal.Composer(s_dialect);
        composer.SetLocation("01009+116.3971");
        Assert.ThrowsException(typeof(ArgumentException), () => composer.SetLocation("01009+116\n3971"));
        AssertNoLocation(composer);
        composer.SetLocation("01009+116.3971");
        Assert.ThrowsException(typeof(ArgumentException), () => composer.SetLocation("".PadRight(TerminalLocation.MaxLength + 1, '1')));
        AssertNoLocation(composer);
        composer.SetLocation("01009+116.3971");
        composer.SetLocation(null);
        AssertNoLocation(composer);
    }

    [TestMethod]
    public void F60_follows_batch_and_kind_from_one_request_to_the_next()
    {
        RequestComposer composer = Terminal.Composer(s_dialect);
        PurchaseReference purchase = Terminal.Purchase();
        Assert.AreEqual("22000024000600", BatchFieldOf(composer, purchase));
        purchase.Batch = 25;
        Assert.AreEqual("22000025000600", BatchFieldOf(composer, purchase));
        Assert.AreEqual("23000024000600", BatchFieldOf(composer, Terminal.Void()));
        Assert.AreEqual("22000025000600", BatchFieldOf(composer, purchase));
        purchase.Batch = 1000000;
        Assert.ThrowsException(typeof(ArgumentException), () => BatchFieldOf(composer, purchase));
        purchase.Batch = 25;
        Assert.AreEqual("22000025000600", BatchFieldOf(composer, purchase));
    }

    [TestMethod]
    public void An_identity_that_no_message_can_carry_is_refused()
    {
        An_identity_that_no_message_can_carry_is_refused("1234567", "123456789012345", "SN", "1.0");
        An_identity_that_no_message_can_carry_is_refused("12345678", "12345678901234", "SN", "1.0");
        An_identity_that_no_message_can_carry_is_refused("12345678", "123456789012345", "", "1.0");
        An_identity_that_no_message_can_carry_is_refused("12345678", "123456789012345", "123456789012345678901234567890123456789012345678901", "1.0");
        An_identity_that_no_message_can_carry_is_refused("12345678", "123456789012345", "SN", "");
        An_identity_that_no_message_can_carry_is_refused("12345678", "123456789012345", "SN", "123456789");
        An_identity_that_no_message_can_carry_is_refused("12345\u4e00", "123456789012345", "SN", "1.0");
    }

    private static void An_identity_that_no_message_can_carry_is_refused(string terminal, string merchant, string serial, string version)
    {
        Assert.ThrowsException(typeof(ArgumentException), () => new TerminalIdentity(terminal, merchant, serial, version));
    }

    private static string BatchFieldOf(RequestComposer composer, PurchaseReference payment)
    {
        Read(composer.Reversal(payment, ReversalReason.NoAnswer, Terminal.Mac(), s_frame));
        return s_reader.Message.GetText(60)!;
    }

    private static void AssertNoLocation(RequestComposer composer)
    {
        byte[] code = Bytes.FromHex("313334");
        Read(composer.Purchase(Terminal.Purchase(), code, 0, code.Length, "000052", Terminal.Mac(), s_frame));
        Assert.IsTrue(s_reader.Message.GetText(59)!.EndsWith("A3003134"));
    }

    private static void Read(int length) => Assert.AreEqual((int)DecodeError.None, (int)s_reader.Read(s_frame, Frame.LengthSize, length - Frame.LengthSize));

    private static string Fields(IsoMessage message)
    {
        string fields = "";
        for (int i = 1; i <= 64; i++)
        {
            if (message.Has(i))
                fields += (fields.Length == 0 ? "" : ",") + i.ToString();
        }
        return fields;
    }
}
