using System.Text;
using nanoFramework.TestFramework;

namespace ScanBox.Codes.Tests;

[TestClass]
public class CodeClassifierTests
{
    private static CodeClassifier? s_classifier;

    [Setup]
    public void ReadRules() => s_classifier = new CodeClassifier(CodeRulesReader.ReadDefault());

    private static PaymentCode Classify(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return s_classifier!.Classify(bytes, 0, bytes.Length);
    }

    [Cleanup]
    public void FreeTheHeap()
    {
        s_classifier = null!;
    }

    [TestMethod]
    public void ListedDigitsAreTheirSchemes()
    {
        ListedDigitsAreTheirSchemes("134650328919428540", "wechat", "428540");
        ListedDigitsAreTheirSchemes("135751916326716757", "wechat", "716757");
        ListedDigitsAreTheirSchemes("150211238899912330", "wechat", "912330");
        ListedDigitsAreTheirSchemes("100000000000000001", "wechat", "000001");
        ListedDigitsAreTheirSchemes("28763443825664394", "alipay", "664394");
        ListedDigitsAreTheirSchemes("289431869362714645", "alipay", "714645");
        ListedDigitsAreTheirSchemes("280438849930815813", "alipay", "815813");
        ListedDigitsAreTheirSchemes("2512345678901234", "alipay", "901234");
        ListedDigitsAreTheirSchemes("301234567890123456789012", "alipay", "789012");
        ListedDigitsAreTheirSchemes("6223685882046899894", "unionpay", "899894");
        ListedDigitsAreTheirSchemes("6223175680183309582", "unionpay", "309582");
        ListedDigitsAreTheirSchemes("6227380008895492996", "unionpay", "492996");
        ListedDigitsAreTheirSchemes("6222021234567890", "unionpay", "567890");
        ListedDigitsAreTheirSchemes("62220212345678901234", "unionpay", "901234");
        ListedDigitsAreTheirSchemes("510123456789012345", "bestpay", "012345");
        ListedDigitsAreTheirSchemes("181234567890123456", "jd", "123456");
        ListedDigitsAreTheirSchemes("0123456789012345678", "ecny", "345678");
        ListedDigitsAreTheirSchemes("912345678901234567", "qq", "234567");
    }

    private static void ListedDigitsAreTheirSchemes(string code, string scheme, string factor)
    {
        PaymentCode result = Classify(code);

        Assert.IsTrue(result.Kind == CodeKind.Payment);
        Assert.AreEqual(scheme, result.SchemeId);
        Assert.AreEqual(factor, result.Factor);
        Assert.IsTrue(result.Why == CodeReason.RuleMatched);
        Assert.IsTrue(result.Prompt == CodePrompt.None);
        Assert.AreEqual(code.Length, result.Length);
    }

    [TestMethod]
    public void UnlistedDigitsGoToTheSwitch()
    {
        UnlistedDigitsGoToTheSwitch("1612345678901234");
        UnlistedDigitsGoToTheSwitch("161234567890123456");
        UnlistedDigitsGoToTheSwitch("1334567890123456");
        UnlistedDigitsGoToTheSwitch("13345678901234567");
        UnlistedDigitsGoToTheSwitch("1334567890123456789");
        UnlistedDigitsGoToTheSwitch("012345678901234567");
        UnlistedDigitsGoToTheSwitch("01234567890123456789");
        UnlistedDigitsGoToTheSwitch("51012345678901234");
        UnlistedDigitsGoToTheSwitch("622202123456789012345");
        UnlistedDigitsGoToTheSwitch("241234567890123456");
        UnlistedDigitsGoToTheSwitch("311234567890123456");
        UnlistedDigitsGoToTheSwitch("999999999999999999999999");
        UnlistedDigitsGoToTheSwitch("0000000000000000");
    }

    private static void UnlistedDigitsGoToTheSwitch(string code)
    {
        PaymentCode result = Classify(code);

        Assert.IsTrue(result.Kind == CodeKind.Payment);
        Assert.AreEqual("unknown", result.SchemeId);
        Assert.IsTrue(result.Why == CodeReason.UnlistedDigits);
        Assert.AreEqual(code.Substring(code.Length - 6), result.Factor);
    }

    [TestMethod]
    public void UnifiedCodeNamesItsInstitution()
    {
        UnifiedCodeNamesItsInstitution("6240105123456789012", "0105", "CCB 建设银行");
        UnifiedCodeNamesItsInstitution("6220100123456789012", "0100", "PSBC 邮储银行");
        UnifiedCodeNamesItsInstitution("6270410123456789012", "0410", "Ping An 平安银行");
        UnifiedCodeNamesItsInstitution("6223685882046899894", "3685", "");
    }

    private static void UnifiedCodeNamesItsInstitution(string code, string number, string name)
    {
        PaymentCode result = Classify(code);

        Assert.AreEqual(number, result.Institution);
        Assert.AreEqual(name, result.InstitutionName ?? "");
    }

    [TestMethod]
    public void OnlyTheNineteenDigitFormHasAnInstitution()
    {
        OnlyTheNineteenDigitFormHasAnInstitution("624010512345678901");
        OnlyTheNineteenDigitFormHasAnInstitution("134650328919428540");
        OnlyTheNineteenDigitFormHasAnInstitution("999999999999999999");
    }

    private static void OnlyTheNineteenDigitFormHasAnInstitution(string code) => Assert.IsNull(Classify(code).Institution);

    [TestMethod]
    public void AlipayTokenHasNoFactor()
    {
        PaymentCode result = Classify("fp0123456789abcdefghijABCDEFGHIJ012");

        Assert.AreEqual("alipay", result.SchemeId);
        Assert.AreEqual("000000", result.Factor);
    }

    [TestMethod]
    public void OtherThingsSayWhy()
    {
        OtherThingsSayWhy("fp0123456789abcdefghijABCDEFGHIJ01", 26, 3);
        OtherThingsSayWhy("fp0123456789abcdefghijABCDEFGHIJ0123", 26, 3);
        OtherThingsSayWhy("fp0123456789abcdefghijABCDEFGHIJ-12", 27, 2);
        OtherThingsSayWhy("FP0123456789abcdefghijABCDEFGHIJ012", 27, 2);
        OtherThingsSayWhy("", 20, 2);
        OtherThingsSayWhy("\r\n", 20, 2);
        OtherThingsSayWhy("6901234567892", 23, 2);
        OtherThingsSayWhy("96385074", 23, 2);
        OtherThingsSayWhy("036000291452", 23, 2);
        OtherThingsSayWhy("6901234567893", 24, 2);
        OtherThingsSayWhy("1", 24, 2);
        OtherThingsSayWhy("134650328919428", 24, 2);
        OtherThingsSayWhy("1346503289194285401234567", 25, 2);
        OtherThingsSayWhy("https://example.com/134650328919428540", 22, 2);
        OtherThingsSayWhy("https://qr.alipay.com.evil.example/x", 22, 2);
        OtherThingsSayWhy("https://evil.example/qr.alipay.com", 22, 2);
        OtherThingsSayWhy("alipays://platformapi/startapp", 22, 2);
        OtherThingsSayWhy("1346503289194285 0", 27, 2);
        OtherThingsSayWhy("hello", 27, 2);
        OtherThingsSayWhy("134650328919428５４０", 28, 2);
        OtherThingsSayWhy("1346503\u0001289194285", 28, 2);
    }

    private static void OtherThingsSayWhy(string code, int reason, int prompt)
    {
        PaymentCode result = Classify(code);

        Assert.IsTrue(result.Kind == CodeKind.Other);
        Assert.AreEqual(reason, (int)result.Why);
        Assert.AreEqual(prompt, (int)result.Prompt);
        Assert.IsNull(result.SchemeId);
        Assert.IsNull(result.Factor);
        Assert.IsTrue(result.Reason.Length > 0);
    }

    [TestMethod]
    public void ReceiveCodesAreNeverSent()
    {
        ReceiveCodesAreNeverSent("https://qr.alipay.com/fkx0123456789", 13);
        ReceiveCodesAreNeverSent("HTTPS://QR.ALIPAY.COM/FKX0123456789", 13);
        ReceiveCodesAreNeverSent("https://qr.alipay.com", 13);
        ReceiveCodesAreNeverSent("https://qr.alipay.com:443/x", 13);
        ReceiveCodesAreNeverSent("wxp://f2f0abcdefgh", 13);
        ReceiveCodesAreNeverSent("WXP://f2f0abcdefgh", 13);
        ReceiveCodesAreNeverSent("https://qr.95516.com/00010000/6221", 13);
        ReceiveCodesAreNeverSent("https://payapp.weixin.qq.com/qrpay?a=1", 13);
        ReceiveCodesAreNeverSent("weixin://wxpay/bizpayurl?pr=abc", 13);
        ReceiveCodesAreNeverSent("https://u.wechat.com/abcdef", 13);
        ReceiveCodesAreNeverSent("00020101021153031565802CN5904TEST6007BEIJING63040000", 11);
        ReceiveCodesAreNeverSent("00020101021153031565802CN5904TEST", 12);
    }

    private static void ReceiveCodesAreNeverSent(string code, int reason) => AssertReceiveCode(code, reason);

    private static void AssertReceiveCode(string code, int reason)
    {
        PaymentCode result = Classify(code);

        Assert.IsTrue(result.Kind == CodeKind.Receive);
        Assert.AreEqual(reason, (int)result.Why);
        Assert.IsTrue(result.Prompt == CodePrompt.NotReceiveCode);
        Assert.IsNull(result.SchemeId);
    }

    // Attributes on the device hold no text of 128 bytes or more.
    [TestMethod]
    public void WholeMerchantPayloadIsNeverSent() =>
        AssertReceiveCode(
            "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJIN"
            + "G64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A",
            10);

    [TestMethod]
    public void CodeIsReadWhereItLiesAndItsTailDropped()
    {
        byte[] buffer = Encoding.UTF8.GetBytes("xx134650328919428540\r\nyy");

        PaymentCode result = s_classifier!.Classify(buffer, 2, 20);

        Assert.AreEqual("wechat", result.SchemeId);
        Assert.AreEqual(18, result.Length);
    }

    [TestMethod]
    public void OversizedInputIsRefused()
    {
        var buffer = new byte[513];
        for (int i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)'1';

        Assert.IsTrue(s_classifier!.Classify(buffer, 0, 513).Why == CodeReason.Oversized);
        Assert.IsTrue(s_classifier!.Classify(buffer, 0, 512).Why == CodeReason.TooManyDigits);
    }

    [TestMethod]
    public void NoTextHoldsTheCode()
    {
        PaymentCode result = Classify("6240105123456789012");

        Assert.AreEqual("payment unionpay: 19 digits, prefix 62", result.ToString());
        Assert.DoesNotContains("789012", result.ToString());
    }
}
