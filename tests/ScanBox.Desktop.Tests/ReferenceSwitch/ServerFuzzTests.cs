using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch;
using ReferenceSwitch.Hosting;
using ScanBox.Desktop.Tests.Switching;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>Mutated bytes on real connections to the switch.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ServerFuzzTests
{
    private const int Connections = 10_000;
    private const int InputsPerConnection = 10;

    [TestMethod]
    public async Task Of_a_hundred_thousand_mutated_inputs_the_server_hands_over_exactly_the_whole_frames()
    {
        var line = new Recorder();
        var limits = new SwitchLimits();
        await using SwitchServer server = new(line, IPAddress.Loopback, 0, limits, new TerminalConnections(), null, line.Log);
        var mutator = new Mutator(20260405, [Framed(0), Framed(1), Framed(40), Framed(400), Framed(limits.MaxFrameBytes), Framed(limits.MaxFrameBytes + 1)]);
        long before = GC.GetTotalMemory(true);
        for (int connection = 0; connection < Connections; connection++)
        {
            byte[] stream = [.. Enumerable.Range(0, InputsPerConnection).SelectMany(_ => mutator.Next())];
            List<string> expected = Split(stream, limits.MaxFrameBytes);
            line.Seen.Clear();
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, server.Port);
            NetworkStream sent = client.GetStream();
            try
            {
                await sent.WriteAsync(stream);
                client.Client.Shutdown(SocketShutdown.Send);
                // The server ends the connection when it has seen all, or has enough of it.
                while (await sent.ReadAsync(new byte[256]) > 0)
                {
                }
            }
            catch (Exception fault) when (fault is System.IO.IOException or SocketException)
            {
                // A connection that is cut while more comes is reset.
            }
            await line.HasSeen(expected.Count);
            CollectionAssert.AreEqual(expected, line.Seen.ToArray(), $"connection {connection}");
        }
        Assert.IsLessThan(20_000_000, GC.GetTotalMemory(true) - before);
        Assert.IsTrue(line.Lines.All(text => text.StartsWith("connection closed: a frame of ", StringComparison.Ordinal)), string.Join('\n', line.Lines.Distinct()));
    }

    private static byte[] Framed(int length)
    {
        byte[] frame = new byte[length + 2];
        new Random(length).NextBytes(frame);
        frame[0] = (byte)(length >> 8);
        frame[1] = (byte)length;
        return frame;
    }

    private static List<string> Split(byte[] stream, int longest)
    {
        List<string> frames = [];
        for (int at = 0; at + 2 <= stream.Length;)
        {
            int length = (stream[at] << 8) | stream[at + 1];
            if (length == 0 || length > longest || at + 2 + length > stream.Length)
                break;
            frames.Add(Convert.ToHexString(stream, at + 2, length));
            at += 2 + length;
        }
        return frames;
    }

    private sealed class Recorder : ISwitchLine
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public ConcurrentQueue<string> Lines { get; } = new();

        public void Log(string line) => Lines.Enqueue(line);

        public LineAnswer Exchange(SwitchSession session, byte[] frame)
        {
            Seen.Enqueue(Convert.ToHexString(frame));
            return new(null);
        }

        // A reset reaches the client before the server's thread has come to the end of what it read.
        public async Task HasSeen(int count)
        {
            for (int i = 0; i < 500 && Seen.Count < count; i++)
                await Task.Delay(10);
        }
    }
}
