using System.Buffers.Binary;
using ScanBox.Payments;

namespace Simulation.Checks;

/// <summary>
/// Reads journal records off flash bytes without the firmware's reader, from the format alone:
/// <c>B5 | kind | payload length (2) | sequence (4) | payload | CRC-32 (4)</c>, little endian.
/// </summary>
public static class JournalScan
{
    private const byte Magic = 0xB5;
    private const int HeadBytes = 8;
    private const int CrcBytes = 4;

    private static readonly uint[] s_crc = CrcTable();

    /// <summary>The first sound record from an offset on.</summary>
    /// <param name="file">The bytes.</param>
    /// <param name="at">Where to begin; afterwards behind the record.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="payload">What it says.</param>
    /// <returns>False when there is none.</returns>
    public static bool Next(ReadOnlySpan<byte> file, ref int at, out RecordKind kind, out ReadOnlySpan<byte> payload)
    {
        for (; at + HeadBytes + CrcBytes <= file.Length; at++)
        {
            if (file[at] != Magic)
                continue;
            int length = BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 2)..]);
            int end = at + HeadBytes + length;
            if (end + CrcBytes > file.Length || Crc(file[at..end]) != BinaryPrimitives.ReadUInt32LittleEndian(file[end..]))
                continue;
            kind = (RecordKind)file[at + 1];
            payload = file[(at + HeadBytes)..end];
            at = end + CrcBytes;
            return true;
        }
        kind = RecordKind.None;
        payload = default;
        return false;
    }

    /// <summary>Batch and STAN, with which the records about purchases begin.</summary>
    public static (int Batch, int Stan) NameIn(ReadOnlySpan<byte> payload) =>
        payload.Length < 8 ? default : (BinaryPrimitives.ReadInt32LittleEndian(payload), BinaryPrimitives.ReadInt32LittleEndian(payload[4..]));

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
            crc = s_crc[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] CrcTable()
    {
        const uint polynomial = 0xEDB88320;
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ polynomial : crc >> 1;
            table[i] = crc;
        }
        return table;
    }
}
