using System;
using System.IO;
using ScanBox.Cli;

namespace ScanBox.Desktop.Tests.CommandLine;

/// <summary>The command inside this process: fast, and it can be given what no shell passes on.</summary>
internal static class Scanbox
{
    public static CommandResult Run(params string[] arguments)
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
