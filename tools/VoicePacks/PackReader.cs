using System;
using System.IO;
using ScanBox.Ports;
using ScanBox.Voice;

namespace VoicePacks;

/// <summary>A voice pack on the desktop, read and checked whole by the firmware's own code.</summary>
public sealed class PackReader
{
    /// <summary>Largest file read: the file partition of a 16 MB board. A longer one cannot be a pack.</summary>
    private const long MaxLength = 3 * 1024 * 1024;

    private readonly VoicePack _pack;

    private PackReader(VoicePack pack) => _pack = pack;

    /// <summary>The pack beside the program.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "voices", VoicePack.DefaultName);

    /// <summary>The pack for boards with 4 MB of flash, beside the program too.</summary>
    public static string SmallPath => Path.Combine(AppContext.BaseDirectory, "voices", "zh-CN-small.sbv");

    /// <summary>Language of its header.</summary>
    public string Language => _pack.Language;

    /// <summary>Clips of this firmware that it has.</summary>
    public int ClipCount => _pack.ClipCount;

    /// <summary>Length of the file in bytes.</summary>
    public long FileLength { get; private init; }

    /// <summary>The opened pack, for an announcer.</summary>
    internal VoicePack Pack => _pack;

    /// <summary>Opens a pack and compares every clip with its checksum.</summary>
    /// <exception cref="VoicePackException">The file is missing, too long, not a good pack, or has damaged clips; the message says which.</exception>
    public static PackReader Open(string path)
    {
        if (!File.Exists(path))
            throw new VoicePackException($"no voice pack {path}");
        if (new FileInfo(path).Length > MaxLength)
            throw new VoicePackException($"{path}: longer than any voice pack");
        try
        {
            return Open(File.ReadAllBytes(path), path);
        }
        catch (IOException e)
        {
            throw new VoicePackException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Opens a pack held in memory.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="VoicePackException">It is not a good pack, or has damaged clips.</exception>
    public static PackReader Open(byte[] content, string name)
    {
        IStorage storage = new BytesStorage(content);
        var pack = new VoicePack(storage, name);
        PackError error = pack.Open();
        if (error == PackError.BadEntry)
            throw new VoicePackException($"{name}: {PackErrorText.Of(error)} {pack.BadEntry}");
        if (error != PackError.None)
            throw new VoicePackException($"{name}: {PackErrorText.Of(error)}");
        var check = new PackCheck(pack, new byte[Announcer.PieceLength]);
        while (!check.Done)
        {
            int damaged = check.Step();
            if (damaged >= 0)
                throw new VoicePackException($"{name}: clip {damaged} ({ClipText.Of((byte)damaged)}) is damaged");
        }
        return new PackReader(pack) { FileLength = content.Length };
    }

    /// <summary>The mu-law samples of one clip, null when the pack lacks it.</summary>
    public byte[]? Samples(byte clip)
    {
        int length = _pack.LengthOf(clip);
        if (length == 0)
            return null;
        var bytes = new byte[length];
        if (_pack.Read(clip, 0, bytes) != length)
            return null;
        if (_pack.SamplesInByte == 1)
            return bytes;
        var samples = new byte[length * OkiAdpcm.SamplesInByte];
        new OkiAdpcm().Decode(bytes, 0, length, samples);
        return samples;
    }
}
