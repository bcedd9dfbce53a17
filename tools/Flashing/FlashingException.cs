namespace Flashing;

/// <summary>Something that was given cannot be flashed, or cannot be recorded; the message says what and what to do, and holds no secret.</summary>
public sealed class FlashingException : Exception
{
    /// <summary>Without a message; for serializers.</summary>
    public FlashingException()
    {
    }

    /// <summary>With a message for people.</summary>
    public FlashingException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for people and what caused it.</summary>
    public FlashingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
