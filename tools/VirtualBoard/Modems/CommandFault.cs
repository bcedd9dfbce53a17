namespace VirtualBoard.Modems;

/// <summary>Something that goes wrong with the next commands that begin in a certain way.</summary>
/// <param name="Begins">The first characters of the command, without regard to case; <c>AT</c> for every command.</param>
/// <param name="Kind">What goes wrong.</param>
public sealed record CommandFault(string Begins, CommandFaultKind Kind)
{
    /// <summary>How many commands it still hits.</summary>
    public int Times { get; set; } = 1;

    /// <summary>Milliseconds, where the kind wants a time.</summary>
    public int DelayMs { get; init; }

    /// <summary>A count or a number, where the kind wants one.</summary>
    public int Number { get; init; }

    /// <summary>Characters of one byte each, where the kind wants some.</summary>
    public string Text { get; init; } = "";
}
