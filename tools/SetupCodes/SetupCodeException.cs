namespace SetupCodes;

/// <summary>Something that was given cannot become a set-up code; the message says what, where, and what to do.</summary>
public sealed class SetupCodeException : Exception
{
    /// <summary>Without a message; for serializers.</summary>
    public SetupCodeException()
    {
    }

    /// <summary>With a message for people.</summary>
    public SetupCodeException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for people and what caused it.</summary>
    public SetupCodeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
