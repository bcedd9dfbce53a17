using System;
using ScanBox.Integrity;
using ScanBox.Ports;

namespace ScanBox.Settings;

/// <summary>
/// The keys of a box in a file of their own: <c>SBK1 | TMK (16) | serial key (16) | CRC-32 (4)</c>. They are as safe as the
/// flash: without flash encryption whoever opens the box can read them.
/// </summary>
public static class KeyFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "keys";

    private const int MagicBytes = 4;
    private const int Length = MagicBytes + BoxKeys.KeyBytes + BoxKeys.KeyBytes + 4;

    private static readonly byte[] s_magic = { (byte)'S', (byte)'B', (byte)'K', (byte)'1' };

    /// <summary>Reads the keys; null when the file is missing or damaged.</summary>
    public static BoxKeys? Load(IStorage storage)
    {
        if (storage.Length(Name) != Length)
            return null;
        byte[] file = new byte[Length];
        if (storage.Read(Name, 0, file, 0, Length) != Length)
            return null;
        for (int i = 0; i < MagicBytes; i++)
        {
            if (file[i] != s_magic[i])
                return null;
        }
        if (BitConverter.ToUInt32(file, Length - 4) != Crc32.Of(file, 0, Length - 4))
            return null;
        byte[] masterKey = new byte[BoxKeys.KeyBytes];
        byte[] serialKey = new byte[BoxKeys.KeyBytes];
        Array.Copy(file, MagicBytes, masterKey, 0, BoxKeys.KeyBytes);
        Array.Copy(file, MagicBytes + BoxKeys.KeyBytes, serialKey, 0, BoxKeys.KeyBytes);
        Array.Clear(file, 0, Length);
        return new BoxKeys(masterKey, serialKey);
    }

    /// <summary>Writes the keys.</summary>
    public static bool Save(IStorage storage, byte[] masterKey, byte[] serialKey)
    {
        byte[] file = new byte[Length];
        Array.Copy(s_magic, 0, file, 0, MagicBytes);
        Array.Copy(masterKey, 0, file, MagicBytes, BoxKeys.KeyBytes);
        Array.Copy(serialKey, 0, file, MagicBytes + BoxKeys.KeyBytes, BoxKeys.KeyBytes);
        byte[] crc = BitConverter.GetBytes(Crc32.Of(file, 0, Length - 4));
        Array.Copy(crc, 0, file, Length - 4, 4);
        bool saved = storage.Create(Name, file, 0, Length);
        Array.Clear(file, 0, Length);
        return saved;
    }
}
