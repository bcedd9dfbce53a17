namespace ScanBox.Switching;

/// <summary>What moves money under a STAN of its own. The numbers may be kept on flash: never renumber them.</summary>
public enum PurchaseKind : byte
{
    /// <summary>A purchase 消费.</summary>
    Purchase = 0,

    /// <summary>A void 撤销: gives the whole of a purchase of the same batch back.</summary>
    Void = 1,

    /// <summary>A refund 退货: gives all or a part of an older purchase back.</summary>
    Refund = 2,
}
