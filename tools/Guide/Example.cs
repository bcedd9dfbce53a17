using ScanBox.Voice;

namespace Guide;

/// <summary>Sentences as the firmware says them, for an example payment.</summary>
internal static class Example
{
    internal const long Fen = 1250;

    private const string Scheme = "wechat";

    internal static string PleasePay => Phrases.PleasePay(new Sentence(), Fen).Text();

    internal static string Receipt => Phrases.Receipt(new Sentence(), Scheme, Fen, 0).Text();

    internal static string Total => Phrases.DayTotal(new Sentence(), 3, 3 * Fen).Text();
}
