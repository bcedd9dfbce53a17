using System;
using ScanBox.Ports;
using ScanBox.Tests;

namespace ScanBox.Parts.Tests.Scanners;

/// <summary>A module as a table: a command as it must come over the line, and what it answers. At another speed it hears and says nothing.</summary>
internal sealed class AnsweringLine : ISerialLine
{
    private const int MaxRules = 16;
    private const int MaxUnread = 2048;

    private readonly byte[][] _commands = new byte[MaxRules][];
    private readonly byte[][] _answers = new byte[MaxRules][];
    private readonly int[] _times = new int[MaxRules];
    private readonly byte[] _heard = new byte[64];
    private readonly UnreadBytes _unread = new UnreadBytes(MaxUnread);
    private int _rules;
    private int _heardCount;

    internal int Baud { get; set; } = 9600;

    /// <summary>Commands to leave unanswered.</summary>
    internal int Deaf { get; set; }

    internal int Opens { get; private set; }

    internal int OpenBaud { get; private set; }

    internal int Writes { get; private set; }

    /// <summary>Adds a command with its answer, both in hexadecimal digits.</summary>
    internal AnsweringLine On(string command, string answer)
    {
        _commands[_rules] = Bytes.FromHex(command);
        _answers[_rules] = Bytes.FromHex(answer);
        _rules++;
        return this;
    }

    internal AnsweringLine OnText(string command, string answer) => On(Hex(command), answer);

    internal static string Hex(string text)
    {
        byte[] bytes = Bytes.FromText(text);
        return Bytes.ToHex(bytes, 0, bytes.Length);
    }

    /// <summary>How often a command came.</summary>
    internal int Times(string command)
    {
        for (int i = 0; i < _rules; i++)
        {
            if (Bytes.ToHex(_commands[i], 0, _commands[i].Length) == command)
                return _times[i];
        }
        return -1;
    }

    internal void Send(string hex) => Say(Bytes.FromHex(hex));

    internal void SendText(string text) => Say(Bytes.FromText(text));

    public void Open(int baudRate)
    {
        Opens++;
        OpenBaud = baudRate;
        _unread.Clear();
        _heardCount = 0;
    }

    public int Read(byte[] buffer, int offset, int count) => _unread.Take(buffer, offset, count);

    public void Write(byte[] buffer, int offset, int count)
    {
        Writes++;
        if (OpenBaud != Baud)
            return;
        for (int i = 0; i < count; i++)
        {
            if (_heardCount == _heard.Length)
            {
                Array.Copy(_heard, 32, _heard, 0, 32);
                _heardCount = 32;
            }
            _heard[_heardCount++] = buffer[offset + i];
            Obey();
        }
    }

    private void Obey()
    {
        for (int r = 0; r < _rules; r++)
        {
            byte[] command = _commands[r];
            int at = _heardCount - command.Length;
            int same = 0;
            while (at >= 0 && same < command.Length && _heard[at + same] == command[same])
                same++;
            if (same < command.Length)
                continue;
            _times[r]++;
            _heardCount = 0;
            if (Deaf > 0)
                Deaf--;
            else
                Say(_answers[r]);
            return;
        }
    }

    private void Say(byte[] bytes)
    {
        if (OpenBaud == Baud)
            _unread.Add(bytes);
    }
}
