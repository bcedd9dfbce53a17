using System;
using System.CommandLine;
using System.Text;
using ScanBox.Cli.Verbs;

namespace ScanBox.Cli;

internal static class Program
{
    internal static int Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return Run(args);
    }

    /// <summary>Runs one command line.</summary>
    internal static int Run(string[] args)
    {
        var root = new RootCommand("ScanBox: a counter scan box for street vendors, on a virtual board.")
        {
            PayVerb.Create(),
            SwitchVerb.Create(),
            CodeVerb.Create(),
            MessageVerb.Create(),
            CipherVerb.Create(),
            SayVerb.Create(),
            SimulateVerb.Create(),
        };
        root.Options.Add(CommonOptions.Json);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine("scanbox: " + error.Message);
            Console.Error.WriteLine("Try --help.");
            return ExitCode.Usage;
        }
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CommandException e)
        {
            Console.Error.WriteLine("scanbox: " + e.Message);
            return e.Code;
        }
    }
}
