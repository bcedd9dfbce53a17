namespace Simulation.Profiles;

/// <summary>A profile that cannot be used; the message is for the person who named it.</summary>
public sealed class ProfileException : Exception
{
    /// <summary>No message.</summary>
    public ProfileException()
    {
    }

    /// <summary>With a message.</summary>
    public ProfileException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and the cause.</summary>
    public ProfileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
