namespace Simulation.Boxes;

/// <summary>Thrown out of the firmware where the power is cut: nothing behind that place runs.</summary>
public sealed class PowerLostException : Exception
{
    /// <summary>The power is cut.</summary>
    public PowerLostException()
        : base("the power is cut")
    {
    }

    /// <summary>With a message.</summary>
    public PowerLostException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public PowerLostException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
