using System.Diagnostics.CodeAnalysis;
using Simulation.Boxes;

namespace Simulation.Checks;

/// <summary>What was seen of one box so far, for all who watch it: its purchases and how they ended, its starts, and the losses of its memory.</summary>
internal sealed class BoxHistory
{
    private readonly Dictionary<(int Batch, int Stan), SentPurchase> _sent = [];

    /// <summary>The flash that the box writes its journal on.</summary>
    internal SimFlash? Flash { get; set; }

    /// <summary>How often the box was started.</summary>
    internal int Starts { get; set; }

    /// <summary>How often the box had no journal, or may have lost some of it; a new box has none yet, so the first start counts.</summary>
    internal int Losses { get; set; } = 1;

    /// <summary>Some record of the journal may be lost, without the box's knowing.</summary>
    internal bool WasDamaged { get; set; }

    /// <summary>Purchases that left the box.</summary>
    internal IReadOnlyCollection<SentPurchase> Sent => _sent.Values;

    /// <summary>Approvals on the box's flash since it was last wiped, in their order.</summary>
    internal List<SentPurchase> Approvals { get; } = [];

    internal bool TryGet((int Batch, int Stan) name, [NotNullWhen(true)] out SentPurchase? purchase) => _sent.TryGetValue(name, out purchase);

    /// <summary>A purchase leaves; after damage perhaps under a name that was used before.</summary>
    internal void Put(SentPurchase purchase) => _sent[purchase.Name] = purchase;

    /// <summary>An approval stands on flash and the box knows it; again for one that it had before.</summary>
    internal void Approve(SentPurchase purchase)
    {
        Approvals.Remove(purchase);
        Approvals.Add(purchase);
    }

    /// <summary>Whether the box has no result of a purchase and can know that it has none.</summary>
    internal bool IsUnknown(SentPurchase purchase)
    {
        bool ended = purchase.End is not null || (purchase.PerhapsEnd is not null && purchase.PerhapsInStart < Starts);
        return !ended && !purchase.Forgotten;
    }
}
