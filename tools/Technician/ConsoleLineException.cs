namespace Technician;

/// <summary>The line to the box cannot be opened, is gone, or nobody answers at its end; the message says what to do.</summary>
public sealed class ConsoleLineException : Exception
{
    /// <summary>Without a message; for serializers.</summary>
    public ConsoleLineException()
    {
    }

    /// <summary>With a message for people.</summary>
    public ConsoleLineException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for people and what caused it.</summary>
    public ConsoleLineException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
