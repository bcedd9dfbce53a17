namespace Simulation.Checks;

/// <summary>An invariant does not hold.</summary>
public sealed class ViolationException : Exception
{
    /// <summary>No message.</summary>
    public ViolationException()
    {
    }

    /// <summary>With a message.</summary>
    public ViolationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public ViolationException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>An invariant that does not hold.</summary>
    /// <param name="invariant">Which.</param>
    /// <param name="message">What was seen, in words.</param>
    public ViolationException(Invariant invariant, string message)
        : base(message) => Invariant = invariant;

    /// <summary>Which invariant.</summary>
    public Invariant Invariant { get; }
}
