using System;

namespace ScanBox.Switching;

/// <summary>Turns bytes into a message, strictly. Reusable; allocates nothing; never throws whatever the bytes are.</summary>
public sealed class IsoDecoder
{
    /// <summary>The field at which decoding stopped; 0 when it was not a field, or all went well.</summary>
    public int Field { get; private set; }

    /// <summary>Where in the buffer decoding stopped: the beginning of the offending part.</summary>
    public int Offset { get; private set; }

    /// <summary>Where the 8 characters of F64 begin in the buffer, -1 without F64. The MAC covers everything before them.</summary>
    public int MacOffset { get; private set; } = -1;

    /// <summary>Reads exactly one message.</summary>
    /// <param name="buffer">Holds type, bitmap and fields.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="count">All bytes of the message: a byte too many is an error too.</param>
    /// <param name="message">Receives the message; empty after an error.</param>
    public DecodeError Decode(byte[] buffer, int offset, int count, IsoMessage message)
    {
        Field = 0;
        Offset = offset;
        MacOffset = -1;
        message.Clear();
        DecodeError error = DecodeAll(buffer, offset, offset + count, message);
        if (error != DecodeError.None)
        {
            MacOffset = -1;
            message.Clear();
        }
        return error;
    }

    internal void Reset()
    {
        Field = 0;
        Offset = 0;
        MacOffset = -1;
    }

    private DecodeError DecodeAll(byte[] buffer, int offset, int end, IsoMessage message)
    {
        if (end - offset < IsoEncoder.HeadSize)
            return DecodeError.Truncated;
        if (buffer[offset] > 0x09 || (buffer[offset + 1] & 0x0F) > 9 || buffer[offset + 1] >> 4 > 9)
            return DecodeError.BadMessageType;
        message.Mti = (buffer[offset] << 8) | buffer[offset + 1];
        int bitmap = offset + IsoEncoder.TypeSize;
        Offset = bitmap;
        if ((buffer[bitmap] & 0x80) != 0)
            return DecodeError.SecondaryBitmap;
        Offset = offset + IsoEncoder.HeadSize;
        for (int i = 0; i < IsoEncoder.BitmapSize; i++)
        {
            int field = 8 * i;
            for (int bits = buffer[bitmap + i]; bits != 0; bits = (bits << 1) & 0xFF)
            {
                field++;
                if (bits < 0x80)
                    continue;
                Field = field;
                DecodeError error = DecodeField(buffer, end, field, message);
                if (error != DecodeError.None)
                    return error;
            }
        }
        Field = 0;
        return Offset == end ? DecodeError.None : DecodeError.TrailingBytes;
    }

    private DecodeError DecodeField(byte[] buffer, int end, int field, IsoMessage message)
    {
        int described = FieldTable.Describe(field);
        FieldFormat format = FieldTable.FormatIn(described);
        if (format == FieldFormat.None)
            return DecodeError.UnknownField;
        int at = Offset;
        int prefix = (int)FieldTable.PrefixIn(described);
        int count = FieldTable.LengthIn(described);
        if (prefix > 0)
        {
            if (end - at < prefix)
                return DecodeError.Truncated;
            int told = ReadLength(buffer, at, prefix);
            if (told < 0)
                return DecodeError.BadLength;
            if (told > count)
                return DecodeError.TooLong;
            count = told;
            at += prefix;
        }
        int size = format == FieldFormat.Digits ? Bcd.SizeOf(count) : count;
        if (end - at < size)
            return DecodeError.Truncated;
        int place = message.TryPlace(field, count);
        if (place < 0)
            return DecodeError.TooLong;
        byte[] arena = message.GetBuffer();
        DecodeError error;
        if (format == FieldFormat.Digits)
        {
            error = Bcd.Unpack(buffer, at, count, arena, place);
        }
        else
        {
            Array.Copy(buffer, at, arena, place, size);
            error = FieldContent.Check(format, arena, place, count);
        }
        if (error != DecodeError.None)
            return error;
        if (field == IsoEncoder.MacField)
            MacOffset = at;
        Offset = at + size;
        return DecodeError.None;
    }

    private static int ReadLength(byte[] buffer, int at, int bytes)
    {
        int length = 0;
        for (int i = at; i < at + bytes; i++)
        {
            int high = buffer[i] >> 4;
            int low = buffer[i] & 0x0F;
            if (high > 9 || low > 9)
                return -1;
            length = (length * 100) + (high * 10) + low;
        }
        return length;
    }
}
