using VirtualBoard;

namespace nanoFramework.Runtime.Native;

/// <summary>Twin of the device's clock setting.</summary>
public static class Rtc
{
    /// <summary>Sets the board's clock.</summary>
    public static bool SetSystemTime(VirtualBoard.Native.DateTime time)
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        session.Board.Network.SetClock(System.DateTime.UnixEpoch.AddSeconds(time.ToUnixTimeSeconds()));
        return true;
    }
}
