namespace ScanBox.Codes;

/// <summary>Whose application an AID is: UnionPay's by product, others by their registered provider (RID, first 5 bytes).</summary>
internal static class EmvAid
{
    internal const int MinBytes = 5;
    internal const int MaxBytes = 16;

    private const int UnionPayProductBytes = 8;

    /// <summary>Name in English and Chinese; the caller has checked the length.</summary>
    internal static string Name(byte[] data, int offset, int length)
    {
        // A RID of a registered provider is A0 and four bytes of digits.
        if (data[offset] != 0xA0)
            return "EMV payment code 付款码";
        int provider = Number(data, offset + 1);
        return provider switch
        {
            0x00000333 => UnionPayName(data, offset, length),
            0x00000003 => "Visa 维萨 (EMV)",
            0x00000004 => "Mastercard 万事达 (EMV)",
            0x00000025 => "American Express 美国运通 (EMV)",
            0x00000065 => "JCB 吉士美 (EMV)",
            0x00000152 => "Discover 发现卡 (EMV)",
            0x00000324 => "Discover ZIP 发现卡 (EMV)",
            0x00000277 => "Interac (EMV)",
            0x00000042 => "Cartes Bancaires CB (EMV)",
            0x00000384 => "eftpos Australia (EMV)",
            0x00000524 => "RuPay (EMV)",
            0x00000658 => "Mir (EMV)",
            _ => "EMV payment code 付款码",
        };
    }

    private static string UnionPayName(byte[] data, int offset, int length)
    {
        int product = length >= UnionPayProductBytes ? (data[offset + 5] << 16) | (data[offset + 6] << 8) | data[offset + 7] : 0;
        return product switch
        {
            0x010101 => "UnionPay debit 银联借记卡 (EMV)",
            0x010102 => "UnionPay credit 银联贷记卡 (EMV)",
            0x010103 => "UnionPay quasi-credit 银联准贷记卡 (EMV)",
            0x010106 => "UnionPay electronic cash 银联电子现金 (EMV)",
            _ => "UnionPay 银联 (EMV)",
        };
    }

    private static int Number(byte[] data, int offset) =>
        (data[offset] << 24) | (data[offset + 1] << 16) | (data[offset + 2] << 8) | data[offset + 3];
}
