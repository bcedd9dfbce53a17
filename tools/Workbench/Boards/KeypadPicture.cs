using System.Globalization;
using System.Text;
using ScanBox.Device;

namespace Workbench.Boards;

/// <summary>Draws the keys of a matrix where their rows and columns cross.</summary>
internal static class KeypadPicture
{
    private const int KeyWidth = 92;
    private const int KeyHeight = 34;
    private const int Gap = 6;
    private const int Head = 44;
    private const int RowLabel = 110;

    internal static int HeightOf(BoardPlan plan) => Head + (plan.KeypadRows.Length * (KeyHeight + Gap));

    internal static void Draw(StringBuilder svg, BoardPlan plan, int left, int top)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"keypad\">\n<text class=\"title\" x=\"{left}\" y=\"{top + 14}\">Keys of the matrix, each between its row and its column</text>\n");
        int columns = plan.KeypadColumns.Length;
        for (int column = 0; column < columns; column++)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"small middle\" x=\"{left + RowLabel + (column * (KeyWidth + Gap)) + (KeyWidth / 2)}\" y=\"{top + 36}\">column {column + 1}, {plan.KeypadColumns[column]}</text>\n");
        for (int row = 0; row < plan.KeypadRows.Length; row++)
        {
            int y = top + Head + (row * (KeyHeight + Gap));
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"small\" x=\"{left}\" y=\"{y + 22}\">row {row + 1}, {plan.KeypadRows[row]}</text>\n");
            for (int column = 0; column < columns; column++)
            {
                int x = left + RowLabel + (column * (KeyWidth + Gap));
                string text = KeyText.Of(plan.KeypadKeys[(row * columns) + column]);
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"key\" x=\"{x}\" y=\"{y}\" width=\"{KeyWidth}\" height=\"{KeyHeight}\" rx=\"6\"/><text class=\"middle\" x=\"{x + (KeyWidth / 2)}\" y=\"{y + 22}\">{BoardPicture.Text(text)}</text>\n");
            }
        }
        svg.Append("</g>\n");
    }
}
