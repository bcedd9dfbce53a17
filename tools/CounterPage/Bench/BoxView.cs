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

    /// <summary>The tune that the beeper has played last, a name of <see cref="ScanBox.Parts.Beepers.BeeperTune"/>; empty before the first.</summary>
    internal string Tune { get; init; } = "";

    internal int Volume { get; init; }

    internal bool ScannerLight { get; init; }

    internal string Speaking { get; init; } = "";

    internal BoxBooks Books { get; init; } = BoxBooks.None;
}

/// <summary>The lamp with its rhythm.</summary>
/// <param name="Colour">off, red, green, yellow, blue, or plain for a lamp of one colour.</param>
/// <param name="Signal">What it tells, a name of <see cref="ScanBox.Ports.LampSignal"/>.</param>
/// <param name="Rhythm">When it is lit: a bit for each slot of the rhythm, the first one lowest.</param>
/// <param name="SinceMs">Board time at which a first slot began.</param>
internal sealed record LampView(string Colour, string Signal, int Rhythm, long SinceMs)
{
    /// <summary>Lit in every slot.</summary>
    internal const int Steady = (1 << ScanBox.Parts.Lamps.LampPattern.Slots) - 1;

    internal static readonly LampView Dark = new("off", "Off", 0, 0);
}
