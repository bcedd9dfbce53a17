using ScanBox.Voice;

namespace Guide;

/// <summary>Finds what somebody has heard.</summary>
public static class SpokenSearch
{
    /// <summary>The longest text that is looked at, in characters: the longest sentence has some forty words.</summary>
    public const int MostCharacters = 200;

    private static readonly (string Said, SpokenAdvice Row)[] s_said =
        [.. SpokenTable.Rows.SelectMany(row => row.Said.Select(said => (Said: Plain(said), row))).OrderByDescending(one => one.Said.Length)];

    /// <summary>
    /// Explains a sentence part by part, in its order; of something that was heard in part (复收款) every sentence that has it. What is no
    /// sentence of the box has none.
    /// </summary>
    /// <param name="heard">What was heard, in Chinese, with or without amounts and punctuation.</param>
    public static IReadOnlyList<(string Said, SpokenAdvice Row)> Find(string heard)
    {
        string plain = Plain(heard);
        if (plain.Length is 0 or > MostCharacters)
            return [];
        // Who caught a part of a sentence only.
        if (!s_said.Any(one => one.Said == plain) && s_said.Where(one => one.Said.Contains(plain, StringComparison.Ordinal)).ToList() is { Count: > 0 } partly)
            return [.. partly.Select(one => (Spoken(one.Row, one.Said), one.Row)).Distinct()];
        var found = new List<(string Said, SpokenAdvice Row)>();
        for (int at = 0; at < plain.Length;)
        {
            (string Said, SpokenAdvice Row) here = s_said.FirstOrDefault(one => plain.AsSpan(at).StartsWith(one.Said, StringComparison.Ordinal));
            // A brand is a receipt at the beginning of a sentence only; behind 上一笔 or 退款 it names an earlier payment.
            if (here.Row is not null && (found.Count == 0 || !here.Row.Clips.Contains(Clip.ReceivedWechat)))
                found.Add((Spoken(here.Row, here.Said), here.Row));
            at += Math.Max(1, here.Said?.Length ?? 0);
        }
        return [.. found.Distinct()];
    }

    // Amounts, pauses and how somebody writes them down do not matter.
    private static string Plain(string text) => string.Concat(text.Where(static c => char.IsLetter(c))).ToUpperInvariant();

    private static string Spoken(SpokenAdvice row, string plain) => row.Said.First(said => Plain(said) == plain);
}
