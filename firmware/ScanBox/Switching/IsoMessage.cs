using System;
using System.Text;

namespace ScanBox.Switching;

/// <summary>
/// One ISO 8583 message, its fields lying in one fixed arena. Numeric fields are held as their ASCII digits without padding,
/// text as ASCII, others as bytes. Reusable: <see cref="Clear"/> and the setters allocate nothing.
/// </summary>
/// <remarks>Nothing is padded or cut: content that does not fit a field exactly is refused. No member shows a whole message as text.</remarks>
public sealed class IsoMessage
{
    /// <summary>
    /// Bytes of field content one message can hold: every message that fits a frame of <see cref="Frame.MaxSize"/> bytes, whose numeric
    /// fields take twice their size here.
    /// </summary>
    public const int Capacity = 1152;

    private readonly byte[] _arena;

    // One more than the place in the arena; 0 for an absent field.
    private readonly short[] _start = new short[FieldTable.LastField + 1];
    private readonly short[] _length = new short[FieldTable.LastField + 1];
    private readonly byte[] _number = new byte[19];
    private int _used;

    /// <summary>An empty message.</summary>
    public IsoMessage()
        : this(Capacity)
    {
    }

    /// <summary>An empty message for less content than most.</summary>
    internal IsoMessage(int capacity)
    {
        _arena = new byte[capacity];
    }

    /// <summary>The message type as its digits in hex, for example 0x0200; see <see cref="Switching.MessageType"/>.</summary>
    public int Mti { get; set; }

    /// <summary>Forgets everything, and overwrites it: fields may hold payment codes.</summary>
    public void Clear()
    {
        Mti = 0;
        Array.Clear(_arena, 0, _used);
        _used = 0;
        Array.Clear(_start, 0, _start.Length);
        Array.Clear(_length, 0, _length.Length);
    }

    /// <summary>Whether a field is present, be it empty.</summary>
    public bool Has(int field) => field > 0 && field <= FieldTable.LastField && _start[field] != 0;

    /// <summary>Length of a field's content in digits, characters or bytes; 0 when absent.</summary>
    public int LengthOf(int field) => Has(field) ? _length[field] : 0;

    /// <summary>Where a field's content begins in <see cref="GetBuffer"/>.</summary>
    /// <exception cref="ArgumentException">The field is absent.</exception>
    public int OffsetOf(int field)
    {
        if (!Has(field))
            throw new ArgumentException("no such field");
        return _start[field] - 1;
    }

    /// <summary>The arena itself, to read a field without copying it; see <see cref="OffsetOf"/>. Not to be written to.</summary>
    public byte[] GetBuffer() => _arena;

    /// <summary>By field number, not 0 for a field that is present: to look through all fields without a call for each.</summary>
    internal short[] GetPresence() => _start;

    /// <summary>Sets a field from its content: ASCII digits, ASCII text or bytes, as its format says.</summary>
    /// <exception cref="ArgumentException">The content does not fit the field; the message names the field, not the content.</exception>
    public void SetBytes(int field, byte[] content, int offset, int count)
    {
        int start = Place(field, count);
        Array.Copy(content, offset, _arena, start, count);
        Validate(field);
    }

    /// <summary>Sets a field from digits or text.</summary>
    /// <exception cref="ArgumentException">The content does not fit the field.</exception>
    public void SetText(int field, string content)
    {
        Ascii.Write(content, _arena, Place(field, content.Length));
        Validate(field);
    }

    /// <summary>Sets a numeric field of fixed length from a number, with its leading zeros.</summary>
    /// <exception cref="ArgumentException">Negative, too many digits, or not a numeric field of fixed length.</exception>
    public void SetNumber(int field, long value)
    {
        int described = FieldTable.Describe(field);
        int digits = FieldTable.MaxLengthOf(field);
        if (FieldTable.FormatIn(described) != FieldFormat.Digits || FieldTable.PrefixIn(described) != LengthPrefix.Fixed || !Digits.Write(value, _number, 0, digits))
            throw Refused(field);
        Array.Copy(_number, 0, _arena, Place(field, digits), digits);
    }

    /// <summary>A field's digits or text; null when absent. Bytes above 0x7E must be read with <see cref="CopyTo"/>.</summary>
    public string? GetText(int field) => Has(field) ? Encoding.UTF8.GetString(_arena, _start[field] - 1, _length[field]) : null;

    /// <summary>A field's digits as a number; -1 when absent, not a number, or longer than 18 digits.</summary>
    public long GetNumber(int field) => Has(field) ? Digits.Read(_arena, _start[field] - 1, _length[field]) : -1;

    /// <summary>Copies a field's content.</summary>
    /// <returns>Bytes copied, 0 when absent.</returns>
    public int CopyTo(int field, byte[] destination, int offset)
    {
        int count = LengthOf(field);
        if (count > 0)
            Array.Copy(_arena, _start[field] - 1, destination, offset, count);
        return count;
    }

    /// <summary>Whether a field is present and holds exactly this text.</summary>
    public bool Holds(int field, string content) => Holds(field, Encoding.UTF8.GetBytes(content));

    /// <summary>Whether a field is present and holds exactly these bytes.</summary>
    public bool Holds(int field, byte[] content)
    {
        if (!Has(field) || content.Length != _length[field])
            return false;
        byte[] arena = _arena;
        int at = _start[field] - 1;
        for (int i = 0; i < content.Length; i++)
        {
            if (arena[at++] != content[i])
                return false;
        }
        return true;
    }

    /// <summary>Whether a field is present in both messages, or in neither, with the same content.</summary>
    public bool SameField(IsoMessage other, int field)
    {
        if (Has(field) != other.Has(field) || LengthOf(field) != other.LengthOf(field))
            return false;
        for (int i = 0; i < LengthOf(field); i++)
        {
            if (_arena[_start[field] - 1 + i] != other._arena[other._start[field] - 1 + i])
                return false;
        }
        return true;
    }

    /// <summary>Copies a field of another message; an absent field stays absent.</summary>
    public void CopyField(IsoMessage source, int field)
    {
        if (source.Has(field))
            SetBytes(field, source._arena, source._start[field] - 1, source._length[field]);
    }

    /// <summary>Makes a field absent.</summary>
    public void Remove(int field)
    {
        if (Has(field))
            _start[field] = 0;
    }

    /// <summary>Makes room for a field whose length has been checked.</summary>
    /// <returns>Where its content goes, or -1 when the arena is full.</returns>
    internal int TryPlace(int field, int count)
    {
        if (count > _arena.Length - _used)
            return -1;
        int start = _used;
        _used += count;
        _start[field] = (short)(start + 1);
        _length[field] = (short)count;
        return start;
    }

    /// <summary>Whether a length is one that a field may have.</summary>
    internal static bool Fits(int described, int count)
    {
        int most = FieldTable.LengthIn(described);
        return FieldTable.PrefixIn(described) == LengthPrefix.Fixed ? count == most && most > 0 : count <= most;
    }

    private int Place(int field, int count)
    {
        int start = Fits(FieldTable.Describe(field), count) ? TryPlace(field, count) : -1;
        if (start < 0)
            throw Refused(field);
        return start;
    }

    private void Validate(int field)
    {
        if (FieldContent.Check(FieldTable.FormatOf(field), _arena, _start[field] - 1, _length[field]) == DecodeError.None)
            return;
        Remove(field);
        throw Refused(field);
    }

    private static ArgumentException Refused(int field) => new("content does not fit field " + field.ToString());
}
