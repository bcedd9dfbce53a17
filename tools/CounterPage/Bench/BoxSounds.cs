using ScanBox.Parts.Beepers;
using ScanBox.Voice;
using VirtualBoard.Sound;
using Workbench;

namespace CounterPage.Bench;

/// <summary>Everything about a box that sounds: its amplifier, or the voice module in its place, and its beeper.</summary>
internal sealed class BoxSounds
{
    // As loud as a beeper is beside a voice.
    private const double BeeperLoudness = 5000;

    private const int LoudestModule = 30;

    private readonly SoundStream _amplifier = new();
    private readonly PartSound _module = new();
    private readonly PartSound _beeper = new();
    private readonly BeeperWatch _tunes = new();
    private readonly IReadOnlyDictionary<string, byte[]> _files;

    /// <summary>Listens to a bench.</summary>
    internal BoxSounds(BoxWorkplace workplace)
    {
        _files = workplace.Voice is null ? new Dictionary<string, byte[]>() : PowerAndSound.VoiceFiles();
        _amplifier.Ready += (atMs, rate, samples) => Ready?.Invoke("amplifier", atMs, rate, samples);
        _module.Ready += (atMs, rate, samples) => Ready?.Invoke("module", atMs, rate, samples);
        _beeper.Ready += (atMs, rate, samples) => Ready?.Invoke("beeper", atMs, rate, samples);
    }

    /// <summary>Happens for each piece of sound: amplifier, module or beeper; board time in ms at which it begins; samples a second; the samples.</summary>
    internal event Action<string, long, int, short[]>? Ready;

    /// <summary>Whether samples wait to be told.</summary>
    internal bool IsWaiting => _amplifier.IsWaiting || _module.IsSounding || _beeper.IsSounding || _tunes.IsListening;

    /// <summary>Whether a sentence may still be heard.</summary>
    internal bool Speaks(long nowMs) => nowMs < _amplifier.EndsAtMs || _amplifier.IsWaiting || _module.IsSounding;

    /// <summary>Samples leave the board through I2S.</summary>
    internal void Take(long atMs, SoundPiece piece) => _amplifier.Take(atMs, piece);

    /// <summary>The voice module begins a file; null when it falls silent.</summary>
    internal void Take(long atMs, PlayedFile? file)
    {
        if (file is null || !_files.TryGetValue(file.Path, out byte[]? samples))
        {
            _module.End(atMs);
            return;
        }
        _module.Begin(atMs, n => n < samples.Length ? (short)(MuLaw.Decode(samples[n]) * file.Volume / LoudestModule) : (short)0, samples.Length * 1000L / PartSound.Rate);
    }

    /// <summary>The beeper changes its pitch; 0 for silence.</summary>
    internal void Take(long atMs, int hertz)
    {
        _tunes.Heard(hertz, atMs);
        if (hertz > 0)
            _beeper.Begin(atMs, n => (short)(BeeperLoudness * Math.Sin(2 * Math.PI * hertz * n / PartSound.Rate)));
        else
            _beeper.End(atMs);
    }

    /// <summary>Tells what is ready.</summary>
    /// <returns>A tune of the beeper that has ended, or None.</returns>
    internal BeeperTune Look(long nowMs)
    {
        _amplifier.Look(nowMs);
        _module.Look(nowMs);
        _beeper.Look(nowMs);
        return _tunes.Look(nowMs);
    }

    /// <summary>The board lost its power: what was still to sound never does.</summary>
    internal void Stop(long nowMs)
    {
        _amplifier.Stop(nowMs);
        _module.End(nowMs);
        _beeper.End(nowMs);
        _tunes.Forget();
    }
}
