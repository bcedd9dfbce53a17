using System.Text.Json.Nodes;
using Guide;

namespace ScanBox.Cli.Verbs;

/// <summary>The guide's words in JSON.</summary>
internal static class GuideJson
{
    internal static JsonObject Words(Words words) => new() { ["en"] = words.English, ["zh"] = words.Chinese };
}
