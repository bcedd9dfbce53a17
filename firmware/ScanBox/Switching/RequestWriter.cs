using System;
using ScanBox.Security;

namespace ScanBox.Switching;

/// <summary>
/// Writes one request straight into its frame, field by field in ascending order: a payer is waiting, and an <see cref="IsoMessage"/>
/// in between would cost several times as much on the device. Reusable; allocates nothing.
/// </summary>
internal sealed class RequestWriter
{
    private readonly Frame _envelope;
    private byte[] _frame = new byte[0];
    private int _at;
    private ulong _bitmap;

    // The bit of the last field written; the next one must be lower.
    private ulong _lastBit;

    public RequestWriter(Frame envelope)
    {
        _envelope = envelope;
    }

    /// <summary>A field's bit in a bitmap whose highest bit is F1.</summary>
    public static ulong BitOf(int field) => 1UL << (FieldTable.LastField - field);

    /// <summary>Begins a request.</summary>
    /// <exception cref="ArgumentException">The frame has fewer than <see cref="Frame.MaxSize"/> bytes.</exception>
    public void Begin(int mti, byte[] frame)
    {
        if (frame.Length < Frame.MaxSize)
            throw new ArgumentException("a frame has 1024 bytes");
        _frame = frame;
        frame[Frame.MessageOffset] = (byte)(mti >> 8);
        frame[Frame.MessageOffset + 1] = (byte)mti;
        _at = Frame.MessageOffset + IsoEncoder.HeadSize;
        _bitmap = 0;
        _lastBit = BitOf(1);
    }

    /// <summary>Adds fields encoded before.</summary>
    public void Add(FieldRun run)
    {
        byte[] wire = run.Wire;
        Mark(run.Bitmap);
        Append(wire, 0, wire.Length);
    }

    /// <summary>Adds a field from its ASCII digits, text or bytes.</summary>
    /// <exception cref="ArgumentException">The content does not fit the field; the message names the field, not the content.</exception>
    public void Add(int field, byte[] content, int offset, int count)
    {
        int described = FieldTable.Describe(field);
        if (!IsoMessage.Fits(described, count) || FieldContent.Check(FieldTable.FormatIn(described), content, offset, count) != DecodeError.None)
            throw Refused(field);
        Mark(BitOf(field));
        _at = IsoEncoder.WriteField(described, content, offset, count, _frame, _at);
    }

    /// <summary>Begins a field of text or tags whose parts <see cref="Append"/> writes; they are not checked.</summary>
    /// <exception cref="ArgumentException">The field does not hold so much.</exception>
    public void Open(int field, int count)
    {
        int described = FieldTable.Describe(field);
        if (!IsoMessage.Fits(described, count))
            throw Refused(field);
        Mark(BitOf(field));
        _at = IsoEncoder.WritePrefix(described, count, _frame, _at);
    }

    /// <summary>Writes a part of an open field.</summary>
    public void Append(byte[] part, int offset, int count)
    {
        Array.Copy(part, offset, _frame, _at, count);
        _at += count;
    }

    /// <summary>Adds a numeric field of fixed, even length.</summary>
    /// <exception cref="ArgumentException">Negative, too many digits, or not such a field.</exception>
    public void AddNumber(int field, long value)
    {
        int described = FieldTable.Describe(field);
        int digits = FieldTable.LengthIn(described);
        bool fits = FieldTable.FormatIn(described) == FieldFormat.Digits && FieldTable.PrefixIn(described) == LengthPrefix.Fixed && (digits & 1) == 0;
        if (!fits || !Bcd.WriteNumber(value, _frame, _at, digits / 2))
            throw Refused(field);
        Mark(BitOf(field));
        _at += digits / 2;
    }

    /// <summary>Ends the request.</summary>
    /// <param name="mac">Makes F64 over everything from the type to F63, the bitmap naming F64 already; null for a request without one.</param>
    /// <returns>Bytes of the whole frame.</returns>
    public int Finish(MessageMac? mac)
    {
        byte[] frame = _frame;
        ulong bitmap = mac is null ? _bitmap : _bitmap | 1;
        for (int i = Frame.MessageOffset + IsoEncoder.HeadSize - 1; i >= Frame.MessageOffset + IsoEncoder.TypeSize; i--)
        {
            frame[i] = (byte)bitmap;
            bitmap >>= 8;
        }
        int size = _at - Frame.MessageOffset;
        if (mac is not null)
        {
            mac.Compute(frame, Frame.MessageOffset, size, frame, _at);
            size += MessageMac.Size;
        }
        return _envelope.Finish(frame, size);
    }

    private void Mark(ulong bits)
    {
        if (bits >= _lastBit)
            throw new InvalidOperationException("fields ascend");
        _bitmap |= bits;
        _lastBit = bits & (~bits + 1);
    }

    private static ArgumentException Refused(int field) => new("content does not fit field " + field.ToString());
}
