namespace ScanBox.Switching;

/// <summary>What a field may hold and how it travels.</summary>
public enum FieldFormat : byte
{
    /// <summary>Not a field of this dialect.</summary>
    None = 0,

    /// <summary>Decimal digits, two in a byte (BCD, ISO 8583 "n"). An odd number is followed by a zero nibble (左靠, as F22 <c>03 20</c>).</summary>
    Digits = 1,

    /// <summary>Printable ASCII characters 0x20 to 0x7E (ISO 8583 "an", "ans").</summary>
    Text = 2,

    /// <summary>Any bytes (ISO 8583 "b", and "ans" fields in which switches also send keys or GBK remarks).</summary>
    Bytes = 3,

    /// <summary>Printable ASCII that is a sequence of tag (2 characters), length (3 digits) and value.</summary>
    Tagged = 4,
}
