using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Integrity;

namespace ScanBox.Desktop.Tests.Integrity;

[TestClass]
public class Crc32Tests
{
    [TestMethod]
    public void Agrees_with_the_checksum_in_a_gzip_file()
    {
        var random = new Random(32);
        for (int size = 1; size < 600; size += 7)
        {
            byte[] bytes = new byte[size];
            random.NextBytes(bytes);
            Assert.AreEqual(GzipChecksum(bytes), Crc32.Of(bytes, 0, size), $"{size} bytes");
        }
    }

    // The last 8 bytes of a gzip file are the CRC-32 and the size of what it holds (RFC 1952).
    private static uint GzipChecksum(byte[] bytes)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(file.ToArray().AsSpan()[^8..]);
    }
}
