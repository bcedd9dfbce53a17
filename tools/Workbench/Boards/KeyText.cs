using System.Globalization;
using ScanBox.Ports;

namespace Workbench.Boards;

/// <summary>What is printed on the keys.</summary>
internal static class KeyText
{
    internal static string Of(Key key) => key switch
    {
        >= Key.Digit0 and <= Key.Digit9 => ((int)key - (int)Key.Digit0).ToString(CultureInfo.InvariantCulture),
        Key.Point => ".",
        Key.Plus => "+",
        Key.Back => "back",
        Key.Clear => "clear",
        Key.Confirm => "confirm",
        Key.VolumeUp => "volume +",
        Key.VolumeDown => "volume -",
        Key.Replay => "replay",
        Key.Total => "total",
        Key.Undo => "refund",
        _ => "",
    };
}
