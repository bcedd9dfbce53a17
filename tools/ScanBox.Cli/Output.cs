using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScanBox.Cli;

/// <summary>What a verb prints: one JSON document, or lines for people.</summary>
internal static class Output
{
    // Chinese stands as itself: the documents go to terminals and programs, never into a web page.
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Json(JsonNode document) => Console.Out.WriteLine(document.ToJsonString(s_options));

    internal static void Line(string text) => Console.Out.WriteLine(text);

    internal static void Progress(string text) => Console.Error.WriteLine(text);
}
