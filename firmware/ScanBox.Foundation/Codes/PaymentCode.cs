namespace ScanBox.Codes;

/// <summary>What the classifier found out about one scanned code. It never holds the whole code.</summary>
public sealed class PaymentCode
{
    internal PaymentCode(CodeKind kind, CodeReason why, int length)
    {
        Kind = kind;
        Why = why;
        Length = length;
    }

    /// <summary>Payment, receive or other.</summary>
    public CodeKind Kind { get; }

    /// <summary>Why, as a value.</summary>
    public CodeReason Why { get; }

    /// <summary>Bytes of the code from the offset given to the classifier, without a scanner's tail.</summary>
    public int Length { get; }

    /// <summary>Scheme id (<c>wechat</c>, <c>alipay</c> ...); null unless <see cref="Kind"/> is Payment.</summary>
    public string? SchemeId { get; internal set; }

    /// <summary>Name for people, English and Chinese; null unless <see cref="Kind"/> is Payment.</summary>
    public string? Name { get; internal set; }

    /// <summary>Institution number inside a unified code, 4 digits, or null.</summary>
    public string? Institution { get; internal set; }

    /// <summary>Name of <see cref="Institution"/>, or null when it is not listed: such a code is still valid.</summary>
    public string? InstitutionName { get; internal set; }

    /// <summary>Encryption factor of the terminal block, 6 digits; null unless <see cref="Kind"/> is Payment.</summary>
    public string? Factor { get; internal set; }

    /// <summary>The row that matched, or null.</summary>
    public CodeRule? Rule { get; internal set; }

    /// <summary>The class of prompt that fits.</summary>
    public CodePrompt Prompt => CodeReasonText.Prompt(Why);

    /// <summary>Why, in English, without any part of the code; for a listed code the row that matched.</summary>
    public string Reason => Rule is null ? CodeReasonText.Of(Why) : Rule.Describe();

    /// <summary>Kind, scheme and reason; no part of the code.</summary>
    public override string ToString()
    {
        string kind = Kind switch
        {
            CodeKind.Payment => "payment " + SchemeId,
            CodeKind.Receive => "receive",
            _ => "other",
        };
        return kind + ": " + Reason;
    }
}
