using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;

namespace ScanBox.Desktop.Tests.Codes;

[TestClass]
public class CodeClassifierPropertyTests
{
    // The published rules once more, in another notation and in the order of precedence.
    private static readonly (string Scheme, Regex Codes)[] s_expected =
    [
        ("wechat", new("^1[0-5][0-9]{16}$")),
        ("alipay", new("^(2[5-9]|30)[0-9]{14,22}$")),
        ("unionpay", new("^62[0-9]{14,18}$")),
        ("bestpay", new("^51[0-9]{16}$")),
        ("jd", new("^18[0-9]{16}$")),
        ("ecny", new("^01[0-9]{17}$")),
        ("qq", new("^91[0-9]{16}$")),
        ("unknown", new("^[0-9]{16,24}$")),
    ];

    private static readonly CodeClassifier s_classifier = new(CodeRulesReader.ReadDefault());

    private static PaymentCode Classify(byte[] bytes) => s_classifier.Classify(bytes, 0, bytes.Length);

    [TestMethod]
    public void DigitsBelongToWhomThePublishedRulesSay()
    {
        string[] prefixes = ["", "0", "01", "10", "15", "16", "18", "24", "25", "29", "30", "31", "51", "62", "91"];
        Gen<string> digits =
            from prefix in Gen.Elements(prefixes)
            from length in Gen.Choose(0, 26)
            from rest in Gen.Choose(0, 9).ListOf(length)
            select prefix + string.Concat(rest);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20000).WithReplay(20260101, 1), Prop.ForAll(digits.ToArbitrary(), code =>
        {
            PaymentCode result = Classify(Encoding.ASCII.GetBytes(code));
            string? scheme = s_expected.FirstOrDefault(e => e.Codes.IsMatch(code)).Scheme;
            string? institution = Regex.IsMatch(code, "^62[0-9]{17}$") ? code[3..7] : null;
            return result.SchemeId == scheme
                && result.Kind == (scheme is null ? CodeKind.Other : CodeKind.Payment)
                && result.Institution == institution
                && result.Factor == (scheme is null ? null : code[^6..]);
        }));
    }

    [TestMethod]
    public void HundredThousandMutatedCodesAreAnsweredWithoutTellingThem()
    {
        string[] seeds =
        [
            "134650328919428540", "6223685882046899894", "fp0123456789abcdefghijABCDEFGHIJ012", "0123456789012345678",
            "https://qr.alipay.com/fkx01234567", "wxp://f2f0abcdefgh", "00020101021153031565802CN5904TEST6007BEIJING63041234",
            "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=", "6901234567892", "",
        ];
        var random = new Random(4);
        for (int i = 0; i < 100_000; i++)
        {
            byte[] code = Mutations.Mutate(Encoding.ASCII.GetBytes(seeds[i % seeds.Length]), random);

            PaymentCode result = Classify(code);

            bool isPayment = result.Kind == CodeKind.Payment;
            Assert.AreEqual(isPayment, result.Factor is { Length: 6 } && result.Factor.All(char.IsAsciiDigit), $"run {i}");
            Assert.AreEqual(isPayment, result.SchemeId is not null && result.Name is not null, $"run {i}");
            Assert.AreEqual(isPayment, result.Prompt == CodePrompt.None, $"run {i}");
            Assert.IsTrue(result.Length <= code.Length, $"run {i}");
            if (isPayment)
            {
                string text = Encoding.ASCII.GetString(code, 0, result.Length);
                Assert.IsTrue(code.Take(result.Length).All(b => b is > 0x20 and < 0x7F), $"run {i}");
                Assert.DoesNotContain(text[^6..], result.ToString(), $"run {i}");
                Assert.AreEqual(result.SchemeId, Classify(Encoding.ASCII.GetBytes(text + "\r\n")).SchemeId, $"run {i}");
            }
        }
    }
}
