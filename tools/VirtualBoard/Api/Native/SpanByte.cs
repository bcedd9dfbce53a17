namespace System;

#pragma warning disable CA1066, CA1815, CA2225 // the device's type has no more members than these

/// <summary>Twin of the device's slice of a byte array.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[]? _array;
    private readonly int _start;

    public SpanByte(byte[]? array)
        : this(array, 0, array?.Length ?? 0)
    {
    }

    public SpanByte(byte[]? array, int start, int length)
    {
        int size = array?.Length ?? 0;
        if (start < 0 || length < 0 || start > size - length)
            throw new ArgumentOutOfRangeException(nameof(length));
        _array = array;
        _start = start;
        Length = length;
    }

    public static SpanByte Empty => default;

    public int Length { get; }

    public bool IsEmpty => Length == 0;

    public byte this[int index]
    {
        get => _array![Check(index)];
        set => _array![Check(index)] = value;
    }

    public static implicit operator SpanByte(byte[]? array) => new(array);

    public void CopyTo(SpanByte destination)
    {
        if (Length > destination.Length)
            throw new ArgumentException("The destination is too short.", nameof(destination));
        if (Length > 0)
            Array.Copy(_array!, _start, destination._array!, destination._start, Length);
    }

    public SpanByte Slice(int start) => Slice(start, Length - start);

    public SpanByte Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start > Length - length)
            throw new ArgumentOutOfRangeException(nameof(start));
        return new SpanByte(_array, _start + start, length);
    }

    public byte[] ToArray()
    {
        byte[] copy = new byte[Length];
        if (Length > 0)
            Array.Copy(_array!, _start, copy, 0, Length);
        return copy;
    }

    private int Check(int index) => index >= 0 && index < Length ? _start + index : throw new ArgumentOutOfRangeException(nameof(index));
}
