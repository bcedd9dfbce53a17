using System.Globalization;

namespace CounterPage.Steps;

/// <summary>Batch and STAN as one text, <c>000001-000002</c>.</summary>
internal static class PaymentName
{
    private const int Digits = 6;

    internal static string Of(int batch, int stan) => string.Create(CultureInfo.InvariantCulture, $"{batch:D6}-{stan:D6}");

    /// <summary>The payment that a message is: F60 has two digits of the message's type and then the batch, F11 is the STAN. Null when they are not there.</summary>
    internal static string? InFields(string? f60, string? f11) => f60?.Length >= 2 + Digits ? Checked(f60.Substring(2, Digits), f11) : null;

    /// <summary>The payment that a message asks for: F61 begins with its batch and STAN. Null when they are not there.</summary>
    internal static string? InOriginal(string? f61) => f61?.Length >= 2 * Digits ? Checked(f61[..Digits], f61[Digits..(2 * Digits)]) : null;

    /// <summary>Whether a text is such a name.</summary>
    internal static bool IsOne(string text) => text.Length == 13 && text[6] == '-' && text.Where((_, i) => i != 6).All(char.IsAsciiDigit);

    private static string? Checked(string batch, string? stan)
    {
        string name = $"{batch}-{stan}";
        return IsOne(name) ? name : null;
    }
}
