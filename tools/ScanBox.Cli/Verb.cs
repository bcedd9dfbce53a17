using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.IO;

namespace ScanBox.Cli;

/// <summary>A command that does something, with examples that work.</summary>
internal sealed class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines as people type them.</summary>
    internal IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>What does not fit the one line of <see cref="Symbol.Description"/>.</summary>
    internal string? Details { get; init; }
}

/// <summary>The usual help, and below it a verb's details and examples.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int status = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not Verb verb)
            return status;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (verb.Details is not null)
            output.WriteLine(verb.Details + "\n");
        output.WriteLine(verb.Examples.Count == 1 ? "Example:" : "Examples:");
        foreach (string example in verb.Examples)
            output.WriteLine("  " + example);
        output.WriteLine();
        return status;
    }
}
