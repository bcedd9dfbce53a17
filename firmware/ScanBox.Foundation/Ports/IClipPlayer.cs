namespace ScanBox.Ports;

/// <summary>Plays recorded phrases that lie in a voice module of its own, by their ids. No member waits.</summary>
public interface IClipPlayer
{
    /// <summary>Loudness, 0 (silent) to 9 (loudest).</summary>
    int Volume { get; set; }

    /// <summary>Whether a module answers. What is played without one is not heard.</summary>
    bool IsPresent { get; }

    /// <summary>Whether a module may still be starting, so that what is to be said had better wait. It becomes false in bounded time.</summary>
    bool IsSearching { get; }

    /// <summary>Whether what was played last has not ended. It becomes false in bounded time, whatever the module does.</summary>
    bool IsPlaying { get; }

    /// <summary>Most clips of one <see cref="Play"/>.</summary>
    int MostClips { get; }

    /// <summary>Begins to play clips one after the other without a pause; not while <see cref="IsPlaying"/>.</summary>
    /// <param name="clips">Ids of the clips.</param>
    /// <param name="offset">The first of them.</param>
    /// <param name="count">How many, 1 to <see cref="MostClips"/>.</param>
    void Play(byte[] clips, int offset, int count);
}
