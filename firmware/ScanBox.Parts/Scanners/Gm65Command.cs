namespace ScanBox.Parts.Scanners;

/// <summary>One command to a GM65: <c>7E 00 type len addrH addrL data crcH crcL</c>, the CRC over type to data.</summary>
internal sealed class Gm65Command
{
    internal const byte TypeRead = 0x07;
    internal const byte TypeWrite = 0x08;
    internal const byte TypeSave = 0x09;
    internal const byte TypeHeartbeat = 0x0A;

    private const int CrcStart = 2;
    private const int CrcLength = 5;

    /// <summary>Every command the box sends has one byte of data.</summary>
    internal const int Length = 9;

    /// <summary>The bytes to send.</summary>
    internal byte[] Bytes { get; } = new byte[Length];

    internal byte Type => Bytes[2];

    /// <summary>Reads one zone byte; its value is the reply's data.</summary>
    internal void SetRead(int zone) => Set(TypeRead, zone, 1);

    /// <summary>Writes one zone byte, until power-off unless saved.</summary>
    internal void SetWrite(int zone, int value) => Set(TypeWrite, zone, value);

    /// <summary>Keeps all zone bytes in the module's flash.</summary>
    internal void SetSave() => Set(TypeSave, 0, 0);

    /// <summary>Asks for a sign of life.</summary>
    internal void SetHeartbeat() => Set(TypeHeartbeat, 0, 0);

    private void Set(byte type, int zone, int data)
    {
        Bytes[0] = 0x7E;
        Bytes[1] = 0x00;
        Bytes[2] = type;
        Bytes[3] = 1;
        Bytes[4] = (byte)(zone >> 8);
        Bytes[5] = (byte)zone;
        Bytes[6] = (byte)data;
        int crc = Crc16Xmodem.Of(Bytes, CrcStart, CrcLength);
        Bytes[7] = (byte)(crc >> 8);
        Bytes[8] = (byte)crc;
    }
}
