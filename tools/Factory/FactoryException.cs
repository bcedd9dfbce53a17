namespace Factory;

/// <summary>A file of the factory is wrong, missing or cannot be used; the message says what to do.</summary>
public sealed class FactoryException : Exception
{
    /// <summary>Without a message; for serializers.</summary>
    public FactoryException()
    {
    }

    /// <summary>With a message for people.</summary>
    public FactoryException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for people and what caused it.</summary>
    public FactoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
