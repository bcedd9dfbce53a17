using System;
using ScanBox.Security;

namespace ScanBox.Switching;

/// <summary>Turns a message into bytes: type, bitmap, fields. Without state of its own.</summary>
public static class IsoEncoder
{
    /// <summary>Bytes of type and bitmap.</summary>
    public const int HeadSize = TypeSize + BitmapSize;

    internal const int TypeSize = 2;
    internal const int BitmapSize = 8;
    internal const int MacField = 64;

    /// <summary>Writes a message; with a MAC, F64 is computed over everything from the type to F63, the bitmap naming F64 already.</summary>
    /// <param name="message">The message; not changed. An F64 of its own is sent only without <paramref name="mac"/>.</param>
    /// <param name="mac">Makes F64; null for a message without one, or that has one already.</param>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">The first byte.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public static int Encode(IsoMessage message, MessageMac? mac, byte[] buffer, int offset)
    {
        Need(buffer, offset, HeadSize);
        buffer[offset] = (byte)(message.Mti >> 8);
        buffer[offset + 1] = (byte)message.Mti;
        Array.Clear(buffer, offset + TypeSize, BitmapSize);
        int at = offset + HeadSize;
        short[] presence = message.GetPresence();
        for (int field = 2; field < MacField; field++)
        {
            if (presence[field] == 0)
                continue;
            Mark(field, buffer, offset);
            at = WriteField(message, field, buffer, at);
        }
        if (mac is not null)
        {
            Mark(MacField, buffer, offset);
            Need(buffer, at, MessageMac.Size);
            mac.Compute(buffer, offset, at - offset, buffer, at);
            at += MessageMac.Size;
        }
        else if (message.Has(MacField))
        {
            Mark(MacField, buffer, offset);
            at = WriteField(message, MacField, buffer, at);
        }
        return at - offset;
    }

    private static void Mark(int field, byte[] buffer, int offset) =>
        buffer[offset + TypeSize + ((field - 1) >> 3)] |= (byte)(0x80 >> ((field - 1) & 7));

    private static int WriteField(IsoMessage message, int field, byte[] buffer, int at) =>
        WriteField(FieldTable.Describe(field), message.GetBuffer(), message.OffsetOf(field), message.LengthOf(field), buffer, at);

    /// <summary>Writes one field with its length prefix, if it has one.</summary>
    /// <param name="described">What <see cref="FieldTable.Describe"/> says of the field.</param>
    /// <param name="content">Holds its ASCII digits, text or bytes, which have been checked.</param>
    /// <param name="offset">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="buffer">Receives the field.</param>
    /// <param name="at">Its first byte.</param>
    /// <returns>The place after it.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    internal static int WriteField(int described, byte[] content, int offset, int count, byte[] buffer, int at)
    {
        bool packed = FieldTable.FormatIn(described) == FieldFormat.Digits;
        int size = packed ? Bcd.SizeOf(count) : count;
        at = WritePrefix(described, count, buffer, at);
        Need(buffer, at, size);
        if (packed)
            Bcd.Pack(content, offset, count, buffer, at);
        else
            Array.Copy(content, offset, buffer, at, count);
        return at + size;
    }

    /// <summary>Writes a field's length, if it has a prefix.</summary>
    /// <returns>The place after it.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    internal static int WritePrefix(int described, int count, byte[] buffer, int at)
    {
        LengthPrefix prefix = FieldTable.PrefixIn(described);
        if (prefix == LengthPrefix.Fixed)
            return at;
        Need(buffer, at, (int)prefix);
        if (prefix == LengthPrefix.ThreeDigits)
            buffer[at++] = (byte)(count / 100);
        Bcd.WriteNumber(count % 100, buffer, at, 1);
        return at + 1;
    }

    private static void Need(byte[] buffer, int at, int count)
    {
        if (count > buffer.Length - at)
            throw new ArgumentException("no room for a message");
    }
}
