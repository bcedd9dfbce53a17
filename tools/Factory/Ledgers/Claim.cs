namespace Factory.Ledgers;

/// <summary>A serial that was given away, once for all.</summary>
/// <param name="Serial">The serial.</param>
/// <param name="Station">Name of the station that took it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Run">A number of the run, so that two stations of one name are told apart.</param>
public sealed record Claim(string Serial, string Station, DateTime At, string Run);
