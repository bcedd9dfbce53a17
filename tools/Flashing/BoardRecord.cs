using System.Text.Json;

namespace Flashing;

/// <summary>What is known of one board, by the address of its chip: the ports that it hangs on change.</summary>
public sealed record BoardRecord
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectNullableAnnotations = true };

    /// <summary>Address of the chip, 12 hexadecimal digits.</summary>
    public required string Mac { get; init; }

    /// <summary>Kind of board.</summary>
    public required string Board { get; init; }

    /// <summary>The chip, for people.</summary>
    public string Chip { get; init; } = "";

    /// <summary>Its flash in megabytes.</summary>
    public int FlashMegabytes { get; init; }

    /// <summary>Version of the runtime that answered last; empty before.</summary>
    public string Runtime { get; init; } = "";

    /// <summary>Name of the application's file; empty for none.</summary>
    public string Image { get; init; } = "";

    /// <summary>Its SHA-256; empty for none.</summary>
    public string ImageHash { get; init; } = "";

    /// <summary>Whether the flasher compared the application with its hash after writing.</summary>
    public bool IsCompared { get; init; }

    /// <summary>When it was seen first, UTC.</summary>
    public DateTime First { get; init; }

    /// <summary>When anything was done at it last, UTC.</summary>
    public DateTime Last { get; init; }

    /// <summary>How many runs did something at it.</summary>
    public int Runs { get; init; }

    /// <summary>When all steps were proven for the first time, UTC; null before. From then on it may hold what a vendor has taken.</summary>
    public DateTime? Finished { get; init; }

    /// <summary>Whether all steps of the last run's plan are proven.</summary>
    public bool IsDone { get; init; }

    /// <summary>Why not; empty when it is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The steps that went well, in their order.</summary>
    public IReadOnlyList<DoneStep> Steps { get; init; } = [];

    /// <summary>How many steps of a plan are proven. A step counts only with all before it: what a runtime is written over is not relied on. A claim counts when something after it does.</summary>
    public int DoneOf(FlashPlan plan)
    {
        int count = 0;
        while (count < plan.Steps.Count && count < Steps.Count && Steps[count].Name == plan.Steps[count].Name && Steps[count].Fingerprint == plan.Steps[count].Fingerprint)
            count++;
        while (count > 0 && plan.Steps[count - 1].IsClaim)
            count--;
        return count;
    }

    /// <summary>The record as it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_options);

    /// <summary>Reads one; null when it is damaged.</summary>
    public static BoardRecord? FromJson(string text)
    {
        try
        {
            BoardRecord? record = JsonSerializer.Deserialize<BoardRecord>(text, s_options);
            return record is null || record.Steps.Contains(null!) ? null : record;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A step that is proven.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fingerprint">What it wrote.</param>
/// <param name="At">When, UTC.</param>
public sealed record DoneStep(string Name, string Fingerprint, DateTime At);
