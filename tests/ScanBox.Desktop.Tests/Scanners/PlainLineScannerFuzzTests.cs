using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Switching;
using ScanBox.Parts.Scanners;
using ScanBox.Ports;

namespace ScanBox.Desktop.Tests.Scanners;

/// <summary>A module that only sends lines, on a line on which anything may arrive.</summary>
[TestClass]
public class PlainLineScannerFuzzTests
{
    private static readonly byte[][] s_good =
    [
        "134650328919428540\r"u8.ToArray(), "6223685882046899894\r\n28763443825664394\t"u8.ToArray(),
        Encoding.UTF8.GetBytes("https://qr.alipay.com/fkx12345?名=摊\r\n"), [.. Enumerable.Repeat((byte)'9', 1100), (byte)'\n'],
    ];

    private readonly byte[] _code = new byte[CodeLineSplitter.MaxCodeBytes];

    [TestMethod]
    public void HundredThousandStreamsGiveWholeLinesHoweverTheyAreCut()
    {
        var mutator = new Mutator(20261201, s_good);
        var random = new Random(5);
        int taken = 0;
        for (int i = 0; i < 100_000; i++)
        {
            byte[] stream = mutator.Next();
            List<string> codes = Read(stream, () => random.Next(1, 80), out PlainLineScanner scanner);
            taken += codes.Count;

            // The test's own reading: lines without noise inside, that begin in ASCII and are not too long.
            CollectionAssert.AreEqual(Lines(stream), codes, $"run {i}: {Convert.ToHexString(stream)}");

            // After a silence the next code is read, whatever came before.
            var line = new Line("134650328919428540\r"u8.ToArray(), () => 64);
            Assert.AreEqual(0, scanner.TakeCode(_code, 0, _code.Length));
            Assert.AreEqual(1, ReadAll(new PlainLineScanner(line), line).Count);
        }
        Assert.IsGreaterThan(10_000, taken);
    }

    [TestMethod]
    public void SilenceEndsWhateverHadBegun()
    {
        var mutator = new Mutator(20261202, s_good);
        for (int i = 0; i < 100_000; i++)
        {
            var line = new Line(mutator.Next(), () => 64);
            var scanner = new PlainLineScanner(line);
            scanner.Step(0);
            scanner.StartReading();
            long now = 0;
            while (line.Left > 0)
                scanner.Step(now += 10);
            while (scanner.TakeCode(_code, 0, _code.Length) > 0)
                scanner.Step(now += 10);
            scanner.Step(now += 1000);
            line.Add("6223685882046899894\r"u8.ToArray());
            scanner.Step(now + 10);
            int length = scanner.TakeCode(_code, 0, _code.Length);
            Assert.AreEqual("6223685882046899894", Encoding.ASCII.GetString(_code, 0, length), $"run {i}");
        }
    }

    private List<string> Read(byte[] stream, Func<int> piece, out PlainLineScanner scanner)
    {
        var line = new Line(stream, piece);
        scanner = new PlainLineScanner(line);
        return ReadAll(scanner, line);
    }

    private List<string> ReadAll(PlainLineScanner scanner, Line line)
    {
        var codes = new List<string>();
        long now = 0;
        line.Held = true;
        scanner.Step(now);
        line.Held = false;
        scanner.StartReading();
        while (line.Left > 0)
        {
            long next = scanner.Step(now);
            Assert.IsTrue(next >= now && next <= now + 100);
            now++;
            int length = scanner.TakeCode(_code, 0, _code.Length);
            if (length > 0)
                codes.Add(Convert.ToHexString(_code, 0, length));
        }
        return codes;
    }

    private static List<string> Lines(byte[] stream)
    {
        var lines = new List<string>();
        int start = 0;
        for (int at = 0; at < stream.Length; at++)
        {
            if (stream[at] is not ((byte)'\r' or (byte)'\n' or (byte)'\t'))
                continue;
            // What stands in front of the first byte that can begin a code does no harm.
            byte[] line = stream[start..at];
            int first = Array.FindIndex(line, b => !IsNoise(b) && b < 0x80);
            byte[] code = first < 0 ? [] : line[first..];
            if (code.Length is >= 8 and <= CodeLineSplitter.MaxCodeBytes && !code.Any(IsNoise) && code.Take(16).All(b => b is >= 0x20 and <= 0x7E))
                lines.Add(Convert.ToHexString(code));
            start = at + 1;
        }
        return lines;
    }

    private static bool IsNoise(byte b) => b is < 0x20 or 0x7F or 0xFF;

    /// <summary>Gives its bytes in pieces that end with a line, so that no code waits behind another.</summary>
    private sealed class Line(byte[] content, Func<int> piece) : ISerialLine
    {
        private byte[] _content = content;
        private int _at;

        public bool Held { get; set; }

        public int Left => _content.Length - _at;

        public void Add(byte[] more)
        {
            _content = more;
            _at = 0;
        }

        public void Open(int baudRate) => Assert.AreEqual(PlainLineScanner.DefaultBaudRate, baudRate);

        public int Read(byte[] buffer, int offset, int count)
        {
            int length = Held ? 0 : Math.Min(Math.Min(count, piece()), Left);
            int end = Array.FindIndex(_content, _at, length, b => b is (byte)'\r' or (byte)'\n' or (byte)'\t');
            length = end < 0 ? length : end + 1 - _at;
            Array.Copy(_content, _at, buffer, offset, length);
            _at += length;
            return length;
        }

        public void Write(byte[] buffer, int offset, int count) => Assert.Fail("such a module is not talked to");
    }
}
