using System;

namespace VirtualBoard.Scanners;

/// <summary>Frames of the GM65 protocol as the module sees them. CRC-16/XMODEM over everything between head and CRC.</summary>
internal static class Gm65Frame
{
    public const byte TypeRead = 0x07;
    public const byte TypeWrite = 0x08;
    public const byte TypeSave = 0x09;
    public const byte TypeHeartbeat = 0x0A;
    public const byte Ok = 0x00;
    public const byte CrcFailed = 0x01;
    public const byte UnknownCommand = 0x03;

    /// <summary>Head, type, length, address.</summary>
    public const int HeadBytes = 6;

    public const int CrcBytes = 2;

    /// <summary>Remainder of the polynomial x^16 + x^12 + x^5 + 1, most significant bit first, starting at 0.</summary>
    public static ushort Crc(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (byte value in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                bool feedback = ((crc >> 15) ^ (value >> bit)) % 2 != 0;
                crc = (ushort)((crc << 1) ^ (feedback ? 0x1021 : 0));
            }
        }
        return crc;
    }

    /// <summary>Whether the last two bytes are the CRC of the rest after the head, or <c>AB CD</c>, which means "do not check".</summary>
    public static bool IsIntact(ReadOnlySpan<byte> command)
    {
        int given = (command[^2] << 8) | command[^1];
        return given == 0xABCD || given == Crc(command[2..^CrcBytes]);
    }

    /// <summary>A reply: head, type, length, data, CRC. 256 bytes of data have length 0.</summary>
    public static byte[] Reply(byte head, byte type, ReadOnlySpan<byte> data)
    {
        byte[] reply = new byte[4 + data.Length + CrcBytes];
        reply[0] = head;
        reply[2] = type;
        reply[3] = (byte)data.Length;
        data.CopyTo(reply.AsSpan(4));
        ushort crc = Crc(reply.AsSpan(2, 2 + data.Length));
        reply[^2] = (byte)(crc >> 8);
        reply[^1] = (byte)crc;
        return reply;
    }
}
