namespace Technician;

/// <summary>How much something matters.</summary>
public enum Weight
{
    /// <summary>To know; nothing is wrong.</summary>
    Note,

    /// <summary>The box works; look at it before it does not.</summary>
    Warning,

    /// <summary>The box takes no payment, or could not be relied on.</summary>
    Fault,
}

/// <summary>One thing that a doctor found.</summary>
/// <param name="Weight">How much it matters.</param>
/// <param name="Part">What it is about: scanner, network, keys.</param>
/// <param name="What">What is the matter, in words.</param>
/// <param name="Advice">What to do; empty when the words before say it.</param>
public sealed record Finding(Weight Weight, string Part, string What, string Advice);
