using System;
using System.IO;
using VirtualBoard.Flash;

namespace VirtualBoard.IO;

/// <summary>
/// Twin of the device's file stream. Habits: an existing file is opened without truncation unless the mode says so,
/// <see cref="Flush"/> does nothing, and only disposing makes a write durable and takes its time.
/// </summary>
public class FileStream : Stream
{
    private readonly PowerSession _session = PowerSession.Current;
    private readonly string _name;
    private readonly OpenFile? _written;
    private readonly byte[] _read = [];
    private readonly bool _canRead;
    private long _position;
    private bool _disposed;

    public FileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access)
        : this(path, mode, access, FileShare.None)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access, FileShare share)
    {
        _ = share;
        bool writes = (access & FileAccess.Write) != 0;
        if (!writes && mode is not (FileMode.Open or FileMode.OpenOrCreate))
            throw new ArgumentException("This mode needs write access.", nameof(access));
        if (mode == FileMode.Append && access != FileAccess.Write)
            throw new ArgumentException("Append needs write access alone.", nameof(access));
        _name = FlashPath.NameOf(path);
        _canRead = (access & FileAccess.Read) != 0;
        using NativeCall call = _session.Enter();
        VirtualFlash flash = _session.Board.Flash;
        bool exists = flash.Exists(_name);
        if (exists && mode == FileMode.CreateNew)
            throw new IOException($"{path} exists already.");
        if (!exists && mode is FileMode.Open or FileMode.Truncate)
            throw new IOException($"{path} does not exist.");
        if (writes || !exists)
            _written = flash.OpenForWriting(_name, mode is FileMode.Create or FileMode.Truncate);
        else
            _read = flash.Content(_name) ?? [];
        CanWrite = writes;
        _position = mode == FileMode.Append ? Content.Length : 0;
    }

    public string Name => _name;

    public override bool CanRead => _canRead && !_disposed;

    public override bool CanSeek => !_disposed;

    public override bool CanWrite { get; }

    public override long Length
    {
        get
        {
            using NativeCall call = EnterOpen();
            return Content.Length;
        }
    }

    public override long Position
    {
        get => _position;
        set
        {
            if (value < 0 || value > Length)
                throw new ArgumentException("The position lies outside of the file.", nameof(value));
            _position = value;
        }
    }

    private byte[] Content => _written?.Content ?? _read;

    /// <summary>Does nothing, as on the device: only disposing makes a write durable.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        using NativeCall call = EnterOpen();
        if (!_canRead)
            throw new NotSupportedException();
        CheckRange(buffer, offset, count);
        // The device reads into an array of the full count and copies all of it: after a short read the rest is zero.
        byte[] all = new byte[count];
        int available = (int)Math.Min(count, Content.Length - _position);
        Array.Copy(Content, _position, all, 0, available);
        all.CopyTo(buffer, offset);
        _position += available;
        return available;
    }

    public int Read(SpanByte buffer) => throw new NotImplementedException();

    public override int ReadByte()
    {
        byte[] one = new byte[1];
        return Read(one, 0, 1) == 1 ? one[0] : -1;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => Length + offset,
        };
        return _position;
    }

    public override void SetLength(long value) => throw new NotImplementedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        using NativeCall call = EnterOpen();
        if (!CanWrite || _written is null)
            throw new NotSupportedException();
        CheckRange(buffer, offset, count);
        _session.Board.Flash.Write(_written, _position, buffer[offset..(offset + count)]);
        _position += count;
    }

    public override void WriteByte(byte value) => Write([value], 0, 1);

    protected override void Dispose(bool disposing)
    {
        if (!_disposed && disposing && _written is not null)
        {
            using NativeCall call = _session.Enter();
            _disposed = true;
            VirtualFlash flash = _session.Board.Flash;
            if (flash.Close(_written) && flash.CommitTime > TimeSpan.Zero)
                call.Block(flash.CommitTime);
        }
        _disposed = true;
        base.Dispose(disposing);
    }

    private static void CheckRange(byte[] buffer, int offset, int count)
    {
        if (offset < 0 || count < 0 || offset > buffer.Length - count)
            throw new IndexOutOfRangeException("The range lies outside of the buffer.");
    }

    private NativeCall EnterOpen()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _session.Enter();
    }
}
