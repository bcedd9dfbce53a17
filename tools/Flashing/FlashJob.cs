using ScanBox.Device;

namespace Flashing;

/// <summary>What every board of a run gets.</summary>
public sealed record FlashJob
{
    /// <summary>The kind of board.</summary>
    public required BoardPlan Plan { get; init; }

    /// <summary>The flasher.</summary>
    public required FlasherLine Flasher { get; init; }

    /// <summary>How it works.</summary>
    public FlasherOptions Options { get; init; } = new();

    /// <summary>The application; null to leave the one that is there.</summary>
    public FlashFile? Image { get; init; }

    /// <summary>Where the application's file is, for people: what is written is <see cref="Image"/>.</summary>
    public string ImagePath { get; init; } = "";

    /// <summary>Files for the box's file system.</summary>
    public IReadOnlyList<FlashFile> Files { get; init; } = [];

    /// <summary>Passwords and PINs that must not come into a log, even when the flasher prints them.</summary>
    internal IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The command lines.</summary>
    public FlasherLines Lines => new(Flasher, Plan, Options);

    /// <summary>The same with settings.</summary>
    public FlashJob With(FlashSettings settings) => this with { Files = [.. settings.Files(), .. Files], Secrets = settings.Secrets };
}
