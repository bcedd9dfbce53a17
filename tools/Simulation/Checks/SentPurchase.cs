using ScanBox.Payments;
using ScanBox.Switching;

namespace Simulation.Checks;

/// <summary>What was seen of one purchase on the wire, on flash, and from the loudspeaker.</summary>
internal sealed class SentPurchase
{
    internal required (int Batch, int Stan) Name { get; init; }

    /// <summary>A name in words.</summary>
    internal static string Text((int Batch, int Stan) name) => $"batch {name.Batch} STAN {name.Stan}";

    internal required long AmountFen { get; init; }

    /// <summary>A purchase, or what gives one back.</summary>
    internal PurchaseKind Kind { get; init; }

    /// <summary>Batch and STAN of the receipt that it gives back.</summary>
    internal (int Batch, int Stan) Original { get; init; }

    /// <summary>The voids and refunds that gave it back, or were to.</summary>
    internal List<SentPurchase> Undos { get; } = [];

    /// <summary>What the box knows to have been given back of it, in fen.</summary>
    internal long GivenBackFen => GivenBackUntil(long.MaxValue);

    /// <summary>When <see cref="End"/> was written.</summary>
    internal long EndAtMs { get; set; }

    /// <summary>What the box knew at a time to have been given back of it, in fen.</summary>
    internal long GivenBackUntil(long ms) => Undos.Sum(undo => undo.End == PaymentOutcome.Approved && undo.EndAtMs <= ms ? undo.AmountFen : 0);

    /// <summary>F59: the code among it.</summary>
    internal required string Content { get; init; }

    /// <summary>The code that was paid with, from the tag A3 of F59; empty without one.</summary>
    internal string Code
    {
        get
        {
            for (int at = 0; at + 5 <= Content.Length;)
            {
                int length = int.Parse(Content.AsSpan(at + 2, 3), System.Globalization.CultureInfo.InvariantCulture);
                if (Content.AsSpan(at, 2).SequenceEqual("A3"))
                    return Content.Substring(at + 5, length);
                at += 5 + length;
            }
            return "";
        }
    }

    internal bool ReversalSent { get; set; }

    /// <summary>The end that stands on flash and that the box knows to stand there.</summary>
    internal PaymentOutcome? End { get; set; }

    /// <summary>The start of the box in which <see cref="End"/> was written.</summary>
    internal int EndInStart { get; set; }

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

    /// <summary>Its receipt waited for a voice module that came to no end when the power went, and another payment had followed.</summary>
    internal bool WaitedForVoice { get; set; }

    /// <summary>When its receipt was said last, and how often flash had failed until then.</summary>
    internal long SpokenAtMs { get; set; } = -1;

    internal int FlashFailuresThen { get; set; }

    /// <summary>It was said to its end, and there was time and flash to write that down.</summary>
    internal bool SpokenForGood { get; set; }

    /// <summary>That its receipt was said stands on flash.</summary>
    internal bool SpokenRecorded { get; set; }
}
