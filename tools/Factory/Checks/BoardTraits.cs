namespace Factory.Checks;

/// <summary>What a kind of board has to test.</summary>
public sealed record BoardTraits
{
    /// <summary>Id of the board, as <c>scanbox board</c> lists it.</summary>
    public required string Id { get; init; }

    /// <summary>Whether a modem is on it.</summary>
    public bool HasModem { get; init; }

    /// <summary>Whether the console has the scanner's plug, so that the scanner cannot be tested while it is in use.</summary>
    public bool ConsoleHasScannerPlug { get; init; }

    /// <summary>The keys that it has, as the box's console names them.</summary>
    public required IReadOnlyList<string> Keys { get; init; }
}
