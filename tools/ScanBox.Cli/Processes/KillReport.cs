using System.Collections.Generic;

namespace ScanBox.Cli.Processes;

/// <summary>What became of a box and a switch that were killed again and again.</summary>
internal sealed class KillReport
{
    internal int Rounds { get; set; }

    internal int BoxKills { get; set; }

    internal int SwitchKills { get; set; }

    /// <summary>Purchases in the switch's books.</summary>
    internal int Purchases { get; set; }

    internal int Approved { get; set; }

    internal long ApprovedFen { get; set; }

    internal int Declined { get; set; }

    internal int Reversed { get; set; }

    /// <summary>Receipts that were said freshly, and as an earlier one.</summary>
    internal int SaidFreshly { get; set; }

    internal int SaidAsPrevious { get; set; }

    /// <summary>Moments at which the box was killed, and how often.</summary>
    internal SortedDictionary<string, int> Moments { get; } = new(System.StringComparer.Ordinal);

    /// <summary>What does not agree; empty when all does.</summary>
    internal List<string> Problems { get; } = [];
}
