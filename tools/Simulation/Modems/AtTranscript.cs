using System.Text;
using Simulation.Timing;

namespace Simulation.Modems;

/// <summary>What passes on a modem's line, in the trace: commands and lines as text, everything else as a number of bytes.</summary>
internal sealed class AtTranscript(Trace trace)
{
    private const string Who = "AT";
    private const int MostCharacters = 80;

    private readonly StringBuilder _line = new();
    private int _others;

    /// <summary>The box writes.</summary>
    internal void Sent(ReadOnlySpan<byte> bytes)
    {
        if (!trace.On)
            return;
        bool isCommand = bytes.Length > 2 && bytes[0] == (byte)'A' && bytes[1] == (byte)'T';
        trace.Add(Who, isCommand ? "> " + Encoding.ASCII.GetString(bytes[..^1]) : $"> {bytes.Length} bytes");
    }

    /// <summary>The box takes bytes.</summary>
    internal void Taken(ReadOnlySpan<byte> bytes)
    {
        if (!trace.On)
            return;
        foreach (byte value in bytes)
        {
            if (value is (byte)'\r' or (byte)'\n')
                End();
            else if (value is >= 0x20 and < 0x7F && _line.Length < MostCharacters)
                _line.Append((char)value);
            else
                _others++;
        }
    }

    private void End()
    {
        if (_line.Length + _others == 0)
            return;
        trace.Add(Who, _others > 0 ? $"< {_line.Length + _others} bytes" : $"< {_line}");
        _line.Clear();
        _others = 0;
    }
}
