namespace ScanBox.Codes;

/// <summary>Why a code is what the classifier says. Payment reasons first, then receive codes, then refusals.</summary>
public enum CodeReason : byte
{
    /// <summary>A row of the rule table matches.</summary>
    RuleMatched = 0,

    /// <summary>Digits of a payment code's length with a prefix that no row knows; the switch decides.</summary>
    UnlistedDigits = 1,

    /// <summary>A complete EMV consumer-presented payload.</summary>
    EmvPayload = 2,

    /// <summary>An EMVCo merchant-presented payload with a good CRC.</summary>
    ReceiveMerchantPayload = 10,

    /// <summary>An EMVCo merchant-presented payload whose CRC does not fit (scanners may change its characters).</summary>
    ReceiveMerchantPayloadBadCrc = 11,

    /// <summary>An EMVCo merchant-presented payload that does not end in its CRC.</summary>
    ReceiveMerchantPayloadCut = 12,

    /// <summary>An address listed as one of a receive code.</summary>
    ReceiveAddress = 13,

    /// <summary>No bytes, or only a scanner's tail.</summary>
    Empty = 20,

    /// <summary>More than <see cref="CodeClassifier.MaxCodeBytes"/> bytes.</summary>
    Oversized = 21,

    /// <summary>A web or app address that is not listed.</summary>
    OtherAddress = 22,

    /// <summary>An EAN-8, UPC-A, EAN-13 or GTIN-14 number with a correct check digit: the barcode of goods.</summary>
    ProductBarcode = 23,

    /// <summary>Digits, fewer than any payment code has.</summary>
    TooFewDigits = 24,

    /// <summary>Digits, more than any payment code has.</summary>
    TooManyDigits = 25,

    /// <summary>Letters and digits that begin like a token of a listed scheme, but the length does not fit.</summary>
    BadToken = 26,

    /// <summary>Printable text of no known form.</summary>
    Text = 27,

    /// <summary>It holds bytes that are not printable ASCII.</summary>
    NotPrintable = 28,

    /// <summary>EMV: not base64, or base64 that does not end cleanly.</summary>
    EmvBadBase64 = 40,

    /// <summary>EMV: the first object is not 85 05 "CPV01".</summary>
    EmvBadFormat = 41,

    /// <summary>EMV: an object runs past the end of its template or of the payload.</summary>
    EmvTruncated = 42,

    /// <summary>EMV: a tag of zero or of more than three bytes.</summary>
    EmvBadTag = 43,

    /// <summary>EMV: a length that is indefinite or has more than two length bytes.</summary>
    EmvBadLength = 44,

    /// <summary>EMV: templates nested too deep.</summary>
    EmvTooDeep = 45,

    /// <summary>EMV: too many objects.</summary>
    EmvTooMany = 46,

    /// <summary>EMV: an object occurs twice where one is allowed.</summary>
    EmvDuplicate = 47,

    /// <summary>EMV: no application template 61.</summary>
    EmvNoApplication = 48,

    /// <summary>EMV: no application template holds an AID (4F).</summary>
    EmvNoAid = 49,

    /// <summary>EMV: an AID of fewer than 5 or more than 16 bytes.</summary>
    EmvBadAid = 50,

    /// <summary>EMV: neither track 2 (57) nor a PAN (5A) for the application.</summary>
    EmvNoPan = 51,

    /// <summary>EMV: track 2 (57) or the PAN (5A) is malformed.</summary>
    EmvBadPan = 52,
}
