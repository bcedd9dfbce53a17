using System.Text;
using Simulation.Chance;

namespace Simulation.Network;

/// <summary>Bytes that somebody sends who wants to break the box: noise, false lengths, whole frames of noise, and honest frames bent.</summary>
/// <param name="recorded">Honest frames, with their length in front, as they pass.</param>
internal sealed class HostileBytes(IReadOnlyList<byte[]>[] recorded)
{
    // A segment of a stream; the longest frame of the dialect is shorter.
    private const int SegmentBytes = 1_460;
    private const int LongestFrame = 1_024;

    private static readonly byte[][] s_otherProtocols =
    [
        Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 99999999\r\n\r\n"),
        [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28],
        [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03],
        Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH_9.9\r\n"),
        [0xFF, 0xFF],
        [0x00, 0x00],
    ];

    /// <summary>The next bytes.</summary>
    internal byte[] Make(Dice how) => how.Below(8, 1) switch
    {
        0 => Noise(how, how.Between(1, 64, 2)),
        1 => [how.Below(2, 3) == 0 ? (byte)0xFF : (byte)0x04, (byte)how.Below(256, 4), .. Noise(how, how.Between(0, 200, 2))],
        2 => s_otherProtocols[how.Below(s_otherProtocols.Length, 2)],
        3 => Frame(Noise(how, how.Between(1, LongestFrame, 2))),
        4 => Noise(how, SegmentBytes),
        5 => [(byte)how.Below(256, 2)],
        _ => Bent(how),
    };

    private static byte[] Frame(byte[] content) => [(byte)(content.Length >> 8), (byte)content.Length, .. content];

    private static byte[] Noise(Dice how, int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = (byte)how.At(7, i).Bits();
        return bytes;
    }

    private byte[] Bent(Dice how)
    {
        IReadOnlyList<byte[]> frames = recorded[how.Below(recorded.Length, 2)];
        if (frames.Count == 0)
            return Noise(how, how.Between(1, 64, 3));
        byte[] content = frames[how.Below(frames.Count, 4)][2..];
        int bends = how.Below(5, 5);
        for (int i = 0; i < bends; i++)
            content[how.At(8, i).Below(content.Length)] = (byte)how.At(9, i).Bits();
        return how.Below(4, 6) switch
        {
            0 => Frame(content[..how.Between(1, content.Length, 7)]),
            1 => Frame([.. content, .. Noise(how, how.Between(1, 40, 8))]),
            _ => Frame(content),
        };
    }
}
