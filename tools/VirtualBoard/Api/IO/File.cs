using System;
using System.IO;

namespace VirtualBoard.IO;

/// <summary>Twin of the device's file functions.</summary>
public static class File
{
    /// <summary>The device writes a whole file in pieces of this size.</summary>
    private const int ChunkBytes = 2048;

    public static bool Exists(string path)
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        return session.Board.Flash.Exists(FlashPath.NameOf(path));
    }

    /// <summary>Removes a file; one that is missing is no error.</summary>
    public static void Delete(string path)
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        string name = FlashPath.NameOf(path);
        if (session.Board.Flash.Exists(name))
            session.Board.Flash.Delete(name);
    }

    /// <exception cref="IOException">The source is missing, or the target exists: renaming never replaces a file.</exception>
    public static void Move(string sourceFileName, string destFileName)
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        string from = FlashPath.NameOf(sourceFileName), to = FlashPath.NameOf(destFileName);
        if (!session.Board.Flash.Exists(from))
            throw new IOException($"{sourceFileName} does not exist.");
        if (session.Board.Flash.Exists(to))
            throw new IOException($"{destFileName} exists already.");
        session.Board.Flash.Move(from, to);
    }

    public static FileStream Create(string path) => new(path, FileMode.Create, FileAccess.ReadWrite);

    public static FileStream Open(string path, FileMode mode) => new(path, mode);

    public static FileStream Open(string path, FileMode mode, FileAccess access) => new(path, mode, access);

    public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read);

    public static FileStream OpenWrite(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    public static byte[] ReadAllBytes(string path)
    {
        using FileStream file = OpenRead(path);
        byte[] bytes = new byte[file.Length];
        _ = file.Read(bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>Truncates the file first and then writes pieces: a power cut leaves an empty file or a part.</summary>
    public static void WriteAllBytes(string path, byte[] bytes)
    {
        Create(path).Dispose();
        for (int at = 0; at < bytes.Length; at += ChunkBytes)
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Write);
            file.Position = at;
            file.Write(bytes, at, Math.Min(ChunkBytes, bytes.Length - at));
        }
    }
}
