using System;
using System.Buffers.Binary;
using System.IO;

namespace VirtualBoard.Sound;

/// <summary>Writes mono 16-bit samples as a RIFF WAVE file.</summary>
public static class WavFile
{
    private const int HeaderBytes = 44;

    /// <summary>Writes a file; an old one is replaced.</summary>
    public static void Save(string path, ReadOnlySpan<short> samples, int sampleRate)
    {
        using FileStream file = File.Create(path);
        file.Write(Encode(samples, sampleRate));
    }

    /// <summary>The bytes of such a file.</summary>
    public static byte[] Encode(ReadOnlySpan<short> samples, int sampleRate)
    {
        byte[] wav = new byte[HeaderBytes + (samples.Length * 2)];
        Span<byte> head = wav;
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], wav.Length - 8);
        "WAVEfmt "u8.CopyTo(head[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(head[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(head[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], sampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(head[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(head[34..], 16);
        "data"u8.CopyTo(head[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], samples.Length * 2);
        for (int i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(head[(HeaderBytes + (i * 2))..], samples[i]);
        return wav;
    }
}
