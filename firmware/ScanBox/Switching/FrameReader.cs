using System;

namespace ScanBox.Switching;

/// <summary>Collects the bytes of a stream into frames, one at a time, in a bounded buffer. After an error the stream has lost its beat: close the link and <see cref="Reset"/>.</summary>
public sealed class FrameReader
{
    private readonly byte[] _buffer = new byte[Frame.MaxSize];
    private int _received;

    /// <summary>Why no frame can follow; <see cref="DecodeError.None"/> while all is well.</summary>
    public DecodeError Error { get; private set; }

    /// <summary>Whether a whole frame lies in the buffer.</summary>
    public bool IsComplete => Error == DecodeError.None && _received >= Frame.LengthSize && _received == Frame.LengthSize + Count;

    /// <summary>Bytes of the frame after its length prefix, as far as the prefix is here.</summary>
    public int Count => _received < Frame.LengthSize ? 0 : (_buffer[0] << 8) | _buffer[1];

    /// <summary>Whether part of a frame has arrived.</summary>
    public bool IsPartial => _received > 0 && !IsComplete;

    /// <summary>The frame with its length prefix; the content begins at <see cref="Frame.LengthSize"/>.</summary>
    public byte[] GetBuffer() => _buffer;

    /// <summary>Takes bytes, at most to the end of the present frame.</summary>
    /// <returns>How many were taken; the rest belongs to the next frame: take this one, call <see cref="Next"/>, add the rest.</returns>
    public int Add(byte[] source, int offset, int count)
    {
        int taken = 0;
        while (taken < count && Error == DecodeError.None && !IsComplete)
        {
            int wanted = _received < Frame.LengthSize ? 1 : Frame.LengthSize + Count - _received;
            int piece = wanted < count - taken ? wanted : count - taken;
            Array.Copy(source, offset + taken, _buffer, _received, piece);
            _received += piece;
            taken += piece;
            if (_received == Frame.LengthSize)
                Error = CheckLength(Count);
        }
        return taken;
    }

    /// <summary>Drops the complete frame and begins the next.</summary>
    public void Next() => Reset();

    /// <summary>Drops everything, for a new link. What was received is overwritten.</summary>
    public void Reset()
    {
        Array.Clear(_buffer, 0, _received);
        _received = 0;
        Error = DecodeError.None;
    }

    private static DecodeError CheckLength(int count)
    {
        if (count < Frame.MinContent)
            return DecodeError.EmptyFrame;
        return count > Frame.MaxSize - Frame.LengthSize ? DecodeError.TooLong : DecodeError.None;
    }
}
