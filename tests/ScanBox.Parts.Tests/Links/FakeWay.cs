using ScanBox.Ports;

namespace ScanBox.Parts.Tests.Links;

/// <summary>A way that connects, or does not, and answers, or does not, as the test says.</summary>
internal sealed class FakeWay : ILink
{
    private LinkState _state;

    /// <summary>Whether it connects when it is opened.</summary>
    internal bool Works { get; set; } = true;

    /// <summary>Whether it stays opening instead of failing.</summary>
    internal bool Hangs { get; set; }

    /// <summary>Whether a handshake is due when it is connected.</summary>
    internal bool IsSecure { get; set; }

    /// <summary>Whether what is written is answered.</summary>
    internal bool Answers { get; set; } = true;

    internal int Opens { get; private set; }

    internal int Written { get; private set; }

    internal int Waiting { get; set; }

    public LinkState State => _state;

    public LinkPlace? Place => null;

    public void Open()
    {
        if (_state == LinkState.Reached)
            _state = Works ? LinkState.Up : LinkState.Down;
        else if (_state == LinkState.Down)
            Connect();
    }

    private void Connect()
    {
        Opens++;
        _state = Works ? (IsSecure ? LinkState.Reached : LinkState.Up) : Hangs ? LinkState.Opening : LinkState.Down;
    }

    public void Close() => _state = LinkState.Down;

    public int Read(byte[] buffer, int offset, int count)
    {
        int read = _state == LinkState.Up ? Waiting : 0;
        Waiting = 0;
        return read;
    }

    public bool Write(byte[] buffer, int offset, int count)
    {
        Written++;
        Waiting = Answers ? 1 : 0;
        return true;
    }
}
