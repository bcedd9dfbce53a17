namespace ScanBox.Ports;

/// <summary>The keys of a box. Digits have the value of their digit plus one.</summary>
public enum Key : byte
{
    /// <summary>No key.</summary>
    None = 0,
    Digit0 = 1,
    Digit1 = 2,
    Digit2 = 3,
    Digit3 = 4,
    Digit4 = 5,
    Digit5 = 6,
    Digit6 = 7,
    Digit7 = 8,
    Digit8 = 9,
    Digit9 = 10,

    /// <summary>Decimal point.</summary>
    Point = 11,

    /// <summary>Adds the next item to the amount.</summary>
    Plus = 12,

    /// <summary>Takes back the last character.</summary>
    Back = 13,

    /// <summary>Empties the entry; while a payment waits, cancels it.</summary>
    Clear = 14,

    /// <summary>Confirms the amount (确认 / 收款).</summary>
    Confirm = 15,
    VolumeUp = 16,
    VolumeDown = 17,

    /// <summary>Says the last receipt again (重播); held, lists the payments without a known result.</summary>
    Replay = 18,

    /// <summary>Says the total of the day (合计); held, closes the batch (结算).</summary>
    Total = 19,

    /// <summary>Gives a payment back (撤销 / 退货).</summary>
    Undo = 20,
}

/// <summary>Debounced keys.</summary>
public interface IKeypad
{
    /// <summary>Takes the oldest key press not yet taken, <see cref="Key.None"/> when there is none.</summary>
    Key Read();

    /// <summary>Whether a key is held down now.</summary>
    bool IsDown(Key key);
}
