using System.Buffers.Binary;
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
/// What is on flash is checked here; the rest by those that it is handed on to.
/// </summary>
internal sealed class MoneyWatch
{
    // A sentence lasts some seconds, and writing down that it was said a fraction of one.
    private const int WriteDownMs = 30_000;

    // Some turns of the loop, and flash that is slow.
    private const int JustNowMs = 5_000;

    // The vendor's finger, less the time that the box takes to look at it.
    private const int HoldMs = 2_900;

    private readonly SwitchModel _model;
    private readonly Timeline _time;
    private readonly BoxHistory _seen = new();
    private readonly BooksWatch _books;
    private readonly WireWatch _wire;
    private readonly SentenceWatch _sentences;
    private SentPurchase? _perhapsApproved;
    private long _heldSinceMs = -1;
    private bool _perhapsAdopted;

    internal MoneyWatch(SwitchModel model, Timeline time, string terminalId)
    {
        _model = model;
        _time = time;
        _books = new BooksWatch(model, _seen, terminalId);
        _wire = new WireWatch(_seen);
        _sentences = new SentenceWatch(_seen, _books, time);
    }

    /// <summary>The flash that the box writes its journal on.</summary>
    internal SimFlash? Flash { get => _seen.Flash; set => _seen.Flash = value; }

    /// <summary>How often the box was started.</summary>
    internal int Starts => _seen.Starts;

    /// <summary>Purchases that left the box.</summary>
    internal IReadOnlyCollection<SentPurchase> Sent => _seen.Sent;

    /// <summary>Approvals on the box's flash since it was last wiped, in their order.</summary>
    internal IReadOnlyList<SentPurchase> Approvals => _seen.Approvals;

    /// <summary>Batches that the switch has settled.</summary>
    internal int SettledBatches => _books.SettledBatches;

    /// <summary>The box's journal was damaged, and it has not taken the switch's total over: its own may not be what it was.</summary>
    internal bool TotalsLost { get; private set; }

    /// <summary>The box is new or was wiped, and has not taken the switch's total of the day over.</summary>
    internal bool AdoptionDue { get; private set; } = true;

    /// <summary>The box starts, and finds what it was not told that it had written.</summary>
    internal void BoxStarts()
    {
        _seen.Starts++;
        if (_perhapsApproved is not null)
            _seen.Approve(_perhapsApproved);
        _perhapsApproved = null;
        if (_perhapsAdopted)
            Adopted();
    }

    /// <summary>The vendor's finger is on the confirm key, or off it.</summary>
    internal void ConfirmIsHeld(bool held) => _heldSinceMs = held ? _time.NowMs : -1;

    /// <summary>Until when a sentence may be stuck in a voice module that comes to no end; what waits behind it has not begun.</summary>
    internal long VoiceHangsUntilMs { get; set; } = -1;

    /// <inheritdoc cref="WireWatch.NothingNewIsBegun"/>
    internal bool NothingNewIsBegun { set => _wire.NothingNewIsBegun = value; }

    /// <summary>The beeper plays the tune of money: that a payment is received must have been written down just now.</summary>
    internal void ReceiptSounds()
    {
        if (_seen.Approvals is not [.., SentPurchase last] || last.EndInStart != Starts || _time.NowMs - last.EndAtMs > JustNowMs)
            throw new ViolationException(Invariant.ReceivedIsTrue, "the beeper sounds as for a receipt, but none was written down just now");
    }

    /// <inheritdoc cref="WireWatch.UndoBegins"/>
    internal void UndoBegins() => _wire.UndoBegins();

    /// <inheritdoc cref="WireWatch.PinIsTyped"/>
    internal void PinIsTyped() => _wire.PinIsTyped();

    /// <summary>The display, when somebody looks at one.</summary>
    internal DisplayWatch? Display { get; private set; }

    /// <summary>Somebody looks at a display.</summary>
    /// <param name="digits">Its digits.</param>
    internal DisplayWatch LookAt(int digits) => Display = new DisplayWatch(_books, _seen, _model, _time) { Digits = digits };

    /// <inheritdoc cref="WireWatch.Leaves"/>
    internal void BoxSends(ReadOnlySpan<byte> frame)
    {
        int before = _seen.Sent.Count;
        _wire.Leaves(frame);
        if (Display is not null && _seen.Sent.Count > before)
            Display.Leaves(_seen.Sent.Last());
    }

    /// <inheritdoc cref="BooksWatch.Handled"/>
    internal void SwitchHandled(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> answer) => _books.Handled(frame, answer);

    /// <inheritdoc cref="SentenceWatch.Begins"/>
    internal void SentenceBegins(Sentence sentence) => _sentences.Begins(sentence);

    /// <inheritdoc cref="BooksWatch.AtSwitch"/>
    internal Booked? AtSwitch((int Batch, int Stan) name) => _books.AtSwitch(name);

    /// <inheritdoc cref="BooksWatch.DayTotal"/>
    internal (int Count, long Fen) DayTotal(int date) => _books.DayTotal(date);

    /// <summary>The power goes: what was said long enough ago must have been written down as said.</summary>
    internal void PowerGoes()
    {
        if (_seen.Approvals is [.., SentPurchase last] && last.SpokenAtMs >= 0 && _time.NowMs - last.SpokenAtMs > WriteDownMs && _seen.Flash?.Failures == last.FlashFailuresThen)
            last.SpokenForGood = true;
        // At its next start the box tells of the last receipt alone.
        int earlier = _seen.Approvals.Count - (_perhapsApproved is null ? 1 : 0);
        for (int i = 0; i < earlier && _time.NowMs <= VoiceHangsUntilMs; i++)
            _seen.Approvals[i].WaitedForVoice |= _seen.Approvals[i].FreshSpoken + _seen.Approvals[i].PreviousSpoken == 0;
    }

    /// <summary>The file system is empty: what the box remembered is gone.</summary>
    internal void Wiped()
    {
        Forget();
        _seen.Approvals.Clear();
        _perhapsApproved = null;
        _perhapsAdopted = false;
        TotalsLost = false;
        AdoptionDue = true;
        _seen.Losses++;
    }

    /// <summary>A technician's reset has taken the journal: nothing that it held may have been owed.</summary>
    internal void JournalIsReset()
    {
        _books.NothingIsOwed();
        Wiped();
    }

    /// <summary>Some bit of the file system flipped: what the box remembers may be less than before.</summary>
    internal void Damaged()
    {
        Forget();
        // A record that it was said may be among what is lost.
        foreach (SentPurchase purchase in _seen.Sent)
        {
            purchase.SpokenRecorded = purchase.SpokenForGood = false;
            purchase.SpokenAtMs = -1;
        }
        TotalsLost = true;
        _seen.WasDamaged = true;
        _seen.Losses++;
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
            if (!_seen.TryGet(JournalScan.NameIn(payload), out SentPurchase? purchase))
                continue;
            if (kind == RecordKind.Outcome)
                Ended(purchase, (PaymentOutcome)payload[8], known);
            else if (kind == RecordKind.UnknownAccepted)
                Accepted(purchase);
            else if (kind == RecordKind.Spoken)
                purchase.SpokenRecorded |= known;
        }
    }

    private void TotalTaken(ReadOnlySpan<byte> payload, bool known)
    {
        int date = BinaryPrimitives.ReadInt32LittleEndian(payload);
        (int Count, long Fen) taken = (BinaryPrimitives.ReadInt32LittleEndian(payload[4..]), BinaryPrimitives.ReadInt64LittleEndian(payload[8..]));
        (int Count, long Fen) booked = _books.DayTotal(date);
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
        foreach (SentPurchase purchase in _seen.Sent)
        {
            if (purchase.End is null)
                purchase.Forgotten = true;
        }
    }

    // A new segment says what the box knows: a record that was refused before, though it is there, counts no more.
    private void ForgetRefused()
    {
        foreach (SentPurchase purchase in _seen.Sent)
        {
            if (purchase.PerhapsInStart == _seen.Starts)
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
            purchase.PerhapsInStart = _seen.Starts;
        }
        else
        {
            if (purchase.End is PaymentOutcome before && before != outcome && !purchase.Forgotten)
                throw new ViolationException(Invariant.EndsAgree, $"{SentPurchase.Text(purchase.Name)} ended as {before} and now as {outcome}");
            purchase.End = outcome;
            purchase.EndInStart = _seen.Starts;
            purchase.EndAtMs = _time.NowMs;
            purchase.PerhapsEnd = null;
            if (_perhapsApproved == purchase)
                _perhapsApproved = null;
        }
        if (outcome == PaymentOutcome.NotSent && !purchase.Forgotten)
            throw new ViolationException(Invariant.EndsAgree, $"the box writes down that {SentPurchase.Text(purchase.Name)} was not sent, but its bytes have left");
        if (outcome != PaymentOutcome.Approved || purchase.Kind != PurchaseKind.Purchase)
            return;
        if (known)
            _seen.Approve(purchase);
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
        if (!_sentences.HeardUnfinished.Contains(amount.Text(), StringComparison.Ordinal))
            throw new ViolationException(Invariant.OneUnknownAtATime, $"the box goes on without {SentPurchase.Text(purchase.Name)} of {purchase.AmountFen} fen, but the last unfinished payment the vendor heard of is \"{_sentences.HeardUnfinished}\"");
        if (_heldSinceMs < 0 || _time.NowMs - _heldSinceMs < HoldMs)
            throw new ViolationException(Invariant.OneUnknownAtATime, $"the box goes on without {SentPurchase.Text(purchase.Name)}, but nobody held confirm for three seconds");
    }
}
