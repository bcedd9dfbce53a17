using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using ScanBox.Voice;

namespace VoicePacks.Audio;

/// <summary>WAV files: 16-bit linear, 8 kHz, mono.</summary>
public static class WavFile
{
    private const int HeaderLength = 44;
    private const int FormatLength = 16;
    private const int SampleLength = 2;

    /// <summary>Longest recording read, one minute: far above any clip.</summary>
    private const int MaxLength = 60 * MuLaw.SampleRate * SampleLength + 4096;

    /// <summary>The file of mu-law samples, as linear ones.</summary>
    public static byte[] Of(ReadOnlySpan<byte> muLaw)
    {
        var file = new byte[HeaderLength + muLaw.Length * SampleLength];
        Span<byte> span = file;
        Encoding.ASCII.GetBytes("RIFF").CopyTo(span);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], file.Length - 8);
        Encoding.ASCII.GetBytes("WAVEfmt ").CopyTo(span[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[16..], FormatLength);
        BinaryPrimitives.WriteInt16LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(span[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(span[24..], MuLaw.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(span[28..], MuLaw.SampleRate * SampleLength);
        BinaryPrimitives.WriteInt16LittleEndian(span[32..], SampleLength);
        BinaryPrimitives.WriteInt16LittleEndian(span[34..], 8 * SampleLength);
        Encoding.ASCII.GetBytes("data").CopyTo(span[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[40..], muLaw.Length * SampleLength);
        for (int i = 0; i < muLaw.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(span[(HeaderLength + i * SampleLength)..], MuLaw.Decode(muLaw[i]));
        return file;
    }

    /// <summary>Reads a file when it is a WAV of exactly this kind.</summary>
    /// <returns>Samples of -1 to 1; null when the file is something else, for instance another rate.</returns>
    public static float[]? TryRead(string path)
    {
        return new FileInfo(path).Length > MaxLength ? null : TryParse(File.ReadAllBytes(path));
    }

    /// <summary>As <see cref="TryRead"/>, for the content of a file.</summary>
    public static float[]? TryParse(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
            return null;
        bool known = false;
        int at = 12;
        while (at + 8 <= file.Length)
        {
            ReadOnlySpan<byte> id = file.Slice(at, 4);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            at += 8;
            if (length > file.Length - at)
                return null;
            ReadOnlySpan<byte> chunk = file.Slice(at, (int)length);
            if (id.SequenceEqual("fmt "u8))
                known = IsKnown(chunk);
            else if (id.SequenceEqual("data"u8))
                return known ? Samples(chunk) : null;
            at += (int)length + (int)(length & 1);
        }
        return null;
    }

    private static bool IsKnown(ReadOnlySpan<byte> format) =>
        format.Length >= FormatLength
        && BinaryPrimitives.ReadInt16LittleEndian(format) == 1
        && BinaryPrimitives.ReadInt16LittleEndian(format[2..]) == 1
        && BinaryPrimitives.ReadInt32LittleEndian(format[4..]) == MuLaw.SampleRate
        && BinaryPrimitives.ReadInt16LittleEndian(format[14..]) == 8 * SampleLength;

    private static float[] Samples(ReadOnlySpan<byte> data)
    {
        var samples = new float[data.Length / SampleLength];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(i * SampleLength)..]) / 32768f;
        return samples;
    }
}
