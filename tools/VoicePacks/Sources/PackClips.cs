namespace VoicePacks.Sources;

/// <summary>Clips of an existing pack, taken as they are: for what a folder of recordings does not have.</summary>
public sealed class PackClips : IClipSource
{
    private readonly PackReader _pack;

    /// <summary>Takes an opened pack.</summary>
    public PackClips(PackReader pack) => _pack = pack;

    /// <inheritdoc/>
    public byte[]? Get(ClipRow clip) => _pack.Samples(clip.Id);
}
