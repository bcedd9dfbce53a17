using System.Globalization;
using ScanBox.Device;
using ScanBox.Ports;

namespace CounterPage.Bench;

/// <summary>Keys by the names that the page uses.</summary>
internal static class KeyNames
{
    private static readonly Dictionary<Key, string> s_others = new()
    {
        [Key.None] = "",
        [Key.Point] = ".",
        [Key.Plus] = "+",
        [Key.Back] = "back",
        [Key.Clear] = "clear",
        [Key.Confirm] = "confirm",
        [Key.VolumeUp] = "volume+",
        [Key.VolumeDown] = "volume-",
        [Key.Replay] = "replay",
        [Key.Total] = "total",
        [Key.Undo] = "undo",
    };

    private static readonly Dictionary<Key, string> s_chinese = new()
    {
        [Key.Back] = "退格",
        [Key.Clear] = "清除",
        [Key.Confirm] = "确认",
        [Key.VolumeUp] = "音量+",
        [Key.VolumeDown] = "音量-",
        [Key.Replay] = "重播",
        [Key.Total] = "合计",
        [Key.Undo] = "退款",
    };

    /// <summary>The name for a reader of Chinese.</summary>
    internal static string Chinese(Key key) => s_chinese.TryGetValue(key, out string? name) ? name : Of(key);

    internal static string Of(Key key) =>
        key is >= Key.Digit0 and <= Key.Digit9 ? ((int)key - (int)Key.Digit0).ToString(CultureInfo.InvariantCulture) : s_others[key];

    /// <summary>The keys of a board: its single buttons, then its keypad row by row.</summary>
    internal static string[][] Rows(BoardPlan plan) =>
        [.. plan.ButtonKeys.Select(Of).Chunk(plan.KeypadColumns.Length), .. plan.KeypadKeys.Select(Of).Chunk(plan.KeypadColumns.Length)];

    /// <summary>A board's key by its name; None for no key of the board.</summary>
    internal static Key Find(BoardPlan plan, string name) => plan.ButtonKeys.Concat(plan.KeypadKeys).FirstOrDefault(key => key != Key.None && Of(key) == name);
}
