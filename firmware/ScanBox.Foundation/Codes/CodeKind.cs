namespace ScanBox.Codes;

/// <summary>What a scanned code is to a merchant's box.</summary>
public enum CodeKind : byte
{
    /// <summary>付款码: a code a payer shows to pay.</summary>
    Payment = 0,

    /// <summary>收款码: a code for receiving money, shown by mistake. Never sent.</summary>
    Receive = 1,

    /// <summary>Anything else. Never sent.</summary>
    Other = 2,
}
