namespace ScanBox.Parts.Beepers;

/// <summary>What makes a beeper sound.</summary>
public interface IBeeperTone
{
    /// <summary>Sounds until the next call. It never waits.</summary>
    /// <param name="hertz">Pitch, 0 for silence; a beeper with a pitch of its own takes any other value as its own.</param>
    void Sound(int hertz);
}
