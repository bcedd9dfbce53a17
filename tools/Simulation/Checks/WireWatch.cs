using System.Buffers.Binary;
using System.Globalization;
using ScanBox.Payments;
using ScanBox.Switching;
using Simulation.Network;

namespace Simulation.Checks;

/// <summary>Watches the frames that leave the box: what each does is on flash before, under a name of its own, and allowed.</summary>
internal sealed class WireWatch(BoxHistory seen)
{
    // What a vendor may leave behind unknown.
    private const int MostUnknown = 4;

    private int _highestBatch;
    private bool _pinTyped;

    /// <summary>The battery has been nearly empty for longer than a customer takes: no purchase may be new.</summary>
    internal bool NothingNewIsBegun { get; set; }

    /// <summary>The vendor presses the undo key.</summary>
    internal void UndoBegins() => _pinTyped = false;

    /// <summary>The vendor has typed the right PIN.</summary>
    internal void PinIsTyped() => _pinTyped = true;

    /// <summary>The box hands a frame to the link; not a byte of it has left.</summary>
    internal void Leaves(ReadOnlySpan<byte> frame)
    {
        if (WireMessage.Read(frame) is not WireMessage message)
            throw new ViolationException(Invariant.KeepsRunning, "the box sends a frame that is none of its dialect");
        if (message.Mti is 0x0200 or 0x0220)
            PurchaseLeaves(message);
        else if (message.Mti == 0x0400)
            ReversalLeaves(message);
    }

    private void PurchaseLeaves(WireMessage message)
    {
        (int Batch, int Stan) name = (message.Batch, message.Stan);
        if (!IsOnFlash(name, reversalBegun: false))
            throw new ViolationException(Invariant.DurableBeforeSent, $"the first byte of {SentPurchase.Text(name)} leaves, but no record of it is on flash");
        if (seen.TryGet(name, out SentPurchase? other))
        {
            bool same = other.AmountFen == message.AmountFen && other.Content == message[59];
            // After damage the box may use a name again that never reached the switch; that the switch gets it twice is checked there.
            if (!other.Forgotten && (!same || other.ReversalSent || other.End is not null))
                throw new ViolationException(Invariant.NamesAreUnique, $"{SentPurchase.Text(name)} names a purchase of {other.AmountFen} fen and now one of {message.AmountFen} fen");
        }
        if (NothingNewIsBegun && other is null)
            throw new ViolationException(Invariant.KeepsRunning, $"{SentPurchase.Text(name)} is begun on a battery that is nearly empty");
        if (name.Batch < _highestBatch)
            throw new ViolationException(Invariant.NamesAreUnique, $"the box uses batch {name.Batch} after batch {_highestBatch}");
        _highestBatch = name.Batch;
        int unknown = 1;
        foreach (SentPurchase earlier in seen.Sent)
        {
            if (!seen.IsUnknown(earlier) || earlier.Name == name)
                continue;
            unknown++;
            if (!earlier.Accepted)
                throw new ViolationException(Invariant.OneUnknownAtATime, $"{SentPurchase.Text(name)} leaves while {SentPurchase.Text(earlier.Name)} is unknown, and no vendor said to go on");
        }
        if (unknown > MostUnknown)
            throw new ViolationException(Invariant.OneUnknownAtATime, $"{SentPurchase.Text(name)} leaves while {unknown - 1} are unknown");
        SentPurchase sent = new()
        {
            Name = name, AmountFen = message.AmountFen, Content = message[59], Kind = KindOf(message), Original = OriginalIn(message),
        };
        if (sent.Kind != PurchaseKind.Purchase)
            UndoLeaves(sent, other is not null);
        seen.Put(sent);
    }

    // A purchase names no other one; a void names one of its own batch.
    private static PurchaseKind KindOf(WireMessage message) =>
        message.Mti == 0x0220 ? PurchaseKind.Refund : message[61].Length > 0 ? PurchaseKind.Void : PurchaseKind.Purchase;

    private static (int Batch, int Stan) OriginalIn(WireMessage message) =>
        message[61].Length < 12 ? default : (int.Parse(message[61].AsSpan(0, 6), CultureInfo.InvariantCulture), int.Parse(message[61].AsSpan(6, 6), CultureInfo.InvariantCulture));

    private void UndoLeaves(SentPurchase undo, bool again)
    {
        if (!again && !_pinTyped)
            throw new ViolationException(Invariant.GivenBackOnce, $"{SentPurchase.Text(undo.Original)} is given back, but nobody typed the PIN");
        _pinTyped = false;
        if (!seen.TryGet(undo.Original, out SentPurchase? original))
            throw new ViolationException(Invariant.GivenBackOnce, $"{SentPurchase.Text(undo.Original)} is given back, which was never sent");
        if (undo.AmountFen > original.AmountFen || original.Kind != PurchaseKind.Purchase)
            throw new ViolationException(Invariant.GivenBackOnce, $"{undo.AmountFen} fen are given back of {SentPurchase.Text(undo.Original)}, a {original.Kind} of {original.AmountFen} fen");
        if ((original.End ?? original.PerhapsEnd) != PaymentOutcome.Approved)
            throw new ViolationException(Invariant.GivenBackOnce, $"{SentPurchase.Text(undo.Original)} is given back, which is no receipt");
        long perhaps = undo.AmountFen;
        foreach (SentPurchase before in original.Undos)
        {
            if (before.Name != undo.Name && !before.Forgotten && (before.End ?? before.PerhapsEnd ?? PaymentOutcome.Approved) == PaymentOutcome.Approved)
                perhaps += before.AmountFen;
        }
        if (perhaps > original.AmountFen && !original.Forgotten && !seen.WasDamaged)
            throw new ViolationException(Invariant.GivenBackOnce, $"{undo.AmountFen} fen of {SentPurchase.Text(undo.Original)} are given back by {SentPurchase.Text(undo.Name)}: with what is given back or on its way, {perhaps} of {original.AmountFen} fen");
        original.Undos.RemoveAll(before => before.Name == undo.Name);
        original.Undos.Add(undo);
    }

    private void ReversalLeaves(WireMessage message)
    {
        (int Batch, int Stan) name = (message.Batch, message.Stan);
        if (!IsOnFlash(name, reversalBegun: true))
            throw new ViolationException(Invariant.DurableBeforeSent, $"the reversal of {SentPurchase.Text(name)} leaves, but its intent is not on flash");
        if (!seen.TryGet(name, out SentPurchase? purchase))
            return;
        if (purchase.End == PaymentOutcome.Approved && !purchase.Forgotten)
            throw new ViolationException(Invariant.EndsAgree, $"the box takes back {SentPurchase.Text(name)}, which stands on its flash as received");
        purchase.ReversalSent = true;
    }

    private bool IsOnFlash((int Batch, int Stan) name, bool reversalBegun)
    {
        foreach (string file in (string[])["journal.0", "journal.1"])
        {
            int at = 0;
            byte[]? content = seen.Flash?.Content(file);
            while (JournalScan.Next(content, ref at, out RecordKind kind, out ReadOnlySpan<byte> payload))
            {
                if (JournalScan.NameIn(payload) != name)
                    continue;
                bool says = kind switch
                {
                    RecordKind.Purchase or RecordKind.Undo => !reversalBegun && BinaryPrimitives.ReadInt64LittleEndian(payload[8..]) > 0,
                    RecordKind.OpenPurchase => !reversalBegun || payload[16] != 0,
                    RecordKind.ReversalBegun => reversalBegun,
                    _ => false,
                };
                if (says)
                    return true;
            }
        }
        return false;
    }
}
