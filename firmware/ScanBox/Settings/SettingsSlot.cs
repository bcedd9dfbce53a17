using System;
using System.Text;
using ScanBox.Integrity;
using ScanBox.Ports;

namespace ScanBox.Settings;

/// <summary>
/// One copy of the settings on flash: a first line <c>ScanBox settings 2</c>, <c>sequence=N</c>, the lines, and <c>crc=XXXXXXXX</c> last,
/// the CRC-32 of everything before it. Version 1 had one copy and no sequence; it is read as the oldest.
/// </summary>
internal sealed class SettingsSlot
{
    private const string HeadStart = "ScanBox settings ";
    private const string Newest = HeadStart + "2\n";
    private const string SequenceName = "sequence=";
    private const string CrcName = "crc=";
    private const int CrcLineBytes = 13;

    // Nine digits: more saves than a flash survives.
    private const int MaxSequence = 999_999_999;

    private SettingsSlot(SettingsError error)
    {
        Error = error;
    }

    /// <summary>Whether it can be relied on.</summary>
    internal SettingsError Error { get; }

    /// <summary>Which copy is newer: the one with the greater number; 0 for version 1.</summary>
    internal int Sequence { get; private set; }

    /// <summary>The whole file.</summary>
    internal byte[] Bytes { get; private set; } = new byte[0];

    /// <summary>Where the lines of values begin.</summary>
    internal int Start { get; private set; }

    /// <summary>Where they end.</summary>
    internal int End { get; private set; }

    /// <summary>Number of the first line of values in the file, counted from 1.</summary>
    internal int FirstLine { get; private set; }

    internal bool IsSound => Error == SettingsError.None;

    internal static SettingsSlot Read(IStorage storage, string name)
    {
        long length = storage.Length(name);
        if (length < 0)
            return new SettingsSlot(SettingsError.Missing);
        if (length > SettingsFile.MaxBytes || length < Newest.Length + CrcLineBytes)
            return new SettingsSlot(SettingsError.Damaged);
        byte[] file = new byte[(int)length];
        if (storage.Read(name, 0, file, 0, file.Length) != file.Length)
            return new SettingsSlot(SettingsError.Damaged);
        if (!HasAt(file, 0, HeadStart) || file[Newest.Length - 1] != (byte)'\n')
            return new SettingsSlot(SettingsError.UnknownFormat);
        byte version = file[HeadStart.Length];
        if (version != (byte)'1' && version != (byte)'2')
            return new SettingsSlot(SettingsError.UnknownFormat);
        int body = file.Length - CrcLineBytes;
        if (Encoding.UTF8.GetString(file, body, CrcLineBytes) != CrcLine(file, body))
            return new SettingsSlot(SettingsError.Damaged);
        var slot = new SettingsSlot(SettingsError.None) { Bytes = file, Start = Newest.Length, End = body, FirstLine = 2 };
        return version == (byte)'1' || slot.TakeSequence() ? slot : new SettingsSlot(SettingsError.Damaged);
    }

    /// <summary>The bytes of a copy.</summary>
    /// <param name="sequence">1 to 999,999,999.</param>
    /// <param name="lines">The values, each line with its end.</param>
    internal static byte[] Compose(int sequence, string lines)
    {
        byte[] body = Encoding.UTF8.GetBytes(Newest + SequenceName + sequence.ToString() + "\n" + lines);
        byte[] crc = Encoding.UTF8.GetBytes(CrcLine(body, body.Length));
        byte[] file = new byte[body.Length + crc.Length];
        Array.Copy(body, 0, file, 0, body.Length);
        Array.Copy(crc, 0, file, body.Length, crc.Length);
        return file;
    }

    private static string CrcLine(byte[] file, int count) => CrcName + Crc32.Of(file, 0, count).ToString("X8") + "\n";

    private static bool HasAt(byte[] file, int at, string text)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(text);
        if (at + wanted.Length > file.Length)
            return false;
        for (int i = 0; i < wanted.Length; i++)
        {
            if (file[at + i] != wanted[i])
                return false;
        }
        return true;
    }

    private bool TakeSequence()
    {
        if (!HasAt(Bytes, Start, SequenceName))
            return false;
        int at = Start + SequenceName.Length;
        int first = at;
        int sequence = 0;
        while (at < End && Bytes[at] >= (byte)'0' && Bytes[at] <= (byte)'9' && sequence <= MaxSequence / 10)
            sequence = sequence * 10 + (Bytes[at++] - (byte)'0');
        if (at == first || at >= End || Bytes[at] != (byte)'\n')
            return false;
        Sequence = sequence;
        Start = at + 1;
        FirstLine = 3;
        return true;
    }
}
