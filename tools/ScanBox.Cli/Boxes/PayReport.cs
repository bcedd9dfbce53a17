using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace ScanBox.Cli.Boxes;

/// <summary>One line of a payment's timeline.</summary>
/// <param name="AtMs">Uptime of the box in ms.</param>
/// <param name="What">What happened.</param>
internal sealed record TimelineEntry(long AtMs, string What);

/// <summary>How a payment went.</summary>
internal sealed class PayReport
{
    /// <summary>approved, declined, reversed, unknown, notSent or refused.</summary>
    internal string Outcome { get; set; } = "notSent";

    internal string? Scheme { get; set; }

    internal long AmountFen { get; set; }

    internal int? Stan { get; set; }

    internal int? Batch { get; set; }

    internal string? Rrn { get; set; }

    /// <summary>What the vendor heard, in order.</summary>
    internal List<string> Spoken { get; } = [];

    internal List<TimelineEntry> Timeline { get; } = [];

    /// <summary>Why nothing was sent, for people; null when the outcome says enough.</summary>
    internal string? Why { get; set; }

    internal int ExitStatus => Outcome switch
    {
        "approved" => ExitCode.Done,
        "declined" or "refused" => ExitCode.Declined,
        "reversed" => ExitCode.Reversed,
        "unknown" => ExitCode.Unknown,
        _ => ExitCode.NotSent,
    };

    internal JsonObject ToJson()
    {
        var timeline = new JsonArray();
        foreach (TimelineEntry entry in Timeline)
            timeline.Add(new JsonObject { ["atMs"] = entry.AtMs, ["what"] = entry.What });
        return new JsonObject
        {
            ["outcome"] = Outcome,
            ["scheme"] = Scheme,
            ["amountFen"] = AmountFen,
            ["stan"] = Stan,
            ["batch"] = Batch,
            ["rrn"] = Rrn,
            ["spoken"] = string.Join(";", Spoken),
            ["timeline"] = timeline,
        };
    }
}
