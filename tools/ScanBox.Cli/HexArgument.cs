using ScanBox.Cli.Messages;

namespace ScanBox.Cli;

/// <summary>Hex digits of a command line as bytes; what is wrong with them is said without showing them, they may be a key.</summary>
internal static class HexArgument
{
    internal static byte[] Bytes(string text, string name) =>
        HexInput.TryRead(text, out byte[]? bytes) ? bytes : throw CommandException.Usage($"{name}: an even number of hex digits, at least two, and nothing else but white space");

    internal static byte[] Key(string text, string name) =>
        HexInput.TryReadKey(text, out byte[]? key) ? key : throw CommandException.Usage($"{name}: an SM4 key has 32 hex digits (16 bytes)");
}
