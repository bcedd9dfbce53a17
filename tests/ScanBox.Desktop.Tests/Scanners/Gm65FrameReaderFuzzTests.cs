using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Parts.Scanners;

namespace ScanBox.Desktop.Tests.Scanners;

[TestClass]
public class Gm65FrameReaderFuzzTests
{
    private static readonly byte[][] s_pieces =
    [
        Convert.FromHexString("02000001003331"), Convert.FromHexString("03000001003331"), Convert.FromHexString("020000023901C14C"),
        Convert.FromHexString("03000A30333231353633383430"), "134650328919428540\r"u8.ToArray(), "6223685882046899894\r\n"u8.ToArray(),
        "00020101021153031565802CN6304ABCD\t"u8.ToArray(), "28763443825664394"u8.ToArray(), [0x02], [0x03], [0x02, 0x00], [0x03, 0x00],
    ];

    private static byte[] Stream(Random random)
    {
        var bytes = new List<byte>();
        int pieces = random.Next(1, 8);
        for (int i = 0; i < pieces; i++)
        {
            byte[] piece = [.. s_pieces[random.Next(s_pieces.Length)]];
            switch (random.Next(4))
            {
                case 0:
                    piece[random.Next(piece.Length)] = (byte)random.Next(256);
                    break;
                case 1:
                    piece = piece[..random.Next(piece.Length)];
                    break;
            }
            bytes.AddRange(piece);
        }
        return [.. bytes];
    }

    private static string Read(Gm65FrameReader reader, byte[] stream, Func<int> pieceSize)
    {
        var items = new StringBuilder();
        for (int at = 0; at < stream.Length;)
        {
            int count = Math.Min(Math.Min(pieceSize(), reader.Room), stream.Length - at);
            Assert.IsGreaterThan(0, count, "there is always room");
            reader.Append(stream, at, count);
            at += count;
            Drain(reader, items);
        }
        return items.ToString();
    }

    private static void Drain(Gm65FrameReader reader, StringBuilder items)
    {
        for (Gm65Item item = reader.Next(); item != Gm65Item.None; item = reader.Next())
            items.Append($"{item}:{Convert.ToHexString(reader.ItemBuffer, reader.ItemOffset, reader.ItemLength)};");
    }

    [TestMethod]
    public void HundredThousandStreamsReadTheSameHoweverTheyAreCut()
    {
        var random = new Random(8);
        for (int i = 0; i < 100_000; i++)
        {
            byte[] stream = Stream(random);
            var reader = new Gm65FrameReader();

            string whole = Read(reader, stream, () => stream.Length);

            Assert.AreEqual(whole, Read(new Gm65FrameReader(), stream, () => random.Next(1, 9)), $"run {i}: {Convert.ToHexString(stream)}");
            string hex = Convert.ToHexString(stream);
            foreach (string code in whole.Split(';').Where(t => t.StartsWith("Code:", StringComparison.Ordinal)))
                Assert.Contains(code[5..], hex, $"run {i}: a code is a piece of the stream");
        }
    }

    [TestMethod]
    public void AfterSilenceTheNextCodeIsReadWhateverCameBefore()
    {
        var random = new Random(9);
        for (int i = 0; i < 100_000; i++)
        {
            byte[] stream = Stream(random);
            var reader = new Gm65FrameReader();
            Read(reader, stream, () => random.Next(1, 33));
            var dropped = new StringBuilder();
            for (int silences = 0; reader.IsInside; silences++)
            {
                Assert.IsLessThan(300, silences, $"run {i}");
                reader.Silence(false);
                Drain(reader, dropped);
            }

            string items = Read(reader, [.. s_pieces[0], .. s_pieces[4]], () => random.Next(1, 9));

            Assert.AreEqual("Reply:00;Code:313334363530333238393139343238353430;", items, $"run {i}: {Convert.ToHexString(stream)}");
        }
    }
}
