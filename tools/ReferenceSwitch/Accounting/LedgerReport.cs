using ReferenceSwitch.Purchases;

namespace ReferenceSwitch.Accounting;

/// <summary>Counts and sums of what was approved and not reversed, of one batch on one business date.</summary>
/// <param name="TerminalId">Terminal.</param>
/// <param name="Batch">Batch.</param>
/// <param name="BusinessDate">Beijing date, yyyymmdd.</param>
/// <param name="Count">Purchases, voided and refunded ones too.</param>
/// <param name="SumFen">Their sum in fen.</param>
/// <param name="ReturnCount">Voids and refunds.</param>
/// <param name="ReturnedFen">Their sum in fen.</param>
public sealed record BatchTotal(string TerminalId, int Batch, int BusinessDate, int Count, long SumFen, int ReturnCount, long ReturnedFen);

/// <summary>What an audit of the ledger found.</summary>
/// <param name="Problems">Everything that does not add up, at most <see cref="LedgerAudit.MaxProblems"/>; empty when money in equals money out.</param>
/// <param name="Totals">Totals by terminal, batch and date.</param>
/// <param name="PaidOutFen">What left payers' accounts, less what came back, in fen.</param>
/// <param name="ReceivedFen">What reached merchants' accounts, less what went back, in fen.</param>
public sealed record LedgerReport(IReadOnlyList<string> Problems, IReadOnlyList<BatchTotal> Totals, long PaidOutFen, long ReceivedFen)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool Balanced => Problems.Count == 0;
}
