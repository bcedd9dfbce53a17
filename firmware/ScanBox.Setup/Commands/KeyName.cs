using ScanBox.Ports;

namespace ScanBox.Setup.Commands;

/// <summary>How the console names keys; a station looks for these names.</summary>
public static class KeyName
{
    /// <summary>The name of a key; of a digit the digit.</summary>
    public static string Of(Key key)
    {
        if (key <= Key.Digit9)
            return ((int)key - (int)Key.Digit0).ToString();
        switch (key)
        {
            case Key.Point:
                return "point";
            case Key.Plus:
                return "plus";
            case Key.Back:
                return "back 退格";
            case Key.Clear:
                return "clear 清除";
            case Key.Confirm:
                return "confirm 确认";
            case Key.VolumeUp:
                return "volume +";
            case Key.VolumeDown:
                return "volume -";
            case Key.Replay:
                return "replay 重播";
            case Key.Total:
                return "total 合计";
            default:
                return "refund 退款";
        }
    }
}
