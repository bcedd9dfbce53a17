using System;
using System.CommandLine;
using System.CommandLine.Help;
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
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal static int Run(string[] args)
    {
        // An argument that begins with @ is data here, never the name of a file with arguments.
        ParseResult parsed = Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine("scanbox: " + Quoted.Line(error.Message));
            Console.Error.WriteLine("Try --help.");
            return ExitCode.Usage;
        }
        try
        {
            // Ctrl-C is for the verbs to take: see StopSignal.
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (CommandException e)
        {
            Console.Error.WriteLine("scanbox: " + Quoted.Line(e.Message));
            return e.Code;
        }
        catch (WorkbenchException e)
        {
            Console.Error.WriteLine("scanbox: " + Quoted.Line(e.Message));
            return e.IsUsage ? ExitCode.Usage : ExitCode.Fault;
        }
        catch (Exception e)
        {
            // A defect of this program. The type and the message are what a report needs; a stack trace helps nobody at a counter.
            Console.Error.WriteLine("scanbox: fault: " + Quoted.Line($"{e.GetType().Name}: {e.Message}"));
            return ExitCode.Fault;
        }
    }

    /// <summary>The whole command; it is named as people call it, not as its assembly. One for the process: the verbs' options remember every command that they were added to.</summary>
    internal static Command Root { get; } = new("scanbox", "ScanBox: a counter scan box for street vendors, on a virtual board.")
    {
        RunVerb.Create(),
        PayVerb.Create(),
        SwitchVerb.Create(),
        ConsoleVerb.Create(),
        CodeVerb.Create(),
        MessageVerb.Create(),
        CipherVerb.Create(),
        SayVerb.Create(),
        VoiceVerb.Create(),
        BoardVerb.Create(),
        FlashVerb.Create(),
        FactoryVerb.Create(),
        ProvisionVerb.Create(),
        UpdateVerb.Create(),
        DoctorVerb.Create(),
        LogsVerb.Create(),
        SimulateVerb.Create(),
        CommonOptions.Json,
        new HelpOption { Action = new ExampleHelp(new HelpAction()) },
        new VersionOption(),
    };
}
