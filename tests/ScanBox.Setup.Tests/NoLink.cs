using ScanBox.Ports;

namespace ScanBox.Setup.Tests;

/// <summary>A link that leads nowhere.</summary>
public sealed class NoLink : ILink
{
    public LinkState State => LinkState.Down;

    public LinkPlace? Place => null;

    public void Open()
    {
    }

    public void Close()
    {
    }

    public int Read(byte[] buffer, int offset, int count) => 0;

    public bool Write(byte[] buffer, int offset, int count) => false;
}
