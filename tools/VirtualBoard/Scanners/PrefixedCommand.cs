using System.Text;

namespace VirtualBoard.Scanners;

/// <summary>Finds commands that begin with a fixed prefix and end with one character in what a module hears.</summary>
internal sealed class PrefixedCommand(string prefix, char end, int maxBytes)
{
    private readonly StringBuilder _heard = new();

    /// <summary>Drops what is left of a command.</summary>
    public void Clear() => _heard.Clear();

    /// <summary>Takes the next byte.</summary>
    /// <returns>What stands between prefix and end of the command that it ended; otherwise null.</returns>
    public string? Take(byte value)
    {
        _heard.Append((char)value);
        if (_heard.Length <= prefix.Length)
        {
            // A prefix that is none: what begins with this byte may still be one.
            if (value != prefix[_heard.Length - 1])
            {
                _heard.Clear();
                if (value == prefix[0])
                    _heard.Append((char)value);
            }
            return null;
        }
        string? command = value == end ? _heard.ToString(prefix.Length, _heard.Length - prefix.Length - 1) : null;
        if (command is not null || _heard.Length > maxBytes)
            _heard.Clear();
        return command;
    }
}
