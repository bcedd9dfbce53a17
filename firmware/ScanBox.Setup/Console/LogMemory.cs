using System.Text;
using ScanBox.Ports;

namespace ScanBox.Setup.Console;

/// <summary>Keeps the end of the log for a technician who comes later, and hands every line on.</summary>
public sealed class LogMemory : IBoxLog
{
    /// <summary>Some 200 lines.</summary>
    public const int DefaultBytes = 12 * 1024;

    /// <summary>Some 30 lines, for a board without PSRAM.</summary>
    public const int SmallBytes = 2 * 1024;

    private readonly IBoxLog _inner;
    private readonly byte[] _ring;
    private long _written;

    /// <param name="inner">Where lines go on to.</param>
    /// <param name="bytes">How much is kept.</param>
    public LogMemory(IBoxLog inner, int bytes)
    {
        _inner = inner;
        _ring = new byte[bytes];
    }

    /// <summary>Bytes written since the start; what is kept is the last of them.</summary>
    internal long Written => _written;

    /// <summary>The oldest byte that is kept, as a position in all that was written.</summary>
    internal long Oldest => _written < _ring.Length ? 0 : _written - _ring.Length;

    /// <inheritdoc/>
    public void Write(long atMs, string what)
    {
        _inner.Write(atMs, what);
        byte[] line = Encoding.UTF8.GetBytes(atMs.ToString() + " " + what + "\n");
        for (int i = 0; i < line.Length; i++)
            _ring[(int)(_written++ % _ring.Length)] = line[i];
    }

    /// <summary>Finds the next whole line from a position on.</summary>
    /// <param name="from">Where to begin; moved behind the line.</param>
    /// <returns>The line without its end; null when there is none.</returns>
    internal string? Next(ref long from)
    {
        if (from < Oldest)
        {
            from = Oldest;
            // The oldest line has lost its beginning.
            while (from < _written && At(from) != (byte)'\n')
                from++;
            from++;
        }
        long end = from;
        while (end < _written && At(end) != (byte)'\n')
            end++;
        if (end >= _written)
            return null;
        byte[] line = new byte[(int)(end - from)];
        for (int i = 0; i < line.Length; i++)
            line[i] = At(from + i);
        from = end + 1;
        return line.Length == 0 ? "" : Encoding.UTF8.GetString(line, 0, line.Length);
    }

    private byte At(long position) => _ring[(int)(position % _ring.Length)];
}
