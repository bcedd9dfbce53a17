using System;
using ScanBox.Ports;

namespace ScanBox.Updates.Applications;

/// <summary>
/// An application in a slot: its assemblies in the order in which they are loaded, what others stand on first, the one with the entry last.
/// <code>
/// SBA1 (4) | how many (1) | length of each (4, little endian) | their bytes
/// </code>
/// </summary>
public sealed class ApplicationFile
{
    /// <summary>Most assemblies; the firmware has six.</summary>
    public const int MaxAssemblies = 16;

    /// <summary>Bytes before the lengths.</summary>
    public const int HeadBytes = 5;

    private const int LengthBytes = 4;

    private static readonly byte[] s_magic = { (byte)'S', (byte)'B', (byte)'A', (byte)'1' };

    private readonly IStorage _storage;
    private readonly string _name;
    private int[] _lengths = new int[0];

    /// <summary>Names a file; nothing is read yet.</summary>
    public ApplicationFile(IStorage storage, string name)
    {
        _storage = storage;
        _name = name;
    }

    /// <summary>How many assemblies it has; 0 before <see cref="Open"/>, and when it is none.</summary>
    public int Count => _lengths.Length;

    /// <summary>Reads the lengths.</summary>
    /// <returns>False when it is no application, or not whole.</returns>
    public bool Open()
    {
        _lengths = new int[0];
        byte[] head = new byte[HeadBytes];
        if (_storage.Read(_name, 0, head, 0, HeadBytes) != HeadBytes)
            return false;
        for (int i = 0; i < s_magic.Length; i++)
        {
            if (head[i] != s_magic[i])
                return false;
        }
        int count = head[HeadBytes - 1];
        byte[] table = new byte[count * LengthBytes];
        if (count == 0 || count > MaxAssemblies || _storage.Read(_name, HeadBytes, table, 0, table.Length) != table.Length)
            return false;
        long left = _storage.Length(_name) - HeadBytes - table.Length;
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++)
        {
            lengths[i] = BitConverter.ToInt32(table, i * LengthBytes);
            if (lengths[i] <= 0 || lengths[i] > left)
                return false;
            left -= lengths[i];
        }
        if (left != 0)
            return false;
        _lengths = lengths;
        return true;
    }

    /// <summary>Reads one assembly into memory of its own, which the runtime keeps.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>Null when it cannot be read.</returns>
    public byte[]? Read(int index)
    {
        int at = HeadBytes + _lengths.Length * LengthBytes;
        for (int i = 0; i < index; i++)
            at += _lengths[i];
        byte[] assembly = new byte[_lengths[index]];
        return _storage.Read(_name, at, assembly, 0, assembly.Length) == assembly.Length ? assembly : null;
    }

    /// <summary>Makes the file of some assemblies, for who makes updates.</summary>
    public static byte[] Compose(byte[][] assemblies)
    {
        int size = HeadBytes + assemblies.Length * LengthBytes;
        for (int i = 0; i < assemblies.Length; i++)
            size += assemblies[i].Length;
        byte[] file = new byte[size];
        Array.Copy(s_magic, 0, file, 0, s_magic.Length);
        file[HeadBytes - 1] = (byte)assemblies.Length;
        int at = HeadBytes + assemblies.Length * LengthBytes;
        for (int i = 0; i < assemblies.Length; i++)
        {
            Array.Copy(BitConverter.GetBytes(assemblies[i].Length), 0, file, HeadBytes + i * LengthBytes, LengthBytes);
            Array.Copy(assemblies[i], 0, file, at, assemblies[i].Length);
            at += assemblies[i].Length;
        }
        return file;
    }
}
