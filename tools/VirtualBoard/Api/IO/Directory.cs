using System.IO;
using System.Linq;

namespace VirtualBoard.IO;

/// <summary>Twin of the device's folder functions: the virtual flash has the root folder only.</summary>
public static class Directory
{
    private const string Root = "I:\\";

    public static bool Exists(string path) => path == Root;

    /// <returns>Full paths, in no order.</returns>
    /// <exception cref="IOException">Not the root folder.</exception>
    public static string[] GetFiles(string path)
    {
        if (path != Root)
            throw new IOException($"{path} does not exist.");
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        return session.Board.Flash.Names.Select(n => Root + n).ToArray();
    }
}
