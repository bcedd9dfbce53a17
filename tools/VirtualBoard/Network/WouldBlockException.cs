using System.IO;

namespace VirtualBoard.Network;

/// <summary>A socket has nothing to read now. The TLS layer above passes it on and can be asked again.</summary>
internal sealed class WouldBlockException : IOException
{
    public WouldBlockException()
        : base("Nothing to read now.")
    {
    }
}
