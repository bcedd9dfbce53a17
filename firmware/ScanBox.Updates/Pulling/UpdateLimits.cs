namespace ScanBox.Updates.Pulling;

/// <summary>What a board can take over the air.</summary>
public sealed class UpdateLimits
{
    /// <summary>Name of the board, as manifests name it.</summary>
    public string Board { get; init; } = "";

    /// <summary>Whether it takes an application: one from the file system lies in the heap, which needs PSRAM.</summary>
    public bool TakesApplication { get; init; }

    /// <summary>Whether it speaks from a voice pack; a voice module has its own clips.</summary>
    public bool TakesVoice { get; init; }

    /// <summary>Bytes of the file system that updates and what they replace may fill together.</summary>
    public int RoomBytes { get; init; }
}
