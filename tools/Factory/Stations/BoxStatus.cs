using System.Text.RegularExpressions;
using Technician;

namespace Factory.Stations;

/// <summary>What a box says of itself: who it is, and which keys it has.</summary>
/// <param name="Serial">Its serial; empty for none.</param>
/// <param name="TerminalId">Its terminal id; empty for none.</param>
/// <param name="MerchantId">Its merchant id; empty for none.</param>
/// <param name="TmkCheck">Check value of its TMK; empty when it has no keys.</param>
/// <param name="SerialKeyCheck">Check value of its serial key.</param>
/// <param name="Firmware">Version of its application.</param>
/// <param name="IsSetUp">Whether it takes payments.</param>
internal sealed partial record BoxStatus(string Serial, string TerminalId, string MerchantId, string TmkCheck, string SerialKeyCheck, string Firmware, bool IsSetUp)
{
    internal bool HasKeys => TmkCheck.Length > 0;

    /// <summary>Asks the box.</summary>
    /// <exception cref="ConsoleLineException">What answers is not a box's console.</exception>
    internal static BoxStatus Of(BoxVisit visit)
    {
        ConsoleAnswer status = visit.Ask("status");
        if (status.Error is not null || !status.Lines.Any(line => line.StartsWith("board: ", StringComparison.Ordinal)))
            throw new ConsoleLineException("what is at the line does not answer like a box: " + (status.Error ?? "no status"));
        Match keys = CheckValues().Match(Line(status, "keys: "));
        string board = Line(status, "board: ");
        int version = board.LastIndexOf(", firmware ", StringComparison.Ordinal);
        return new BoxStatus(
            Setting(visit, "serial"),
            Setting(visit, "terminal"),
            Setting(visit, "merchant"),
            keys.Groups[1].Value,
            keys.Groups[2].Value,
            version < 0 ? "" : board[(version + ", firmware ".Length)..],
            Line(status, "not set up: ").Length == 0);
    }

    private static string Line(ConsoleAnswer answer, string start) => answer.Lines.FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..] ?? "";

    private static string Setting(BoxVisit visit, string name) => Line(visit.Ask("show " + name), $"  {name}=");

    [GeneratedRegex("^there, check values TMK ([0-9A-F]{8}), serial key ([0-9A-F]{8})$", RegexOptions.CultureInvariant)]
    private static partial Regex CheckValues();
}
