namespace ScanBox.Amounts;

/// <summary>What a key did to the amount being entered.</summary>
public enum EntryResult : byte
{
    /// <summary>The key does not belong to amounts; nothing changed.</summary>
    NotMine = 0,

    /// <summary>The entry changed.</summary>
    Changed = 1,

    /// <summary>The entry is a whole amount and was confirmed.</summary>
    Confirmed = 2,

    /// <summary>Refused: fen are the smallest unit, a third decimal has no meaning.</summary>
    TooManyDecimals = 3,

    /// <summary>Refused: an item has one decimal point.</summary>
    SecondPoint = 4,

    /// <summary>Refused: the sum would be above the limit.</summary>
    AboveLimit = 5,

    /// <summary>Refused: nothing to confirm, the sum is zero.</summary>
    Zero = 6,

    /// <summary>Refused: an empty or zero item cannot be added.</summary>
    EmptyItem = 7,

    /// <summary>Refused: the entry is as long as it may be.</summary>
    TooLong = 8,

    /// <summary>Back or clear on an empty entry; nothing changed.</summary>
    AlreadyEmpty = 9,
}
