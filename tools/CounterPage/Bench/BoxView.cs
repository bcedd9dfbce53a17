namespace CounterPage.Bench;

/// <summary>The box as the page shows it. Replaced whole when something changed.</summary>
internal sealed record BoxView
{
    internal bool IsOn { get; init; }

    internal DateTimeOffset BootedAt { get; init; }

    /// <summary>State of the payment; NotSetUp or Off when there is no box.</summary>
    internal string State { get; init; } = "Off";

    internal string Switch { get; init; } = "Offline";

    internal string Scanner { get; init; } = "Finding";

    internal string ScannerModel { get; init; } = "";

    /// <summary>The way to the switch, with its signal.</summary>
    internal string Path { get; init; } = "";

    internal string Display { get; init; } = "";

    internal LampView Lamp { get; init; } = LampView.Dark;

    internal int Volume { get; init; }

    internal bool ScannerLight { get; init; }

    internal string Speaking { get; init; } = "";

    internal BoxBooks Books { get; init; } = BoxBooks.None;
}

/// <summary>The lamp with its rhythm.</summary>
/// <param name="Colour">off, red, green or amber.</param>
/// <param name="Blinks">Whether it goes on and off.</param>
/// <param name="OnMs">How long it is on each time, 0 when not known or steady.</param>
/// <param name="OffMs">How long it is off each time.</param>
internal sealed record LampView(string Colour, bool Blinks, int OnMs, int OffMs)
{
    internal static readonly LampView Dark = new("off", false, 0, 0);
}
