using System.Globalization;
using System.Text;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Terminals;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>Takes an authenticated void or refund out of its message, checked field by field.</summary>
internal sealed class ReturnReader(Dialect dialect, CodeTags tags)
{
    // A card's number, PIN and chip data have no place here.
    private static readonly int[] Forbidden = [2, 52, 55];

    private readonly TerminalBlockCheck terminalBlock = new(dialect);
    private readonly TlvReader reader = new();

    /// <summary>Reads a request; what is wrong with it stands in <see cref="ReturnRequest.Refusal"/>.</summary>
    public ReturnRequest Read(IsoMessage message, Terminal terminal, PurchaseKey key, PurchaseKind kind, long nowUnixMs)
    {
        PurchaseKey? original = RequestFields.Original(message, terminal.TerminalId, kind == PurchaseKind.Refund);
        return new()
        {
            Key = key,
            Kind = kind,
            MerchantId = terminal.MerchantId,
            AmountFen = Math.Max(0, message.GetNumber(4)),
            ContentTag = ContentTag(message),
            Original = original ?? default,
            OriginalRrn = message.GetText(37) ?? "",
            OriginalDate = kind == PurchaseKind.Refund ? RequestFields.OriginalDate(message) : null,
            Refusal = ClockSkew.Allows(message, nowUnixMs) ? Refusal(message, terminal, key, kind, original) : ResponseCodes.Clock,
        };
    }

    private string? Refusal(IsoMessage message, Terminal terminal, PurchaseKey key, PurchaseKind kind, PurchaseKey? original)
    {
        bool consistent = message.Holds(3, dialect.ReturnCode)
            && message.Holds(22, dialect.EntryMode)
            && message.Holds(25, dialect.ConditionCode)
            && message.Holds(49, dialect.Currency)
            && message.Has(37)
            && message.GetNumber(4) >= 0
            && !Forbidden.Any(message.Has)
            && !HasCode(message)
            && original is not null
            && (kind == PurchaseKind.Refund || original.Value.Batch == key.Batch);
        return consistent ? terminalBlock.Refusal(message, terminal, dialect.TokenFactor) : ResponseCodes.Format;
    }

    private bool HasCode(IsoMessage message)
    {
        reader.Open(message, 59);
        return reader.ReadTo(TagNames.Code);
    }

    private string ContentTag(IsoMessage message) => tags.Of(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{message.Mti:X4}|{message.GetText(3)}|{message.GetText(4)}|{message.GetText(37)}|{message.GetText(60)}|{message.GetText(61)}")));
}
