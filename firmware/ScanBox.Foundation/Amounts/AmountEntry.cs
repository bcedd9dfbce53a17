using ScanBox.Ports;

namespace ScanBox.Amounts;

/// <summary>
/// The amount as a vendor types it: <c>1 2 . 5 0</c>, <c>+</c> for the next item, back, clear, confirm. The typed
/// characters are the state, and a key that would make them anything but an amount leaves them as they were.
/// </summary>
public sealed class AmountEntry
{
    /// <summary>The largest amount that can be read aloud and entered: 99,999,999.99 yuan, in fen.</summary>
    public const long LargestFen = 9_999_999_999L;

    /// <summary>Characters that can be typed: twenty items of 99.99 fit; more is a slip of the hand, and the buffer must have an end.</summary>
    public const int MaxCharacters = 128;

    private const int MaxDecimals = 2;

    private readonly byte[] _typed = new byte[MaxCharacters];
    private readonly long _limitFen;
    private int _length;

    /// <summary>Makes an empty entry.</summary>
    /// <param name="limitFen">Largest amount of one payment, 1 to <see cref="LargestFen"/> fen.</param>
    public AmountEntry(long limitFen)
    {
        _limitFen = limitFen < 1 || limitFen > LargestFen ? LargestFen : limitFen;
    }

    /// <summary>Sum of the items typed so far, in fen.</summary>
    public long Fen { get; private set; }

    /// <summary>Whether nothing is typed.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>The typed characters, for a display.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(_typed, 0, _length);

    /// <summary>Copies the typed characters (ASCII) without allocating.</summary>
    /// <param name="buffer">At least <see cref="MaxCharacters"/> bytes.</param>
    /// <returns>How many there are.</returns>
    public int CopyTo(byte[] buffer)
    {
        System.Array.Copy(_typed, 0, buffer, 0, _length);
        return _length;
    }

    /// <summary>Takes one key.</summary>
    public EntryResult Press(Key key)
    {
        switch (key)
        {
            case Key.Point:
                return Type((byte)'.');
            case Key.Plus:
                return Type((byte)'+');
            case Key.Back:
                if (_length == 0)
                    return EntryResult.AlreadyEmpty;
                _length--;
                Fen = Evaluate(_length, out _);
                return EntryResult.Changed;
            case Key.Clear:
                if (_length == 0)
                    return EntryResult.AlreadyEmpty;
                Clear();
                return EntryResult.Changed;
            case Key.Confirm:
                return Fen > 0 ? EntryResult.Confirmed : EntryResult.Zero;
            default:
                return key >= Key.Digit0 && key <= Key.Digit9
                    ? Type((byte)('0' + (key - Key.Digit0)))
                    : EntryResult.NotMine;
        }
    }

    /// <summary>Forgets what was typed.</summary>
    public void Clear()
    {
        _length = 0;
        Fen = 0;
    }

    private EntryResult Type(byte character)
    {
        if (_length == MaxCharacters)
            return EntryResult.TooLong;
        _typed[_length] = character;
        long fen = Evaluate(_length + 1, out EntryResult verdict);
        if (verdict != EntryResult.Changed)
            return verdict;
        _length++;
        Fen = fen;
        return EntryResult.Changed;
    }

    private long Evaluate(int length, out EntryResult verdict)
    {
        long sum = 0;
        long item = 0;
        int decimals = -1;
        verdict = EntryResult.Changed;
        for (int i = 0; i < length; i++)
        {
            byte c = _typed[i];
            if (c == (byte)'+')
            {
                if (item == 0)
                {
                    verdict = EntryResult.EmptyItem;
                    return 0;
                }
                sum += item;
                item = 0;
                decimals = -1;
            }
            else if (c == (byte)'.')
            {
                if (decimals >= 0)
                {
                    verdict = EntryResult.SecondPoint;
                    return 0;
                }
                decimals = 0;
            }
            else if (decimals == MaxDecimals)
            {
                verdict = EntryResult.TooManyDecimals;
                return 0;
            }
            else
            {
                int digit = c - '0';
                if (decimals < 0)
                    item = item * 10 + digit * 100L;
                else
                    item += ++decimals == 1 ? digit * 10 : digit;
            }
            // Checked at every character, so that no product can leave the range of a long: the device has no overflow checks.
            if (sum + item > _limitFen)
            {
                verdict = EntryResult.AboveLimit;
                return 0;
            }
        }
        return sum + item;
    }
}
