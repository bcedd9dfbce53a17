using System.Collections;
using System.Text;
using QRCoder;

namespace SetupCodes;

/// <summary>A text as QR code: for a file, and for a terminal.</summary>
public static class QrPicture
{
    private const int ModulePixels = 8;

    /// <summary>A PNG, black on white, with its quiet zone.</summary>
    public static byte[] Png(string text)
    {
        using QRCodeData data = Encode(text);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(ModulePixels);
    }

    /// <summary>Lines for a terminal, two modules a character, light on dark as most terminals are: phones and scanners read it as it stands.</summary>
    public static string Lines(string text)
    {
        using QRCodeData data = Encode(text);
        List<BitArray> rows = data.ModuleMatrix;
        var lines = new StringBuilder();
        for (int y = 0; y < rows.Count; y += 2)
        {
            for (int x = 0; x < rows.Count; x++)
            {
                bool upper = !rows[y][x];
                bool lower = y + 1 < rows.Count && !rows[y + 1][x];
                lines.Append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            lines.Append('\n');
        }
        return lines.ToString();
    }

    private static QRCodeData Encode(string text) => QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
}
