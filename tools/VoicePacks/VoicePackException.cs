using System;

namespace VoicePacks;

/// <summary>A pack, recording or program that making or reading a voice needs is missing or wrong; the message is for people.</summary>
public sealed class VoicePackException : Exception
{
    public VoicePackException()
    {
    }

    public VoicePackException(string message)
        : base(message)
    {
    }

    public VoicePackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
