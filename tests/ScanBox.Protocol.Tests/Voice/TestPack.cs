using System;
using ScanBox.Ports;

namespace ScanBox.Tests.Voice;

/// <summary>Writes small packs byte by byte, and is the storage that holds one.</summary>
public sealed class TestPack : IStorage
{
    public const string Name = "test.sbv";
    public const int ClipLength = 200;

    public byte[] Content = new byte[0];
    public string MovedTo = "";
    public bool Exists = true;
    public bool Broken;
    public int BrokenClip = -1;
    public int LargestRead;

    /// <summary>A pack of these clips; each sample of a clip is its id, so that a test knows what it hears.</summary>
    public static TestPack With(params byte[] ids) => WithLength(ClipLength, ids);

    /// <summary>The same with clips of another length.</summary>
    public static TestPack WithLength(int clipLength, params byte[] ids)
    {
        var pack = new TestPack();
        int offset = 24 + 16 * ids.Length;
        byte[] content = new byte[offset + clipLength * ids.Length];
        content[0] = (byte)'S';
        content[1] = (byte)'B';
        content[2] = (byte)'V';
        content[3] = (byte)'P';
        content[4] = 1;
        content[5] = 1;
        content[6] = (byte)ids.Length;
        Put32(content, 8, (uint)content.Length);
        content[12] = (byte)'x';
        for (int i = 0; i < ids.Length; i++)
        {
            int entry = 24 + 16 * i;
            for (int j = 0; j < clipLength; j++)
                content[offset + j] = ids[i];
            content[entry] = ids[i];
            Put32(content, entry + 4, (uint)offset);
            Put32(content, entry + 8, (uint)clipLength);
            Put32(content, entry + 12, Crc(content, offset, clipLength, 0));
            offset += clipLength;
        }
        pack.Content = content;
        pack.Seal();
        return pack;
    }

    /// <summary>Gives header and index their checksum again after a test changed them.</summary>
    public void Seal()
    {
        int count = Content[6] | Content[7] << 8;
        uint crc = Crc(Content, 0, 20, 0);
        Put32(Content, 20, Crc(Content, 24, 16 * count, crc));
    }

    public long Length(string name) => Exists ? Content.Length : -1;

    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        if (Broken)
            return -1;
        if (count > LargestRead)
            LargestRead = count;
        int left = Content.Length - (int)position;
        if (count > left)
            count = left < 0 ? 0 : left;
        // Samples are their clip's id; header and index are read all the same.
        if (position >= 24 + 16 * Content[6] && Content[(int)position] == BrokenClip)
            return -1;
        Array.Copy(Content, (int)position, buffer, offset, count);
        return count;
    }

    public bool Append(string name, byte[] buffer, int offset, int count) => false;

    public bool Create(string name, byte[] buffer, int offset, int count) => false;

    public bool Move(string from, string to)
    {
        MovedTo = to;
        return true;
    }

    public bool Delete(string name) => true;

    /// <summary>CRC-32 bit by bit, continued from the checksum of what came before.</summary>
    private static uint Crc(byte[] bytes, int offset, int count, uint before)
    {
        uint crc = before ^ 0xFFFFFFFF;
        for (int i = 0; i < count; i++)
        {
            crc ^= bytes[offset + i];
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return crc ^ 0xFFFFFFFF;
    }

    private static void Put32(byte[] bytes, int at, uint value)
    {
        for (int i = 0; i < 4; i++)
            bytes[at + i] = (byte)(value >> (8 * i));
    }
}
