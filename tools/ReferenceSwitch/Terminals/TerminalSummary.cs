namespace ReferenceSwitch.Terminals;

/// <summary>A terminal for its operator's eyes: no keys.</summary>
/// <param name="TerminalId">F41.</param>
/// <param name="MerchantId">F42.</param>
/// <param name="Serial">Serial of its box.</param>
/// <param name="Disabled">Switched off by the operator.</param>
/// <param name="SignedIn">Whether it has a session.</param>
/// <param name="OpenBatch">The open batch, 0 before the first sign-in.</param>
public sealed record TerminalSummary(string TerminalId, string MerchantId, string Serial, bool Disabled, bool SignedIn, int OpenBatch);
