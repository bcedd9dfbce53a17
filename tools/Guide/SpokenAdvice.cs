using ScanBox.Voice;

namespace Guide;

/// <summary>What something that the box says means, and what to do then.</summary>
/// <param name="OnSheet">Whether a vendor should have read it before: it stands on the quick start sheet.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Do">What to do; empty where there is nothing.</param>
/// <param name="Clips">The clips of the voice that say it, see <see cref="Clip"/>.</param>
public sealed record SpokenAdvice(bool OnSheet, Words Meaning, Words Do, params byte[] Clips)
{
    /// <summary>What is heard, clip by clip, as the firmware has it.</summary>
    public IEnumerable<string> Said => Clips.Select(ClipText.Of);
}
