namespace ScanBox.Switching;

/// <summary>
/// Reads tag (2 letters or digits), length (3 ASCII digits), value, without copying. Reusable; allocates nothing.
/// Nested tags are read by a second reader over a value.
/// </summary>
public sealed class TlvReader
{
    /// <summary>Characters before a value.</summary>
    public const int HeadSize = TagSize + LengthSize;

    /// <summary>Tags at one level: twice what any known field uses. More are refused, which bounds the search for repeated ones.</summary>
    public const int MaxTags = 16;

    private const int TagSize = 2;
    private const int LengthSize = 3;

    private byte[]? _buffer;
    private int _next;
    private int _end;
    private int _tagOffset;

    /// <summary>Where the present value begins in the buffer.</summary>
    public int ValueOffset { get; private set; }

    /// <summary>Length of the present value.</summary>
    public int ValueCount { get; private set; }

    /// <summary>Why <see cref="Read"/> returned false; <see cref="DecodeError.None"/> at a proper end.</summary>
    public DecodeError Error { get; private set; }

    /// <summary>Tells whether a range is a well-formed sequence of different tags. Values are not looked into.</summary>
    public static DecodeError Check(byte[] buffer, int offset, int count)
    {
        int at = offset;
        int end = offset + count;
        int tags = 0;
        while (at < end)
        {
            int length = LengthAt(buffer, at, end);
            tags++;
            if (length < 0 || tags > MaxTags)
                return DecodeError.BadTag;
            for (int earlier = offset; earlier < at; earlier += HeadSize + LengthAt(buffer, earlier, end))
            {
                if (buffer[earlier] == buffer[at] && buffer[earlier + 1] == buffer[at + 1])
                    return DecodeError.RepeatedTag;
            }
            at += HeadSize + length;
        }
        return DecodeError.None;
    }

    /// <summary>Begins to read a range of bytes.</summary>
    public void Open(byte[] buffer, int offset, int count)
    {
        _buffer = buffer;
        _next = offset;
        _end = offset + count;
        ValueOffset = offset;
        ValueCount = 0;
        Error = Check(buffer, offset, count);
    }

    /// <summary>Begins to read a field from one of its characters on; an absent or shorter field reads as no tags.</summary>
    public void Open(IsoMessage message, int field, int skip = 0)
    {
        int count = message.LengthOf(field) - skip;
        if (count < 0)
            Open(message.GetBuffer(), 0, 0);
        else
            Open(message.GetBuffer(), message.Has(field) ? message.OffsetOf(field) + skip : 0, count);
    }

    /// <summary>Goes to the next tag.</summary>
    /// <returns>False at the end, and always when the range is malformed.</returns>
    public bool Read()
    {
        if (Error != DecodeError.None || _next >= _end || _buffer is null)
            return false;
        _tagOffset = _next;
        ValueOffset = _next + HeadSize;
        ValueCount = LengthAt(_buffer, _next, _end);
        _next = ValueOffset + ValueCount;
        return true;
    }

    /// <summary>Whether the present tag is this one.</summary>
    public bool IsTag(string tag) => _buffer is not null && _buffer[_tagOffset] == tag[0] && _buffer[_tagOffset + 1] == tag[1];

    /// <summary>Reads on until a tag.</summary>
    /// <returns>False when it does not come.</returns>
    public bool ReadTo(string tag)
    {
        while (Read())
        {
            if (IsTag(tag))
                return true;
        }
        return false;
    }

    // -1 when there is no whole tag with its value at this place.
    private static int LengthAt(byte[] buffer, int at, int end)
    {
        if (end - at < HeadSize || !IsTagCharacter(buffer[at]) || !IsTagCharacter(buffer[at + 1]))
            return -1;
        int length = (int)Digits.Read(buffer, at + TagSize, LengthSize);
        return length > end - at - HeadSize ? -1 : length;
    }

    private static bool IsTagCharacter(byte value) =>
        (value >= '0' && value <= '9') || (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
}
