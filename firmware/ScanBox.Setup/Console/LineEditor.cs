using System.Text;
using ScanBox.Codes;

namespace ScanBox.Setup.Console;

/// <summary>
/// Makes lines of the bytes that a terminal sends: echo, backspace over whole characters of UTF-8, CR, LF or both as the end; other
/// control characters and escape sequences are dropped.
/// </summary>
internal sealed class LineEditor
{
    /// <summary>Longest line in bytes: a command with a password of 63 bytes and room to spare.</summary>
    internal const int MaxBytes = 160;

    private const byte Escape = 0x1B;
    private const byte Delete = 0x7F;
    private const byte Backspace = 0x08;
    private const byte Return = 0x0D;
    private const byte Feed = 0x0A;

    private readonly byte[] _bytes = new byte[MaxBytes];
    private int _count;
    private bool _tooLong;
    private bool _afterReturn;
    private bool _inEscape;

    /// <summary>What is typed is a secret: its echo is stars.</summary>
    internal bool IsHidden { get; set; }

    /// <summary>Whether the line that ended was longer than <see cref="MaxBytes"/>, or no UTF-8.</summary>
    internal bool IsBad => _tooLong || !Utf8Check.IsPrintable(_bytes, 0, _count);

    /// <summary>Takes the line that ended, and begins the next. What was typed is overwritten.</summary>
    internal string TakeLine()
    {
        string line = _tooLong || _count == 0 ? "" : Encoding.UTF8.GetString(_bytes, 0, _count);
        Clear();
        return line;
    }

    internal void Clear()
    {
        System.Array.Clear(_bytes, 0, MaxBytes);
        _count = 0;
        _tooLong = false;
        _inEscape = false;
    }

    /// <summary>Takes a byte.</summary>
    /// <returns>Whether it ended a line.</returns>
    internal bool Take(byte value, ConsoleOutput echo)
    {
        bool afterReturn = _afterReturn;
        _afterReturn = value == Return;
        if (value == Return || value == Feed)
        {
            if (value == Feed && afterReturn)
                return false;
            echo.Write("\r\n");
            return true;
        }
        if (_inEscape)
        {
            // ESC [ parameters letter: the letter ends it. Of two-byte sequences the second byte does.
            _inEscape = value == '[' || value == ';' || (value >= '0' && value <= '9');
            return false;
        }
        _inEscape = value == Escape;
        if (value == Delete || value == Backspace)
            DropLast(echo);
        else if (value >= 0x20)
            Add(value, echo);
        return false;
    }

    private void Add(byte value, ConsoleOutput echo)
    {
        if (_count == MaxBytes)
        {
            _tooLong = true;
            return;
        }
        _bytes[_count++] = value;
        if (!IsHidden)
            echo.Byte(value);
        else if (!IsContinuation(value))
            echo.Byte((byte)'*');
    }

    private void DropLast(ConsoleOutput echo)
    {
        if (_count == 0)
            return;
        while (_count > 1 && IsContinuation(_bytes[_count - 1]))
            _bytes[--_count] = 0;
        _bytes[--_count] = 0;
        _tooLong = false;
        echo.Write("\b \b");
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
