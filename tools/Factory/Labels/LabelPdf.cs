using System.Collections;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Factory.Labels;

/// <summary>A label of 60 x 30 mm as a PDF of one page, all of it lines and letters: sharp on any printer.</summary>
public static class LabelPdf
{
    private const double PointsPerMm = 72 / 25.4;
    private const double Width = 60 * PointsPerMm;
    private const double Height = 30 * PointsPerMm;
    private const double QrSide = 28 * PointsPerMm;
    private const double Margin = PointsPerMm;
    private const double TextLeft = Margin + QrSide;

    private const double LargeSize = 11;
    private const double SmallSize = 6;

    // A letter of Helvetica is at most so wide, as a part of its size, with digits and capitals mixed.
    private const double LetterWidth = 0.62;

    /// <summary>The bytes of the file.</summary>
    public static byte[] Make(LabelText label)
    {
        using var builder = new PdfDocumentBuilder();
        PdfDocumentBuilder.AddedFont font = builder.AddStandard14Font(Standard14Font.Helvetica);
        PdfDocumentBuilder.AddedFont bold = builder.AddStandard14Font(Standard14Font.HelveticaBold);
        PdfPageBuilder page = builder.AddPage(Width, Height);
        DrawQr(page, LabelQr.Modules(label.Serial));
        double roomForSerial = Width - TextLeft - Margin;
        double serialSize = Math.Min(LargeSize, roomForSerial / (label.Serial.Length * LetterWidth));
        page.AddText($"ScanBox {label.Board}", SmallSize, At(26), font);
        page.AddText("SN", SmallSize, At(22), font);
        page.AddText(label.Serial, serialSize, At(18), bold);
        page.AddText("PIN", SmallSize, At(14), font);
        page.AddText(label.SpacedPin, LargeSize, At(10), bold);
        if (label.Password.Length > 0)
        {
            page.AddText("Wi-Fi", SmallSize, At(6), font);
            page.AddText(label.Password, LargeSize, At(2), bold);
        }
        return builder.Build();

        static PdfPoint At(double mm) => new(TextLeft, mm * PointsPerMm);
    }

    // Runs of dark modules are one rectangle: fewer seams, where some printers leave a hair of white.
    private static void DrawQr(PdfPageBuilder page, IReadOnlyList<BitArray> rows)
    {
        double side = QrSide / rows.Count;
        page.SetTextAndFillColor(0, 0, 0);
        for (int y = 0; y < rows.Count; y++)
        {
            for (int x = 0; x < rows.Count; x++)
            {
                int end = x;
                while (end < rows.Count && rows[y][end])
                    end++;
                if (end > x)
                    page.DrawRectangle(new PdfPoint(Margin + (x * side), Height - Margin - ((y + 1) * side)), (end - x) * side, side, 0, fill: true);
                x = end;
            }
        }
    }
}
