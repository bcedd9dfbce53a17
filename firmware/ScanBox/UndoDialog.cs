using ScanBox.Amounts;
using ScanBox.Payments;
using ScanBox.Ports;

namespace ScanBox;

/// <summary>What the dialog wants said.</summary>
internal enum UndoPrompt : byte
{
    None = 0,
    Which = 1,
    NoSuchPayment = 2,
    Pin = 3,
    WrongPin = 4,
    Locked = 5,
    Confirm = 6,
    Cancelled = 7,
    NotAllowed = 8,
    TooMuch = 9,
    AmountWrong = 10,
    Searching = 11,
}

/// <summary>
/// Giving money back from the keypad: which payment (its STAN, or confirm alone for the last one), the vendor's PIN, and a
/// last confirm after the box has said brand and amount. Another amount typed there is said before it counts, and after one that is
/// not possible the amount that stands is said again. What is older than the remembered receipts is searched on flash; when payments
/// of several batches have the same STAN the newest is meant that was not given back, and Undo pressed again means the one before.
/// <code>
///                                                       amount, confirm
///                                                          ┌──────┐
/// Undo ──▶ Which ──STAN, confirm──▶ Pin ──PIN, confirm──▶ Confirm ──confirm──▶ done
///            │ └────▶ Search ───────▲ ▲                    │ Undo
///            │                 Search └────────────────────┘
///            └──────────── clear, or 30 s without a key: nothing happens ───────┘
/// </code>
/// </summary>
internal sealed class UndoDialog
{
    private enum Step : byte
    {
        Off,
        Which,
        Search,
        Pin,
        Confirm,
    }

    // Somebody who types nothing for so long has turned to a customer.
    private const int PatienceMs = 30_000;

    private const int MaxDigits = 8;

    private readonly VendorPin _pin;
    private readonly AmountEntry _entry;
    private readonly PaymentJournal _journal;
    private readonly byte[] _typed = new byte[MaxDigits];
    private int _count;
    private long _deadlineMs;
    private Step _step;

    // The number that was typed, -1 for the last payment, whatever its number is.
    private int _stan;
    private bool _pinWasRight;

    // The amount that stands was not the last thing said.
    private bool _mustSayAmount;

    /// <param name="pin">The vendor's PIN; without one nothing is given back.</param>
    /// <param name="entry">Where amounts are typed; empty while the dialog asks for anything else.</param>
    /// <param name="journal">What was received.</param>
    internal UndoDialog(VendorPin pin, AmountEntry entry, PaymentJournal journal)
    {
        _journal = journal;
        _entry = entry;
        _pin = pin;
    }

    /// <summary>Whether keys belong to the dialog.</summary>
    internal bool IsOn => _step != Step.Off;

    /// <summary>Whether the journal is searched: what is typed meanwhile can wait.</summary>
    internal bool IsSearching => _step == Step.Search;

    /// <summary>The payment that was chosen.</summary>
    internal Receipt? Chosen { get; private set; }

    /// <summary>How much of it is given back, in fen.</summary>
    internal long AmountFen { get; private set; }

    /// <summary>What the last confirm is about, in fen: the amount being typed there, else <see cref="AmountFen"/>.</summary>
    internal long TypedFen => _entry.IsEmpty ? AmountFen : _entry.Fen;

    /// <summary>Whether the vendor has just confirmed; asked once.</summary>
    internal bool IsConfirmed { get; private set; }

    /// <summary>What the dialog waits for: <c>r</c> the number of a payment, <c>P</c> the PIN, <c>-</c> the last confirm; <c>\0</c> nothing.</summary>
    internal char Asking => _step == Step.Which || _step == Step.Search ? 'r' : _step == Step.Pin ? 'P' : _step == Step.Confirm ? '-' : '\0';

    /// <summary>How many digits were typed.</summary>
    internal int TypedCount => _count;

    /// <summary>The number typed so far; of a PIN nothing leaves the dialog.</summary>
    internal int TypedNumber
    {
        get
        {
            int number = 0;
            for (int i = 0; i < _count && Asking == 'r'; i++)
                number = number * 10 + _typed[i] - '0';
            return number;
        }
    }

    internal UndoPrompt Begin(long nowMs)
    {
        if (!_pin.IsSet)
            return UndoPrompt.NotAllowed;
        if (_pin.IsLocked(nowMs))
            return UndoPrompt.Locked;
        Chosen = null;
        _pinWasRight = false;
        _mustSayAmount = false;
        return Ask(Step.Which, UndoPrompt.Which, nowMs);
    }

    /// <summary>Searches on, and ends the dialog when nobody types.</summary>
    internal UndoPrompt Watch(long nowMs)
    {
        if (IsOn && nowMs >= _deadlineMs)
            return Leave(UndoPrompt.Cancelled);
        if (!IsSearching || !_journal.StepSearch(out Receipt? found))
            return UndoPrompt.None;
        if (found is null)
            return Leave(UndoPrompt.NoSuchPayment);
        if (!_journal.State.IsGivenBack(found))
            return Choose(found, nowMs);
        _journal.BeginSearch(_stan, found.Batch);
        return UndoPrompt.None;
    }

    internal UndoPrompt Press(Key key, long nowMs)
    {
        IsConfirmed = false;
        _deadlineMs = nowMs + PatienceMs;
        if (key == Key.Undo && _step == Step.Confirm && _stan >= 0)
            return Find(nowMs);
        if (key == Key.Clear || key == Key.Undo)
            return Leave(UndoPrompt.Cancelled);
        if (_step == Step.Confirm)
            return PressAmount(key, nowMs);
        if (key == Key.Back && _count > 0)
            _count--;
        else if (key >= Key.Digit0 && key <= Key.Digit9 && _count < MaxDigits)
            _typed[_count++] = (byte)('0' + (key - Key.Digit0));
        if (key != Key.Confirm)
            return UndoPrompt.None;
        if (_step == Step.Pin)
            return CheckPin(nowMs);
        _stan = _count == 0 ? -1 : TypedNumber;
        return Find(nowMs);
    }

    private UndoPrompt PressAmount(Key key, long nowMs)
    {
        if (key == Key.Confirm && _entry.IsEmpty && _mustSayAmount)
            return AskToConfirm(nowMs);
        if (key == Key.Confirm && _entry.IsEmpty)
        {
            IsConfirmed = true;
            return Leave(UndoPrompt.None);
        }
        EntryResult result = _entry.Press(key);
        if (result == EntryResult.Changed || result == EntryResult.AlreadyEmpty || result == EntryResult.NotMine)
            return UndoPrompt.None;
        bool tooMuch = result == EntryResult.AboveLimit || _entry.Fen > Rest(Chosen!);
        if (result == EntryResult.Confirmed && !tooMuch)
        {
            AmountFen = _entry.Fen;
            return AskToConfirm(nowMs);
        }
        _entry.Clear();
        _mustSayAmount = true;
        return tooMuch ? UndoPrompt.TooMuch : UndoPrompt.AmountWrong;
    }

    private static long Rest(Receipt receipt) => receipt.AmountFen - receipt.RefundedFen;

    /// <summary>Looks for the payment that is meant: the newest one that was not given back, and older than the one chosen before.</summary>
    private UndoPrompt Find(long nowMs)
    {
        JournalState state = _journal.State;
        int newest = 0;
        int before = 0;
        if (Chosen is not null)
        {
            before = Chosen.Batch;
            while (newest < state.ReceiptCount && state.ReceiptAt(newest) != Chosen)
                newest++;
        }
        for (int back = newest; back < state.ReceiptCount; back++)
        {
            Receipt receipt = state.ReceiptAt(back);
            if (receipt == Chosen || (_stan >= 0 && receipt.Stan != _stan))
                continue;
            before = receipt.Batch;
            if (!state.IsGivenBack(receipt))
                return Choose(receipt, nowMs);
        }
        if (_stan <= 0)
            return Leave(UndoPrompt.NoSuchPayment);
        _entry.Clear();
        _step = Step.Search;
        _journal.BeginSearch(_stan, before);
        return UndoPrompt.Searching;
    }

    private UndoPrompt Choose(Receipt receipt, long nowMs)
    {
        Chosen = receipt;
        AmountFen = Rest(receipt);
        return _pinWasRight ? AskToConfirm(nowMs) : Ask(Step.Pin, UndoPrompt.Pin, nowMs);
    }

    private UndoPrompt CheckPin(long nowMs)
    {
        bool right = _pin.IsRight(_typed, _count, nowMs);
        if (right)
        {
            _pinWasRight = true;
            return AskToConfirm(nowMs);
        }
        return _pin.IsLocked(nowMs) ? Leave(UndoPrompt.Locked) : Ask(Step.Pin, UndoPrompt.WrongPin, nowMs);
    }

    private UndoPrompt AskToConfirm(long nowMs)
    {
        _mustSayAmount = false;
        return Ask(Step.Confirm, UndoPrompt.Confirm, nowMs);
    }

    private UndoPrompt Ask(Step step, UndoPrompt prompt, long nowMs)
    {
        _step = step;
        _deadlineMs = nowMs + PatienceMs;
        Forget();
        return prompt;
    }

    private UndoPrompt Leave(UndoPrompt prompt)
    {
        _step = Step.Off;
        Forget();
        return prompt;
    }

    private void Forget()
    {
        _entry.Clear();
        System.Array.Clear(_typed, 0, MaxDigits);
        _count = 0;
    }
}
