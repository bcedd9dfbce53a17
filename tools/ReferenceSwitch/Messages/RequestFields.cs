using System.Globalization;
using ReferenceSwitch.Purchases;
using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>Reads what names terminals and purchases out of a request's fields; -1 or null when a field does not say it.</summary>
internal static class RequestFields
{
    private const int KindDigits = 2;
    private const int NumberDigits = 6;
    private const int DateDigits = 4;

    /// <summary>F11, 1 to 999999; -1 otherwise.</summary>
    public static int Stan(IsoMessage request) => request.GetNumber(11) is > 0 and var stan ? (int)stan : -1;

    /// <summary>F60's batch when its kind and network code are these; -1 otherwise. 0 stands for a lost state.</summary>
    public static int Batch(IsoMessage request, string kind, string network)
    {
        string? field = request.GetText(60);
        bool fits = field is not null
            && field.Length == KindDigits + NumberDigits + network.Length
            && field.StartsWith(kind, StringComparison.Ordinal)
            && field.EndsWith(network, StringComparison.Ordinal);
        return fits ? Number(field!, KindDigits) : -1;
    }

    /// <summary>F61's batch and STAN; null unless both are there and not zero, followed by a date or by nothing.</summary>
    public static PurchaseKey? Original(IsoMessage request, string terminalId, bool withDate = false)
    {
        string? field = request.GetText(61);
        if (field is null || field.Length != (2 * NumberDigits) + (withDate ? DateDigits : 0))
            return null;
        PurchaseKey key = new(terminalId, Number(field, 0), Number(field, NumberDigits));
        return key is { Batch: > 0, Stan: > 0 } ? key : null;
    }

    /// <summary>F61's date, MMDD; 0 when it has none.</summary>
    public static int OriginalDate(IsoMessage request) => request.GetText(61) is { Length: (2 * NumberDigits) + DateDigits } field
        ? int.Parse(field.AsSpan(2 * NumberDigits), CultureInfo.InvariantCulture)
        : 0;

    // The decoder has let digits through only.
    private static int Number(string digits, int at) => int.Parse(digits.AsSpan(at, NumberDigits), CultureInfo.InvariantCulture);
}
