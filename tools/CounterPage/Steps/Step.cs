using System.Text.Json.Nodes;

namespace CounterPage.Steps;

/// <summary>One step of the timeline. Payment codes in it are cut to their last characters, keys are never in it.</summary>
internal sealed class Step(long id, long atMs, string kind, string title, string zh, IReadOnlyList<(string Label, string Value)> detail)
{
    internal long Id { get; } = id;

    /// <summary>Batch and STAN of the payment it belongs to, as <c>000001-000002</c>; null for none, or none yet.</summary>
    internal string? Payment { get; set; }

    internal string Title { get; } = title;

    internal JsonObject ToJson()
    {
        var pairs = new JsonArray();
        foreach ((string label, string value) in detail)
            pairs.Add(new JsonArray(label, value));
        return new JsonObject
        {
            ["id"] = Id,
            ["atMs"] = atMs,
            ["payment"] = Payment,
            ["kind"] = kind,
            ["title"] = Title,
            ["zh"] = zh,
            ["detail"] = pairs,
        };
    }
}
