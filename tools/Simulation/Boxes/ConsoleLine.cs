using System.Text;
using ScanBox.Ports;
using Simulation.Timing;

namespace Simulation.Boxes;

/// <summary>The UART to the terminal at a box's console: what is typed waits for the firmware, what the firmware writes is read in the trace.</summary>
internal sealed class ConsoleLine(Trace trace, string name, Action stir) : ISerialLine
{
    // The microcontroller's receive buffer; what does not fit is lost without a word.
    private const int ReceiveBytes = 256;

    private readonly Queue<byte> _typed = new();
    private readonly StringBuilder _shown = new();
    private bool _open;

    /// <summary>Whether bytes wait; the firmware's loop turns all the time and would take them.</summary>
    internal bool HasMore => _typed.Count > 0;

    /// <inheritdoc/>
    public void Open(int baudRate)
    {
        _open = true;
        _typed.Clear();
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (taken < count && _typed.TryDequeue(out byte value))
            buffer[offset + taken++] = value;
        return taken;
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        if (!trace.On)
            return;
        foreach (char character in Encoding.UTF8.GetString(buffer, offset, count))
        {
            if (character >= ' ' && character != 0x7F)
                _shown.Append(character);
            if (character != '\n')
                continue;
            trace.Add(name, $"console shows: {_shown}");
            _shown.Clear();
        }
    }

    /// <summary>Somebody types.</summary>
    internal void Type(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            if (_open && _typed.Count < ReceiveBytes)
                _typed.Enqueue(value);
        }
        stir();
    }
}
