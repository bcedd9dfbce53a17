using System;
using System.CommandLine.Parsing;
using System.Linq;

namespace ScanBox.Cli.Boxes;

/// <summary>Reads a <see cref="PathDeath"/> from the command line.</summary>
internal static class PathDeaths
{
    private static readonly (string Name, PathDeath Death)[] s_deaths = [("before", PathDeath.Before), ("sent", PathDeath.Sent), ("password", PathDeath.Password)];

    /// <summary>The value of the option; an error when it is none.</summary>
    internal static PathDeath Read(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        PathDeath death = s_deaths.FirstOrDefault(d => d.Name == text).Death;
        if (death == PathDeath.Never)
            result.AddError($"--path-dies: {Quoted.Text(text)} is none of {string.Join(", ", s_deaths.Select(static d => d.Name))}");
        return death;
    }
}
