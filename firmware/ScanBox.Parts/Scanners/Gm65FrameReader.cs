using System;

namespace ScanBox.Parts.Scanners;

/// <summary>
/// Takes the byte stream of a GM65 apart into replies, heartbeats and codes, however the reads cut it. No I/O.
/// <para>
/// A reply is <c>02 00 type len data crc</c>, a heartbeat <c>03 00 00 01 00 33 31</c>, both with a CRC. A code comes as text
/// with a tail, or as <c>03 00 len data</c> if protocol output is on. Payment codes are printable, so 02 or 03 inside text
/// can only begin a frame or be noise; 03 00 00 can only be a heartbeat, because a code has at least one byte. What begins
/// like a frame and does not end like one is noise: reading goes on at the byte after its first, and text up to the next
/// tail or frame does not count.
/// </para>
/// </summary>
public sealed class Gm65FrameReader
{
    /// <summary>Most bytes of data in a reply. The box reads single zones; anything longer is noise that must not swallow what follows.</summary>
    public const int MaxReplyData = 16;

    private const byte ReplyHead = 0x02;
    private const byte CodeHead = 0x03;
    private const int HeadBytes = 4;
    private const int CrcBytes = 2;
    private const int CodeHeadBytes = 3;
    private const int MaxReplyType = 3;

    // Answers of the methods that measure a frame.
    private const int Unfinished = 0;
    private const int NoFrame = -1;

    // Room for the longest frame, a protocol code of 3 + 255 bytes, and as much again so that a read is rarely cut.
    private const int Capacity = 512;

    private readonly byte[] _bytes = new byte[Capacity];
    private readonly CodeLineSplitter _lines = new();
    private int _start;
    private int _end;

    /// <summary>Bytes that <see cref="Append"/> can take now; never 0 after <see cref="Next"/> has said None.</summary>
    public int Room => Capacity - (_end - _start);

    /// <summary>Whether something has begun that is not complete.</summary>
    public bool IsInside => _end > _start || _lines.IsInside;

    /// <summary>The buffer the last item lies in.</summary>
    public byte[] ItemBuffer { get; private set; } = new byte[0];

    /// <summary>Where the data of the last reply, or the last code, begins.</summary>
    public int ItemOffset { get; private set; }

    /// <summary>Bytes of the data of the last reply, or of the last code.</summary>
    public int ItemLength { get; private set; }

    /// <summary>Type of the last reply: 0 ok, 1 the module saw a wrong CRC, 3 unknown command.</summary>
    public int ReplyType { get; private set; }

    /// <summary>Codes dropped because they were too long.</summary>
    public int OverlongCodes => _lines.OverlongCodes;

    /// <summary>Codes dropped because something broke them.</summary>
    public int BrokenCodes => _lines.BrokenCodes;

    /// <summary>Takes bytes as they came.</summary>
    /// <exception cref="ArgumentException"><paramref name="count"/> is more than <see cref="Room"/>.</exception>
    public void Append(byte[] buffer, int offset, int count)
    {
        if (count > Room)
            throw new ArgumentException("more bytes than there is room for");
        if (_end + count > Capacity)
        {
            Array.Copy(_bytes, _start, _bytes, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }
        Array.Copy(buffer, offset, _bytes, _end, count);
        _end += count;
    }

    /// <summary>The next item; its data stays until the next call.</summary>
    public Gm65Item Next()
    {
        while (_start < _end)
        {
            byte b = _bytes[_start];
            if (b != ReplyHead && b != CodeHead)
            {
                _start++;
                if (_lines.Push(b))
                    return CodeOfLine();
                continue;
            }
            int length = b == ReplyHead ? ReplyLength() : CodeFrameLength();
            if (length == Unfinished)
                return Gm65Item.None;
            if (length != NoFrame)
                return TakeFrame(length);
            Discard();
        }
        _start = 0;
        _end = 0;
        return Gm65Item.None;
    }

    /// <summary>The line has been silent for so long that what has begun will not go on. Call <see cref="Next"/> until it says None afterwards.</summary>
    /// <param name="endsCodes">Whether silence ends a code (a module that sends no tail) or shows that its tail was lost.</param>
    /// <returns>Code, if silence ended one; else None.</returns>
    public Gm65Item Silence(bool endsCodes)
    {
        if (_end > _start)
        {
            // The beginning of a frame whose rest was lost: noise. Bytes behind it may still be whole.
            Discard();
            return Gm65Item.None;
        }
        if (endsCodes && _lines.IsInside && _lines.End())
            return CodeOfLine();
        _lines.Cut();
        return Gm65Item.None;
    }

    /// <summary>Forgets all bytes; the counters stay.</summary>
    public void Clear()
    {
        _start = 0;
        _end = 0;
        _lines.Forget();
    }

    /// <summary>Length of the reply at the start, or Unfinished, or NoFrame.</summary>
    private int ReplyLength()
    {
        int have = _end - _start;
        if (have > 1 && _bytes[_start + 1] != 0)
            return NoFrame;
        if (have > 2 && _bytes[_start + 2] > MaxReplyType)
            return NoFrame;
        if (have < HeadBytes)
            return Unfinished;
        int data = _bytes[_start + 3];
        if (data == 0 || data > MaxReplyData)
            return NoFrame;
        return CheckedLength(have, HeadBytes + data + CrcBytes);
    }

    /// <summary>Length of the heartbeat or protocol code at the start, or Unfinished, or NoFrame.</summary>
    private int CodeFrameLength()
    {
        int have = _end - _start;
        if (have > 1 && _bytes[_start + 1] != 0)
            return NoFrame;
        if (have < CodeHeadBytes)
            return Unfinished;
        int data = _bytes[_start + 2];
        if (data == 0)
        {
            if (have > 3 && _bytes[_start + 3] != 1)
                return NoFrame;
            return CheckedLength(have, HeadBytes + 1 + CrcBytes);
        }
        int length = CodeHeadBytes + data;
        int seen = have < length ? have : length;
        for (int i = CodeHeadBytes; i < seen; i++)
        {
            byte b = _bytes[_start + i];
            if (b < 0x20 || b == 0x7F || b == 0xFF)
                return NoFrame;
        }
        return have < length ? Unfinished : length;
    }

    private int CheckedLength(int have, int length)
    {
        if (have < length)
            return Unfinished;
        int crcAt = _start + length - CrcBytes;
        int crc = Crc16Xmodem.Of(_bytes, _start + 2, length - 2 - CrcBytes);
        return _bytes[crcAt] == crc >> 8 && _bytes[crcAt + 1] == (crc & 0xFF) ? length : NoFrame;
    }

    /// <summary>Drops the byte that is no frame's first. If a frame had begun, its other bytes must not pass for text: a CRC may be two digits.</summary>
    private void Discard()
    {
        if (_end - _start > 1 && _bytes[_start + 1] == 0)
            _lines.Distrust();
        else
            _lines.Break();
        _start++;
    }

    private Gm65Item TakeFrame(int length)
    {
        _lines.Cut(); // text before a frame has lost its tail
        ItemBuffer = _bytes;
        int at = _start;
        _start += length;
        if (_bytes[at] == CodeHead && _bytes[at + 2] != 0)
        {
            ItemOffset = at + CodeHeadBytes;
            ItemLength = length - CodeHeadBytes;
            return Gm65Item.Code;
        }
        ReplyType = _bytes[at + 2];
        ItemOffset = at + HeadBytes;
        ItemLength = length - HeadBytes - CrcBytes;
        return _bytes[at] == CodeHead ? Gm65Item.Heartbeat : Gm65Item.Reply;
    }

    private Gm65Item CodeOfLine()
    {
        ItemBuffer = _lines.Buffer;
        ItemOffset = 0;
        ItemLength = _lines.CodeLength;
        return Gm65Item.Code;
    }
}
