using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flashing;

/// <summary>The JSON that tells nanoff which file to write where. It holds names of files, never what is in them.</summary>
public static class DeploymentList
{
    // The drive of the adapters' file system.
    private const string Drive = "I:\\";

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where a file goes.</summary>
    public static string Destination(string name) => Drive + name;

    /// <summary>The document for one file.</summary>
    /// <param name="name">Its name on the box.</param>
    /// <param name="source">The file here.</param>
    public static string Of(string name, string source) => new JsonObject
    {
        ["files"] = new JsonArray(new JsonObject { ["DestinationFilePath"] = Destination(name), ["SourceFilePath"] = source }),
    }.ToJsonString(s_options);
}
