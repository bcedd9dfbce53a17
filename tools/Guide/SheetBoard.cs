using ScanBox.Device;
using ScanBox.Ports;

namespace Guide;

/// <summary>What of a board a vendor sees.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">The keys of its matrix, row by row.</param>
/// <param name="KeysARow">Keys in a row.</param>
/// <param name="Buttons">Single keys beside.</param>
/// <param name="LampHasBlue">Whether its lamp has a blue diode.</param>
/// <param name="HasDisplay">Whether it has a display.</param>
public sealed record SheetBoard(string Name, IReadOnlyList<Key> Keys, int KeysARow, IReadOnlyList<Key> Buttons, bool LampHasBlue, bool HasDisplay)
{
    /// <summary>Of a plan.</summary>
    public static SheetBoard Of(BoardPlan plan) => new(plan.Name, plan.KeypadKeys, Math.Max(1, plan.KeypadColumns.Length), plan.ButtonKeys, plan.LampBlue >= 0, plan.Display != DisplayKind.None);

    /// <summary>Whether it has a key.</summary>
    public bool Has(Key key) => Keys.Contains(key) || Buttons.Contains(key);
}
