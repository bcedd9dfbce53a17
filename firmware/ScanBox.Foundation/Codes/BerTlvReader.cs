namespace ScanBox.Codes;

/// <summary>Walks the BER-TLV objects (EMV book 3, annex B) that lie side by side in a range of bytes.</summary>
internal sealed class BerTlvReader
{
    private const int MaxTagBytes = 3;

    private readonly byte[] _data;
    private readonly int _end;
    private int _next;

    internal BerTlvReader(byte[] data, int offset, int end)
    {
        _data = data;
        _next = offset;
        _end = end;
    }

    /// <summary>Tag of the object, its bytes as one number (0x9F26).</summary>
    internal int Tag { get; private set; }

    /// <summary>Whether the value holds objects itself.</summary>
    internal bool IsTemplate { get; private set; }

    /// <summary>Where the value begins.</summary>
    internal int ValueOffset { get; private set; }

    /// <summary>Bytes of the value.</summary>
    internal int ValueLength { get; private set; }

    /// <summary>Whether all bytes are consumed.</summary>
    internal bool IsAtEnd => _next == _end;

    /// <summary>Whether the value begins with some bytes.</summary>
    internal bool HasValue(byte[] bytes) => AsciiBytes.StartsWith(_data, ValueOffset, ValueLength, bytes);

    /// <summary>Steps to the next object; the caller knows that there is one.</summary>
    /// <returns><see cref="CodeReason.EmvPayload"/> when it is well formed, else what is wrong.</returns>
    internal CodeReason Next()
    {
        int first = _data[_next++];
        if (first == 0)
            return CodeReason.EmvBadTag;
        IsTemplate = (first & 0x20) != 0;
        Tag = first;
        if ((first & 0x1F) == 0x1F)
        {
            int count = 1;
            int more;
            do
            {
                if (_next == _end)
                    return CodeReason.EmvTruncated;
                if (++count > MaxTagBytes)
                    return CodeReason.EmvBadTag;
                more = _data[_next++];
                Tag = (Tag << 8) | more;
            }
            while ((more & 0x80) != 0);
        }
        return ReadLength();
    }

    private CodeReason ReadLength()
    {
        if (_next == _end)
            return CodeReason.EmvTruncated;
        int length = _data[_next++];
        if (length > 0x82 || length == 0x80)
            return CodeReason.EmvBadLength;
        if (length > 0x80)
        {
            int bytes = length - 0x80;
            if (_end - _next < bytes)
                return CodeReason.EmvTruncated;
            length = 0;
            for (int i = 0; i < bytes; i++)
                length = (length << 8) | _data[_next++];
        }
        if (length > _end - _next)
            return CodeReason.EmvTruncated;
        ValueOffset = _next;
        ValueLength = length;
        _next += length;
        return CodeReason.EmvPayload;
    }
}
