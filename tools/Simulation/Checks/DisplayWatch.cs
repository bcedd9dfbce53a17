using ReferenceSwitch.Purchases;
using ScanBox.Payments;
using ScanBox.Switching;
using Simulation.Network;
using Simulation.Timing;

namespace Simulation.Checks;

/// <summary>
/// Looks at the segments that shine, as an eye does: at what stood long enough to be read, on wires that were not disturbed of late.
/// What it shows of money is true, and at rest it shows what a box at rest does.
/// </summary>
internal sealed class DisplayWatch(BooksWatch books, BoxHistory seen, SwitchModel model, Timeline time)
{
    /// <summary>Until what a spark has changed is put right: digit after digit, one a second, and a driver that looks for its chip.</summary>
    internal const int RepairMs = 15_000;

    // What stands shorter, such as between two digits of one change, nobody reads.
    private const int EyeMs = 200;

    // A result is shown for half a minute.
    private const int ResultMs = 30_000;

    // An amount and a sign, or the time.
    private const int DigitsWithRoom = 5;

    private const int ADayMinutes = 24 * 60;

    // The box knows the time from answers, which may be late.
    private const int ClockToleranceMinutes = 30;

    private const long BeijingMs = 8 * 3_600_000L;

    // A fresh result is shown in the turn in which it is written down, and drawn digit by digit.
    private const int JustNowMs = 2_000;

    private string _text = "";
    private long _sinceMs;
    private long _disturbedAtMs = -RepairMs;
    private int _changes;

    /// <summary>The digits there are.</summary>
    internal int Digits { get; init; }

    /// <summary>What shines now.</summary>
    internal string Text => _text;

    /// <summary>Pictures that were looked at.</summary>
    internal int Looks { get; private set; }

    /// <summary>How long nothing has disturbed it.</summary>
    internal long SoundForMs => time.NowMs - _disturbedAtMs;

    private bool IsTrue => time.NowMs - _disturbedAtMs > RepairMs;

    /// <summary>Wires, plug or supply of the display were disturbed: for a while it may show anything.</summary>
    internal void Disturbed() => _disturbedAtMs = time.NowMs;

    /// <summary>Something else shines.</summary>
    internal void Changes(string text)
    {
        _text = text;
        _sinceMs = time.NowMs;
        int change = ++_changes;
        time.After(EyeMs, () =>
        {
            if (change == _changes && IsTrue)
                Look();
        });
    }

    /// <summary>A purchase leaves: an amount that the vendor read until then, without a sign, was to be paid, and is that one.</summary>
    internal void Leaves(SentPurchase purchase)
    {
        if (!IsTrue || time.NowMs - _sinceMs < EyeMs || purchase.Kind != PurchaseKind.Purchase)
            return;
        // Where a sign has no room it comes and goes: that amount may be another.
        var picture = new Picture(_text);
        if (Digits >= DigitsWithRoom && _text[0] == ' ' && picture.Fen is long fen && fen != purchase.AmountFen)
            throw new ViolationException(Invariant.DisplayIsTrue, $"{SentPurchase.Text(purchase.Name)} of {purchase.AmountFen} fen leaves, but the display shows \"{_text}\"");
    }

    /// <summary>Nothing is unfinished, nothing typed, no fault since long: the display shows the time, or the fixed price.</summary>
    internal void CheckRest(long fixedFen)
    {
        if (!IsTrue)
            throw new ViolationException(Invariant.DisplayIsTrue, "the display was disturbed although faults have stopped");
        var picture = new Picture(_text);
        if (fixedFen > 0 || Digits < DigitsWithRoom)
        {
            if (picture.Fen != fixedFen)
                throw new ViolationException(Invariant.DisplayIsTrue, $"at rest the display shows \"{_text}\", not the price of {fixedFen} fen");
            return;
        }
        long minute = (model.UnixMs + BeijingMs) / 60_000 % ADayMinutes;
        if (picture.Minute is not int shown || Math.Abs(((shown - minute + (ADayMinutes * 3 / 2)) % ADayMinutes) - (ADayMinutes / 2)) > ClockToleranceMinutes)
            throw new ViolationException(Invariant.DisplayIsTrue, $"at rest the display shows \"{_text}\", but it is {minute / 60:D2}-{minute % 60:D2}");
    }

    /// <summary>The vendor has just asked for the total, and nothing is unfinished.</summary>
    /// <param name="isTotal">Whether an amount in fen is the total by the switch's books.</param>
    internal void CheckTotal(Func<long, bool> isTotal)
    {
        var picture = new Picture(_text);
        if (!IsTrue)
            return;
        if (picture.Sign == 't' && picture.Fen is long fen && !isTotal(fen))
            throw new ViolationException(Invariant.DisplayIsTrue, $"the vendor asks for the total and sees \"{_text}\", which it is not by the switch's books");
        // Too long for the digits, it is dashes.
        if (Digits >= DigitsWithRoom && picture.Sign is not ('t' or ' ' or '-'))
            throw new ViolationException(Invariant.DisplayIsTrue, $"the vendor asks for the total and sees \"{_text}\"");
    }

    private void Look()
    {
        Looks++;
        var picture = new Picture(_text);
        switch (picture.Sign)
        {
            case 'A':
                if (!seen.Approvals.Any(approval => IsFresh(approval) && Matches(approval, picture) && IsBooked(approval)))
                    throw new ViolationException(Invariant.DisplayIsTrue, $"the display shows \"{_text}\", but no such payment was received just now");
                break;
            case 'L':
                if (!seen.Approvals.Any(approval => Matches(approval, picture) && IsBooked(approval)))
                    throw new ViolationException(Invariant.DisplayIsTrue, $"the display shows \"{_text}\", but no such payment was received");
                break;
            case 'F':
                if (seen.Approvals is [.., SentPurchase last] && IsFresh(last) && _sinceMs - last.EndAtMs is >= 0 and < JustNowMs && picture.Fen == last.AmountFen)
                    throw new ViolationException(Invariant.DisplayIsTrue, $"the display shows \"{_text}\", but that payment was received just now");
                break;
        }
    }

    // A result that began shines on for half a minute.
    private bool IsFresh(SentPurchase approval) => approval.EndInStart == seen.Starts && time.NowMs - approval.EndAtMs < ResultMs + JustNowMs;

    private bool IsBooked(SentPurchase approval) => books.AtSwitch(approval.Name) is { State: PurchaseState.Approved } booked && booked.AmountFen == approval.AmountFen;

    private static bool Matches(SentPurchase approval, Picture picture) => picture.Fen is not long fen || fen == approval.AmountFen;

    /// <summary>What a person makes of the digits.</summary>
    private readonly struct Picture
    {
        private const string Signs = "ALFUPtr?-_~";

        internal Picture(string text)
        {
            Sign = text.Length > 0 && Signs.Contains(text[0], StringComparison.Ordinal) ? text[0] : ' ';
            string rest = (Sign == ' ' ? text : text[1..]).Trim();
            if (Sign == ' ' && rest.Length == 5 && rest[2] == '-')
                Minute = (Digit(rest[0]) * 600) + (Digit(rest[1]) * 60) + (Digit(rest[3]) * 10) + Digit(rest[4]);
            else
                Fen = FenOf(rest);
        }

        /// <summary>The sign at the left edge; a space for none.</summary>
        internal char Sign { get; }

        /// <summary>The amount with a point; null for anything else.</summary>
        internal long? Fen { get; }

        /// <summary>The time of the day.</summary>
        internal int? Minute { get; }

        private static int Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : int.MinValue / 4096;

        private static long? FenOf(string rest)
        {
            int point = rest.IndexOf('.', StringComparison.Ordinal);
            if (point < 1 || !rest.All(static c => char.IsAsciiDigit(c) || c == '.') || rest.Count(static c => c == '.') > 1 || rest.Length - point > 3)
                return null;
            return (long)(decimal.Parse(rest, System.Globalization.CultureInfo.InvariantCulture) * 100);
        }
    }
}
