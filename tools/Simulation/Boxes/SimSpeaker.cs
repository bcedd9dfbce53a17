using ScanBox.Ports;
using Simulation.Timing;

namespace Simulation.Boxes;

/// <summary>A loudspeaker behind a buffer that empties as time passes.</summary>
internal sealed class SimSpeaker(Timeline time) : ISpeaker
{
    private const int BufferSamples = 4096;
    private const int SamplesInMs = 8;

    private long _endsAtSample;

    public int Volume { get; set; }

    public int Room => BufferSamples - Pending;

    public int Pending => (int)Math.Max(0, _endsAtSample - (time.NowMs * SamplesInMs));

    public void Write(byte[] muLaw, int offset, int count)
    {
        if (count > Room)
            throw new ArgumentException("more samples than there is room for");
        _endsAtSample = Math.Max(_endsAtSample, time.NowMs * SamplesInMs) + count;
    }
}
