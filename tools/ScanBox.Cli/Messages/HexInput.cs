using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace ScanBox.Cli.Messages;

/// <summary>Bytes that a person typed or pasted as hex.</summary>
public static class HexInput
{
    /// <summary>Reads hex in either case; white space between digits is ignored.</summary>
    /// <returns>False when a character is not a hex digit, or their number is odd or zero.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        string digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        bool good = digits.Length > 0 && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit);
        bytes = good ? Convert.FromHexString(digits) : null;
        return good;
    }

    /// <summary>Reads a key of 16 bytes.</summary>
    /// <returns>False when it is not 32 hex digits.</returns>
    public static bool TryReadKey(string text, [NotNullWhen(true)] out byte[]? key) =>
        TryRead(text, out key) && key.Length == ScanBox.Security.Sm4.BlockSize;
}
