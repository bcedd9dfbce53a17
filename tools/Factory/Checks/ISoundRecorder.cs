namespace Factory.Checks;

/// <summary>The station's microphone.</summary>
public interface ISoundRecorder
{
    /// <summary>Begins to listen.</summary>
    void Start();

    /// <summary>What was heard since.</summary>
    /// <exception cref="FactoryException">There is no recording, or it cannot be read.</exception>
    Recording Stop();
}

/// <summary>A recording.</summary>
/// <param name="Samples">One channel.</param>
/// <param name="SampleRate">Samples a second.</param>
public sealed record Recording(short[] Samples, int SampleRate);
