namespace VoicePacks.Sources;

/// <summary>Where the clips of a pack come from.</summary>
public interface IClipSource
{
    /// <summary>The clip as mu-law at 8 kHz, shaped and ready for a pack; null when this source lacks it.</summary>
    /// <exception cref="VoicePackException">The source has it, but it cannot be used; the message says why.</exception>
    byte[]? Get(ClipRow clip);
}
