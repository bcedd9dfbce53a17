using System;
using ScanBox.Device;
using ScanBox.Ports;
using ScanBox.Voice;

namespace ScanBox.Benchmarks.Works;

/// <summary>A second of speech from the pack to the samples of an I2S bus.</summary>
internal sealed class VoiceSecond : IWork
{
    private const byte Spoken = Clip.Welcome;

    private readonly BusSpeaker _speaker = new BusSpeaker();
    private readonly Announcer _announcer;
    private readonly Sentence _sentence = new Sentence();
    private long _nowMs;

    internal VoiceSecond(IStorage pack, string name)
    {
        Name = name;
        var voice = new VoicePack(pack, VoicePack.DefaultName);
        if (voice.Open() != PackError.None)
            throw new InvalidOperationException("the pack is not good");
        _announcer = new Announcer(_speaker, new NoLog(), voice);
        while (!_announcer.Checked)
            _announcer.Step(_nowMs++);
    }

    public string Name { get; }

    public void Run()
    {
        _speaker.Samples = 0;
        _announcer.Say(Phrases.Chatter(_sentence, Spoken));
        // Longer than any pause between sentences.
        _nowMs += 1000;
        do
            _announcer.Step(_nowMs);
        while (!_announcer.Idle);
        if (_speaker.Samples != MuLaw8k.SecondOfSamples)
            throw new InvalidOperationException("not a second");
    }

    /// <summary>Turns samples into what the bus takes, as the board's speaker does, and drops it.</summary>
    private sealed class BusSpeaker : ISpeaker
    {
        private const int ChunkSamples = 256;

        private readonly Device.StereoExpansion _muLaw = new Device.StereoExpansion();
        private readonly byte[] _stereo = new byte[4 * ChunkSamples];

        internal BusSpeaker() => _muLaw.SetVolume(6);

        public int Samples { get; set; }

        public int Volume { get; set; }

        public int Room => 4096;

        public int Pending => 0;

        public void Write(byte[] muLaw, int offset, int count)
        {
            Samples += count;
            while (count > 0)
            {
                int chunk = count < ChunkSamples ? count : ChunkSamples;
                _muLaw.Expand(muLaw, offset, chunk, _stereo);
                offset += chunk;
                count -= chunk;
            }
        }
    }
}
