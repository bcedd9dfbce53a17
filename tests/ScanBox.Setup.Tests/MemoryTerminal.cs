using System;
using System.Text;
using ScanBox.Ports;

namespace ScanBox.Setup.Tests;

/// <summary>A terminal at the console's line: keeps the end of what it is sent.</summary>
public sealed class MemoryTerminal : ISerialLine
{
    private const int Kept = 1000;

    private readonly byte[] _prompt = Encoding.UTF8.GetBytes("\r\n> ");
    private readonly byte[] _asksPin = Encoding.UTF8.GetBytes("PIN: ");
    private readonly byte[] _asksSecret = Encoding.UTF8.GetBytes("word: ");
    private readonly byte[] _typed = new byte[320];
    private readonly byte[] _shown = new byte[Kept];
    private int _typedCount;
    private int _shownCount;

    public int Baud { get; private set; }

    /// <summary>Bytes shown so far, also those that are not kept.</summary>
    public int Total { get; private set; }

    /// <summary>What was shown since <see cref="Clear"/>.</summary>
    public string Text => _shownCount == 0 ? "" : Encoding.UTF8.GetString(_shown, 0, _shownCount);

    /// <summary>Whether all that was typed is read and the console asks for more.</summary>
    public bool IsAsked => _typedCount == 0 && (EndsWith(_prompt) || EndsWith(_asksPin) || EndsWith(_asksSecret));

    public void Clear() => _shownCount = 0;

    /// <summary>The bytes shown since the last time, of which the oldest may be lost.</summary>
    public byte[] Take()
    {
        byte[] taken = new byte[_shownCount];
        Array.Copy(_shown, 0, taken, 0, _shownCount);
        _shownCount = 0;
        return taken;
    }

    public void Type(string text) => Type(Encoding.UTF8.GetBytes(text));

    public void Type(byte[] bytes)
    {
        Array.Copy(bytes, 0, _typed, _typedCount, bytes.Length);
        _typedCount += bytes.Length;
    }

    public void Open(int baudRate) => Baud = baudRate;

    public int Read(byte[] buffer, int offset, int count)
    {
        int taken = count < _typedCount ? count : _typedCount;
        Array.Copy(_typed, 0, buffer, offset, taken);
        for (int i = taken; i < _typedCount; i++)
            _typed[i - taken] = _typed[i];
        _typedCount -= taken;
        return taken;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        Total += count;
        if (_shownCount + count > Kept)
        {
            int dropped = Kept / 2;
            Array.Copy(_shown, dropped, _shown, 0, _shownCount - dropped);
            _shownCount -= dropped;
        }
        Array.Copy(buffer, offset, _shown, _shownCount, count);
        _shownCount += count;
    }

    // Without making a text of it all.
    private bool EndsWith(byte[] end)
    {
        if (_shownCount < end.Length)
            return false;
        for (int i = 0; i < end.Length; i++)
        {
            if (_shown[_shownCount - end.Length + i] != end[i])
                return false;
        }
        return true;
    }
}
