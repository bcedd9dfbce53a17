using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Codes;

namespace ScanBox.Desktop.Tests.Codes;

[TestClass]
public class EmvPayloadFuzzTests
{
    private static readonly string[] s_samples =
    [
        "hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MWETTwegAAAAZmZmUAhQcm9kdWN0MmJJWggSNFZ4kBI0WF8gDkNBUkRIT0xERVIvRU1WXy0IcnVlc2RlZW5kIZ8QBwYBCgMAAACfJghYT9OF+iNLzJ82AgABnzcEbVjvEw==",
        "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=",
        "hQVDUFYwMWFWTwigAAADMwEBAlcRYmNgAQBxNnLSMSIBAAABiAFfNAEAYzOfJghWite85mtxi58nAYCfEBEHAAEDoAAAAQgwMDAwMDAwMZ82AhEiggIAAJ83BCJgSI4=",
    ];

    private static readonly CodeClassifier s_classifier = new(CodeRulesReader.ReadDefault());

    private static PaymentCode Classify(string text)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        return s_classifier.Classify(bytes, 0, bytes.Length);
    }

    [TestMethod]
    public void SamplesAgreeWithTheOracle()
    {
        foreach (string sample in s_samples)
            Assert.AreEqual(TlvOracle.Factor(sample), Classify(sample).Factor);
    }

    [TestMethod]
    public void NoHeadOfAPayloadIsAPaymentCodeUnlessTheOracleSaysSo()
    {
        foreach (string sample in s_samples)
        {
            for (int length = 9; length < sample.Length; length++)
                Assert.AreEqual(TlvOracle.Factor(sample[..length].TrimEnd('=')), Classify(sample[..length].TrimEnd('=')).Factor, $"{length} characters");
        }
    }

    [TestMethod]
    public void HundredThousandBrokenStructuresAreNeverPaymentCodes()
    {
        var random = new Random(5);
        int payments = 0;
        for (int i = 0; i < 100_000; i++)
        {
            byte[] payload = Convert.FromBase64String(s_samples[i % s_samples.Length]);
            byte[] mutated = [.. payload.Take(7), .. Mutations.Mutate(payload[7..], random)];
            string text = Convert.ToBase64String(mutated);

            PaymentCode result = Classify(text);

            if (result.Kind != CodeKind.Payment)
            {
                Assert.IsNull(result.SchemeId, $"run {i}");
                continue;
            }
            payments++;
            Assert.AreEqual("emv", result.SchemeId, $"run {i}");
            string hex = Convert.ToHexString(mutated);
            Assert.AreEqual(TlvOracle.Factor(text), result.Factor, $"run {i}: {hex}");
        }
        Assert.IsGreaterThan(1000, payments);
    }

    [TestMethod]
    public void HundredThousandDamagedTextsAreAnswered()
    {
        var random = new Random(6);
        for (int i = 0; i < 100_000; i++)
        {
            byte[] text = Mutations.Mutate(Encoding.ASCII.GetBytes(s_samples[i % s_samples.Length]), random);

            PaymentCode result = s_classifier.Classify(text, 0, text.Length);

            if (result.SchemeId == "emv")
                Assert.AreEqual(TlvOracle.Factor(Encoding.ASCII.GetString(text, 0, result.Length)), result.Factor, $"run {i}");
        }
    }
}
