using System;
using VirtualBoard;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Twin of the device's pin matrix. What is set here lasts until the next reset.</summary>
public class Configuration
{
    /// <exception cref="ArgumentException">The chip does not have this pin or uses it for its flash.</exception>
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        PowerSession session = PowerSession.Current;
        if (!session.Board.Pins.Chip.IsUsable(pin))
            throw new ArgumentException($"GPIO{pin} cannot carry a function.", nameof(pin));
        using NativeCall call = session.Enter();
        session.Board.Pins.SetFunction(pin, value);
    }

    /// <returns>The pin, -1 when the function has none.</returns>
    public static int GetFunctionPin(DeviceFunction function)
    {
        PowerSession session = PowerSession.Current;
        using NativeCall call = session.Enter();
        return session.Board.Pins.FunctionPin(function);
    }
}
