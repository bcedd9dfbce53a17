namespace ScanBox.Switching;

/// <summary>Why bytes are not a message. Its sender is unknown and may be hostile, so this is a value and never an exception.</summary>
public enum DecodeError : byte
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>The bytes end inside a part.</summary>
    Truncated = 1,

    /// <summary>The message type is not four digits beginning with 0.</summary>
    BadMessageType = 2,

    /// <summary>The bitmap's first bit announces a second bitmap, which the dialect has not.</summary>
    SecondaryBitmap = 3,

    /// <summary>The bitmap names a field that is not in <see cref="FieldTable"/>.</summary>
    UnknownField = 4,

    /// <summary>A length prefix is not BCD.</summary>
    BadLength = 5,

    /// <summary>Longer than the field, the message or the frame may be.</summary>
    TooLong = 6,

    /// <summary>A nibble of a numeric field is above 9.</summary>
    BadDigit = 7,

    /// <summary>The nibble after an odd number of digits is not zero.</summary>
    BadPadding = 8,

    /// <summary>A byte of a text field is not printable ASCII.</summary>
    BadCharacter = 9,

    /// <summary>A tag, or the length after it, is malformed or runs past the end; or there are too many tags.</summary>
    BadTag = 10,

    /// <summary>The same tag occurs twice at one level.</summary>
    RepeatedTag = 11,

    /// <summary>Bytes follow the last field.</summary>
    TrailingBytes = 12,

    /// <summary>The frame's length is zero or too small for a message.</summary>
    EmptyFrame = 13,

    /// <summary>The routing bytes before the message (TPDU, header) are not those of the dialect.</summary>
    BadRouting = 14,
}
