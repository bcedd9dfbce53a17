namespace ScanBox.Codes;

/// <summary>English text and prompt class of each <see cref="CodeReason"/>.</summary>
public static class CodeReasonText
{
    /// <summary>The reason in one line of English, without any part of the code.</summary>
    public static string Of(CodeReason reason) => reason switch
    {
        CodeReason.RuleMatched => "a listed payment code",
        CodeReason.UnlistedDigits => "16-24 digits with a prefix that no rule lists: sent to the switch as UnionPay",
        CodeReason.EmvPayload => "a complete EMV consumer-presented payload",
        CodeReason.ReceiveMerchantPayload => "an EMVCo merchant-presented payload (receive code), CRC good",
        CodeReason.ReceiveMerchantPayloadBadCrc => "an EMVCo merchant-presented payload (receive code), CRC bad",
        CodeReason.ReceiveMerchantPayloadCut => "an EMVCo merchant-presented payload (receive code) without its CRC",
        CodeReason.ReceiveAddress => "the address of a receive code",
        CodeReason.Empty => "nothing was read",
        CodeReason.Oversized => "longer than any payment code (more than 512 bytes)",
        CodeReason.OtherAddress => "a web or app address, not a payment code",
        CodeReason.ProductBarcode => "the barcode of goods (EAN/UPC with a correct check digit)",
        CodeReason.TooFewDigits => "digits, fewer than the 16 a payment code has",
        CodeReason.TooManyDigits => "digits, more than the 24 a payment code has",
        CodeReason.BadToken => "it begins like a listed token, but its length does not fit",
        CodeReason.Text => "text, not a payment code",
        CodeReason.NotPrintable => "it holds bytes that are not printable ASCII",
        CodeReason.EmvBadBase64 => "EMV payload: damaged base64",
        CodeReason.EmvBadFormat => "EMV payload: it does not begin with 85 05 CPV01",
        CodeReason.EmvTruncated => "EMV payload: an object runs past the end",
        CodeReason.EmvBadTag => "EMV payload: a tag that cannot be",
        CodeReason.EmvBadLength => "EMV payload: a length that cannot be",
        CodeReason.EmvTooDeep => "EMV payload: templates nested too deep",
        CodeReason.EmvTooMany => "EMV payload: too many objects",
        CodeReason.EmvDuplicate => "EMV payload: an object occurs twice",
        CodeReason.EmvNoApplication => "EMV payload: no application template (61)",
        CodeReason.EmvNoAid => "EMV payload: no AID (4F) in an application template",
        CodeReason.EmvBadAid => "EMV payload: an AID (4F) of a wrong length",
        CodeReason.EmvNoPan => "EMV payload: no application with track 2 (57) or PAN (5A)",
        CodeReason.EmvBadPan => "EMV payload: malformed track 2 (57) or PAN (5A)",
        _ => "unknown reason",
    };

    /// <summary>The class of prompt that fits the reason.</summary>
    public static CodePrompt Prompt(CodeReason reason)
    {
        if (reason <= CodeReason.EmvPayload)
            return CodePrompt.None;
        if (reason <= CodeReason.ReceiveAddress)
            return CodePrompt.NotReceiveCode;
        return reason == CodeReason.BadToken || reason >= CodeReason.EmvBadBase64
            ? CodePrompt.RefreshCode
            : CodePrompt.ShowPaymentCode;
    }
}
