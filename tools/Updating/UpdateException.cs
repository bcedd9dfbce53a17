namespace Updating;

/// <summary>Something that was given cannot become an update, or is none; the message says what, where, and what to do.</summary>
public sealed class UpdateException : Exception
{
    /// <summary>Without a message; for serializers.</summary>
    public UpdateException()
    {
    }

    /// <summary>With a message for people.</summary>
    public UpdateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for people and what caused it.</summary>
    public UpdateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
