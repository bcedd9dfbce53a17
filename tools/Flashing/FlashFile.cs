using System.Globalization;
using System.Security.Cryptography;

namespace Flashing;

/// <summary>A file for a box's file system.</summary>
/// <param name="Name">Its name on the box.</param>
/// <param name="Content">What is in it.</param>
/// <param name="Fingerprint">Tells it from another: in records, to know on a later run whether this one was written.</param>
public sealed record FlashFile(string Name, byte[] Content, string Fingerprint)
{
    /// <summary>A file that anybody may read: its hash tells it from others.</summary>
    public static FlashFile Open(string name, byte[] content) => new(name, content, HashOf(content));

    /// <summary>
    /// A file with passwords. It has no hash: from that of a file in which only a PIN is unknown the PIN is found by trying. The name
    /// and the time of the source tell it from others.
    /// </summary>
    public static FlashFile Secret(string name, byte[] content, FileInfo source) =>
        new(name, content, $"{source.Name} of {source.LastWriteTimeUtc.ToString("O", CultureInfo.InvariantCulture)}");

    /// <summary>SHA-256 as hexadecimal digits.</summary>
    public static string HashOf(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    /// <summary>Its name; what is in it may be secret.</summary>
    public override string ToString() => Name;
}
