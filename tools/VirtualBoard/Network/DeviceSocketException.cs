using System.Net.Sockets;

namespace VirtualBoard.Network;

/// <summary>A socket's error with the device's number, which .NET replaces by the operating system's.</summary>
internal sealed class DeviceSocketException(SocketError error) : SocketException((int)error)
{
    public override int ErrorCode => (int)SocketErrorCode;
}
