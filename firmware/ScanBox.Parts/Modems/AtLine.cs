using System.Text;

namespace ScanBox.Parts.Modems;

/// <summary>One line of a modem, in the engine's buffer: <c>+NAME: field,"field",field</c>. Reading it allocates nothing, but for <see cref="TextAt"/>.</summary>
public sealed class AtLine
{
    /// <summary>Longest line in bytes; what is longer is cut. The longest that a driver reads is a cell's, under 80.</summary>
    public const int MaxBytes = 256;

    // A number that has more is no count of bytes, no port, no cell.
    private const int MaxDigits = 9;

    private readonly byte[] _bytes = new byte[MaxBytes];

    /// <summary>Bytes in the line, without its end.</summary>
    public int Count { get; private set; }

    /// <summary>Number of fields behind the colon, 0 when there is none.</summary>
    public int FieldCount
    {
        get
        {
            int at = Start(0);
            if (at < 0)
                return 0;
            int fields = 1;
            bool quoted = false;
            for (; at < Count; at++)
            {
                if (_bytes[at] == (byte)'"')
                    quoted = !quoted;
                else if (_bytes[at] == (byte)',' && !quoted)
                    fields++;
            }
            return fields;
        }
    }

    /// <summary>Whether the line is this text, but for spaces; a text that ends in a colon is the begin of the line, and so is what stands before a star at its end.</summary>
    public bool Is(string text)
    {
        int at = 0;
        char c = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            c = text[i];
            if (c == ' ')
                continue;
            if (c == '*' && i == text.Length - 1)
                return true;
            while (at < Count && _bytes[at] == (byte)' ')
                at++;
            if (at >= Count || _bytes[at] != c)
                return false;
            at++;
        }
        return at == Count || c == ':';
    }

    /// <summary>Whether the line has this text anywhere.</summary>
    public bool Has(string text)
    {
        for (int at = 0; at + text.Length <= Count; at++)
        {
            int i = 0;
            while (i < text.Length && _bytes[at + i] == text[i])
                i++;
            if (i == text.Length)
                return true;
        }
        return false;
    }

    /// <summary>Whether a field is this text, in quotes or without.</summary>
    public bool FieldIs(int index, string text)
    {
        int at = Start(index);
        if (at < 0 || End(at) - at < text.Length)
            return false;
        int end = End(at);
        Trim(ref at, ref end);
        if (end - at != text.Length)
            return false;
        for (int i = 0; i < text.Length; i++)
        {
            if (_bytes[at + i] != text[i])
                return false;
        }
        return true;
    }

    /// <summary>A field as a number.</summary>
    /// <returns>-1 when there is no such field, or it is no number of up to nine digits.</returns>
    public int NumberAt(int index) => Parse(index, 10);

    /// <summary>A field as a hexadecimal number, in quotes or without.</summary>
    public int HexAt(int index) => Parse(index, 16);

    /// <summary>A field as text, without its quotes; empty when there is none. A new string.</summary>
    public string TextAt(int index)
    {
        int at = Start(index);
        if (at < 0)
            return "";
        int end = End(at);
        Trim(ref at, ref end);
        return end > at ? Printable(at, end - at) : "";
    }

    /// <summary>The whole line as text, bytes that do not print as points. A new string.</summary>
    public string Text() => Count == 0 ? "" : Printable(0, Count);

    /// <summary>Counts the digits at the begin of a line that has nothing else, 0 when it has.</summary>
    public int DigitsOnly()
    {
        for (int i = 0; i < Count; i++)
        {
            if (_bytes[i] < (byte)'0' || _bytes[i] > (byte)'9')
                return 0;
        }
        return Count;
    }

    internal void Clear() => Count = 0;

    internal void Add(byte value)
    {
        if (Count < MaxBytes)
            _bytes[Count++] = value;
    }

    internal void TrimEnd()
    {
        while (Count > 0 && _bytes[Count - 1] == (byte)' ')
            Count--;
    }

    private string Printable(int at, int count)
    {
        byte[] text = new byte[count];
        for (int i = 0; i < count; i++)
            text[i] = _bytes[at + i] >= 0x20 && _bytes[at + i] < 0x7F ? _bytes[at + i] : (byte)'.';
        return Encoding.UTF8.GetString(text, 0, count);
    }

    private int Parse(int index, int radix)
    {
        int at = Start(index);
        if (at < 0)
            return -1;
        int end = End(at);
        Trim(ref at, ref end);
        if (end == at || end - at > MaxDigits)
            return -1;
        long number = 0;
        for (; at < end; at++)
        {
            int digit = Digit(_bytes[at]);
            if (digit < 0 || digit >= radix)
                return -1;
            number = number * radix + digit;
        }
        return number > int.MaxValue ? -1 : (int)number;
    }

    private static int Digit(byte c)
    {
        if (c >= (byte)'0' && c <= (byte)'9')
            return c - '0';
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    private int Start(int index)
    {
        int at = 0;
        while (at < Count && _bytes[at] != (byte)':')
            at++;
        if (at == Count)
            return -1;
        at++;
        for (; index > 0; index--)
        {
            at = End(at);
            if (at >= Count)
                return -1;
            at++;
        }
        return at;
    }

    private int End(int at)
    {
        bool quoted = false;
        while (at < Count && (quoted || _bytes[at] != (byte)','))
        {
            if (_bytes[at] == (byte)'"')
                quoted = !quoted;
            at++;
        }
        return at;
    }

    private void Trim(ref int at, ref int end)
    {
        while (at < end && (_bytes[at] == (byte)' ' || _bytes[at] == (byte)'"'))
            at++;
        while (end > at && (_bytes[end - 1] == (byte)' ' || _bytes[end - 1] == (byte)'"'))
            end--;
    }
}
