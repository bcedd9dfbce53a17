using System;
using ScanBox.Ports;
using ScanBox.Tests;

namespace ScanBox.Parts.Tests.Voices;

/// <summary>The far end of a voice module's line: what came, as hexadecimal digits, and a status that a test sets.</summary>
internal sealed class ModuleLine : ISerialLine, IBoxLog
{
    private readonly UnreadBytes _unread = new UnreadBytes(64);

    internal bool Answers { get; set; } = true;

    internal byte Status { get; set; }

    /// <summary>Everything but questions for the status.</summary>
    internal string Commands { get; set; } = "";

    internal int Questions { get; private set; }

    internal int Baud { get; private set; }

    internal string Log { get; set; } = "";

    internal void Send(string hex) => _unread.Add(Bytes.FromHex(hex));

    public void Open(int baudRate) => Baud = baudRate;

    public int Read(byte[] buffer, int offset, int count) => _unread.Take(buffer, offset, count);

    public void Write(byte[] buffer, int offset, int count)
    {
        string hex = Bytes.ToHex(buffer, offset, count);
        if (hex != "AA0100AB")
        {
            Commands += (Commands.Length == 0 ? "" : " ") + hex;
            return;
        }
        Questions++;
        if (Answers)
            _unread.Add(new byte[] { 0xAA, 0x01, 0x01, Status, (byte)(0xAC + Status) });
    }

    void IBoxLog.Write(long atMs, string what) => Log += what + "\n";
}
