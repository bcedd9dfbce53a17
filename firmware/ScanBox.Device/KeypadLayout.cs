using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>Layouts of the keypads that boxes of this kind are sold with, row by row.</summary>
public static class KeypadLayout
{
    /// <summary>All twenty keys: five rows of four.</summary>
    public static Key[] FiveRowsOfFour() => new Key[]
    {
        Key.VolumeDown, Key.VolumeUp, Key.Replay, Key.Total,
        Key.Digit7, Key.Digit8, Key.Digit9, Key.Back,
        Key.Digit4, Key.Digit5, Key.Digit6, Key.Clear,
        Key.Digit1, Key.Digit2, Key.Digit3, Key.Plus,
        Key.Digit0, Key.Point, Key.Undo, Key.Confirm,
    };

    /// <summary>The keys of an amount: four rows of four, for boxes with volume, replay and total as buttons at the side.</summary>
    public static Key[] FourRowsOfFour() => new Key[]
    {
        Key.Digit7, Key.Digit8, Key.Digit9, Key.Back,
        Key.Digit4, Key.Digit5, Key.Digit6, Key.Clear,
        Key.Digit1, Key.Digit2, Key.Digit3, Key.Plus,
        Key.Digit0, Key.Point, Key.Undo, Key.Confirm,
    };
}
