namespace VirtualBoard.Modems;

/// <summary>What goes wrong with a command.</summary>
public enum CommandFaultKind
{
    /// <summary>It is never answered and does nothing.</summary>
    Ignore,

    /// <summary>It begins after <see cref="CommandFault.DelayMs"/>; what is typed meanwhile waits behind it.</summary>
    Late,

    /// <summary>It does nothing and ends in <c>ERROR</c>.</summary>
    Error,

    /// <summary>It does nothing and ends in <c>+CME ERROR</c> with <see cref="CommandFault.Number"/>.</summary>
    CmeError,

    /// <summary>It does nothing and is answered with <see cref="CommandFault.Text"/>, byte for byte.</summary>
    Say,

    /// <summary>It is done, and its answer stops after <see cref="CommandFault.Number"/> bytes.</summary>
    CutAnswer,

    /// <summary>It is done, and <see cref="CommandFault.Text"/> comes unasked after each line of its answer.</summary>
    InterruptAnswer,

    /// <summary>The modem restarts instead of answering.</summary>
    Restart,

    /// <summary>It is done, and the modem restarts after <see cref="CommandFault.Number"/> bytes of its answer.</summary>
    RestartInAnswer,
}
