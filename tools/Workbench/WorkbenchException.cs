using System;

namespace Workbench;

/// <summary>Something on the bench cannot be done; the message is for people.</summary>
public sealed class WorkbenchException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public WorkbenchException()
    {
    }

    /// <summary>Makes one for a fault of the bench itself.</summary>
    public WorkbenchException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one for a fault with its cause.</summary>
    public WorkbenchException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether somebody asked for what there is not; otherwise the bench itself is at fault.</summary>
    public bool IsUsage { get; private init; }

    /// <summary>Somebody asked for what there is not.</summary>
    public static WorkbenchException Usage(string message) => new(message) { IsUsage = true };

    /// <summary>The bench is at fault.</summary>
    public static WorkbenchException Fault(string message) => new(message);
}
