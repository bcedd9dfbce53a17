using VirtualBoard;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Twin of the device's timer, as far as the firmware uses it: the time alone.</summary>
public static class HighResTimer
{
    /// <returns>Microseconds since this run began.</returns>
    public static ulong GetCurrent()
    {
        PowerSession session = PowerSession.Current;
        return (ulong)(session.Board.Clock.NowMicroseconds - session.StartMicroseconds);
    }
}
