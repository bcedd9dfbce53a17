namespace Flashing;

/// <summary>One step at a board: one call of the flasher, and what its answer must show.</summary>
/// <param name="Name">Its name in records and messages.</param>
/// <param name="Fingerprint">Changes with everything that it writes; a record with another one does not count.</param>
/// <param name="Line">The command line for a port.</param>
/// <param name="Limit">How long it may take.</param>
/// <param name="Check">What the answer says: empty when the step is proven, else why not.</param>
public sealed record FlashStep(string Name, string Fingerprint, Func<string, FlasherLine> Line, TimeSpan Limit, Func<FlasherOutcome, string> Check)
{
    /// <summary>Whether only one board at a time may be at it, because nanoff unpacks a runtime into one folder of its user each time.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Whether its answer is the flasher's word alone: it is proven when a later step is, which the board itself must answer.</summary>
    public bool IsClaim { get; init; }
}
