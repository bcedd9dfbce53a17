using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ScanBox.Device;

namespace Workbench.Boards;

/// <summary>
/// Draws a plan: the chip in the middle, its parts at both sides, each wire straight between the two pins that it joins. The chip's
/// pins stand where their wires end, so no wire crosses another.
/// </summary>
public static class BoardPicture
{
    private const int Margin = 24;
    private const int PartWidth = 250;
    private const int WireLength = 160;
    private const int ChipWidth = 340;
    private const int Row = 26;
    private const int PartHead = 52;
    private const int PartFoot = 28;
    private const int PartGap = 18;
    private const int TitleHeight = 68;
    private const int Width = (2 * (Margin + PartWidth + WireLength)) + ChipWidth;
    private const int ChipLeft = Margin + PartWidth + WireLength;
    private const int ChipRight = ChipLeft + ChipWidth;

    /// <summary>The picture as an SVG document that stands by itself, for light and dark pages.</summary>
    public static string Svg(BoardPlan plan)
    {
        (List<BoardPart> left, List<BoardPart> right) = Sides(BoardWiring.Parts(plan));
        int body = Math.Max(HeightOf(left), HeightOf(right));
        int keypadTop = TitleHeight + body + Margin;
        bool hasKeypad = plan.KeypadRows.Length > 0;
        int height = keypadTop + (hasKeypad ? KeypadPicture.HeightOf(plan) : 0) + Margin;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title what\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"title\">Wiring of {Text(plan.Name)}</title>\n<desc id=\"what\">{Text(Description(plan))}</desc>\n");
        svg.Append(BoardStyle.Css);
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"page\" width=\"{Width}\" height=\"{height}\" rx=\"12\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{Margin}\" y=\"36\">{Text(plan.Name)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"small\" x=\"{Margin}\" y=\"56\">boards/{Text(plan.Id)}, drawn from Board.cs: pins stand where their wires end, not as on the module; all grounds are joined</text>\n");
        Chip(svg, plan, body);
        Side(svg, plan, left, isLeft: true);
        Side(svg, plan, right, isLeft: false);
        if (hasKeypad)
            KeypadPicture.Draw(svg, plan, Margin, keypadTop);
        svg.Append("</svg>\n");
        return svg.ToString();
    }

    internal static string Text(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Description(BoardPlan plan) =>
        string.Join("; ", BoardWiring.Parts(plan).Select(part => $"{part.Title}: {string.Join(", ", part.Wires.Select(wire => $"{wire.Label} on GPIO{wire.Pin}"))}"));

    // The first half of the parts at the left, by height, so that both sides end at about the same line.
    private static (List<BoardPart> Left, List<BoardPart> Right) Sides(IReadOnlyList<BoardPart> parts)
    {
        int count = Enumerable.Range(1, parts.Count).MinBy(n => Math.Max(HeightOf(parts.Take(n)), HeightOf(parts.Skip(n))));
        return ([.. parts.Take(count)], [.. parts.Skip(count)]);
    }

    private static int HeightOf(BoardPart part) => PartHead + (part.Wires.Count * Row) + (part.Supply.Length > 0 ? PartFoot : 8);

    private static int HeightOf(IEnumerable<BoardPart> parts) => Math.Max(0, parts.Sum(part => HeightOf(part) + PartGap) - PartGap);

    private static void Chip(StringBuilder svg, BoardPlan plan, int body)
    {
        int middle = ChipLeft + (ChipWidth / 2);
        int top = TitleHeight + (body / 2) - 50;
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"chip\" x=\"{ChipLeft}\" y=\"{TitleHeight}\" width=\"{ChipWidth}\" height=\"{body}\" rx=\"10\"/>\n");
        string[] lines =
        [
            plan.Chip == BoardChip.Esp32S3 ? "ESP32-S3" : "ESP32",
            $"{plan.FlashMegabytes} MB flash",
            plan.HasPsram ? "PSRAM" : "no PSRAM",
            "3.3 V, GND",
        ];
        for (int i = 0; i < lines.Length; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{(i == 0 ? "chipname" : "chiptext")}\" x=\"{middle}\" y=\"{top + (i * 24)}\">{Text(lines[i])}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"target\" x=\"{middle}\" y=\"{top + (lines.Length * 24)}\">{Text(plan.Target)}</text>\n");
    }

    private static void Side(StringBuilder svg, BoardPlan plan, List<BoardPart> parts, bool isLeft)
    {
        int top = TitleHeight;
        foreach (BoardPart part in parts)
        {
            Part(svg, plan, part, top, isLeft);
            top += HeightOf(part) + PartGap;
        }
    }

    private static void Part(StringBuilder svg, BoardPlan plan, BoardPart part, int top, bool isLeft)
    {
        int x = isLeft ? Margin : ChipRight + WireLength;
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{part.Id}\">\n<rect class=\"part\" x=\"{x}\" y=\"{top}\" width=\"{PartWidth}\" height=\"{HeightOf(part)}\" rx=\"8\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"mark\" x=\"{x}\" y=\"{top}\" width=\"6\" height=\"{HeightOf(part)}\" rx=\"3\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"title\" x=\"{x + 18}\" y=\"{top + 22}\">{Text(part.Title)}</text>\n<text class=\"small\" x=\"{x + 18}\" y=\"{top + 40}\">{Text(part.Detail)}</text>\n");
        for (int i = 0; i < part.Wires.Count; i++)
            Wire(svg, plan, part.Wires[i], top + PartHead + (i * Row) + (Row / 2), isLeft);
        if (part.Supply.Length > 0)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"small\" x=\"{x + 18}\" y=\"{top + HeightOf(part) - 11}\">supply: {Text(part.Supply)}</text>\n");
        svg.Append("</g>\n");
    }

    private static void Wire(StringBuilder svg, BoardPlan plan, BoardWire wire, int y, bool isLeft)
    {
        int atPart = isLeft ? Margin + PartWidth : ChipRight + WireLength;
        int atChip = isLeft ? ChipLeft : ChipRight;
        int inward = isLeft ? -1 : 1;
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"wire\" d=\"M{atPart} {y}H{atChip}\"/>\n<circle class=\"dot\" cx=\"{atPart}\" cy=\"{y}\" r=\"4\"/><circle class=\"dot\" cx=\"{atChip}\" cy=\"{y}\" r=\"4\"/>\n");
        // An arrow for each end that is driven.
        if (wire.IsDriven)
            Arrow(svg, atPart - (inward * 6), y, inward);
        if (wire.Use is not (WireUse.Output or WireUse.OpenDrain))
            Arrow(svg, atChip + (inward * 6), y, -inward);
        if (wire.Note.Length > 0)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"note\" x=\"{(atPart + atChip) / 2}\" y=\"{y - 5}\">{Text(wire.Note)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"pin {(isLeft ? "end" : "begin")}\" x=\"{atPart + (inward * 12)}\" y=\"{y + 4}\">{Text(wire.Label)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"gpio {(isLeft ? "begin" : "end")}\" x=\"{atChip - (inward * 12)}\" y=\"{y + 4}\">GPIO{wire.Pin}{Habit(plan, wire)}</text>\n");
    }

    private static void Arrow(StringBuilder svg, int x, int y, int towards) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"arrow\" d=\"M{x} {y}l{-towards * 8} -4v8z\"/>\n");

    private static string Habit(BoardPlan plan, BoardWire wire)
    {
        bool strapping = plan.Chip == BoardChip.Esp32S3 ? Esp32S3Pins.IsStrapping(wire.Pin) : Esp32Pins.IsStrapping(wire.Pin);
        return strapping ? " <tspan class=\"habit\">strapping</tspan>" : plan.Chip == BoardChip.Esp32 && wire.Pin >= 34 ? " <tspan class=\"habit\">input</tspan>" : "";
    }
}
