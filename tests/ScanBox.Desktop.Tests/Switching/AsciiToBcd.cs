using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.Switching;

/// <summary>The one mapping between the package's ASCII messages and the terminal's: digits and lengths become BCD, the bitmap loses its empty second half.</summary>
internal static class AsciiToBcd
{
    public static byte[] Map(byte[] ascii)
    {
        var bcd = new List<byte>();
        AddDigits(bcd, ascii.AsSpan(0, 4));
        byte[] bitmap = ascii[4..12];
        Assert.AreEqual(0x80, bitmap[0] & 0x80, "the package always sends two bitmaps");
        CollectionAssert.AreEqual(new byte[8], ascii[12..20], "the second bitmap is empty");
        bitmap[0] &= 0x7F;
        bcd.AddRange(bitmap);
        int at = 20;
        foreach ((int number, WireField field) in WireField.All)
        {
            if ((bitmap[(number - 1) / 8] & (0x80 >> ((number - 1) % 8))) == 0)
                continue;
            int length = field.Max;
            if (field.Prefix > 0)
            {
                length = int.Parse(Encoding.ASCII.GetString(ascii, at, field.Prefix), CultureInfo.InvariantCulture);
                at += field.Prefix;
                AddDigits(bcd, Encoding.ASCII.GetBytes(length.ToString(field.Prefix == 2 ? "D2" : "D4", CultureInfo.InvariantCulture)));
            }
            if (field.Kind == 'n')
                AddDigits(bcd, ascii.AsSpan(at, length));
            else
                bcd.AddRange(ascii.AsSpan(at, length));
            at += length;
        }
        Assert.AreEqual(ascii.Length, at, "the whole message is mapped");
        return [.. bcd];
    }

    private static void AddDigits(List<byte> bcd, ReadOnlySpan<byte> digits)
    {
        string text = Encoding.ASCII.GetString(digits);
        bcd.AddRange(Convert.FromHexString(text.Length % 2 == 0 ? text : text + "0"));
    }
}
