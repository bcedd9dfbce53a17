namespace ScanBox.Codes;

/// <summary>The class of prompt that fits a code; which sentence it becomes is the voice's business.</summary>
public enum CodePrompt : byte
{
    /// <summary>A payment code: nothing to say yet.</summary>
    None = 0,

    /// <summary>请出示付款码,不要出示收款码: a receive code was shown.</summary>
    NotReceiveCode = 1,

    /// <summary>请出示付款码: what was shown is no code for paying.</summary>
    ShowPaymentCode = 2,

    /// <summary>付款码已失效,请刷新: it looks like a payment code but is damaged or incomplete.</summary>
    RefreshCode = 3,
}
