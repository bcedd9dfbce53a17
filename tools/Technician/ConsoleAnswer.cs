namespace Technician;

/// <summary>What a box answered to one line.</summary>
/// <param name="Command">The line; null when it was a PIN or a password.</param>
/// <param name="Lines">The answer without echo, result and prompt.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record ConsoleAnswer(string? Command, IReadOnlyList<string> Lines, string? Error)
{
    private const string ErrorStart = "error: ";

    /// <summary>Reads an answer.</summary>
    /// <param name="command">What was typed, null for a secret.</param>
    /// <param name="text">All that came: the echo, lines, the result, the prompt.</param>
    /// <param name="ended">Whether the prompt came.</param>
    public static ConsoleAnswer Of(string? command, string text, bool ended)
    {
        string[] all = text.Split("\r\n");
        var lines = new List<string>();
        string? error = ended ? null : "no end of the answer";
        // The first line is the echo, the last one the prompt.
        for (int i = 1; i < all.Length - 1; i++)
        {
            if (all[i].StartsWith(ErrorStart, StringComparison.Ordinal))
                error = all[i][ErrorStart.Length..];
            else if (all[i] is not ("ok" or ""))
                lines.Add(all[i]);
        }
        return new(command, lines, error);
    }
}
