using System;
using ScanBox.Integrity;
using ScanBox.Ports;

namespace ScanBox.Voice;

/// <summary>
/// A voice pack in storage. <see cref="Open"/> checks header and index; the samples are checked later, in pieces, by <see cref="PackCheck"/>.
/// What it allocates depends on <see cref="Clip.Count"/> alone, never on the file.
/// </summary>
public sealed class VoicePack
{
    /// <summary>The file name that the box looks for.</summary>
    public const string DefaultName = "zh-CN.sbv";

    private const string BadSuffix = ".bad";
    private const int EntriesInPiece = 32;

    private readonly IStorage _storage;
    private readonly int[] _offsets = new int[Clip.Count];
    private readonly int[] _lengths = new int[Clip.Count];
    private readonly uint[] _checksums = new uint[Clip.Count];
    private readonly bool[] _damaged = new bool[Clip.Count];

    /// <summary>Names a pack; nothing is read yet.</summary>
    public VoicePack(IStorage storage, string name)
    {
        _storage = storage;
        Name = name;
    }

    /// <summary>File name.</summary>
    public string Name { get; }

    /// <summary>What the last <see cref="Open"/> found.</summary>
    public PackError Error { get; private set; }

    /// <summary>Position in the index of the entry that is wrong, -1 when none is.</summary>
    public int BadEntry { get; private set; } = -1;

    /// <summary>Language as its header says, for instance zh-CN; unprintable characters are shown as '?'.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Clips of this firmware that the pack has; clips that only a newer firmware knows are not counted.</summary>
    public int ClipCount { get; private set; }

    /// <summary>Clips found damaged so far.</summary>
    public int DamagedCount { get; private set; }

    /// <summary>Reads and checks header and index. After an error the pack has no clips.</summary>
    public PackError Open()
    {
        Array.Clear(_lengths, 0, _lengths.Length);
        Array.Clear(_damaged, 0, _damaged.Length);
        ClipCount = 0;
        DamagedCount = 0;
        BadEntry = -1;
        Language = "";
        Error = ReadAll();
        if (Error != PackError.None)
        {
            Array.Clear(_lengths, 0, _lengths.Length);
            ClipCount = 0;
        }
        return Error;
    }

    /// <summary>How many samples a byte holds: 1 of mu-law, 2 of OKI ADPCM.</summary>
    public int SamplesInByte { get; private set; } = 1;

    /// <summary>Bytes of a clip; 0 when the pack lacks it, it is damaged, or there is no such id.</summary>
    public int LengthOf(byte clip) => clip < Clip.Count && !_damaged[clip] ? _lengths[clip] : 0;

    /// <summary>The CRC-32 that the bytes of a clip must have.</summary>
    public uint ChecksumOf(byte clip) => clip < Clip.Count ? _checksums[clip] : 0;

    /// <summary>Reads bytes of one clip.</summary>
    /// <param name="clip">Clip id.</param>
    /// <param name="position">First byte, counted from the beginning of the clip.</param>
    /// <param name="buffer">Where the bytes go, from its beginning.</param>
    /// <returns>Bytes stored: as many as the buffer holds or the clip has; 0 when the clip ends or cannot be read.</returns>
    public int Read(byte clip, int position, byte[] buffer)
    {
        int count = LengthOf(clip) - position;
        if (position < 0 || count <= 0)
            return 0;
        if (count > buffer.Length)
            count = buffer.Length;
        return _storage.Read(Name, _offsets[clip] + position, buffer, 0, count) == count ? count : 0;
    }

    /// <summary>Marks a clip as unusable: it is skipped from now on.</summary>
    public void MarkDamaged(byte clip)
    {
        if (clip >= Clip.Count || _damaged[clip])
            return;
        _damaged[clip] = true;
        DamagedCount++;
    }

    /// <summary>Renames a file that is not a good pack, so that the next start does not stumble over it and a technician can look at it.</summary>
    /// <returns>True when it was renamed; false also when there is nothing to rename, or when storage and not the file failed.</returns>
    public bool SetAside()
    {
        if (Error == PackError.None || Error == PackError.Missing || Error == PackError.Unreadable)
            return false;
        return _storage.Delete(Name + BadSuffix) && _storage.Move(Name, Name + BadSuffix);
    }

    private PackError ReadAll()
    {
        long length = _storage.Length(Name);
        if (length < 0)
            return PackError.Missing;
        if (length < PackFormat.HeaderLength)
            return PackError.TooShort;
        byte[] header = new byte[PackFormat.HeaderLength];
        if (_storage.Read(Name, 0, header, 0, header.Length) != header.Length)
            return PackError.Unreadable;
        if (BitConverter.ToUInt32(header, 0) != PackFormat.Magic)
            return PackError.NotAPack;
        if (header[4] != PackFormat.Version)
            return PackError.UnknownVersion;
        if (header[5] != PackFormat.MuLaw8k && header[5] != PackFormat.Oki8k)
            return PackError.UnknownEncoding;
        SamplesInByte = header[5] == PackFormat.Oki8k ? OkiAdpcm.SamplesInByte : 1;
        int count = BitConverter.ToUInt16(header, 6);
        if (count == 0 || count > PackFormat.MaxClips)
            return PackError.BadClipCount;
        if (BitConverter.ToUInt32(header, 8) != length)
            return PackError.WrongLength;
        if (length < PackFormat.HeaderLength + count * PackFormat.EntryLength)
            return PackError.TooShort;
        ReadLanguage(header);
        return ReadIndex(header, count, length);
    }

    private PackError ReadIndex(byte[] header, int count, long fileLength)
    {
        byte[] piece = new byte[EntriesInPiece * PackFormat.EntryLength];
        uint crc = Crc32.Of(header, 0, PackFormat.ChecksumOffset);
        long expectedOffset = PackFormat.HeaderLength + count * PackFormat.EntryLength;
        int previousId = -1;
        for (int entry = 0; entry < count; entry += EntriesInPiece)
        {
            int entries = count - entry < EntriesInPiece ? count - entry : EntriesInPiece;
            int bytes = entries * PackFormat.EntryLength;
            if (_storage.Read(Name, PackFormat.HeaderLength + entry * PackFormat.EntryLength, piece, 0, bytes) != bytes)
                return PackError.Unreadable;
            crc = Crc32.Continue(crc, piece, 0, bytes);
            for (int i = 0; i < entries && BadEntry < 0; i++)
            {
                int at = i * PackFormat.EntryLength;
                int id = BitConverter.ToUInt16(piece, at);
                uint clipLength = BitConverter.ToUInt32(piece, at + 8);
                if (id <= previousId || BitConverter.ToUInt16(piece, at + 2) != 0
                    || BitConverter.ToUInt32(piece, at + 4) != expectedOffset
                    || clipLength == 0 || clipLength > PackFormat.MaxClipLength / SamplesInByte)
                {
                    BadEntry = entry + i;
                    break;
                }
                Keep(id, (int)expectedOffset, (int)clipLength, BitConverter.ToUInt32(piece, at + 12));
                previousId = id;
                expectedOffset += clipLength;
            }
        }
        // The checksum is judged first: when it is wrong, an impossible entry is only a consequence.
        if (crc != BitConverter.ToUInt32(header, PackFormat.ChecksumOffset))
        {
            BadEntry = -1;
            return PackError.WrongChecksum;
        }
        if (BadEntry >= 0)
            return PackError.BadEntry;
        return expectedOffset == fileLength ? PackError.None : PackError.WrongLength;
    }

    private void Keep(int id, int offset, int length, uint checksum)
    {
        if (id >= Clip.Count)
            return;
        _offsets[id] = offset;
        _lengths[id] = length;
        _checksums[id] = checksum;
        ClipCount++;
    }

    private void ReadLanguage(byte[] header)
    {
        for (int i = PackFormat.LanguageOffset; i < PackFormat.LanguageOffset + PackFormat.LanguageLength && header[i] != 0; i++)
            Language += header[i] > ' ' && header[i] < 0x7F ? (char)header[i] : '?';
    }
}
