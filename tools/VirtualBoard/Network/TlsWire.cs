using System;
using System.Buffers.Binary;
using System.IO;
using System.Net.Sockets;
using System.Threading;

namespace VirtualBoard.Network;

/// <summary>
/// What lies below the TLS of a board's socket. It hands out one TLS record at a time and leaves the rest in the socket, as
/// the device's library does, so that the socket's own count of waiting bytes means the same.
/// </summary>
internal sealed class TlsWire(Socket socket, Func<bool> isDead) : Stream
{
    private const int HeaderBytes = 5;

    // While the handshake waits for its peer: short enough that no test notices.
    private const int LookAgainMs = 1;

    private readonly byte[] _header = new byte[HeaderBytes];
    private int _headerCount;
    private int _bodyLeft;
    private volatile bool _closed;

    /// <summary>Whether a read waits for bytes, as during the handshake; otherwise it throws <see cref="WouldBlockException"/>.</summary>
    public bool Waits { get; set; } = true;

    /// <summary>Whether a read would find bytes, or the end.</summary>
    public bool IsReadable => !isDead() && socket.Poll(0, SelectMode.SelectRead);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (!IsReadable)
        {
            if (!Waits)
                throw new WouldBlockException();
            if (_closed)
                throw new IOException("Closed.");
            Thread.Sleep(LookAgainMs);
        }
        int wanted = Math.Min(count, _bodyLeft > 0 ? _bodyLeft : HeaderBytes - _headerCount);
        int read = socket.Receive(buffer, offset, wanted, SocketFlags.None);
        Follow(buffer.AsSpan(offset, read));
        return read;
    }

    /// <summary>Bytes that are sent while the way is dead vanish without a word.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0 && !isDead())
        {
            int sent = socket.Send(buffer, offset, count, SocketFlags.None);
            offset += sent;
            count -= sent;
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _closed = true;
        base.Dispose(disposing);
    }

    private void Follow(ReadOnlySpan<byte> read)
    {
        if (_bodyLeft > 0)
        {
            _bodyLeft -= read.Length;
            return;
        }
        read.CopyTo(_header.AsSpan(_headerCount));
        _headerCount += read.Length;
        if (_headerCount < HeaderBytes)
            return;
        _headerCount = 0;
        _bodyLeft = BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(3));
    }
}
