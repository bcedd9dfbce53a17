using System;

namespace Signing;

/// <summary>A key file is missing, damaged or of another kind, or its passphrase is wrong; the message is for people.</summary>
public sealed class SigningException : Exception
{
    public SigningException()
    {
    }

    public SigningException(string message)
        : base(message)
    {
    }

    public SigningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
