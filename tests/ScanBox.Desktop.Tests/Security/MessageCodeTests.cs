using System;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Security;

namespace ScanBox.Desktop.Tests.Security;

/// <summary>Codes against straight-line implementations of the written steps, over OpenSSL's SM4.</summary>
[TestClass]
public class MessageCodeTests
{
    private const int Runs = 60;

    private static readonly Random s_random = new(64);

    [TestMethod]
    public void XOR_form_follows_the_written_steps()
    {
        OpenSsl.Require();
        for (int i = 0; i < Runs; i++)
        {
            byte[] key = Bytes(16);
            byte[] message = Bytes(s_random.Next(0, 400));
            Assert.AreEqual(WrittenSteps(key, message), Ours(key, message, MacForm.XorThenEncrypt), $"{message.Length} bytes");
        }
    }

    [TestMethod]
    public void Chained_form_is_the_last_block_of_CBC()
    {
        OpenSsl.Require();
        for (int i = 0; i < Runs; i++)
        {
            byte[] key = Bytes(16);
            byte[] message = Bytes(s_random.Next(1, 400));
            string expected = Convert.ToHexString(OpenSsl.Cbc(key, Padded(message)).AsSpan()[^16..])[..8];
            Assert.AreEqual(expected, Ours(key, message, MacForm.Chained), $"{message.Length} bytes");
        }
    }

    [TestMethod]
    public void Tag_of_a_code_is_CBC_behind_its_length()
    {
        OpenSsl.Require();
        for (int i = 0; i < Runs; i++)
        {
            byte[] key = Bytes(16);
            byte[] code = Bytes(s_random.Next(0, 300));
            byte[] head = new byte[16];
            head[0] = (byte)(code.Length / 256);
            head[1] = (byte)(code.Length % 256);
            byte[] expected = OpenSsl.Cbc(key, [.. head, .. Padded(code)])[^16..^8];
            byte[] tag = new byte[CodeTag.Size];
            new CodeTag(new Sm4(key)).Write(code, 0, code.Length, tag, 0);
            CollectionAssert.AreEqual(expected, tag, $"{code.Length} bytes");
        }
    }

    [TestMethod]
    public void Making_codes_allocates_nothing()
    {
        var mac = new MessageMac(new Sm4(Bytes(16)));
        var tags = new CodeTag(new Sm4(Bytes(16)));
        byte[] message = Bytes(400);
        byte[] result = new byte[8];
        mac.Compute(message, 0, 400, result, 0);
        tags.Write(message, 0, 20, result, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            mac.Compute(message, 0, 400, result, 0);
            mac.Verify(message, 0, 400, result, 0);
            tags.Write(message, 0, 20, result, 0);
        }
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string WrittenSteps(byte[] key, byte[] message)
    {
        byte[] xored = Padded(message).Chunk(16).Aggregate(new byte[16], Xor);
        byte[] hex = Encoding.ASCII.GetBytes(Convert.ToHexString(xored));
        byte[] first = OpenSsl.Ecb(key, hex[..16]);
        byte[] second = OpenSsl.Ecb(key, Xor(first, hex[16..]));
        return Convert.ToHexString(second)[..8];
    }

    private static string Ours(byte[] key, byte[] message, MacForm form)
    {
        byte[] code = new byte[MessageMac.Size];
        new MessageMac(new Sm4(key), form).Compute(message, 0, message.Length, code, 0);
        return Encoding.ASCII.GetString(code);
    }

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[(16 - (bytes.Length % 16)) % 16]];

    private static byte[] Xor(byte[] left, byte[] right) => [.. left.Zip(right, (l, r) => (byte)(l ^ r))];

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        s_random.NextBytes(bytes);
        return bytes;
    }
}
