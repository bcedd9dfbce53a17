using System;
using System.IO;

namespace VirtualBoard.Net;

/// <summary>Twin of the device's stream over a socket, as far as <see cref="SslStream"/> builds on it.</summary>
public class NetworkStream : Stream
{
    public NetworkStream(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        Socket = socket;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanTimeout => true;

    public override bool CanWrite => true;

    public override int ReadTimeout
    {
        get => Socket.ReceiveTimeout;
        set => Socket.ReceiveTimeout = value;
    }

    public override int WriteTimeout
    {
        get => Socket.SendTimeout;
        set => Socket.SendTimeout = value;
    }

    public override long Length => Socket.Available;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public virtual bool DataAvailable => Socket.Available > 0;

    internal Socket Socket { get; }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        Socket.Receive(buffer, offset, Math.Min(count, Math.Max(1, Socket.Available)), System.Net.Sockets.SocketFlags.None);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (Socket.Send(buffer, offset, count, System.Net.Sockets.SocketFlags.None) != count)
            throw new IOException();
    }
}
