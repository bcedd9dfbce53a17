using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>Which module was found last, on flash: the next start asks for it first. Losing it costs a search, nothing else.</summary>
public sealed class ScannerRecord
{
    /// <summary>Name of the file.</summary>
    public const string Name = "scanner";

    // A module that comes and goes must not wear out the flash.
    private const int MaxWrites = 8;

    // Mark, format, family, speed in baud (4, low byte first), check sum of the version (2), CRC (2).
    private const int Length = 11;
    private const int CrcAt = Length - 2;
    private const byte Mark = 0x53;
    private const byte Format = 1;

    private readonly IStorage? _storage;
    private readonly byte[] _bytes = new byte[Length];
    private int _writes;

    /// <summary>Reads the record.</summary>
    /// <param name="storage">Where it lies; null to remember nothing.</param>
    public ScannerRecord(IStorage? storage)
    {
        _storage = storage;
        if (storage is null || storage.Length(Name) != Length || storage.Read(Name, 0, _bytes, 0, Length) != Length)
            return;
        int crc = Crc16Xmodem.Of(_bytes, 0, CrcAt);
        bool isGood = _bytes[0] == Mark && _bytes[1] == Format && _bytes[CrcAt] == crc >> 8 && _bytes[CrcAt + 1] == (crc & 0xFF);
        if (!isGood || _bytes[2] > (byte)ScannerFamilyId.PlainLine)
            return;
        Family = (ScannerFamilyId)_bytes[2];
        BaudRate = _bytes[3] | (_bytes[4] << 8) | (_bytes[5] << 16) | (_bytes[6] << 24);
        VersionSum = (_bytes[7] << 8) | _bytes[8];
    }

    /// <summary>Family of the module; None if there is no record.</summary>
    public ScannerFamilyId Family { get; private set; }

    /// <summary>Its speed in baud.</summary>
    public int BaudRate { get; private set; }

    /// <summary>Check sum of its version, 0-65535.</summary>
    public int VersionSum { get; private set; }

    /// <summary>Keeps what was found, if it is something else than before.</summary>
    /// <param name="family">Family of the module.</param>
    /// <param name="baudRate">Its speed in baud.</param>
    /// <param name="versionSum">Check sum of its version.</param>
    public void Keep(ScannerFamilyId family, int baudRate, int versionSum)
    {
        if (family == Family && baudRate == BaudRate && versionSum == VersionSum)
            return;
        Family = family;
        BaudRate = baudRate;
        VersionSum = versionSum;
        if (_storage is null || _writes == MaxWrites)
            return;
        _writes++;
        _bytes[0] = Mark;
        _bytes[1] = Format;
        _bytes[2] = (byte)family;
        for (int i = 0; i < 4; i++)
            _bytes[3 + i] = (byte)(baudRate >> (8 * i));
        _bytes[7] = (byte)(versionSum >> 8);
        _bytes[8] = (byte)versionSum;
        int crc = Crc16Xmodem.Of(_bytes, 0, CrcAt);
        _bytes[CrcAt] = (byte)(crc >> 8);
        _bytes[CrcAt + 1] = (byte)crc;
        _storage.Create(Name, _bytes, 0, Length);
    }
}
