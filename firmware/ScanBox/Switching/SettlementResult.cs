namespace ScanBox.Switching;

/// <summary>What the switch says of a batch's totals 对账应答代码, a digit of F48.</summary>
public enum SettlementResult : byte
{
    /// <summary>Not said: a request, or no answer to a settlement.</summary>
    None = 0,

    /// <summary>Equal 对账平: the batch is closed.</summary>
    Equal = 1,

    /// <summary>Not equal 对账不平: the batch is closed all the same, and people compare its payments.</summary>
    NotEqual = 2,

    /// <summary>Error 对账错: not compared, the batch stays open.</summary>
    Error = 3,
}
