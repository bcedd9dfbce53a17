using System;

namespace ScanBox.Cli;

/// <summary>Hex digits of a command line as bytes.</summary>
internal static class HexArgument
{
    // The longest frame has 1,024 bytes; more is a mistake, and is not echoed.
    private const int MaxBytes = 4096;

    /// <summary>Takes digits in either case; blanks, colons and line breaks between them do not count.</summary>
    internal static byte[] Bytes(string text, string name)
    {
        string digits = text.Replace(" ", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal)
            .Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        if (digits.Length == 0)
            throw CommandException.Usage($"{name}: no hex digits");
        if (digits.Length > 2 * MaxBytes)
            throw CommandException.Usage($"{name}: more than {MaxBytes} bytes");
        for (int i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiHexDigit(digits[i]))
                throw CommandException.Usage($"{name}: character {i + 1} is not a hex digit");
        }
        if (digits.Length % 2 != 0)
            throw CommandException.Usage($"{name}: an odd number of hex digits ({digits.Length})");
        return Convert.FromHexString(digits);
    }

    internal static byte[] Key(string text, string name)
    {
        byte[] key = Bytes(text, name);
        return key.Length == 16 ? key : throw CommandException.Usage($"{name}: an SM4 key has 16 bytes (32 hex digits), this has {key.Length}");
    }
}
