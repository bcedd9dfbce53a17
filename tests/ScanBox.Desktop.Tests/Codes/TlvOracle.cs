using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Linq;

namespace ScanBox.Desktop.Tests.Codes;

/// <summary>Reads EMV payloads in the simplest way, with .NET's base64 and BER lengths: an oracle that shares nothing with the box.</summary>
internal sealed class TlvOracle
{
    private const int MaxDepth = 5;

    private readonly List<(string Tag, byte[] Value)> _children = [];

    private TlvOracle()
    {
    }

    private IEnumerable<byte[]> Values(string tag) => _children.Where(c => c.Tag == tag).Select(c => c.Value);

    /// <summary>The factor of a payload that is a payment code, or null.</summary>
    internal static string? Factor(string base64)
    {
        byte[] payload;
        try
        {
            payload = Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
            TlvOracle root = Parse(payload, 0);
            if (root._children.Count == 0 || root._children[0].Tag != "85" || !root._children[0].Value.SequenceEqual("CPV01"u8.ToArray()))
                return null;
            TlvOracle common = root.Values("62").Select(v => Parse(v, 1)).FirstOrDefault() ?? new TlvOracle();
            foreach (TlvOracle application in root.Values("61").Select(v => Parse(v, 1)).Where(a => a.Values("4F").Any()))
            {
                string? account = Account(application) ?? Account(common);
                if (account is not null)
                    return account.Length >= 6 ? account[^6..] : null;
            }
            return null;
        }
        catch (FormatException)
        {
            return null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static string? Account(TlvOracle template)
    {
        if (template.Values("57").FirstOrDefault() is byte[] track2)
            return Convert.ToHexString(track2).Split('D')[0];
        return template.Values("5A").FirstOrDefault() is byte[] pan ? Convert.ToHexString(pan).TrimEnd('F') : null;
    }

    private static TlvOracle Parse(ReadOnlySpan<byte> data, int depth)
    {
        var result = new TlvOracle();
        while (!data.IsEmpty)
        {
            // EMV has tags that X.690 forbids, such as 9F10, so .NET reads the lengths only.
            int tagBytes = 1;
            if (data[0] % 32 == 31)
                tagBytes = 2 + data[1..].IndexOfAnyInRange((byte)0x00, (byte)0x7F);
            if (data[0] == 0 || (tagBytes == 1 && data[0] % 32 == 31))
                throw new AsnContentException("no tag");
            int? length = AsnDecoder.DecodeLength(data[tagBytes..], AsnEncodingRules.BER, out int lengthBytes);
            int consumed = tagBytes + lengthBytes + (length ?? int.MaxValue / 2);
            if (consumed > data.Length)
                throw new AsnContentException("too long");
            byte[] value = data[(consumed - length!.Value)..consumed].ToArray();
            result._children.Add((Convert.ToHexString(data[..tagBytes]), value));
            if ((data[0] & 0x20) != 0)
            {
                if (depth == MaxDepth)
                    throw new AsnContentException("too deep");
                Parse(value, depth + 1);
            }
            data = data[consumed..];
        }
        return result;
    }
}
