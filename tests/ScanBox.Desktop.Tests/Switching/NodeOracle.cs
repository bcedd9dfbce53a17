using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Oracles;

namespace ScanBox.Desktop.Tests.Switching;

/// <summary>Runs the npm package iso_8583.</summary>
internal static class NodeOracle
{
    public static void Require() => NodePackages.Require();

    /// <summary>Packs each message and unpacks it again.</summary>
    public static async Task<List<Packed>> PackAsync(IEnumerable<SortedDictionary<int, string>> messages)
    {
        using Process node = NodePackages.Start("node", "iso8583.js");
        // Read and write at once: both pipes are smaller than the whole.
        Task<string> output = node.StandardOutput.ReadToEndAsync();
        foreach (SortedDictionary<int, string> message in messages)
        {
            Dictionary<string, string> named = message.ToDictionary(pair => pair.Key.ToString(CultureInfo.InvariantCulture), pair => pair.Value);
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(named));
        }
        node.StandardInput.Close();
        string[] lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        return [.. lines.Select(Parse)];
    }

    private static Packed Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        if (document.RootElement.TryGetProperty("error", out JsonElement error))
            throw new AssertFailedException("iso_8583: " + error.GetString());
        var fields = new SortedDictionary<int, string>();
        foreach (JsonProperty field in document.RootElement.GetProperty("fields").EnumerateObject())
            fields[int.Parse(field.Name, CultureInfo.InvariantCulture)] = field.Value.GetString()!;
        return new Packed(Convert.FromHexString(document.RootElement.GetProperty("hex").GetString()!), fields);
    }

    internal sealed record Packed(byte[] Ascii, SortedDictionary<int, string> Fields);
}
