using System.Buffers.Binary;
using System.Collections;
using System.IO.Compression;
using ScanBox.Integrity;

namespace Factory.Labels;

/// <summary>The same label as a picture, 60 x 30 mm at 300 dots an inch, one bit a dot as label printers print.</summary>
public static class LabelPng
{
    private const int Width = 708;
    private const int Height = 354;
    private const int Margin = 12;

    private const int SmallScale = 3;
    private const int LargeScale = 6;
    private const int LetterGap = 1;

    private static readonly byte[] s_signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // 300 dots an inch, in dots a metre.
    private const int DotsPerMetre = 11811;

    /// <summary>The bytes of the file.</summary>
    public static byte[] Make(LabelText label)
    {
        var dots = new bool[Width * Height];
        int left = DrawQr(dots, LabelQr.Modules(label.Serial));
        int room = Width - left - Margin;
        Write(dots, left, 12, SmallScale, "ScanBox " + label.Board);
        Write(dots, left, 60, SmallScale, "SN");
        Write(dots, left, 90, Math.Clamp(room / (label.Serial.Length * (LabelFont.Width + LetterGap)), 1, LargeScale), label.Serial);
        Write(dots, left, 156, SmallScale, "PIN");
        Write(dots, left, 186, LargeScale, label.SpacedPin);
        if (label.Password.Length > 0)
        {
            Write(dots, left, 252, SmallScale, "Wi-Fi");
            Write(dots, left, 282, LargeScale, label.Password);
        }
        return Encode(dots);
    }

    private static int DrawQr(bool[] dots, IReadOnlyList<BitArray> rows)
    {
        int scale = (Height - (2 * Margin)) / rows.Count;
        for (int y = 0; y < rows.Count * scale; y++)
        {
            for (int x = 0; x < rows.Count * scale; x++)
                dots[((y + Margin) * Width) + x + Margin] = rows[y / scale][x / scale];
        }
        return Margin + (rows.Count * scale);
    }

    private static void Write(bool[] dots, int left, int top, int scale, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            for (int y = 0; y < LabelFont.Height * scale; y++)
            {
                for (int x = 0; x < LabelFont.Width * scale; x++)
                {
                    int column = left + (i * (LabelFont.Width + LetterGap) * scale) + x;
                    if (column < Width && LabelFont.IsDark(text[i], x / scale, y / scale))
                        dots[((top + y) * Width) + column] = true;
                }
            }
        }
    }

    private static byte[] Encode(bool[] dots)
    {
        const int bits = 1, grey = 0, bytesOfRow = (Width + 7) / 8, filterByte = 1;
        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        head[8] = bits;
        head[9] = grey;
        byte[] size = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(size, DotsPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), DotsPerMetre);
        size[8] = 1;
        byte[] rows = new byte[Height * (filterByte + bytesOfRow)];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                // Dark is 0.
                if (!dots[(y * Width) + x])
                    rows[(y * (filterByte + bytesOfRow)) + filterByte + (x / 8)] |= (byte)(0x80 >> (x % 8));
            }
        }
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zip.Write(rows);
        using var png = new MemoryStream();
        png.Write(s_signature);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "pHYs"u8, size);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] named = [.. name, .. content];
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(named, 0, named.Length));
        png.Write(number);
    }
}
