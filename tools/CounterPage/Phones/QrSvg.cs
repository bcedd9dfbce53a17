using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace CounterPage.Phones;

/// <summary>QR codes as small SVG pictures: one path, a run of dark modules a rectangle.</summary>
internal static class QrSvg
{
    /// <summary>Draws a text; quiet zone included.</summary>
    internal static string Of(string text)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        List<BitArray> rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (int y = 0; y < rows.Count; y++)
        {
            for (int x = 0; x < rows.Count;)
            {
                int first = x;
                while (x < rows.Count && rows[y][x])
                    x++;
                if (x > first)
                    path.Append(CultureInfo.InvariantCulture, $"M{first} {y}h{x - first}v1h-{x - first}z");
                else
                    x++;
            }
        }
        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {rows.Count} {rows.Count}' shape-rendering='crispEdges'><rect width='100%' height='100%' fill='#fff'/><path d='{path}'/></svg>");
    }
}
