namespace ScanBox.Switching;

/// <summary>How a receiver learns a field's length. Prefixes are BCD and count digits or bytes, as the field's format does.</summary>
public enum LengthPrefix : byte
{
    /// <summary>None: the length is fixed.</summary>
    Fixed = 0,

    /// <summary>LLVAR: two digits in one byte.</summary>
    TwoDigits = 1,

    /// <summary>LLLVAR: three digits in two bytes, the first nibble zero.</summary>
    ThreeDigits = 2,
}
