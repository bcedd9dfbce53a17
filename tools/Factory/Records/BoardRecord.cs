using Factory.Checks;

namespace Factory.Records;

/// <summary>What a station says of a box: who it is and how its parts did. No key and no PIN is in it.</summary>
/// <param name="Format">1.</param>
/// <param name="Serial">Serial of the box.</param>
/// <param name="Terminal">F41.</param>
/// <param name="Merchant">F42.</param>
/// <param name="TmkCheck">Check value of its TMK; empty while it has none.</param>
/// <param name="SerialKeyCheck">Check value of its serial key.</param>
/// <param name="Board">Kind of board.</param>
/// <param name="Firmware">Version of its application.</param>
/// <param name="Batch">SHA-256 of the batch file.</param>
/// <param name="Station">Name of the station.</param>
/// <param name="At">When, UTC, to the second.</param>
/// <param name="Passed">Whether nothing failed.</param>
/// <param name="Tests">The parts.</param>
public sealed record BoardRecord(
    int Format,
    string Serial,
    string Terminal,
    string Merchant,
    string TmkCheck,
    string SerialKeyCheck,
    string Board,
    string Firmware,
    string Batch,
    string Station,
    DateTime At,
    bool Passed,
    IReadOnlyList<PartResult> Tests);
