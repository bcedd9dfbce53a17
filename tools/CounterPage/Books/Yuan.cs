using System.Globalization;

namespace CounterPage.Books;

/// <summary>Fen as people write them.</summary>
internal static class Yuan
{
    internal static string Of(long fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100}.{Math.Abs(fen % 100):D2}");
}
