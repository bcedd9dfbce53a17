namespace ReferenceSwitch.Storage;

/// <summary>The switch's store cannot be opened, read or written. The message says which file and why; it carries no keys.</summary>
public sealed class SwitchStoreException : Exception
{
    /// <summary>No message.</summary>
    public SwitchStoreException()
    {
    }

    /// <summary>With a message for the operator.</summary>
    public SwitchStoreException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for the operator and the cause.</summary>
    public SwitchStoreException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
