using ScanBox.Voice;

namespace Guide;

/// <summary>What something that the box says means, and what to do then.</summary>
/// <param name="For">Whom it concerns.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Do">What to do; empty where there is nothing.</param>
/// <param name="Clips">The clips of the voice that say it, see <see cref="Clip"/>.</param>
public sealed record SpokenAdvice(Reader For, Words Meaning, Words Do, params byte[] Clips)
{
    /// <summary>What is heard, clip by clip, as the firmware has it.</summary>
    public IEnumerable<string> Said => Clips.Select(ClipText.Of);
}
