using System;
using System.Text;
using ScanBox.Security;

namespace ScanBox.Switching;

/// <summary>
/// What stands before a message on the wire: length (2 bytes, big endian, counting all that follows), TPDU (5 bytes BCD: <c>60</c>,
/// destination, source) and header (6 bytes BCD).
/// </summary>
public sealed class Frame
{
    /// <summary>Bytes of the length prefix.</summary>
    public const int LengthSize = 2;

    /// <summary>Bytes of TPDU and header.</summary>
    public const int RoutingSize = TpduSize + HeaderSize;

    /// <summary>Where the message begins in a frame.</summary>
    public const int MessageOffset = LengthSize + RoutingSize;

    /// <summary>
    /// The longest frame with its prefix. The public purchase frame has 428 bytes, and the longest code and serial leave ours below 700;
    /// more than this is an error or an attack.
    /// </summary>
    public const int MaxSize = 1024;

    /// <summary>The shortest content of a frame: routing, type and bitmap.</summary>
    public const int MinContent = RoutingSize + IsoEncoder.HeadSize;

    private const int TpduSize = 5;
    private const int HeaderSize = 6;
    private const int AddressSize = 2;

    private readonly byte[] _routing = new byte[RoutingSize];

    /// <summary>Prepares the routing bytes of a dialect.</summary>
    /// <exception cref="ArgumentException">TPDU or header of the dialect is not 10 or 12 digits.</exception>
    public Frame(Dialect dialect)
    {
        ReadDigits(dialect.Tpdu, TpduSize, 0);
        ReadDigits(dialect.Header, HeaderSize, TpduSize);
    }

    /// <summary>Writes length, TPDU and header before a message that stands at <see cref="MessageOffset"/>.</summary>
    /// <returns>Bytes of the whole frame.</returns>
    public int Finish(byte[] frame, int messageSize)
    {
        int content = RoutingSize + messageSize;
        frame[0] = (byte)(content >> 8);
        frame[1] = (byte)content;
        Array.Copy(_routing, 0, frame, LengthSize, RoutingSize);
        return LengthSize + content;
    }

    /// <summary>Swaps destination and source of the TPDU, as the sender of an answer does.</summary>
    /// <param name="buffer">Holds the TPDU.</param>
    /// <param name="offset">Its first byte.</param>
    public static void SwapAddresses(byte[] buffer, int offset)
    {
        for (int i = offset + 1; i <= offset + AddressSize; i++)
        {
            byte destination = buffer[i];
            buffer[i] = buffer[i + AddressSize];
            buffer[i + AddressSize] = destination;
        }
    }

    /// <summary>
    /// Whether content begins with this dialect's TPDU id. Addresses and header of an answer differ from switch to switch and are
    /// not compared: what counts is under the MAC.
    /// </summary>
    public bool IsRouted(byte[] buffer, int offset) => buffer[offset] == _routing[0];

    private void ReadDigits(string digits, int size, int at)
    {
        byte[] characters = Encoding.UTF8.GetBytes(digits);
        if (characters.Length != 2 * size || !Hex.TryRead(characters, 0, size, _routing, at))
            throw new ArgumentException("TPDU has 10 digits, header 12");
    }
}
