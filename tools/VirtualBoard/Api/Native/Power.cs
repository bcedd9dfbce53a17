using VirtualBoard;

namespace nanoFramework.Runtime.Native;

/// <summary>Twin of the device's power functions.</summary>
public class Power
{
    /// <summary>Resets the board; does not return.</summary>
    /// <exception cref="PowerLostException">Always: nothing of this run is executed any more.</exception>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        _ = rebootOption;
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        session.Board.Reset(ResetCause.Software);
        throw new PowerLostException(ResetCause.Software);
    }
}
