namespace VoicePacks.Sources;

/// <summary>Asks one source after another.</summary>
public sealed class FirstOf : IClipSource
{
    private readonly IClipSource[] _sources;

    /// <summary>Takes the sources in the order in which they are asked.</summary>
    public FirstOf(params IClipSource[] sources) => _sources = sources;

    /// <inheritdoc/>
    public byte[]? Get(ClipRow clip)
    {
        foreach (IClipSource source in _sources)
        {
            if (source.Get(clip) is { } samples)
                return samples;
        }
        return null;
    }
}
