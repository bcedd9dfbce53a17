using Factory.Checks;

namespace Factory.Stations;

/// <summary>How a box left the station.</summary>
public enum StationOutcome
{
    /// <summary>It passed, its label and its record are written.</summary>
    Passed,

    /// <summary>It had passed before.</summary>
    Already,

    /// <summary>Something failed; the results say what.</summary>
    Failed,

    /// <summary>All serials of the batch are given away.</summary>
    BatchIsEmpty,
}

/// <summary>A box after the station.</summary>
/// <param name="Outcome">How it left.</param>
/// <param name="Serial">Its serial; empty when it got none.</param>
/// <param name="TmkCheck">Check value of its TMK; empty while it has none.</param>
/// <param name="SerialKeyCheck">Check value of its serial key.</param>
/// <param name="Tests">Its parts, in the order of the tests.</param>
/// <param name="Label">The file of its label; empty for none.</param>
/// <param name="Record">The file of its record; empty for none.</param>
public sealed record StationResult(StationOutcome Outcome, string Serial, string TmkCheck, string SerialKeyCheck, IReadOnlyList<PartResult> Tests, string Label, string Record)
{
    /// <summary>The parts that failed.</summary>
    public IEnumerable<PartResult> Failures => Tests.Where(test => test.State == PartState.Failed);
}
