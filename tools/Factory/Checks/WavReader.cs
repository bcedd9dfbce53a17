using System.Buffers.Binary;

namespace Factory.Checks;

/// <summary>Reads WAV files of 16 bits, as recorders write them; of several channels the first.</summary>
public static class WavReader
{
    private const int Pcm = 1;
    private const int Extensible = 0xFFFE;

    /// <summary>A minute at 96,000 Hz in two channels: a sentence lasts seconds.</summary>
    private const int MaxBytes = 24 << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FactoryException">There is none, or it is none of 16 bits.</exception>
    public static Recording Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Length <= MaxBytes ? Parse(File.ReadAllBytes(path)) : throw new FactoryException("the recording is longer than a sentence can be");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException($"the recording cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads the bytes of a file. A recorder that was stopped may not have written the length of its data: then they go to the end.</summary>
    /// <exception cref="FactoryException">They are no WAV file of 16 bits.</exception>
    public static Recording Parse(ReadOnlySpan<byte> bytes)
    {
        const int head = 12, chunkHead = 8, formatSize = 16;
        if (bytes.Length < head || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WAVE"u8))
            throw new FactoryException("the recording is no WAV file");
        int channels = 0, rate = 0;
        for (int at = head; at + chunkHead <= bytes.Length;)
        {
            ReadOnlySpan<byte> name = bytes.Slice(at, 4);
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            at += chunkHead;
            int length = (int)Math.Min(size, (uint)(bytes.Length - at));
            ReadOnlySpan<byte> chunk = bytes.Slice(at, length);
            if (name.SequenceEqual("fmt "u8) && length >= formatSize)
            {
                int format = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
                channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
                rate = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]), int.MaxValue);
                if (format is not (Pcm or Extensible) || channels is < 1 or > 8 || BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) != 16 || rate is < 4_000 or > 200_000)
                    throw new FactoryException("the recording must be WAV with 16 bits, like arecord -f S16_LE -r 16000");
            }
            else if (name.SequenceEqual("data"u8) && channels > 0)
            {
                var samples = new short[length / 2 / channels];
                for (int i = 0; i < samples.Length; i++)
                    samples[i] = BinaryPrimitives.ReadInt16LittleEndian(chunk[(2 * i * channels)..]);
                return new Recording(samples, rate);
            }
            at += length + (length & 1);
        }
        throw new FactoryException("the recording has no sound in it");
    }
}
