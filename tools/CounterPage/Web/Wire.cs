using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CounterPage.Web;

/// <summary>JSON and server-sent events as bytes.</summary>
internal static class Wire
{
    // The answers are JSON for a program, never part of a page's text.
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static readonly byte[] KeepAlive = ": still here\n\n"u8.ToArray();

    internal static string Text(JsonNode node) => node.ToJsonString(s_options);

    internal static byte[] Json(JsonNode node) => Encoding.UTF8.GetBytes(Text(node));

    /// <summary>One event.</summary>
    /// <param name="name">Its type.</param>
    /// <param name="run">Number of this run of the server: a browser may come back to another one.</param>
    /// <param name="id">Number of the newest step at that time.</param>
    /// <param name="data">What it says.</param>
    internal static byte[] Event(string name, string run, long id, JsonNode data) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {run}-{id}\nevent: {name}\ndata: {Text(data)}\n\n"));

    /// <summary>The step that a browser saw last, of this run; 0 when it comes new or from another run.</summary>
    internal static long LastSeen(string header, string run) =>
        header.StartsWith(run + "-", StringComparison.Ordinal) && long.TryParse(header.AsSpan(run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;
}
