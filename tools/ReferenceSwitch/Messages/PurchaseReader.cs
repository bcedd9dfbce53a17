using System.Globalization;
using System.Text;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Terminals;
using ScanBox.Codes;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>Takes an authenticated purchase request out of its message, checked field by field.</summary>
internal sealed class PurchaseReader(Dialect dialect, CodeClassifier classifier, CodeTags tags)
{
    private const int ShownOfACode = 6;

    // A card's number, PIN and chip data have no place in a payment by code.
    private static readonly int[] Forbidden = [2, 52, 55];

    private readonly TerminalBlockCheck terminalBlock = new(dialect);
    private readonly TlvReader reader = new();

    /// <summary>The end of the code of the last request, for logs: its last 6 characters at most, and never the whole.</summary>
    public string CodeTail { get; private set; } = "";

    /// <summary>Reads a request; what is wrong with it stands in <see cref="PurchaseRequest.Refusal"/>.</summary>
    public PurchaseRequest Read(IsoMessage message, Terminal terminal, PurchaseKey key, long nowUnixMs)
    {
        byte[] code = Code(message);
        CodeTail = code.Length > 2 * ShownOfACode ? Encoding.ASCII.GetString(code[^ShownOfACode..]) : "";
        PaymentCode kind = classifier.Classify(code, 0, code.Length);
        string codeTag = tags.Of(code);
        long amount = message.GetNumber(4);
        return new()
        {
            Key = key,
            MerchantId = terminal.MerchantId,
            AmountFen = Math.Max(0, amount),
            ContentTag = ContentTag(message, codeTag),
            CodeTag = codeTag,
            Scheme = kind.SchemeId ?? "",
            Institution = kind.Institution ?? "",
            Refusal = ClockSkew.Allows(message, nowUnixMs) ? Refusal(message, terminal, kind, amount) : ResponseCodes.Clock,
        };
    }

    private string? Refusal(IsoMessage message, Terminal terminal, PaymentCode kind, long amount)
    {
        if (message.Has(3) && !message.Holds(3, dialect.PurchaseCode))
            return ResponseCodes.Unsupported;
        bool consistent = message.Has(3)
            && message.Holds(22, dialect.EntryMode)
            && message.Holds(25, dialect.ConditionCode)
            && message.Holds(49, dialect.Currency)
            && !Forbidden.Any(message.Has);
        if (!consistent || amount < 0)
            return ResponseCodes.Format;
        if (kind.Kind != CodeKind.Payment)
            return ResponseCodes.InvalidCode;
        return terminalBlock.Refusal(message, terminal, kind.Factor ?? dialect.TokenFactor);
    }

    private byte[] Code(IsoMessage message)
    {
        reader.Open(message, 59);
        return reader.ReadTo(TagNames.Code) ? message.GetBuffer()[reader.ValueOffset..(reader.ValueOffset + reader.ValueCount)] : [];
    }

    // Position and network may change between a request and its repeat; what is bought, from whom and how, may not.
    private string ContentTag(IsoMessage message, string codeTag) => tags.Of(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{message.GetText(3)}|{message.GetText(4)}|{message.GetText(22)}|{message.GetText(25)}|{message.GetText(49)}|{codeTag}")));
}
