using ScanBox.Amounts;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Switching;

namespace ScanBox.Screens;

/// <summary>
/// Decides what the display shows. A sign at the left edge says what the amount is:
/// <code>
///   12.5     typed so far; after + the sum             L12.50   received earlier (replay, or settled later)
///   12.50    to be paid: waiting for the code          t12.50   total of the day
///  _12.50    with the switch (the sign climbs _ - ~)   U     2  payments without a result
///  P12.50    the payer enters a password (P blinks)    r   123  give back: which payment
///  A12.50    received                                  P   --   give back: the PIN, a dash for each digit
///  F12.50    not received                              15-04    nothing to do: the time (Beijing), 0.00 while it is
///  ?12.50    no certain result                                  unknown or the digits are too few; a fixed price
///  -12.50    given back, or about to be                         stands there instead
/// </code>
/// Where sign and amount do not fit together, the sign comes alone a quarter of the time.
/// </summary>
public sealed class Screen
{
    /// <summary>How long a result stays if nobody presses a key: the customer packs up and looks again, in ms.</summary>
    public const int ResultMs = 30_000;

    /// <summary>How long an answer to a key stays, in ms: as long as it takes to be said.</summary>
    public const int AnswerMs = 8_000;

    /// <summary>Pace of what moves, in ms: seen as motion, and little work.</summary>
    public const int PaceMs = 400;

    // How often the time is looked at.
    private const int ClockMs = 1_000;

    // Of so many paces the last shows the sign alone.
    private const int Pages = 4;

    private const int MaxTyped = AmountEntry.MaxCharacters;

    private readonly IDisplay _display;
    private readonly AmountEntry _entry;
    private readonly BusinessClock _clock;
    private readonly long _fixedFen;
    private readonly ScreenText _text;
    private readonly byte[] _typed;
    private PaymentState _state;
    private int _openCount;
    private long _amountFen;
    private char _noticeSign;
    private long _noticeFen;
    private long _noticeEndMs;
    private char _question;
    private long _questionNumber;
    private int _questionCount;
    private int _pace;
    private bool _changed = true;
    private long _nextAtMs;

    /// <summary>Takes what it needs to look at.</summary>
    /// <param name="display">The digits; with none nothing is ever done.</param>
    /// <param name="entry">The amount being typed.</param>
    /// <param name="clock">The time in Beijing.</param>
    /// <param name="fixedFen">Fixed price in fen, 0 for none.</param>
    public Screen(IDisplay display, AmountEntry entry, BusinessClock clock, long fixedFen)
    {
        _display = display;
        _entry = entry;
        _clock = clock;
        _fixedFen = fixedFen;
        _text = new ScreenText(display.Digits, display.HasEveryPoint);
        _typed = new byte[display.Digits == 0 ? 0 : MaxTyped];
    }

    /// <summary>A key was pressed: what an earlier one had shown goes, what is typed may have changed.</summary>
    public void KeyPressed()
    {
        _noticeSign = '\0';
        _changed = true;
    }

    /// <summary>Shows the total of the day.</summary>
    public void ShowTotal(long fen, long nowMs) => Notice('t', fen, nowMs + AnswerMs);

    /// <summary>Shows a receipt that is said again.</summary>
    public void ShowReceipt(long fen, long nowMs) => Notice('L', fen, nowMs + AnswerMs);

    /// <summary>Shows what the box asks about giving money back.</summary>
    /// <param name="sign">What it asks for; <c>\0</c> when it asks nothing (any more).</param>
    /// <param name="number">The digits typed, or the amount in fen after the sign <c>-</c>.</param>
    /// <param name="count">How many digits were typed; for a PIN that is all that is known here.</param>
    public void Ask(char sign, long number, int count)
    {
        _question = sign;
        _questionNumber = number;
        _questionCount = count;
        _changed = true;
    }

    /// <summary>Shows how a payment ended.</summary>
    /// <param name="kind">What happened; what is no ending shows nothing.</param>
    /// <param name="what">Whether it is about a purchase, a void or a refund.</param>
    /// <param name="amountFen">Its amount in fen.</param>
    /// <param name="recovered">Whether it is an earlier customer's, see <see cref="Purchase.Recovered"/>.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    public void Tell(PaymentEventKind kind, PurchaseKind what, long amountFen, bool recovered, long nowMs)
    {
        // What is settled of an earlier customer must not be taken for the amount in hand.
        if (recovered && (_state != PaymentState.Idle || !_entry.IsEmpty))
            return;
        char sign = SignOf(kind, what, recovered);
        if (sign != '\0')
            Notice(sign, amountFen, nowMs + ResultMs);
    }

    /// <summary>Shows what is due.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    /// <param name="state">Where the customer's payment stands; idle when there is none.</param>
    /// <param name="amountFen">Its amount in fen.</param>
    /// <param name="openCount">Payments without a result.</param>
    /// <returns>Uptime in ms when it wants to be stepped again.</returns>
    public long Step(long nowMs, PaymentState state, long amountFen, int openCount)
    {
        if (_display.Digits == 0)
            return long.MaxValue;
        if (state != _state || openCount != _openCount)
            TakeState(state, amountFen, openCount);
        if (!_changed && nowMs < _nextAtMs)
            return _nextAtMs;
        _pace = _changed ? 0 : _pace + 1;
        _changed = false;
        _nextAtMs = Draw(nowMs);
        _display.Show(_text.Characters, _text.Points);
        return _nextAtMs;
    }

    private static char SignOf(PaymentEventKind kind, PurchaseKind what, bool recovered)
    {
        switch (kind)
        {
            case PaymentEventKind.Approved:
                return what != PurchaseKind.Purchase ? '-' : recovered ? 'L' : 'A';
            case PaymentEventKind.Declined:
            case PaymentEventKind.Reversed:
            case PaymentEventKind.NotSent:
                return 'F';
            case PaymentEventKind.UnknownKept:
                return recovered ? '\0' : '?';
            case PaymentEventKind.BlockedByUnknown:
                return '?';
            default:
                return '\0';
        }
    }

    private void Notice(char sign, long fen, long endMs)
    {
        _noticeSign = sign;
        _noticeFen = fen;
        _noticeEndMs = endMs;
        _changed = true;
    }

    private void TakeState(PaymentState state, long amountFen, int openCount)
    {
        // A result comes with the change to idle; anything else that was shown is over when a payment moves on.
        if (state != _state && state != PaymentState.Idle)
            _noticeSign = '\0';
        _state = state;
        _amountFen = amountFen;
        _openCount = openCount;
        _changed = true;
    }

    private long Draw(long nowMs)
    {
        if (_noticeSign != '\0' && nowMs < _noticeEndMs)
        {
            long next = Signed(_noticeSign, _noticeFen, nowMs);
            return next < _noticeEndMs ? next : _noticeEndMs;
        }
        _noticeSign = '\0';
        switch (_state)
        {
            case PaymentState.Idle:
                return DrawRest(nowMs);
            case PaymentState.AwaitingCode:
                _text.Amount(_amountFen);
                return long.MaxValue;
            case PaymentState.AwaitingPayer:
                Signed(_pace % 2 == 0 ? 'P' : ' ', _amountFen, nowMs);
                return nowMs + PaceMs;
            default:
                Signed(_pace % 3 == 0 ? '_' : _pace % 3 == 1 ? '-' : '~', _amountFen, nowMs);
                return nowMs + PaceMs;
        }
    }

    private long DrawRest(long nowMs)
    {
        if (_question != '\0')
            return DrawQuestion(nowMs);
        if (!_entry.IsEmpty)
        {
            DrawTyped();
            return long.MaxValue;
        }
        if (_openCount > 0)
        {
            _text.Number(_openCount, 1);
            _text.Sign('U');
            return long.MaxValue;
        }
        int minute = _fixedFen > 0 ? -1 : _clock.MinuteAt(nowMs);
        if (minute < 0 || !_text.Clock(minute))
            _text.Amount(_fixedFen);
        return _fixedFen > 0 ? long.MaxValue : nowMs + ClockMs;
    }

    private void DrawTyped()
    {
        int length = _entry.CopyTo(_typed);
        int first = length;
        while (first > 0 && _typed[first - 1] != (byte)'+')
            first--;
        if (first == length || !_text.Typed(_typed, first, length))
            _text.Amount(_entry.Fen);
    }

    private long DrawQuestion(long nowMs)
    {
        if (_question == '-')
            return Signed('-', _questionNumber, nowMs);
        if (_question == 'P')
            _text.Hidden(_questionCount);
        else
            _text.Number(_questionNumber, _questionCount);
        _text.Sign(_question);
        return long.MaxValue;
    }

    /// <summary>Shows sign and amount, one after the other if they must.</summary>
    private long Signed(char sign, long fen, long nowMs)
    {
        _text.Amount(fen);
        if (_text.LeavesRoom(fen))
        {
            _text.Sign(sign);
            return long.MaxValue;
        }
        if (_pace % Pages == Pages - 1)
        {
            _text.Clear();
            _text.Sign(sign);
        }
        return nowMs + PaceMs;
    }
}
