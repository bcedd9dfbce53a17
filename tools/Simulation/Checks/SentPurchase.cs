using ScanBox.Payments;

namespace Simulation.Checks;

/// <summary>What was seen of one purchase on the wire, on flash, and from the loudspeaker.</summary>
internal sealed class SentPurchase
{
    internal required (int Batch, int Stan) Name { get; init; }

    internal required long AmountFen { get; init; }

    /// <summary>F59: the code among it.</summary>
    internal required string Content { get; init; }

    internal bool ReversalSent { get; set; }

    /// <summary>The end that stands on flash and that the box knows to stand there.</summary>
    internal PaymentOutcome? End { get; set; }

    /// <summary>An end that stands on flash although the box was told that it does not, or lost power over it.</summary>
    internal PaymentOutcome? PerhapsEnd { get; set; }

    /// <summary>The start of the box in which <see cref="PerhapsEnd"/> was written.</summary>
    internal int PerhapsInStart { get; set; }

    /// <summary>The box cannot know of it any more: its flash was wiped or damaged.</summary>
    internal bool Forgotten { get; set; }

    /// <summary>The vendor goes on without its result, and flash says so.</summary>
    internal bool Accepted { get; set; }

    internal int FreshSpoken { get; set; }

    internal int PreviousSpoken { get; set; }

    /// <summary>When its receipt was said last, and how often flash had failed until then.</summary>
    internal long SpokenAtMs { get; set; } = -1;

    internal int FlashFailuresThen { get; set; }

    /// <summary>It was said to its end, and there was time and flash to write that down.</summary>
    internal bool SpokenForGood { get; set; }

    /// <summary>That its receipt was said stands on flash.</summary>
    internal bool SpokenRecorded { get; set; }
}
