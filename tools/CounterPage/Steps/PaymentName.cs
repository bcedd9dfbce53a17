using System.Globalization;

namespace CounterPage.Steps;

/// <summary>Batch and STAN as one text, <c>000001-000002</c>.</summary>
internal static class PaymentName
{
    internal static string Of(int batch, int stan) => string.Create(CultureInfo.InvariantCulture, $"{batch:D6}-{stan:D6}");

    /// <summary>Whether a text is such a name.</summary>
    internal static bool IsOne(string text) => text.Length == 13 && text[6] == '-' && text.Where((_, i) => i != 6).All(char.IsAsciiDigit);
}
