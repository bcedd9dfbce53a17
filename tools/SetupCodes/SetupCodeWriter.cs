using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScanBox.Setup.Provisioning;
using ScanBox.Updates.Lines;
using Signing;

namespace SetupCodes;

/// <summary>Makes set-up codes 设置码: settings for one box or a batch, signed, as the texts of one QR code or several.</summary>
public static class SetupCodeWriter
{
    /// <summary>Bytes in one QR code, fewer than a box takes: with them a QR code has at most 73 modules a side, which every module reads from a phone.</summary>
    public const int PartBytes = 180;

    /// <summary>Most bytes of a set, its signature included.</summary>
    public const int MaxBytes = PartBytes * SetupParts.MaxParts;

    private const int SetNameBytes = 4;

    /// <summary>Makes the codes.</summary>
    /// <param name="box">A serial, or its beginning and <c>*</c> for a batch.</param>
    /// <param name="issued">When it is made. No two for one box may have the same second: the later one would be refused as used.</param>
    /// <param name="life">How long it may be shown, at most <see cref="SetupCode.MaxLifeSeconds"/>.</param>
    /// <param name="settings">What it sets.</param>
    /// <param name="key">Whoever the box trusts.</param>
    /// <returns>The text of each QR code.</returns>
    /// <exception cref="SetupCodeException">It is for no possible box, lives too long, or is too large.</exception>
    public static IReadOnlyList<string> Write(string box, DateTimeOffset issued, TimeSpan life, SettingLines settings, SigningKey key)
    {
        CheckBox(box);
        if (life <= TimeSpan.Zero || life.TotalSeconds > SetupCode.MaxLifeSeconds)
            throw new SetupCodeException($"a set-up code is good for at most {SetupCode.MaxLifeSeconds / 86_400} days, and for a second at least");
        if (settings.Lines.Count == 0)
            throw new SetupCodeException("there is nothing to set: give a settings file, or name=value");
        long from = issued.ToUnixTimeSeconds();
        var text = new StringBuilder();
        text.Append(SetupCode.Head).Append('\n');
        text.Append("box=").Append(box).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"issued={from}\nuntil={from + (long)life.TotalSeconds}\n");
        foreach ((string name, string value) in settings.Lines)
            text.Append(name).Append('=').Append(value).Append('\n');
        byte[] lines = Encoding.UTF8.GetBytes(text.ToString());
        byte[] signed = [.. lines, .. key.Sign(lines)];
        if (signed.Length > MaxBytes)
            throw new SetupCodeException($"{signed.Length} bytes of settings do not fit into {SetupParts.MaxParts} QR codes ({MaxBytes} bytes): make two set-up codes of them, one after the other");
        return Cut(signed);
    }

    private static string[] Cut(byte[] signed)
    {
        int parts = (signed.Length + PartBytes - 1) / PartBytes;
        // Equal parts look alike; none is a tiny one that is overlooked.
        int size = (signed.Length + parts - 1) / parts;
        string set = Convert.ToHexString(SHA256.HashData(signed), 0, SetNameBytes);
        return [.. signed.Chunk(size).Select((piece, i) => $"{SetupParts.Head}{set}:{i + 1}/{parts}:{Convert.ToBase64String(piece).TrimEnd('=')}")];
    }

    private static void CheckBox(string box)
    {
        string name = box.EndsWith('*') ? box[..^1] : box;
        if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new SetupCodeException("a box is named by the serial on its label: letters, digits and hyphens, or its beginning and *");
        if (name.Length != box.Length && name.Length < BoxPattern.MinBatchLetters)
            throw new SetupCodeException($"a batch is named by at least {BoxPattern.MinBatchLetters} letters of its serials and *");
    }
}
