using System;

namespace ScanBox.Switching;

/// <summary>Writes tag (2 characters), length (3 ASCII digits), value into one fixed buffer, at most one level nested. Allocates nothing after construction.</summary>
public sealed class TlvWriter
{
    private readonly byte[] _buffer;
    private int _nested = -1;

    /// <summary>A writer for at most <paramref name="capacity"/> characters.</summary>
    public TlvWriter(int capacity)
    {
        _buffer = new byte[capacity];
    }

    /// <summary>Characters written.</summary>
    public int Count { get; private set; }

    /// <summary>The buffer; its first <see cref="Count"/> bytes are the text.</summary>
    public byte[] GetBuffer() => _buffer;

    /// <summary>A copy of the text.</summary>
    public byte[] ToArray()
    {
        byte[] text = new byte[Count];
        Array.Copy(_buffer, 0, text, 0, Count);
        return text;
    }

    /// <summary>Begins anew and overwrites what was written: it may hold a payment code.</summary>
    public void Clear()
    {
        Array.Clear(_buffer, 0, Count);
        Count = 0;
        _nested = -1;
    }

    /// <summary>Writes text without a tag, for what stands before the first tag.</summary>
    /// <exception cref="ArgumentException">No room.</exception>
    public void AddRaw(string text)
    {
        Count = Ascii.Write(text, _buffer, Count);
    }

    /// <summary>Writes a tag with a text.</summary>
    /// <exception cref="ArgumentException">No room.</exception>
    public void Add(string tag, string value)
    {
        AddHead(tag, value.Length);
        AddRaw(value);
    }

    /// <summary>Writes a tag with bytes.</summary>
    /// <exception cref="ArgumentException">No room.</exception>
    public void Add(string tag, byte[] value, int offset, int count)
    {
        AddHead(tag, count);
        Reserve(count);
        Array.Copy(value, offset, _buffer, Count, count);
        Count += count;
    }

    /// <summary>Writes a tag whose value is what follows until <see cref="Close"/>.</summary>
    /// <exception cref="InvalidOperationException">A tag is open already.</exception>
    public void Open(string tag)
    {
        if (_nested >= 0)
            throw new InvalidOperationException("a tag is open already");
        AddHead(tag, 0);
        _nested = Count;
    }

    /// <summary>Ends the open tag and fills in its length.</summary>
    /// <exception cref="InvalidOperationException">No tag is open, or its value is longer than 999.</exception>
    public void Close()
    {
        if (_nested < 0 || !Digits.Write(Count - _nested, _buffer, _nested - 3, 3))
            throw new InvalidOperationException("no tag to close, or too long");
        _nested = -1;
    }

    private void AddHead(string tag, int length)
    {
        if (tag.Length != 2)
            throw new ArgumentException("a tag has two characters");
        Reserve(TlvReader.HeadSize);
        _buffer[Count] = (byte)tag[0];
        _buffer[Count + 1] = (byte)tag[1];
        if (!Digits.Write(length, _buffer, Count + 2, 3))
            throw new ArgumentException("a value has at most 999 characters");
        Count += TlvReader.HeadSize;
    }

    private void Reserve(int count)
    {
        if (count > _buffer.Length - Count)
            throw new ArgumentException("no room for a tag");
    }
}
