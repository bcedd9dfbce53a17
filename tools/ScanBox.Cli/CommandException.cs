using System;

namespace ScanBox.Cli;

/// <summary>Ends a verb with a message for people and an exit status.</summary>
internal sealed class CommandException : Exception
{
    public CommandException()
    {
    }

    public CommandException(string message)
        : base(message)
    {
    }

    public CommandException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal int Code { get; private init; } = ExitCode.Fault;

    internal static CommandException Usage(string message) => new(message) { Code = ExitCode.Usage };

    internal static CommandException Fault(string message) => new(message) { Code = ExitCode.Fault };
}
