using System;

namespace VirtualBoard.Scanners;

/// <summary>Packets of the Simple Serial Interface as the decoder sees them: <c>length | opcode | source | status | data | checksum</c>.</summary>
internal static class SsiPacket
{
    public const byte Ack = 0xD0;
    public const byte Nak = 0xD1;
    public const byte DecodeData = 0xF3;
    public const byte LongDecodeData = 0xF4;

    /// <summary>Length, opcode, source, status: what the length counts besides data.</summary>
    public const int HeadBytes = 4;

    /// <summary>Most data of a packet: its length, checksum included, is 257.</summary>
    public const int MaxDataBytes = 251;

    public const byte Host = 0x04;
    public const byte Decoder = 0x00;

    /// <summary>Status bit of a packet that is sent again.</summary>
    public const byte Retransmit = 0x01;

    /// <summary>Status bit of a packet that another one follows.</summary>
    public const byte More = 0x02;

    /// <summary>Status bit of a parameter that is to be kept.</summary>
    public const byte Permanent = 0x08;

    /// <summary>A packet of the decoder.</summary>
    public static byte[] Make(byte opcode, byte status, ReadOnlySpan<byte> data)
    {
        byte[] packet = [(byte)(HeadBytes + data.Length), opcode, Decoder, status, .. data, 0, 0];
        Seal(packet);
        return packet;
    }

    /// <summary>GM67's long packet: FF, opcode, 16 bits of length that count all but the checksum, the opcode again, source, status, data.</summary>
    public static byte[] MakeLong(ReadOnlySpan<byte> data)
    {
        int length = 7 + data.Length;
        byte[] packet = [0xFF, LongDecodeData, (byte)(length >> 8), (byte)length, LongDecodeData, Decoder, 0, .. data, 0, 0];
        Seal(packet);
        return packet;
    }

    /// <summary>Says in a packet that it is sent again.</summary>
    public static void MarkRetransmitted(byte[] packet)
    {
        packet[packet[0] == 0xFF && packet[1] == LongDecodeData ? 6 : 3] |= Retransmit;
        Seal(packet);
    }

    /// <summary>Whether the last two bytes are the two's complement of the sum of the others.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> packet) => (ushort)((packet[^2] << 8) | packet[^1]) == Checksum(packet[..^2]);

    private static void Seal(byte[] packet)
    {
        ushort sum = Checksum(packet.AsSpan(0, packet.Length - 2));
        packet[^2] = (byte)(sum >> 8);
        packet[^1] = (byte)sum;
    }

    private static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte value in bytes)
            sum += value;
        return (ushort)-sum;
    }
}
