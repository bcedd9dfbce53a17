using System;
using System.Buffers.Binary;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>A terminal's end of a TCP connection.</summary>
internal sealed class TcpBox : IDisposable
{
    // Long enough for a loaded machine; a test that gets this far has failed.
    private const int PatienceMs = 20_000;

    private readonly TcpClient client = new();
    private readonly NetworkStream stream;

    public TcpBox(int port)
    {
        client.Connect(IPAddress.Loopback, port);
        client.NoDelay = true;
        stream = client.GetStream();
        stream.ReadTimeout = PatienceMs;
    }

    public void SendRaw(params byte[] bytes) => stream.Write(bytes);

    public void Send(byte[] frame)
    {
        byte[] bytes = new byte[2 + frame.Length];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)frame.Length);
        frame.CopyTo(bytes, 2);
        stream.Write(bytes);
    }

    /// <summary>The next frame, or null when the switch has closed the connection.</summary>
    public byte[]? Receive()
    {
        try
        {
            byte[] prefix = new byte[2];
            stream.ReadExactly(prefix);
            byte[] frame = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
            stream.ReadExactly(frame);
            return frame;
        }
        catch (IOException fault) when (fault is EndOfStreamException || fault.InnerException is SocketException { SocketErrorCode: not SocketError.TimedOut })
        {
            return null;
        }
    }

    public byte[]? Exchange(byte[] frame)
    {
        Send(frame);
        return Receive();
    }

    /// <summary>Whether nothing comes for a while.</summary>
    public bool StaysSilent(int ms)
    {
        Thread.Sleep(ms);
        return client.Available == 0;
    }

    public void Dispose() => client.Dispose();
}
