namespace ScanBox.Switching;

/// <summary>Why an answer does not belong to the purchase it is held against.</summary>
public enum AnswerFault : byte
{
    /// <summary>It belongs.</summary>
    None = 0,

    /// <summary>Another message type.</summary>
    OtherType = 1,

    /// <summary>Another STAN: usually a late answer to an earlier request.</summary>
    OtherStan = 2,

    /// <summary>Another terminal or merchant.</summary>
    OtherTerminal = 3,

    /// <summary>Another processing code.</summary>
    OtherProcessing = 4,

    /// <summary>Another amount, or none.</summary>
    OtherAmount = 5,

    /// <summary>Another batch, or none.</summary>
    OtherBatch = 6,

    /// <summary>It speaks of another original purchase, or of none.</summary>
    OtherOriginal = 7,

    /// <summary>No response code.</summary>
    NoResult = 8,
}
