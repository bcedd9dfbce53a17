using ReferenceSwitch.Purchases;

namespace ReferenceSwitch.Payers;

/// <summary>What an issuer says to a code presented to it.</summary>
/// <param name="Result">F39.</param>
/// <param name="AccountId">Account of the code; empty when the code is not known.</param>
/// <param name="Decision">With <see cref="ResponseCodes.WaitingForPayer"/>: what the payer will do.</param>
/// <param name="DecidesAtUnixMs">With <see cref="ResponseCodes.WaitingForPayer"/>: when.</param>
public sealed record IssuerAnswer(string Result, string AccountId, PayerDecision Decision = PayerDecision.NotAsked, long DecidesAtUnixMs = 0);
