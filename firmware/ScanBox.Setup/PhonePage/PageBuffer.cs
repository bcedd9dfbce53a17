using System;
using System.Text;
using ScanBox.Security;

namespace ScanBox.Setup.PhonePage;

/// <summary>An answer while it is put together, in a buffer of a fixed size. What has no room is left out, and <see cref="IsFull"/> says so.</summary>
public sealed class PageBuffer
{
    private readonly byte[] _amp = Encoding.UTF8.GetBytes("&amp;");
    private readonly byte[] _less = Encoding.UTF8.GetBytes("&lt;");
    private readonly byte[] _greater = Encoding.UTF8.GetBytes("&gt;");
    private readonly byte[] _quote = Encoding.UTF8.GetBytes("&quot;");
    private readonly byte[] _apostrophe = Encoding.UTF8.GetBytes("&#39;");

    /// <summary>Makes an empty one.</summary>
    public PageBuffer(int size) => Bytes = new byte[size];

    /// <summary>What it holds.</summary>
    public byte[] Bytes { get; }

    /// <summary>How much of that counts.</summary>
    public int Length { get; private set; }

    /// <summary>Whether something had no room.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Forgets what is behind a place.</summary>
    public void CutTo(int length)
    {
        Length = length;
        IsFull = false;
    }

    /// <summary>Adds HTML as it is.</summary>
    public PageBuffer Html(string html)
    {
        Raw(Encoding.UTF8.GetBytes(html));
        return this;
    }

    /// <summary>Adds text that nobody vouches for, as text and nothing else, also inside a quoted attribute.</summary>
    public PageBuffer Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int from = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[]? instead = Escape(bytes[i]);
            if (instead is null)
                continue;
            Raw(bytes, from, i - from);
            Raw(instead);
            from = i + 1;
        }
        Raw(bytes, from, bytes.Length - from);
        return this;
    }

    /// <summary>Adds the hexadecimal digits of text.</summary>
    public PageBuffer HexOf(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] digits = new byte[2 * bytes.Length];
        Hex.Write(bytes, 0, bytes.Length, digits, 0);
        Raw(digits);
        return this;
    }

    private byte[]? Escape(byte value)
    {
        switch (value)
        {
            case (byte)'&':
                return _amp;
            case (byte)'<':
                return _less;
            case (byte)'>':
                return _greater;
            case (byte)'"':
                return _quote;
            case (byte)'\'':
                return _apostrophe;
            default:
                return null;
        }
    }

    private void Raw(byte[] bytes) => Raw(bytes, 0, bytes.Length);

    private void Raw(byte[] bytes, int offset, int count)
    {
        if (count > Bytes.Length - Length)
        {
            IsFull = true;
            return;
        }
        Array.Copy(bytes, offset, Bytes, Length, count);
        Length += count;
    }
}
