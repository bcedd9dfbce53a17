using ReferenceSwitch.Clearing;

namespace ReferenceSwitch.Payers;

/// <summary>A wallet or bank app of the simulated world.</summary>
public sealed record PayerApp
{
    /// <summary>Stable id, part of its accounts' names.</summary>
    public required string Id { get; init; }

    /// <summary>English and Chinese name.</summary>
    public required string Name { get; init; }

    /// <summary>How its codes look.</summary>
    public required CodeLayout Layout { get; init; }

    /// <summary>First digits of its codes, for <see cref="CodeLayout.Digits"/>; one is picked at random.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>Digits of a code, for <see cref="CodeLayout.Digits"/>.</summary>
    public int Length { get; init; }

    /// <summary>Institution number inside its 62 codes (4 digits); empty when it has none.</summary>
    public string Institution { get; init; } = "";

    /// <summary>Other institution numbers that are this app's too.</summary>
    public IReadOnlyList<string> OtherInstitutions { get; init; } = [];

    /// <summary>Third digits of its 62 codes; one is picked at random.</summary>
    public string TypeDigits { get; init; } = PayerApps.UsualTypeDigits;

    /// <summary>Scheme id for which it is the default issuer; empty when another app is.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>The channel it is a member of: purchases reach it through this one only.</summary>
    public required ClearingChannel Channel { get; init; }

    /// <summary>How long a code lives, in milliseconds.</summary>
    public long CodeLifetimeMs { get; init; } = PayerApps.UsualLifetimeMs;
}
