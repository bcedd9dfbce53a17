using System.Buffers.Binary;
using System.Globalization;
using ReferenceSwitch;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Storage;
using ScanBox.Payments;
using ScanBox.Switching;
using ScanBox.Voice;
using Simulation.Boxes;
using Simulation.Network;
using Simulation.Timing;
using Booked = ReferenceSwitch.Purchases.Purchase;

namespace Simulation.Checks;

/// <summary>
/// Watches the bytes on the wire and on flash, the sentences from the loudspeaker and the switch's books, and throws a
/// <see cref="ViolationException"/> at the step that breaks an invariant. It never asks the box what it believes.
/// </summary>
internal sealed class MoneyWatch(SwitchModel model, Timeline time, string? terminal = null)
{
    // A sentence lasts some seconds, and writing down that it was said a fraction of one.
    private const int WriteDownMs = 30_000;

    // The vendor's finger, less the time that the box takes to look at it.
    private const int HoldMs = 2_900;

    // A full queue of sentences of some seconds each.
    private const int WaitsToBeSaidMs = 60_000;

    // What a vendor may leave behind unknown.
    private const int MostUnknown = 4;

    private const int SettlementDigits = 62;
    private const int SettlementResultAt = 30;

    private readonly string _terminalId = terminal ?? model.Terminal.TerminalId;
    private readonly Dictionary<(int Batch, int Stan), SentPurchase> _sent = [];
    private readonly Dictionary<string, int> _saidRefunded = [];
    private readonly HashSet<int> _settledBatches = [];
    private bool _pinTyped;
    private bool _wasDamaged;
    private int _saidSettled;
    private readonly HashSet<(int Batch, int Stan)> _seenByWire = [];
    private SentPurchase? _perhapsApproved;
    private long _heldSinceMs = -1;
    private string _heardUnfinished = "";
    private int _highestBatch;
    private bool _perhapsAdopted;
    private int _losses = 1;
    private int _recoveriesSaid;
    private int _openBatchBefore;

    /// <summary>The flash that the box writes its journal on.</summary>
    internal SimFlash? Flash { get; set; }

    /// <summary>How often the box was started.</summary>
    internal int Starts { get; private set; }

    /// <summary>Purchases that left the box.</summary>
    internal IReadOnlyCollection<SentPurchase> Sent => _sent.Values;

    /// <summary>The last approval that stands on the box's flash; null when none does.</summary>
    internal SentPurchase? LastApproved { get; private set; }

    /// <summary>Approvals on the box's flash since it was last wiped, in their order.</summary>
    internal List<SentPurchase> Approvals { get; } = [];

    /// <summary>Batches that the switch has settled.</summary>
    internal int SettledBatches => _settledBatches.Count;

    /// <summary>The box's journal was damaged, and it has not taken the switch's total over: its own may not be what it was.</summary>
    internal bool TotalsLost { get; private set; }

    /// <summary>The box is new or was wiped, and has not taken the switch's total of the day over.</summary>
    internal bool AdoptionDue { get; private set; } = true;

    /// <summary>The box starts, and finds what it was not told that it had written.</summary>
    internal void BoxStarts()
    {
        Starts++;
        if (_perhapsApproved is not null)
            Approve(_perhapsApproved);
        _perhapsApproved = null;
        if (_perhapsAdopted)
            Adopted();
    }

    /// <summary>The vendor's finger is on the confirm key, or off it.</summary>
    internal void ConfirmIsHeld(bool held) => _heldSinceMs = held ? time.NowMs : -1;

    /// <summary>The vendor presses the undo key.</summary>
    internal void UndoBegins() => _pinTyped = false;

    /// <summary>The vendor has typed the right PIN.</summary>
    internal void PinIsTyped() => _pinTyped = true;

    /// <summary>The power goes: what was said long enough ago must have been written down as said.</summary>
    internal void PowerGoes()
    {
        if (LastApproved is SentPurchase last && last.SpokenAtMs >= 0 && time.NowMs - last.SpokenAtMs > WriteDownMs && Flash?.Failures == last.FlashFailuresThen)
            last.SpokenForGood = true;
    }

    /// <summary>The file system is empty: what the box remembered is gone.</summary>
    internal void Wiped()
    {
        Forget();
        Approvals.Clear();
        LastApproved = null;
        _perhapsApproved = null;
        _perhapsAdopted = false;
        TotalsLost = false;
        AdoptionDue = true;
        _losses++;
    }

    /// <summary>Some bit of the file system flipped: what the box remembers may be less than before.</summary>
    internal void Damaged()
    {
        Forget();
        // A record that it was said may be among what is lost.
        foreach (SentPurchase purchase in _sent.Values)
        {
            purchase.SpokenRecorded = purchase.SpokenForGood = false;
            purchase.SpokenAtMs = -1;
        }
        TotalsLost = true;
        _wasDamaged = true;
        _losses++;
    }

    /// <summary>Bytes are on flash.</summary>
    /// <param name="bytes">What was written.</param>
    /// <param name="known">Whether the box was told that they are.</param>
    internal void Stored(ReadOnlySpan<byte> bytes, bool known)
    {
        int at = 0;
        bool alone = true;
        while (JournalScan.Next(bytes, ref at, out RecordKind kind, out ReadOnlySpan<byte> payload))
        {
            if (kind == RecordKind.Segment && known)
                ForgetRefused();
            if (kind == RecordKind.Totals && alone)
                TotalTaken(payload, known);
            alone = false;
            if (!_sent.TryGetValue(JournalScan.NameIn(payload), out SentPurchase? purchase))
                continue;
            if (kind == RecordKind.Outcome)
                Ended(purchase, (PaymentOutcome)payload[8], known);
            else if (kind == RecordKind.UnknownAccepted)
                Accepted(purchase);
            else if (kind == RecordKind.Spoken)
                purchase.SpokenRecorded |= known;
        }
    }

    /// <summary>The box hands a frame to the link; not a byte of it has left.</summary>
    internal void BoxSends(ReadOnlySpan<byte> frame)
    {
        if (WireMessage.Read(frame) is not WireMessage message)
            throw new ViolationException(Invariant.KeepsRunning, "the box sends a frame that is none of its dialect");
        if (message.Mti is 0x0200 or 0x0220)
            PurchaseLeaves(message);
        else if (message.Mti == 0x0400)
            ReversalLeaves(message);
    }

    /// <summary>The switch has handled a request.</summary>
    internal void SwitchHandled(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> answer)
    {
        if (WireMessage.Read(frame) is not WireMessage request)
            return;
        using ISwitchTransaction books = model.Store.Begin();
        int open = books.FindTerminal(_terminalId)!.OpenBatch;
        if (open < _openBatchBefore)
            throw new ViolationException(Invariant.NamesAreUnique, $"the switch went back from batch {_openBatchBefore} to batch {open}");
        _openBatchBefore = open;
        if (request.Mti == 0x0500)
            SettlementHandled(books, request);
        if (request.Mti is not (0x0200 or 0x0220) || !_sent.TryGetValue((request.Batch, request.Stan), out SentPurchase? sent))
            return;
        Booked? purchase = books.FindPurchase(KeyOf(sent.Name));
        bool isNew = purchase is not null && _seenByWire.Add(sent.Name);
        if (isNew && purchase!.State != PurchaseState.Tombstone && sent.Name.Batch != open)
            throw new ViolationException(Invariant.NamesAreUnique, $"the switch took a new purchase {Text(sent.Name)} of a batch that is closed; batch {open} is open");
        if (isNew && purchase!.State != PurchaseState.Tombstone && _settledBatches.Contains(sent.Name.Batch))
            throw new ViolationException(Invariant.SettlementAgrees, $"the switch took a new purchase {Text(sent.Name)} of a batch that is settled");
        if (WireMessage.Read(answer)?.Result == "94")
            throw new ViolationException(Invariant.NamesAreUnique, $"the switch got two different purchases under the name {Text(sent.Name)}");
    }

    /// <summary>A sentence begins to sound.</summary>
    internal void SentenceBegins(Sentence sentence)
    {
        if (sentence.Count == 0)
            return;
        if (sentence[0] == Clip.UnfinishedPayment)
            _heardUnfinished = sentence.Text();
        if (sentence[sentence.Count - 1] == Clip.Refunded && !SaysEarlier(sentence))
            RefundedIsSaid(sentence.Text());
        if (sentence[0] == Clip.SettlementDone && ++_saidSettled > _settledBatches.Count)
            throw new ViolationException(Invariant.SettlementAgrees, $"the box says \"{sentence.Text()}\", but the switch has not settled a batch");
        if (sentence[0] == Clip.Recovered && ++_recoveriesSaid > _losses)
            throw new ViolationException(Invariant.TotalsAgree, $"the box says \"{sentence.Text()}\" for the {_recoveriesSaid}. time, but lost its journal {_losses} times at most");
        bool previous = sentence[0] == Clip.Previous && sentence[sentence.Count - 1] == Clip.Succeeded;
        if (sentence.Tag == 0 && SaysEarlier(sentence))
        {
            SaidAgain(sentence);
            return;
        }
        bool fresh = sentence[0] >= Clip.Received && sentence[0] <= Clip.ReceivedQq || sentence[0] == Clip.ReceivedUnionPay;
        if (!previous && !fresh)
            return;
        string text = sentence.Text();
        (int, int) name = ((int)(sentence.Tag / 1_000_000), (int)(sentence.Tag % 1_000_000));
        if (!_sent.TryGetValue(name, out SentPurchase? purchase))
            throw new ViolationException(Invariant.ReceivedIsTrue, $"the box says \"{text}\" of {Text(name)}, which was never sent");
        Received(purchase, sentence, text, fresh);
        if (fresh)
            purchase.FreshSpoken++;
        else
            purchase.PreviousSpoken++;
        purchase.SpokenAtMs = time.NowMs;
        purchase.FlashFailuresThen = Flash?.Failures ?? 0;
    }

    /// <summary>The switch's view of a purchase; null when it never saw it.</summary>
    internal Booked? AtSwitch((int Batch, int Stan) name)
    {
        using ISwitchTransaction books = model.Store.Begin();
        return books.FindPurchase(KeyOf(name));
    }

    internal static string Text((int Batch, int Stan) name) => $"batch {name.Batch} STAN {name.Stan}";

    private PurchaseKey KeyOf((int Batch, int Stan) name) => new(_terminalId, name.Batch, name.Stan);

    /// <summary>What the switch's books say of a business date: purchases that stand, and what they brought, less what was given back.</summary>
    /// <param name="date">Beijing date, yyyymmdd or only mmdd.</param>
    internal (int Count, long Fen) Booked(int date)
    {
        const int monthsAndDays = 10_000;
        int modulus = date < monthsAndDays ? monthsAndDays : int.MaxValue;
        int count = 0;
        long fen = 0;
        using ISwitchTransaction books = model.Store.Begin();
        foreach (Booked booked in books.Purchases())
        {
            bool stands = booked.Key.TerminalId == _terminalId && booked is { State: PurchaseState.Approved, Kind: ScanBox.Switching.PurchaseKind.Purchase } && booked.ReturnedFen < booked.AmountFen;
            if (!stands || BeijingTime.Date(booked.AtUnixMs) % modulus != date)
                continue;
            count++;
            fen += booked.AmountFen - booked.ReturnedFen;
        }
        return (count, fen);
    }

    private void TotalTaken(ReadOnlySpan<byte> payload, bool known)
    {
        int date = BinaryPrimitives.ReadInt32LittleEndian(payload);
        (int Count, long Fen) taken = (BinaryPrimitives.ReadInt32LittleEndian(payload[4..]), BinaryPrimitives.ReadInt64LittleEndian(payload[8..]));
        (int Count, long Fen) booked = Booked(date);
        if (taken != booked)
            throw new ViolationException(Invariant.TotalsAgree, $"the box takes {taken.Count} payments, {taken.Fen} fen over as the total of {date:D4}; by the switch's books it is {booked.Count} payments, {booked.Fen} fen");
        if (known)
            Adopted();
        else
            _perhapsAdopted = true;
    }

    private void Adopted()
    {
        AdoptionDue = false;
        TotalsLost = false;
        _perhapsAdopted = false;
    }

    private void Forget()
    {
        foreach (SentPurchase purchase in _sent.Values)
        {
            if (purchase.End is null)
                purchase.Forgotten = true;
        }
    }

    // A new segment says what the box knows: a record that was refused before, though it is there, counts no more.
    private void ForgetRefused()
    {
        foreach (SentPurchase purchase in _sent.Values)
        {
            if (purchase.PerhapsInStart == Starts)
                purchase.PerhapsEnd = null;
        }
        _perhapsApproved = null;
        _perhapsAdopted = false;
    }

    private void Ended(SentPurchase purchase, PaymentOutcome outcome, bool known)
    {
        if (!known)
        {
            purchase.PerhapsEnd = outcome;
            purchase.PerhapsInStart = Starts;
        }
        else
        {
            if (purchase.End is PaymentOutcome before && before != outcome && !purchase.Forgotten)
                throw new ViolationException(Invariant.EndsAgree, $"{Text(purchase.Name)} ended as {before} and now as {outcome}");
            purchase.End = outcome;
            purchase.EndInStart = Starts;
            purchase.EndAtMs = time.NowMs;
            purchase.PerhapsEnd = null;
            if (_perhapsApproved == purchase)
                _perhapsApproved = null;
        }
        if (outcome == PaymentOutcome.NotSent && !purchase.Forgotten)
            throw new ViolationException(Invariant.EndsAgree, $"the box writes down that {Text(purchase.Name)} was not sent, but its bytes have left");
        if (outcome != PaymentOutcome.Approved || purchase.Kind != PurchaseKind.Purchase)
            return;
        if (known)
            Approve(purchase);
        else
            _perhapsApproved = purchase;
    }

    private void Accepted(SentPurchase purchase)
    {
        purchase.Accepted = true;
        if (purchase.Forgotten || purchase.End is not null)
            return;
        var amount = new Sentence();
        AmountReading.AddAmount(amount, purchase.AmountFen);
        if (!_heardUnfinished.Contains(amount.Text(), StringComparison.Ordinal))
            throw new ViolationException(Invariant.OneUnknownAtATime, $"the box goes on without {Text(purchase.Name)} of {purchase.AmountFen} fen, but the last unfinished payment the vendor heard of is \"{_heardUnfinished}\"");
        if (_heldSinceMs < 0 || time.NowMs - _heldSinceMs < HoldMs)
            throw new ViolationException(Invariant.OneUnknownAtATime, $"the box goes on without {Text(purchase.Name)}, but nobody held confirm for three seconds");
    }

    private void Approve(SentPurchase purchase)
    {
        LastApproved = purchase;
        Approvals.Remove(purchase);
        Approvals.Add(purchase);
    }

    private void PurchaseLeaves(WireMessage message)
    {
        (int Batch, int Stan) name = (message.Batch, message.Stan);
        if (!IsOnFlash(name, reversalBegun: false))
            throw new ViolationException(Invariant.DurableBeforeSent, $"the first byte of {Text(name)} leaves, but no record of it is on flash");
        if (_sent.TryGetValue(name, out SentPurchase? other))
        {
            bool same = other.AmountFen == message.AmountFen && other.Content == message[59];
            // After damage the box may use a name again that never reached the switch; that the switch gets it twice is checked there.
            if (!other.Forgotten && (!same || other.ReversalSent || other.End is not null))
                throw new ViolationException(Invariant.NamesAreUnique, $"{Text(name)} names a purchase of {other.AmountFen} fen and now one of {message.AmountFen} fen");
        }
        if (name.Batch < _highestBatch)
            throw new ViolationException(Invariant.NamesAreUnique, $"the box uses batch {name.Batch} after batch {_highestBatch}");
        _highestBatch = name.Batch;
        int unknown = 1;
        foreach (SentPurchase earlier in _sent.Values)
        {
            if (!IsUnknown(earlier) || earlier.Name == name)
                continue;
            unknown++;
            if (!earlier.Accepted)
                throw new ViolationException(Invariant.OneUnknownAtATime, $"{Text(name)} leaves while {Text(earlier.Name)} is unknown, and no vendor said to go on");
        }
        if (unknown > MostUnknown)
            throw new ViolationException(Invariant.OneUnknownAtATime, $"{Text(name)} leaves while {unknown - 1} are unknown");
        SentPurchase sent = new()
        {
            Name = name, AmountFen = message.AmountFen, Content = message[59], Kind = KindOf(message), Original = OriginalIn(message),
        };
        if (sent.Kind != PurchaseKind.Purchase)
            UndoLeaves(sent, other is not null);
        _sent[name] = sent;
    }

    // A purchase names no other one; a void names one of its own batch.
    private static PurchaseKind KindOf(WireMessage message) =>
        message.Mti == 0x0220 ? PurchaseKind.Refund : message[61].Length > 0 ? PurchaseKind.Void : PurchaseKind.Purchase;

    private static (int Batch, int Stan) OriginalIn(WireMessage message) =>
        message[61].Length < 12 ? default : (int.Parse(message[61].AsSpan(0, 6), CultureInfo.InvariantCulture), int.Parse(message[61].AsSpan(6, 6), CultureInfo.InvariantCulture));

    private void UndoLeaves(SentPurchase undo, bool again)
    {
        if (!again && !_pinTyped)
            throw new ViolationException(Invariant.GivenBackOnce, $"{Text(undo.Original)} is given back, but nobody typed the PIN");
        _pinTyped = false;
        if (!_sent.TryGetValue(undo.Original, out SentPurchase? original))
            throw new ViolationException(Invariant.GivenBackOnce, $"{Text(undo.Original)} is given back, which was never sent");
        if (undo.AmountFen > original.AmountFen || original.Kind != PurchaseKind.Purchase)
            throw new ViolationException(Invariant.GivenBackOnce, $"{undo.AmountFen} fen are given back of {Text(undo.Original)}, a {original.Kind} of {original.AmountFen} fen");
        if ((original.End ?? original.PerhapsEnd) != PaymentOutcome.Approved)
            throw new ViolationException(Invariant.GivenBackOnce, $"{Text(undo.Original)} is given back, which is no receipt");
        long perhaps = undo.AmountFen;
        foreach (SentPurchase before in original.Undos)
        {
            if (before.Name != undo.Name && !before.Forgotten && (before.End ?? before.PerhapsEnd ?? PaymentOutcome.Approved) == PaymentOutcome.Approved)
                perhaps += before.AmountFen;
        }
        if (perhaps > original.AmountFen && !original.Forgotten && !_wasDamaged)
            throw new ViolationException(Invariant.GivenBackOnce, $"{undo.AmountFen} fen of {Text(undo.Original)} are given back by {Text(undo.Name)}: with what is given back or on its way, {perhaps} of {original.AmountFen} fen");
        original.Undos.RemoveAll(before => before.Name == undo.Name);
        original.Undos.Add(undo);
    }

    private void RefundedIsSaid(string text)
    {
        int given = 0;
        foreach (SentPurchase undo in _sent.Values)
        {
            bool isDone = undo.Kind != PurchaseKind.Purchase
                && (undo.End ?? undo.PerhapsEnd) == PaymentOutcome.Approved
                && AtSwitch(undo.Name) is { State: PurchaseState.Approved };
            if (isDone && Phrases.RefundEnding(new Sentence(), undo.AmountFen, Clip.Refunded).Text() == text)
                given++;
        }
        int said = _saidRefunded[text] = _saidRefunded.GetValueOrDefault(text) + 1;
        // With damaged records what was told before may be told again.
        if (said > given && !_wasDamaged)
            throw new ViolationException(Invariant.GivenBackOnce, $"the box says \"{text}\" {said} times, but that was given back {given} times");
    }

    // Both counted for themselves; what the box sent is compared with its own purchases on flash too.
    private void SettlementHandled(ISwitchTransaction books, WireMessage request)
    {
        if (books.FindSettlement(_terminalId, request.Batch) is not { } settlement || !_settledBatches.Add(request.Batch))
            return;
        foreach (SentPurchase purchase in _sent.Values)
        {
            if (purchase.Name.Batch == request.Batch && IsUnknown(purchase))
                throw new ViolationException(Invariant.SettlementAgrees, $"batch {request.Batch} is settled while {Text(purchase.Name)} is unknown");
        }
        (long debit, int debits, long credit, int credits) = (0, 0, 0, 0);
        foreach (Booked purchase in books.PurchasesOf(_terminalId, request.Batch))
        {
            if (purchase.State != PurchaseState.Approved)
                continue;
            if (purchase.Kind == PurchaseKind.Purchase)
                (debit, debits) = (debit + purchase.AmountFen, debits + 1);
            else
                (credit, credits) = (credit + purchase.AmountFen, credits + 1);
        }
        string expected = string.Create(CultureInfo.InvariantCulture, $"{debit:D12}{debits:D3}{credit:D12}{credits:D3}0").PadRight(SettlementDigits, '0');
        if (settlement.Claimed != expected || settlement.Counted[SettlementResultAt] != '1')
            throw new ViolationException(Invariant.SettlementAgrees, $"batch {request.Batch} is settled with {settlement.Claimed}; by the switch's books it is {expected}, the answer {settlement.Counted}");
    }

    private void ReversalLeaves(WireMessage message)
    {
        (int Batch, int Stan) name = (message.Batch, message.Stan);
        if (!IsOnFlash(name, reversalBegun: true))
            throw new ViolationException(Invariant.DurableBeforeSent, $"the reversal of {Text(name)} leaves, but its intent is not on flash");
        if (!_sent.TryGetValue(name, out SentPurchase? purchase))
            return;
        if (purchase.End == PaymentOutcome.Approved && !purchase.Forgotten)
            throw new ViolationException(Invariant.EndsAgree, $"the box takes back {Text(name)}, which stands on its flash as received");
        purchase.ReversalSent = true;
    }

    private bool IsUnknown(SentPurchase purchase)
    {
        bool ended = purchase.End is not null || (purchase.PerhapsEnd is not null && purchase.PerhapsInStart < Starts);
        return !ended && !purchase.Forgotten;
    }

    private bool IsOnFlash((int Batch, int Stan) name, bool reversalBegun)
    {
        foreach (string file in (string[])["journal.0", "journal.1"])
        {
            int at = 0;
            byte[]? content = Flash?.Content(file);
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

    private void Received(SentPurchase purchase, Sentence sentence, string text, bool fresh)
    {
        string of = $"the box says \"{text}\" of {Text(purchase.Name)}";
        if ((purchase.End ?? purchase.PerhapsEnd) != PaymentOutcome.Approved)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, but no approval of it is on flash");
        // A flipped bit may hide that its reversal had begun. What was sent before the restart is refused since the sign-in, so the books decide.
        if (purchase.ReversalSent && !purchase.Forgotten)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, whose reversal has left the box");
        Booked? booked = AtSwitch(purchase.Name);
        if (booked?.State != PurchaseState.Approved)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, which the switch has as {booked?.State.ToString() ?? "never seen"}");
        // In the order in which it happened: what waited to be said when it was given back is still said, once, and 已退款 follows.
        bool waited = purchase.FreshSpoken + purchase.PreviousSpoken == 0 && purchase.Undos.TrueForAll(undo => undo.EndInStart is 0 || undo.EndInStart == Starts);
        if (IsGivenBack(purchase) && !waited)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, which was given back");
        if (!Says(sentence, booked, fresh))
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, which is {booked.Scheme} {booked.AmountFen} fen");
        if (fresh && purchase.FreshSpoken + purchase.PreviousSpoken > 0)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of} as a fresh receipt a second time");
        if (purchase.SpokenForGood)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, which was said to its end before");
        if (purchase.SpokenRecorded)
            throw new ViolationException(Invariant.ReceivedIsTrue, $"{of}, although its flash says that it was said");
    }

    // The replay key goes back in the list of receipts, press by press: each must be one that was received, with what was given back of it.
    private void SaidAgain(Sentence sentence)
    {
        var expected = new Sentence();
        foreach (SentPurchase received in Approvals)
        {
            if (AtSwitch(received.Name) is not { State: PurchaseState.Approved } booked)
                continue;
            int last = sentence[0] == Clip.Previous ? 1 : JournalState.MaxReceipts;
            for (int back = 0; back < last; back++)
            {
                if (IsReplay(received, booked, back, sentence)
                    || Phrases.Replayed(expected, back, booked.Scheme, booked.AmountFen, _wasDamaged ? 0 : booked.ReturnedFen).SameAs(sentence))
                    return;
            }
        }
        throw new ViolationException(Invariant.ReceivedIsTrue, $"the vendor asks for an earlier receipt and hears \"{sentence.Text()}\", which was never received so");
    }

    // What was known when the key was pressed: the words may have waited behind others.
    private bool IsReplay(SentPurchase received, Booked booked, int back, Sentence sentence)
    {
        var expected = new Sentence();
        if (Phrases.Replayed(expected, back, booked.Scheme, booked.AmountFen, received.GivenBackFen).SameAs(sentence))
            return true;
        foreach (SentPurchase undo in received.Undos)
        {
            bool fresh = undo.EndInStart == Starts && time.NowMs - undo.EndAtMs < WaitsToBeSaidMs;
            if (fresh && Phrases.Replayed(expected, back, booked.Scheme, booked.AmountFen, received.GivenBackUntil(undo.EndAtMs - 1)).SameAs(sentence))
                return true;
        }
        return false;
    }

    // As far as the box can know: the answer is on its flash, and nothing on that was damaged.
    private bool IsGivenBack(SentPurchase purchase) => purchase.GivenBackFen >= purchase.AmountFen && !_wasDamaged;

    // 上一笔 with a brand, or 倒数第几笔: what the replay key says.
    private static bool SaysEarlier(Sentence sentence) =>
        sentence[0] == Clip.FromLast || (sentence[0] == Clip.Previous && sentence.Count > 1 && IsBrand(sentence[1]));

    private static bool IsBrand(byte clip) => (clip >= Clip.Received && clip <= Clip.ReceivedQq) || clip == Clip.ReceivedUnionPay;

    private static bool Says(Sentence sentence, Booked booked, bool fresh)
    {
        var expected = new Sentence();
        if (fresh)
            Phrases.Receipt(expected, booked.Scheme, booked.AmountFen, sentence.Tag);
        else
            Phrases.PreviousSucceeded(expected, booked.Scheme, booked.AmountFen, sentence.Tag);
        return expected.SameAs(sentence);
    }
}
