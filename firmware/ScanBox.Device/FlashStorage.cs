using System;
using System.IO;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>
/// Files on the internal flash. A write is durable when its stream is disposed and not before, so each one opens and
/// closes its file: tens of milliseconds during which the firmware stands still.
/// </summary>
/// <remarks>
/// The file last read stays open, because a voice clip is read in many pieces. The device makes a temporary array of the
/// size of each read: read 2 to 4 KB at a time.
/// </remarks>
public sealed class FlashStorage : IStorage
{
    private const string Root = "I:\\";

    private FileStream? _reader;
    private string _readerName = "";

    /// <inheritdoc/>
    public long Length(string name)
    {
        try
        {
            FileStream? reader = Reader(name);
            return reader is null ? -1 : reader.Length;
        }
        catch (Exception)
        {
            CloseReader();
            return -1;
        }
    }

    /// <inheritdoc/>
    public int Read(string name, long position, byte[] buffer, int offset, int count)
    {
        try
        {
            FileStream? reader = Reader(name);
            if (reader is null)
                return -1;
            // A short read of the device zeroes the rest of the range that was asked for.
            long left = reader.Length - position;
            if (left < count)
                count = (int)left;
            if (count <= 0)
                return 0;
            if (reader.Position != position)
                reader.Position = position;
            return reader.Read(buffer, offset, count);
        }
        catch (Exception)
        {
            CloseReader();
            return -1;
        }
    }

    /// <inheritdoc/>
    public bool Append(string name, byte[] buffer, int offset, int count) => Write(name, FileMode.Append, buffer, offset, count);

    /// <inheritdoc/>
    public bool Create(string name, byte[] buffer, int offset, int count) => Write(name, FileMode.Create, buffer, offset, count);

    /// <inheritdoc/>
    public bool Move(string from, string to)
    {
        try
        {
            CloseReader();
            File.Move(Root + from, Root + to);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Delete(string name)
    {
        try
        {
            CloseReader();
            File.Delete(Root + name);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private bool Write(string name, FileMode mode, byte[] buffer, int offset, int count)
    {
        try
        {
            CloseReader();
            using (FileStream file = new(Root + name, mode, FileAccess.Write))
            {
                if (count > 0)
                    file.Write(buffer, offset, count);
            }
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private FileStream? Reader(string name)
    {
        if (_reader is not null && _readerName == name)
            return _reader;
        CloseReader();
        string path = Root + name;
        if (!File.Exists(path))
            return null;
        _reader = new FileStream(path, FileMode.Open, FileAccess.Read);
        _readerName = name;
        return _reader;
    }

    private void CloseReader()
    {
        FileStream? reader = _reader;
        _reader = null;
        _readerName = "";
        reader?.Dispose();
    }
}
