using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Factory.Fuses;

/// <summary>What <c>espefuse summary</c> says of a chip.</summary>
public sealed partial class FuseSummary
{
    private readonly string _text;

    private FuseSummary(string text, string mac) => (_text, Mac) = (text, mac);

    /// <summary>Address of the chip, 12 hexadecimal digits.</summary>
    public string Mac { get; }

    /// <summary>Reads the lines; null when there is no address in them.</summary>
    public static FuseSummary? Read(IEnumerable<string> lines)
    {
        string text = string.Join('\n', lines);
        Match mac = MacLine().Match(text);
        return mac.Success ? new FuseSummary(text, mac.Groups[1].Value.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant()) : null;
    }

    /// <summary>The value of a fuse; null when it is not named, or its value is none.</summary>
    public int? Value(string fuse)
    {
        // NAME (BLOCK0)   description = meaning R/W (0b0000001)
        Match line = new Regex($@"^{Regex.Escape(fuse)} \(BLOCK\d+\)[^\n]*(?:\n\s[^\n]*)?\((0b[01]+|0x[0-9a-fA-F]+)\)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Match(_text);
        if (!line.Success)
            return null;
        string value = line.Groups[1].Value;
        NumberStyles style = value.StartsWith("0b", StringComparison.Ordinal) ? NumberStyles.AllowBinarySpecifier : NumberStyles.AllowHexSpecifier;
        return int.TryParse(value.AsSpan(2), style, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    /// <summary>Whether flash is encrypted: an odd number of bits is set.</summary>
    public bool IsEncrypted(FusePlan plan) => Value(plan.CryptFuse) is int count && (BitOperations.PopCount((uint)count) & 1) == 1;

    [GeneratedRegex(@"^MAC \(BLOCK\d+\)[^\n]*(?:\n\s*)?= ([0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5})", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MacLine();
}
