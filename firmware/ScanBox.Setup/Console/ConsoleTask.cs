namespace ScanBox.Setup.Console;

/// <summary>A command that takes time. It does a small piece a step and never waits.</summary>
internal abstract class ConsoleTask
{
    /// <summary>What went wrong, for the line <c>error: ...</c> at the end; empty for <c>ok</c>.</summary>
    internal string Error { get; private set; } = "";

    /// <summary>Does the next piece.</summary>
    /// <returns>Uptime in ms of the next piece; <see cref="Done"/> when there is none.</returns>
    internal abstract long Step(long nowMs);

    /// <summary>Gives back what it took: called once, also when the technician breaks it off.</summary>
    internal virtual void End()
    {
    }

    /// <summary>From <see cref="Step"/>: it is done.</summary>
    internal const long Done = -1;

    /// <summary>Ends with an error.</summary>
    protected long Fail(string error)
    {
        Error = error;
        return Done;
    }
}
