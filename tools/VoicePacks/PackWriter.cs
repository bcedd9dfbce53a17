using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using ScanBox.Integrity;
using ScanBox.Voice;
using VoicePacks.Audio;

namespace VoicePacks;

/// <summary>Lays clips out as <see cref="PackFormat"/> says.</summary>
public static class PackWriter
{
    /// <summary>Makes the bytes of a pack.</summary>
    /// <param name="language">For instance zh-CN; at most 8 ASCII characters.</param>
    /// <param name="clips">Clip ids with their mu-law samples.</param>
    /// <param name="encoding">How the pack holds them.</param>
    /// <exception cref="VoicePackException">No clip, or one that is empty or too long.</exception>
    public static byte[] Write(string language, SortedDictionary<byte, byte[]> clips, byte encoding = PackFormat.MuLaw8k)
    {
        if (clips.Count is 0 or > PackFormat.MaxClips)
            throw new VoicePackException($"a pack has 1 to {PackFormat.MaxClips} clips, not {clips.Count}");
        if (language.Length > PackFormat.LanguageLength)
            throw new VoicePackException($"language {language} is longer than {PackFormat.LanguageLength} characters");
        int offset = PackFormat.HeaderLength + clips.Count * PackFormat.EntryLength;
        int total = offset;
        var coded = new SortedDictionary<byte, byte[]>();
        foreach ((byte id, byte[] samples) in clips)
        {
            if (samples.Length is 0 or > PackFormat.MaxClipLength)
                throw new VoicePackException($"clip {id} ({ClipText.Of(id)}) has {samples.Length} samples, allowed are 1 to {PackFormat.MaxClipLength}");
            coded[id] = encoding == PackFormat.Oki8k ? OkiEncoder.Encode(samples) : samples;
            total += coded[id].Length;
        }
        var pack = new byte[total];
        Span<byte> span = pack;
        BinaryPrimitives.WriteUInt32LittleEndian(span, PackFormat.Magic);
        pack[4] = PackFormat.Version;
        pack[5] = encoding;
        BinaryPrimitives.WriteUInt16LittleEndian(span[6..], (ushort)clips.Count);
        BinaryPrimitives.WriteInt32LittleEndian(span[8..], total);
        Encoding.ASCII.GetBytes(language, span[PackFormat.LanguageOffset..]);
        int entry = PackFormat.HeaderLength;
        foreach ((byte id, byte[] samples) in coded)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(span[entry..], id);
            BinaryPrimitives.WriteInt32LittleEndian(span[(entry + 4)..], offset);
            BinaryPrimitives.WriteInt32LittleEndian(span[(entry + 8)..], samples.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(span[(entry + 12)..], Crc32.Of(samples, 0, samples.Length));
            samples.CopyTo(span[offset..]);
            offset += samples.Length;
            entry += PackFormat.EntryLength;
        }
        uint crc = Crc32.Of(pack, 0, PackFormat.ChecksumOffset);
        crc = Crc32.Continue(crc, pack, PackFormat.HeaderLength, entry - PackFormat.HeaderLength);
        BinaryPrimitives.WriteUInt32LittleEndian(span[PackFormat.ChecksumOffset..], crc);
        return pack;
    }
}
