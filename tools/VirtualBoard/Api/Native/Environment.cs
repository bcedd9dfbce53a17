namespace VirtualBoard.Native;

/// <summary>Twin of the device's <c>System.Environment</c>: the time of the virtual board.</summary>
public static class Environment
{
    /// <summary>Milliseconds since power-on or reset.</summary>
    public static long TickCount64 => PowerSession.Current.UptimeMs;
}
