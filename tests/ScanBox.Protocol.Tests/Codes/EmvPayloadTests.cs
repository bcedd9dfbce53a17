using System.Text;
using nanoFramework.TestFramework;

namespace ScanBox.Codes.Tests;

[TestClass]
public class EmvPayloadTests
{
    private const string TwoApplications = "hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MWETTwegAAAAZmZmUAhQcm9kdWN0MmJJWggSNFZ4kBI0WF8gDkNBUkRIT0xERVIvRU1WXy0IcnVlc2RlZW5kIZ8QBwYBCgMAAACfJghYT9OF+iNLzJ82AgABnzcEbVjvEw==";
    private const string OneApplication = "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=";
    private const string UnionPayCredit = "hQVDUFYwMWFWTwigAAADMwEBAlcRYmNgAQBxNnLSMSIBAAABiAFfNAEAYzOfJghWite85mtxi58nAYCfEBEHAAEDoAAAAQgwMDAwMDAwMZ82AhEiggIAAJ83BCJgSI4=";

    // 85 05 "CPV01", the format of every payload.
    private const string Format = "85054350563031";

    private static CodeClassifier? s_classifier;

    [Setup]
    public void ReadRules() => s_classifier = new CodeClassifier(CodeRulesReader.ReadDefault());

    private static PaymentCode Classify(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return s_classifier!.Classify(bytes, 0, bytes.Length);
    }

    /// <summary>Base64 of hexadecimal digits, written here bit by bit so that the test shares nothing with the code.</summary>
    private static PaymentCode ClassifyHex(string hex)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        char[] letters = alphabet.ToCharArray();
        char[] digits = hex.ToCharArray();
        string text = "";
        int held = 0;
        int bits = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int value = digits[i] <= '9' ? digits[i] - '0' : digits[i] - 'A' + 10;
            held = ((held << 4) | value) & 0x3FF;
            bits += 4;
            if (bits >= 6)
            {
                bits -= 6;
                text += letters[(held >> bits) & 0x3F].ToString();
            }
        }
        if (bits > 0)
            text += letters[(held << (6 - bits)) & 0x3F].ToString();
        return Classify(text);
    }

    [Cleanup]
    public void FreeTheHeap()
    {
        s_classifier = null!;
    }

    [TestMethod]
    public void PublicSamplesArePaymentCodes()
    {
        PublicSamplesArePaymentCodes(0, "123458", "EMV payment code 付款码");
        PublicSamplesArePaymentCodes(1, "123458", "EMV payment code 付款码");
        PublicSamplesArePaymentCodes(2, "713672", "UnionPay credit 银联贷记卡 (EMV)");
    }

    private static void PublicSamplesArePaymentCodes(int sample, string factor, string name)
    {
        // Numbers in the rows: attributes on the device hold no text of 128 bytes or more.
        PaymentCode result = Classify(sample == 0 ? TwoApplications : sample == 1 ? OneApplication : UnionPayCredit);

        Assert.IsTrue(result.Kind == CodeKind.Payment);
        Assert.AreEqual("emv", result.SchemeId);
        Assert.AreEqual(factor, result.Factor);
        Assert.AreEqual(name, result.Name);
        Assert.IsNull(result.Institution);
    }

    [TestMethod]
    public void LostPaddingAndTailsDoNotMatter()
    {
        LostPaddingAndTailsDoNotMatter("hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8");
        LostPaddingAndTailsDoNotMatter("hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8\r");
        LostPaddingAndTailsDoNotMatter("hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=\r\n");
    }

    private static void LostPaddingAndTailsDoNotMatter(string payload) => Assert.AreEqual("emv", Classify(payload).SchemeId);

    [TestMethod]
    public void NameSaysWhoseApplicationItIs()
    {
        NameSaysWhoseApplicationItIs("A000000333010101", "UnionPay debit 银联借记卡 (EMV)");
        NameSaysWhoseApplicationItIs("A000000333010103", "UnionPay quasi-credit 银联准贷记卡 (EMV)");
        NameSaysWhoseApplicationItIs("A000000333010106", "UnionPay electronic cash 银联电子现金 (EMV)");
        NameSaysWhoseApplicationItIs("A000000333010199", "UnionPay 银联 (EMV)");
        NameSaysWhoseApplicationItIs("A000000003101000", "Visa 维萨 (EMV)");
        NameSaysWhoseApplicationItIs("A000000004101000", "Mastercard 万事达 (EMV)");
        NameSaysWhoseApplicationItIs("B000000003101000", "EMV payment code 付款码");
    }

    private static void NameSaysWhoseApplicationItIs(string aid, string name)
    {
        PaymentCode result = ClassifyHex(Format + "61134F08" + aid + "5A071234567890123F");

        Assert.AreEqual("emv", result.SchemeId);
        Assert.AreEqual(name, result.Name);
        Assert.AreEqual("890123", result.Factor);
    }

    [TestMethod]
    public void OrderAndFormOfLengthsAndTagsAreFree()
    {
        OrderAndFormOfLengthsAndTagsAreFree("61104F05A0000003335A071234567890123F");
        OrderAndFormOfLengthsAndTagsAreFree("6181104F05A0000003335A071234567890123F");
        OrderAndFormOfLengthsAndTagsAreFree("618200104F05A0000003335A071234567890123F");
        OrderAndFormOfLengthsAndTagsAreFree("61155A071234567890123F9F810101004F05A000000333");
        OrderAndFormOfLengthsAndTagsAreFree("61074F05A000000333620A5A081234567812890123");
        OrderAndFormOfLengthsAndTagsAreFree("620A5A08123456781289012361074F05A000000333");
        OrderAndFormOfLengthsAndTagsAreFree("61025000610F4F05A000000333570612345678D4015A08999999999999999961005F810100");
    }

    private static void OrderAndFormOfLengthsAndTagsAreFree(string objects)
    {
        PaymentCode result = ClassifyHex(Format + objects);

        Assert.AreEqual("emv", result.SchemeId ?? result.Reason);
    }

    [TestMethod]
    public void AnythingLessIsNotAPaymentCode()
    {
        AnythingLessIsNotAPaymentCode("", 48);
        AnythingLessIsNotAPaymentCode("62035A0112", 48);
        AnythingLessIsNotAPaymentCode("61095A071234567890123F", 49);
        AnythingLessIsNotAPaymentCode("610F4F04A00000035A071234567890123F", 50);
        AnythingLessIsNotAPaymentCode("611C4F11A0000003330000000000000000000000005A071234567890123F", 50);
        AnythingLessIsNotAPaymentCode("61074F05A000000333", 51);
        AnythingLessIsNotAPaymentCode("61074F05A00000033362025000", 51);
        AnythingLessIsNotAPaymentCode("610E4F05A00000033363055A03123456", 51);
        AnythingLessIsNotAPaymentCode("610D4F05A0000003335A0412345678", 0);
        AnythingLessIsNotAPaymentCode("610D4F05A0000003335A04123456FF", 52);
        AnythingLessIsNotAPaymentCode("610D4F05A0000003335A041234567A", 52);
        AnythingLessIsNotAPaymentCode("610D4F05A0000003335A04FFFFFFFF", 52);
        AnythingLessIsNotAPaymentCode("61094F05A0000003335A00", 52);
        AnythingLessIsNotAPaymentCode("610D4F05A000000333570412345678", 52);
        AnythingLessIsNotAPaymentCode("610F4F05A000000333570612345678D4E5", 52);
        AnythingLessIsNotAPaymentCode("61194F05A000000333571012345678901234567890D401234567", 42);
        AnythingLessIsNotAPaymentCode("61184F05A000000333570F1234567890123456789012D4012345", 52);
        AnythingLessIsNotAPaymentCode("61104F05A0000003335A0B1234567890123F", 42);
        AnythingLessIsNotAPaymentCode("61114F05A0000003335A071234567890123F", 42);
        AnythingLessIsNotAPaymentCode("61104F05A0000003335A071234567890123F00", 43);
        AnythingLessIsNotAPaymentCode("61104F05A0000003335A071234567890123F61", 42);
        AnythingLessIsNotAPaymentCode("61104F05A0000003335A071234567890123F9F", 42);
        AnythingLessIsNotAPaymentCode("61104F05A0000003335A071234567890123F9F818181010100", 43);
        AnythingLessIsNotAPaymentCode("61804F05A0000003335A071234567890123F0000", 44);
        AnythingLessIsNotAPaymentCode("6183000010", 44);
        AnythingLessIsNotAPaymentCode("6184FFFFFFFF", 44);
        AnythingLessIsNotAPaymentCode("6182FFFF", 42);
        AnythingLessIsNotAPaymentCode("6181", 42);
        AnythingLessIsNotAPaymentCode("61174F05A0000003334F05A0000003335A071234567890123F", 47);
        AnythingLessIsNotAPaymentCode("61104F05A0000003335A071234567890123F62006200", 47);
        AnythingLessIsNotAPaymentCode("61104F05A0000003335A071234567890123F85054350563031", 47);
        AnythingLessIsNotAPaymentCode("610663046302630061104F05A0000003335A071234567890123F", 0);
        AnythingLessIsNotAPaymentCode("6108630663046302630061104F05A0000003335A071234567890123F", 45);
    }

    private static void AnythingLessIsNotAPaymentCode(string objects, int reason)
    {
        PaymentCode result = ClassifyHex(Format + objects);

        if (reason == 0)
        {
            Assert.AreEqual("emv", result.SchemeId ?? result.Reason);
            return;
        }
        Assert.AreEqual(reason, (int)result.Why, result.Reason);
        Assert.IsTrue(result.Kind == CodeKind.Other);
        Assert.IsTrue(result.Prompt == CodePrompt.RefreshCode);
        Assert.IsNull(result.Factor);
    }

    [TestMethod]
    public void DamagedTextIsNotAPaymentCode()
    {
        DamagedTextIsNotAPaymentCode("hQVDUFYwM", 40);
        DamagedTextIsNotAPaymentCode("hQVDUFYwMW=E", 40);
        DamagedTextIsNotAPaymentCode("hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8==", 40);
        DamagedTextIsNotAPaymentCode("hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF9=", 40);
        DamagedTextIsNotAPaymentCode("hQVDUFYwMWEaTwegAAAA VVVVw8SNFZ4kBI0WNGRIgESNF8=", 40);
        DamagedTextIsNotAPaymentCode("hQVDUFYwMg==", 41);
        DamagedTextIsNotAPaymentCode("hQVDUFYwMQ==", 48);
    }

    private static void DamagedTextIsNotAPaymentCode(string payload, int reason) => Assert.AreEqual(reason, (int)Classify(payload).Why);

    [TestMethod]
    public void ObjectsAreCounted()
    {
        string objects = "";
        for (int i = 0; i < 63; i++)
            objects += "5000";

        Assert.IsTrue(ClassifyHex(Format + objects + "61104F05A0000003335A071234567890123F").Why == CodeReason.EmvTooMany);
    }
}
