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

    [TestMethod]
    [DataRow("134650328919428540", "wechat", "428540")]
    [DataRow("135751916326716757", "wechat", "716757")]
    [DataRow("150211238899912330", "wechat", "912330")]
    [DataRow("100000000000000001", "wechat", "000001")]
    [DataRow("28763443825664394", "alipay", "664394")]
    [DataRow("289431869362714645", "alipay", "714645")]
    [DataRow("280438849930815813", "alipay", "815813")]
    [DataRow("2512345678901234", "alipay", "901234")]
    [DataRow("301234567890123456789012", "alipay", "789012")]
    [DataRow("6223685882046899894", "unionpay", "899894")]
    [DataRow("6223175680183309582", "unionpay", "309582")]
    [DataRow("6227380008895492996", "unionpay", "492996")]
    [DataRow("6222021234567890", "unionpay", "567890")]
    [DataRow("62220212345678901234", "unionpay", "901234")]
    [DataRow("510123456789012345", "bestpay", "012345")]
    [DataRow("181234567890123456", "jd", "123456")]
    [DataRow("0123456789012345678", "ecny", "345678")]
    [DataRow("912345678901234567", "qq", "234567")]
    public void ListedDigitsAreTheirSchemes(string code, string scheme, string factor)
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
    [DataRow("1612345678901234")]
    [DataRow("161234567890123456")]
    [DataRow("1334567890123456")]
    [DataRow("13345678901234567")]
    [DataRow("1334567890123456789")]
    [DataRow("012345678901234567")]
    [DataRow("01234567890123456789")]
    [DataRow("51012345678901234")]
    [DataRow("622202123456789012345")]
    [DataRow("241234567890123456")]
    [DataRow("311234567890123456")]
    [DataRow("999999999999999999999999")]
    [DataRow("0000000000000000")]
    public void UnlistedDigitsGoToTheSwitch(string code)
    {
        PaymentCode result = Classify(code);

        Assert.IsTrue(result.Kind == CodeKind.Payment);
        Assert.AreEqual("unknown", result.SchemeId);
        Assert.IsTrue(result.Why == CodeReason.UnlistedDigits);
        Assert.AreEqual(code.Substring(code.Length - 6), result.Factor);
    }

    [TestMethod]
    [DataRow("6240105123456789012", "0105", "CCB 建设银行")]
    [DataRow("6220100123456789012", "0100", "PSBC 邮储银行")]
    [DataRow("6270410123456789012", "0410", "Ping An 平安银行")]
    [DataRow("6223685882046899894", "3685", "")]
    public void UnifiedCodeNamesItsInstitution(string code, string number, string name)
    {
        PaymentCode result = Classify(code);

        Assert.AreEqual(number, result.Institution);
        Assert.AreEqual(name, result.InstitutionName ?? "");
    }

    [TestMethod]
    [DataRow("624010512345678901")]
    [DataRow("134650328919428540")]
    [DataRow("999999999999999999")]
    public void OnlyTheNineteenDigitFormHasAnInstitution(string code) => Assert.IsNull(Classify(code).Institution);

    [TestMethod]
    public void AlipayTokenHasNoFactor()
    {
        PaymentCode result = Classify("fp0123456789abcdefghijABCDEFGHIJ012");

        Assert.AreEqual("alipay", result.SchemeId);
        Assert.AreEqual("000000", result.Factor);
    }

    [TestMethod]
    [DataRow("fp0123456789abcdefghijABCDEFGHIJ01", 26, 3)]
    [DataRow("fp0123456789abcdefghijABCDEFGHIJ0123", 26, 3)]
    [DataRow("fp0123456789abcdefghijABCDEFGHIJ-12", 27, 2)]
    [DataRow("FP0123456789abcdefghijABCDEFGHIJ012", 27, 2)]
    [DataRow("", 20, 2)]
    [DataRow("\r\n", 20, 2)]
    [DataRow("6901234567892", 23, 2)]
    [DataRow("96385074", 23, 2)]
    [DataRow("036000291452", 23, 2)]
    [DataRow("6901234567893", 24, 2)]
    [DataRow("1", 24, 2)]
    [DataRow("134650328919428", 24, 2)]
    [DataRow("1346503289194285401234567", 25, 2)]
    [DataRow("https://example.com/134650328919428540", 22, 2)]
    [DataRow("https://qr.alipay.com.evil.example/x", 22, 2)]
    [DataRow("https://evil.example/qr.alipay.com", 22, 2)]
    [DataRow("alipays://platformapi/startapp", 22, 2)]
    [DataRow("1346503289194285 0", 27, 2)]
    [DataRow("hello", 27, 2)]
    [DataRow("134650328919428５４０", 28, 2)]
    [DataRow("1346503\u0001289194285", 28, 2)]
    public void OtherThingsSayWhy(string code, int reason, int prompt)
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
    [DataRow("https://qr.alipay.com/fkx0123456789", 13)]
    [DataRow("HTTPS://QR.ALIPAY.COM/FKX0123456789", 13)]
    [DataRow("https://qr.alipay.com", 13)]
    [DataRow("https://qr.alipay.com:443/x", 13)]
    [DataRow("wxp://f2f0abcdefgh", 13)]
    [DataRow("WXP://f2f0abcdefgh", 13)]
    [DataRow("https://qr.95516.com/00010000/6221", 13)]
    [DataRow("https://payapp.weixin.qq.com/qrpay?a=1", 13)]
    [DataRow("weixin://wxpay/bizpayurl?pr=abc", 13)]
    [DataRow("https://u.wechat.com/abcdef", 13)]
    [DataRow("00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A", 10)]
    [DataRow("00020101021153031565802CN5904TEST6007BEIJING63040000", 11)]
    [DataRow("00020101021153031565802CN5904TEST", 12)]
    public void ReceiveCodesAreNeverSent(string code, int reason)
    {
        PaymentCode result = Classify(code);

        Assert.IsTrue(result.Kind == CodeKind.Receive);
        Assert.AreEqual(reason, (int)result.Why);
        Assert.IsTrue(result.Prompt == CodePrompt.NotReceiveCode);
        Assert.IsNull(result.SchemeId);
    }

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
