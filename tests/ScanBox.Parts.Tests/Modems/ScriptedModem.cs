using ScanBox.Ports;
using ScanBox.Tests;

namespace ScanBox.Parts.Tests.Modems;

/// <summary>
/// A modem that answers commands as a test tells it. Lines of a reply are parted by <c>|</c>; what follows <c>^</c> comes after the
/// data of the command; a part that begins with <c>=</c> is payload and stands without line ends. Commands that nobody told it are refused.
/// </summary>
internal sealed class ScriptedModem : ISerialLine
{
    private const int MaxRules = 64;

    private readonly string[] _commands = new string[MaxRules];
    private readonly string[] _replies = new string[MaxRules];
    private readonly int[] _times = new int[MaxRules];
    private readonly UnreadBytes _unread = new UnreadBytes(4096);
    private readonly byte[] _in = new byte[512];
    private readonly byte[] _data = new byte[2048];
    private int _rules;
    private int _inCount;
    private int _dataLeft;
    private string _afterData = "";

    internal ScriptedModem()
    {
        for (int i = 0; i < MaxRules; i++)
        {
            _commands[i] = "";
            _replies[i] = "";
        }
    }

    /// <summary>Whether it says nothing at all.</summary>
    internal bool IsOff { get; set; }

    /// <summary>Whether commands are repeated before their answer.</summary>
    internal bool Echoes { get; set; }

    /// <summary>Most bytes that one read gives.</summary>
    internal int ReadSize
    {
        get => _unread.ReadSize;
        set => _unread.ReadSize = value;
    }

    /// <summary>Commands that came, whatever became of them.</summary>
    internal int Commands { get; private set; }

    /// <summary>The last command.</summary>
    internal string Last { get; private set; } = "";

    /// <summary>Commands that it was not told how to answer, for the message of a test that fails.</summary>
    internal string Unknown { get; private set; } = "";

    /// <summary>Bytes that came as data.</summary>
    internal int DataCount { get; private set; }

    internal string Data => Bytes.ToText(_data, 0, DataCount);

    public void Open(int baudRate) => _inCount = 0;

    public int Read(byte[] buffer, int offset, int count) => _unread.Take(buffer, offset, count);

    public void Write(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count && !IsOff; i++)
        {
            byte value = buffer[offset + i];
            if (_dataLeft > 0)
                TakeData(value);
            else if (value != (byte)'\r')
                _in[_inCount++] = value;
            else if (_inCount > 0)
                Obey();
        }
    }

    /// <summary>Whether it was told how to answer a command.</summary>
    internal bool Knows(string command)
    {
        for (int i = 0; i < _rules; i++)
        {
            if (_commands[i] == command)
                return true;
        }
        return false;
    }

    /// <summary>Tells it how to answer; a later rule counts before an earlier one.</summary>
    internal ScriptedModem On(string command, string reply)
    {
        for (int i = 0; i < _rules; i++)
        {
            if (_commands[i] == command)
            {
                _replies[i] = reply;
                return this;
            }
        }
        _commands[_rules] = command;
        _replies[_rules++] = reply;
        return this;
    }

    /// <summary>How often a command came that it was told how to answer.</summary>
    internal int TimesOf(string command)
    {
        for (int i = 0; i < _rules; i++)
        {
            if (_commands[i] == command)
                return _times[i];
        }
        return 0;
    }

    /// <summary>Says lines by itself.</summary>
    internal void Say(string lines)
    {
        string[] parts = lines.Split('|');
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].StartsWith("="))
                Send(parts[i].Substring(1));
            else
                Send(parts[i] == ">" ? "\r\n> " : "\r\n" + parts[i] + "\r\n");
        }
    }

    /// <summary>Sends bytes as they are.</summary>
    internal void Send(string text) => _unread.Add(Bytes.FromText(text));

    private void TakeData(byte value)
    {
        if (DataCount < _data.Length)
            _data[DataCount++] = value;
        if (--_dataLeft == 0)
            Say(_afterData);
    }

    private void Obey()
    {
        string command = Bytes.ToText(_in, 0, _inCount);
        _inCount = 0;
        Last = command;
        Commands++;
        if (Echoes)
            Send(command + "\r");
        for (int i = 0; i < _rules; i++)
        {
            if (_commands[i] == command)
            {
                _times[i]++;
                Answer(command, _replies[i]);
                return;
            }
        }
        Unknown = Unknown.Length < 200 ? Unknown + " " + command : Unknown;
        Say("ERROR");
    }

    private void Answer(string command, string reply)
    {
        if (reply.Length == 0)
            return;
        int data = reply.IndexOf('^');
        if (data < 0)
        {
            Say(reply);
            return;
        }
        string[] numbers = command.Split(',', '=');
        _afterData = reply.Substring(data + 1);
        // The length is the last number, but for an upload, whose last one is a time.
        _dataLeft = int.Parse(numbers[numbers.Length - (reply.StartsWith("CONNECT") || command.StartsWith("AT+FSWRITE") ? 2 : 1)]);
        Say(reply.Substring(0, data));
    }
}
