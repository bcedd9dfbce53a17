namespace ReferenceSwitch;

/// <summary>The time of one request, handed in: the switch reads no clock.</summary>
/// <param name="UnixMs">Wall clock, Unix milliseconds: dates, code lifetimes.</param>
/// <param name="UptimeMs">Milliseconds of a clock that never jumps: request rates.</param>
public readonly record struct SwitchMoment(long UnixMs, long UptimeMs);
