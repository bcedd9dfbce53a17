using System;
using System.IO;
using System.Threading;
using ScanBox.Cli;

namespace ScanBox.Cli.Tests;

/// <summary>The command inside this process: fast, and it can be given what no shell passes on. One at a time: there is one console.</summary>
internal static class Scanbox
{
    private static readonly Lock s_console = new();

    public static CommandResult Run(params string[] arguments)
    {
        lock (s_console)
            return RunAlone(arguments);
    }

    private static CommandResult RunAlone(string[] arguments)
    {
        TextWriter output = Console.Out;
        TextWriter errors = Console.Error;
        using var outputText = new StringWriter();
        using var errorText = new StringWriter();
        Console.SetOut(outputText);
        Console.SetError(errorText);
        try
        {
            int status = Program.Run(arguments);
            return new CommandResult(status, outputText.ToString(), errorText.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
