using System.CommandLine.Parsing;
using System.Globalization;

namespace ScanBox.Cli;

/// <summary>Options that are a TCP port to listen on.</summary>
internal static class PortOption
{
    /// <summary>Reads a port, 0 for any free one; null with an error when it is none.</summary>
    internal static int? Read(ArgumentResult result, string name)
    {
        if (ushort.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            return port;
        result.AddError($"{name}: {Quoted.Text(result.Tokens[0].Value)} is not 0 to 65535");
        return null;
    }
}
