namespace ScanBox.Voice;

/// <summary>
/// The layout of a voice pack file. All numbers are little endian.
/// <code>
/// header   0  4  "SBVP"
///          4  1  version, 1
///          5  1  encoding, 1 = mu-law, 2 = OKI ADPCM (a VOX file each); 8 kHz, mono
///          6  2  number of clips N, 1 to 255
///          8  4  length of the whole file in bytes
///         12  8  language in ASCII, padded with zeros ("zh-CN")
///         20  4  CRC-32 of header bytes 0 to 19 followed by the whole index
/// index   24  16 bytes a clip: id 2, reserved 2 (zero), offset 4, length 4, CRC-32 of the bytes 4; ids rise
/// samples     clip after clip in the order of the index, without gaps, to the end of the file
/// </code>
/// </summary>
public static class PackFormat
{
    public const byte Version = 1;
    public const byte MuLaw8k = 1;
    public const byte Oki8k = 2;
    public const int HeaderLength = 24;
    public const int EntryLength = 16;
    public const int LanguageOffset = 12;
    public const int LanguageLength = 8;
    public const int ChecksumOffset = 20;
    public const int MaxClips = 255;

    /// <summary>Longest clip in samples: 6 s. No prompt should hold up the next one for longer.</summary>
    public const int MaxClipLength = 6 * MuLaw.SampleRate;

    /// <summary>The first four bytes of a pack.</summary>
    public const uint Magic = 0x50564253;
}
