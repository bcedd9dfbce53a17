using System.Collections.Generic;

namespace VirtualBoard.Serial;

/// <summary>What a UART receiver makes of a byte that was sent at another speed: it samples the line where its own bits would be.</summary>
internal static class BitSampling
{
    /// <summary>Start bit, eight data bits, stop bit.</summary>
    public const int BitsPerByte = 10;

    /// <summary>Duration of one byte on the wire in microseconds, rounded up.</summary>
    public static long ByteMicroseconds(int baudRate) => ((BitsPerByte * 1_000_000L) + baudRate - 1) / baudRate;

    /// <summary>The bytes that a receiver sees when one byte is sent alone.</summary>
    public static IEnumerable<byte> Receive(byte sent, int senderBaud, int receiverBaud)
    {
        if (senderBaud == receiverBaud)
        {
            yield return sent;
            yield break;
        }
        double senderBit = 1.0 / senderBaud, receiverBit = 1.0 / receiverBaud;
        double end = BitsPerByte * senderBit;
        double at = 0;
        while (at < end)
        {
            // The receiver looks for a falling edge by sampling 16 times a bit, as UART hardware does.
            if (Level(sent, senderBit, at))
            {
                at += receiverBit / 16;
                continue;
            }
            int value = 0;
            for (int bit = 0; bit < 8; bit++)
            {
                if (Level(sent, senderBit, at + ((bit + 1.5) * receiverBit)))
                    value |= 1 << bit;
            }
            yield return (byte)value;
            at += 9.5 * receiverBit;
        }
    }

    private static bool Level(byte sent, double bitTime, double at)
    {
        int bit = (int)(at / bitTime);
        return bit switch
        {
            0 => false,
            <= 8 => ((sent >> (bit - 1)) & 1) != 0,
            _ => true,
        };
    }
}
