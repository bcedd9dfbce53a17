namespace ScanBox.Ports;

/// <summary>Plays voice samples: 8 kHz, mono, mu-law (ITU-T G.711), one byte a sample. No member waits.</summary>
public interface ISpeaker
{
    /// <summary>Loudness, 0 (silent) to 9 (loudest).</summary>
    int Volume { get; set; }

    /// <summary>How many samples can be written now without waiting.</summary>
    int Room { get; }

    /// <summary>Samples written that have not sounded yet; 0 means silence.</summary>
    int Pending { get; }

    /// <summary>Queues at most <see cref="Room"/> samples; more are refused with an ArgumentException.</summary>
    void Write(byte[] muLaw, int offset, int count);
}

/// <summary>The loudspeaker of a board that has none, or has its voice elsewhere: everything has sounded at once.</summary>
public sealed class NoSpeaker : ISpeaker
{
    /// <inheritdoc/>
    public int Volume { get; set; }

    /// <inheritdoc/>
    public int Room => int.MaxValue;

    /// <inheritdoc/>
    public int Pending => 0;

    /// <inheritdoc/>
    public void Write(byte[] muLaw, int offset, int count)
    {
    }
}
