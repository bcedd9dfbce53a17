using System;

namespace VirtualBoard;

/// <summary>
/// Thrown by every hardware call of firmware whose run has ended. On a real board nothing would be executed any more;
/// here the firmware can go on, but reaches neither pins nor flash nor network.
/// </summary>
public sealed class PowerLostException : Exception
{
    public PowerLostException()
        : this(ResetCause.PowerCut)
    {
    }

    public PowerLostException(string message)
        : base(message)
    {
    }

    public PowerLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal PowerLostException(ResetCause cause)
        : base($"This run of the firmware has ended ({cause}).")
    {
    }
}
