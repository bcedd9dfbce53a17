using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace ScanBox.Page.Tests;

/// <summary>Reads what a scenario saw on the page, see browser/watch.mjs.</summary>
internal static class PageView
{
    /// <summary>Fen as the page writes them.</summary>
    public static string Yuan(long fen) => string.Create(CultureInfo.InvariantCulture, $"¥{fen / 100:N0}.{fen % 100:D2}");

    /// <summary>Fen as the display shows an amount that is due.</summary>
    public static string Digits(long fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100}.{fen % 100:D2}");

    /// <summary>All captions, a line each.</summary>
    public static string Said(JsonNode seen) => string.Join('\n', seen["captions"]!.AsArray().Select(caption => caption!["said"]!.GetValue<string>()));

    /// <summary>The timeline's group of a payment.</summary>
    public static JsonNode Group(JsonNode seen, string payment) => seen["groups"]!.AsArray().Single(group => group!["payment"]!.GetValue<string>() == payment)!;

    /// <summary>The titles of a payment's steps.</summary>
    public static string[] Titles(JsonNode seen, string payment) => [.. Group(seen, payment)["titles"]!.AsArray().Select(title => title!.GetValue<string>())];

    /// <summary>The payment of a row of what the box owes, as batch and STAN of six digits.</summary>
    public static string Payment(JsonNode owed) => string.Join('-', owed["payment"]!.GetValue<string>().Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture).ToString("D6", CultureInfo.InvariantCulture)));
}
