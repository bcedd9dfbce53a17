namespace VirtualBoard.Native;

/// <summary>Twin of what firmware uses of the device's <c>System.DateTime</c>: the clock of the virtual board, not of this machine.</summary>
public readonly struct DateTime
{
    private readonly long _seconds;

    private DateTime(long seconds) => _seconds = seconds;

    /// <summary>The board's clock: in 1970 until somebody has set it.</summary>
    public static DateTime UtcNow
    {
        get
        {
            PowerSession session = PowerSession.Current;
            using NativeCall call = session.Enter();
            return new DateTime((long)(session.Board.Network.DeviceTime - System.DateTime.UnixEpoch).TotalSeconds);
        }
    }

    public static DateTime FromUnixTimeSeconds(long seconds) => new(seconds);

    public long ToUnixTimeSeconds() => _seconds;
}
