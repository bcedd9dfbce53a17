using System;
using ScanBox.Ports;

namespace ScanBox.Setup.PhonePage;

/// <summary>
/// Serves the pages over handed-in sockets, a little a step: two connections, one request each, one answer at a time; and answers the phones'
/// questions for an address and for names. Nothing that comes from the radio can make it wait, grow, or throw.
/// </summary>
public sealed class PageServer
{
    /// <summary>Connections at once: a phone's page, and its question whether there is an internet.</summary>
    public const int Slots = 2;

    /// <summary>A request comes in one go; who takes longer is gone, or means no good.</summary>
    public const int RequestMs = 5_000;

    /// <summary>An answer is some kilobytes; who takes longer is gone.</summary>
    public const int AnswerMs = 10_000;

    /// <summary>Browsers open connections that they do not use: after this time they make room for one that waits.</summary>
    public const int SilentMs = 1_000;

    // The longest page, with eight names of markup alone, is below this.
    private const int PageBytes = 10_240;
    private const int BytesInStep = 512;
    private const int Nobody = -1;

    private readonly IPageSockets _sockets;
    private readonly SetupPages _pages;
    private readonly byte[] _address;
    private readonly HttpRequest[] _requests = new HttpRequest[Slots];
    private readonly bool[] _isTaken = new bool[Slots];
    private readonly long[] _sinceMs = new long[Slots];
    private readonly PageBuffer _reply = new PageBuffer(PageBytes);
    private readonly byte[] _in = new byte[DhcpAnswers.MaxBytes];
    private readonly byte[] _out = new byte[DhcpAnswers.MaxBytes];
    private readonly DhcpAnswers _dhcp = new DhcpAnswers();
    private readonly string _page;
    private int _answered = Nobody;
    private int _sent;

    /// <summary>Puts it together.</summary>
    /// <param name="sockets">The network side, open.</param>
    /// <param name="pages">What is served.</param>
    /// <param name="address">The box's own address on its access point, four bytes.</param>
    public PageServer(IPageSockets sockets, SetupPages pages, byte[] address)
    {
        _sockets = sockets;
        _pages = pages;
        _address = address;
        _page = "http://" + sockets.Authority + "/";
        for (int i = 0; i < Slots; i++)
            _requests[i] = new HttpRequest();
    }

    /// <summary>Uptime in ms at which somebody was at the page last; 0 for never.</summary>
    public long SeenAtMs { get; private set; }

    /// <summary>Does what is due.</summary>
    public void Step(long nowMs)
    {
        int asked = _sockets.ReadDatagram(DatagramService.Dhcp, _in);
        if (asked > 0)
            Answer(DatagramService.Dhcp, _dhcp.Answer(_in, asked, _address, _page, _out));
        asked = _sockets.ReadDatagram(DatagramService.Dns, _in);
        if (asked > 0)
            Answer(DatagramService.Dns, DnsAnswers.Answer(_in, asked, _address, _out));
        TakeConnection(nowMs);
        for (int i = 0; i < Slots; i++)
        {
            if (!_isTaken[i])
                continue;
            if (_answered == i)
                Send(i, nowMs);
            else
                Read(i, nowMs);
        }
    }

    /// <summary>Drops all connections.</summary>
    public void Close()
    {
        for (int i = 0; i < Slots; i++)
            Drop(i);
    }

    private void Answer(DatagramService service, int count)
    {
        if (count > 0)
            _sockets.Answer(service, _out, count);
    }

    private void TakeConnection(long nowMs)
    {
        if (!_sockets.IsWaiting)
            return;
        int slot = Nobody;
        for (int i = Slots - 1; i >= 0; i--)
        {
            if (!_isTaken[i])
                slot = i;
        }
        for (int i = 0; i < Slots && slot == Nobody; i++)
        {
            if (_answered != i && !_requests[i].HasBegun && nowMs - _sinceMs[i] >= SilentMs)
                slot = i;
        }
        if (slot == Nobody)
            return;
        Drop(slot);
        _isTaken[slot] = _sockets.Take(slot);
        _sinceMs[slot] = nowMs;
    }

    private void Read(int slot, long nowMs)
    {
        HttpRequest request = _requests[slot];
        if (!request.IsComplete && request.Fault == 0)
        {
            int count = _sockets.Read(slot, _in, 0, BytesInStep);
            if (count > 0)
                request.Take(_in, count);
            // It may hold a password.
            Array.Clear(_in, 0, _in.Length);
            if (count < 0)
            {
                Drop(slot);
                return;
            }
        }
        bool isReady = request.IsComplete || request.Fault != 0;
        if (isReady && _answered == Nobody)
        {
            _pages.Answer(request, _reply, nowMs);
            if (_pages.WasForPage)
                SeenAtMs = nowMs;
            request.Reset();
            _answered = slot;
            _sent = 0;
            _sinceMs[slot] = nowMs;
        }
        else if (nowMs - _sinceMs[slot] >= (isReady ? RequestMs + AnswerMs : RequestMs))
        {
            Drop(slot);
        }
    }

    private void Send(int slot, long nowMs)
    {
        int count = _sockets.Write(slot, _reply.Bytes, _sent, _reply.Length - _sent);
        if (count > 0)
            _sent += count;
        if (count < 0 || _sent == _reply.Length || nowMs - _sinceMs[slot] >= AnswerMs)
            Drop(slot);
    }

    private void Drop(int slot)
    {
        if (_answered == slot)
            _answered = Nobody;
        _requests[slot].Reset();
        if (_isTaken[slot])
            _sockets.Drop(slot);
        _isTaken[slot] = false;
    }
}
