using System;
using System.Text;
using ScanBox.Ports;

namespace ScanBox.Setup.Tests.PhonePage;

/// <summary>Phones in memory: one that is served, and connections that only wait.</summary>
public sealed class MemorySockets : IPageSockets
{
    public const string Host = "192.168.4.1";

    // More than the longest page.
    private const int MaxReply = 11_000;

    // Status and headers.
    private const int MaxBeginning = 100;

    private readonly byte[] _reply = new byte[MaxReply];
    private byte[] _request = new byte[0];
    private int _read;
    private int _slot = -1;
    private bool _isTaken;
    private byte[] _datagram = new byte[0];
    private DatagramService _service;

    public string Authority { get; private set; } = "";

    /// <summary>Whether a connection that says nothing waits too.</summary>
    public bool HasSilentOne { get; set; }

    /// <summary>Bytes that go at once.</summary>
    public int Room { get; set; } = 1024;

    public int Length { get; private set; }

    public bool IsAnswered { get; private set; }

    /// <summary>The answer to the last datagram, empty for none.</summary>
    public byte[] Datagram { get; private set; } = new byte[0];

    public bool IsWaiting => HasSilentOne || _request.Length > 0 && !_isTaken;

    /// <summary>How the last answer begins, for messages: the whole as a string would take a tenth of the device's memory.</summary>
    public string Beginning => Length == 0 ? "" : Encoding.UTF8.GetString(_reply, 0, Length < MaxBeginning ? Length : MaxBeginning);

    /// <summary>A phone sends a request.</summary>
    public void Send(byte[] request)
    {
        _request = request;
        _read = 0;
        _isTaken = false;
        _slot = -1;
        IsAnswered = false;
        Length = 0;
    }

    public void Ask(DatagramService service, byte[] datagram)
    {
        _service = service;
        _datagram = datagram;
        Datagram = new byte[0];
    }

    /// <summary>Whether the last answer has a text in it.</summary>
    public bool Has(string text) => Find(text) >= 0;

    /// <summary>What stands behind a text in the last answer.</summary>
    public string Behind(string text, int count) => Encoding.UTF8.GetString(_reply, Find(text) + Encoding.UTF8.GetBytes(text).Length, count);

    public bool Open()
    {
        Authority = Host;
        return true;
    }

    public void Close() => Authority = "";

    public bool Take(int slot)
    {
        if (HasSilentOne)
        {
            HasSilentOne = false;
            return true;
        }
        _isTaken = true;
        _slot = slot;
        return true;
    }

    public int Read(int slot, byte[] buffer, int offset, int count)
    {
        if (slot != _slot)
            return 0;
        int rest = _request.Length - _read;
        int take = rest < count ? rest : count;
        Array.Copy(_request, _read, buffer, offset, take);
        _read += take;
        return take;
    }

    public int Write(int slot, byte[] buffer, int offset, int count)
    {
        if (slot != _slot)
            return -1;
        int take = Room < count ? Room : count;
        Array.Copy(buffer, offset, _reply, Length, take);
        Length += take;
        return take;
    }

    public void Drop(int slot)
    {
        if (slot != _slot)
            return;
        _slot = -1;
        IsAnswered = true;
    }

    public int ReadDatagram(DatagramService service, byte[] buffer)
    {
        if (_datagram.Length == 0 || service != _service)
            return 0;
        int take = _datagram.Length < buffer.Length ? _datagram.Length : buffer.Length;
        Array.Copy(_datagram, 0, buffer, 0, take);
        _datagram = new byte[0];
        return take;
    }

    public void Answer(DatagramService service, byte[] buffer, int count)
    {
        Datagram = new byte[count];
        Array.Copy(buffer, 0, Datagram, 0, count);
    }

    private int Find(string text)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(text);
        for (int i = 0; i + wanted.Length <= Length; i++)
        {
            int same = 0;
            while (same < wanted.Length && _reply[i + same] == wanted[same])
                same++;
            if (same == wanted.Length)
                return i;
        }
        return -1;
    }
}
