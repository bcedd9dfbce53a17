namespace ReferenceSwitch.Purchases;

/// <summary>What names one purchase for ever: terminal, batch (1..999999) and STAN (1..999999).</summary>
public readonly record struct PurchaseKey(string TerminalId, int Batch, int Stan);
