using System;

namespace ScanBox.Switching;

/// <summary>Whether content, as <see cref="IsoMessage"/> holds it, is allowed in a format.</summary>
internal static class FieldContent
{
    private const byte FirstPrintable = 0x20;
    private const byte LastPrintable = 0x7E;

    private const int WordSize = 8;
    private const ulong EachByte = 0x0101010101010101;
    private const ulong TopBits = 0x8080808080808080;

    public static DecodeError Check(FieldFormat format, byte[] buffer, int offset, int count)
    {
        switch (format)
        {
            case FieldFormat.Digits:
                return AllBetween((byte)'0', (byte)'9', buffer, offset, count) ? DecodeError.None : DecodeError.BadDigit;
            case FieldFormat.Text:
                return AllBetween(FirstPrintable, LastPrintable, buffer, offset, count) ? DecodeError.None : DecodeError.BadCharacter;
            case FieldFormat.Tagged:
                if (!AllBetween(FirstPrintable, LastPrintable, buffer, offset, count))
                    return DecodeError.BadCharacter;
                return TlvReader.Check(buffer, offset, count);
            default:
                return DecodeError.None;
        }
    }

    // Eight bytes at a time, because on the device a word costs as much as a byte: with bytes below 0x80, adding 0x80 - first sets the
    // top bit of those that are not too small, and adding 0x7F - last sets it in those that are too large; nothing carries over.
    private static bool AllBetween(byte first, byte last, byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        int i = offset;
        if (count >= WordSize)
        {
            ulong notTooSmall = EachByte * (ulong)(0x80 - first);
            ulong tooLarge = EachByte * (ulong)(0x7F - last);
            while (i < end)
            {
                // The last word ends with the content; what it shares with the one before is looked at twice.
                if (i > end - WordSize)
                    i = end - WordSize;
                ulong word = BitConverter.ToUInt64(buffer, i);
                if (((word | (word + tooLarge) | ~(word + notTooSmall)) & TopBits) != 0)
                    return false;
                i += WordSize;
            }
        }
        for (; i < end; i++)
        {
            if (buffer[i] < first || buffer[i] > last)
                return false;
        }
        return true;
    }
}
