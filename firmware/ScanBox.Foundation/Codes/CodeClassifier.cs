namespace ScanBox.Codes;

/// <summary>Says what a scanned code is, by the rules it was given: whose payment code, or why it is none. Pure: the same
/// bytes and rules give the same answer. No check digit is ever required: no scheme has one.</summary>
public sealed class CodeClassifier
{
    /// <summary>Longest code looked at: EMVCo limits a payload to 512 characters, and scanners read no more.</summary>
    public const int MaxCodeBytes = 512;

    // Payment codes of 16 to 24 digits are in use; tokens are no shorter. Schemes that no row lists yet go to the switch as UnionPay.
    private const int MinDigits = 16;
    private const int MaxDigits = 24;

    private const int FactorDigits = 6;
    private const int InstitutionDigits = 4;

    // Nothing is published for codes that are not digits; the switch's table can say otherwise one day.
    private const string NoFactor = "000000";

    private readonly CodeRuleTable _rules;

    /// <summary>A classifier by a rule table.</summary>
    public CodeClassifier(CodeRuleTable rules) => _rules = rules;

    /// <summary>Classifies a code. A tail of CR, LF or TAB does not count.</summary>
    public PaymentCode Classify(byte[] buffer, int offset, int count)
    {
        while (count > 0 && IsTail(buffer[offset + count - 1]))
            count--;
        if (count == 0)
            return new PaymentCode(CodeKind.Other, CodeReason.Empty, 0);
        if (count > MaxCodeBytes)
            return new PaymentCode(CodeKind.Other, CodeReason.Oversized, count);
        if (EmvPayload.HasStart(buffer, offset, count))
            return ReadEmv(buffer, offset, count);
        bool isDigits = AsciiBytes.AllDigits(buffer, offset, count);
        if (MerchantPayload.HasStart(buffer, offset, count))
        {
            if (MerchantPayload.HasTrailer(buffer, offset, count))
                return Receive(MerchantPayload.HasGoodCrc(buffer, offset, count) ? CodeReason.ReceiveMerchantPayload : CodeReason.ReceiveMerchantPayloadBadCrc, count);
            if (!isDigits)
                return Receive(CodeReason.ReceiveMerchantPayloadCut, count);
        }
        return isDigits ? ReadDigits(buffer, offset, count) : ReadText(buffer, offset, count);
    }

    private static PaymentCode ReadEmv(byte[] buffer, int offset, int count)
    {
        EmvPayload payload = EmvPayload.Read(buffer, offset, count, out CodeReason why);
        if (why != CodeReason.EmvPayload)
            return new PaymentCode(CodeKind.Other, why, count);
        return new PaymentCode(CodeKind.Payment, why, count)
        {
            SchemeId = SchemeIds.Emv,
            Name = payload.Name,
            Factor = payload.Factor,
        };
    }

    private PaymentCode ReadDigits(byte[] buffer, int offset, int count)
    {
        CodeRule? rule = _rules.FindRule(buffer, offset, count);
        if (rule is not null)
            return ByRule(rule, buffer, offset, count);
        if (count >= MinDigits && count <= MaxDigits)
        {
            return new PaymentCode(CodeKind.Payment, CodeReason.UnlistedDigits, count)
            {
                SchemeId = SchemeIds.Unknown,
                Name = "Unlisted payer, sent as UnionPay 未知付款码(按银联)",
                Factor = LastDigits(buffer, offset, count),
            };
        }
        if (ProductBarcode.Is(buffer, offset, count))
            return new PaymentCode(CodeKind.Other, CodeReason.ProductBarcode, count);
        return new PaymentCode(CodeKind.Other, count < MinDigits ? CodeReason.TooFewDigits : CodeReason.TooManyDigits, count);
    }

    private PaymentCode ReadText(byte[] buffer, int offset, int count)
    {
        WebAddress? address = WebAddress.Find(buffer, offset, count);
        if (address is not null && _rules.IsReceiveAddress(buffer, address))
            return Receive(CodeReason.ReceiveAddress, count);
        for (int i = 0; i < count; i++)
        {
            if (!AsciiBytes.IsPrintable(buffer[offset + i]))
                return new PaymentCode(CodeKind.Other, CodeReason.NotPrintable, count);
        }
        if (address is not null)
            return new PaymentCode(CodeKind.Other, CodeReason.OtherAddress, count);
        CodeRule? rule = _rules.FindRule(buffer, offset, count);
        if (rule is not null)
            return ByRule(rule, buffer, offset, count);
        bool isToken = count >= MinDigits && _rules.LooksLikeToken(buffer, offset, count);
        return new PaymentCode(CodeKind.Other, isToken ? CodeReason.BadToken : CodeReason.Text, count);
    }

    private PaymentCode ByRule(CodeRule rule, byte[] buffer, int offset, int count)
    {
        var code = new PaymentCode(CodeKind.Payment, CodeReason.RuleMatched, count)
        {
            SchemeId = rule.Scheme.Id,
            Name = rule.Scheme.Name,
            Rule = rule,
            Factor = LastDigits(buffer, offset, count),
        };
        if (rule.InstitutionAt > 0)
        {
            int number = 0;
            for (int i = 0; i < InstitutionDigits; i++)
                number = (number * 10) + buffer[offset + rule.InstitutionAt + i] - '0';
            code.Institution = AsciiBytes.Text(buffer, offset + rule.InstitutionAt, InstitutionDigits);
            code.InstitutionName = _rules.FindInstitution(number);
        }
        return code;
    }

    private static PaymentCode Receive(CodeReason why, int count) => new(CodeKind.Receive, why, count);

    /// <summary>The encryption factor of a code that a rule made of its alphabet.</summary>
    private static string LastDigits(byte[] buffer, int offset, int count) =>
        AsciiBytes.AllDigits(buffer, offset, count) ? AsciiBytes.Text(buffer, offset + count - FactorDigits, FactorDigits) : NoFactor;

    private static bool IsTail(byte b) => b == '\r' || b == '\n' || b == '\t';
}
