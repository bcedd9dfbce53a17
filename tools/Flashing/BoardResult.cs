namespace Flashing;

/// <summary>How it ended with the board at a port.</summary>
/// <param name="Port">The port.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Step">The step at which it ended; empty when all are proven.</param>
/// <param name="Reason">Why, and what to do; empty when all are proven.</param>
/// <param name="Record">The board as it is known now; null when its chip never told who it is.</param>
public sealed record BoardResult(string Port, BoardOutcome Outcome, string Step, string Reason, BoardRecord? Record);

/// <summary>What became of a board.</summary>
public enum BoardOutcome
{
    /// <summary>All steps are proven, some of them just now.</summary>
    Done,

    /// <summary>All steps were proven by an earlier run; nothing was written.</summary>
    Already,

    /// <summary>A step failed; the record says how far it came.</summary>
    NotDone,

    /// <summary>The board may be good, but that could not be recorded.</summary>
    NotRecorded,
}

/// <summary>Where a board is.</summary>
/// <param name="Port">Its port.</param>
/// <param name="Step">The step that runs.</param>
/// <param name="Done">Steps that are proven.</param>
/// <param name="Of">Steps of the plan.</param>
/// <param name="Percent">How far the step is, as the flasher says; null when it does not.</param>
/// <param name="Note">What somebody should know now; empty for nothing.</param>
public sealed record FlashProgress(string Port, string Step, int Done, int Of, int? Percent, string Note);
