using System;
using System.Device.Gpio;
using System.Device.I2s;
using nanoFramework.Hardware.Esp32;
using ScanBox.Ports;
using ScanBox.Voice;

namespace ScanBox.Device;

/// <summary>
/// An I2S amplifier. The bus tells nobody how much room it has, and a write without room stops the whole firmware, so
/// samples are counted against the clock and a margin is kept.
/// </summary>
public sealed class I2sSpeaker : ISpeaker
{
    private const int SamplesPerMs = MuLaw.SampleRate / 1000;
    private const int BytesPerSample = 4;

    /// <summary>DMA memory: half a second, which outlasts a flash commit and a busy loop and costs 16 KB of RAM.</summary>
    private const int DmaBytes = 16000;

    /// <summary>
    /// Samples never filled, 50 ms: the clock ticks in milliseconds, the DMA frees whole descriptors, and the bus may
    /// begin later than the first write.
    /// </summary>
    private const int MarginSamples = 50 * SamplesPerMs;

    private const int CapacitySamples = (DmaBytes / BytesPerSample) - MarginSamples;

    /// <summary>One native write; larger pieces are written in several.</summary>
    private const int ChunkSamples = 256;

    /// <summary>The amplifier stays on so long after the last sample: sentences follow each other, and each switching clicks.</summary>
    private const long AmplifierTailMs = 300;

    private readonly I2sDevice _bus;
    private readonly GpioPin _enable;
    private readonly IClock _clock;
    private readonly StereoExpansion _expansion = new();
    private readonly byte[] _stereo = new byte[ChunkSamples * BytesPerSample];
    private int _volume;

    // Uptime at which the first sample of the present run of samples was written, and how many followed it.
    private long _startedAtMs;
    private long _written;
    private bool _playing;
    private bool _amplifierOn;
    private long _silentSinceMs;

    /// <summary>Takes the bus and the shutdown pin; the amplifier is off.</summary>
    public I2sSpeaker(GpioController gpio, BoardPlan plan, IClock clock)
    {
        _clock = clock;
        _enable = gpio.OpenPin(plan.SoundEnable, PinMode.Output);
        _enable.Write(PinValue.Low);
        Configuration.SetPinFunction(plan.SoundBck, DeviceFunction.I2S1_BCK);
        Configuration.SetPinFunction(plan.SoundWs, DeviceFunction.I2S1_WS);
        Configuration.SetPinFunction(plan.SoundData, DeviceFunction.I2S1_DATA_OUT);
        _bus = new I2sDevice(new I2sConnectionSettings(1)
        {
            Mode = I2sMode.Master | I2sMode.Tx,
            CommunicationFormat = I2sCommunicationFormat.I2S,
            ChannelFormat = I2sChannelFormat.RightLeft,
            BitsPerSample = I2sBitsPerSample.Bit16,
            SampleRate = MuLaw.SampleRate,
            BufferSize = DmaBytes,
        });
        Volume = MuLaw.MaxVolume;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 to 9.</exception>
    public int Volume
    {
        get => _volume;
        set
        {
            if (value < 0 || value > MuLaw.MaxVolume)
                throw new ArgumentOutOfRangeException();
            _volume = value;
            _expansion.SetVolume(value);
        }
    }

    /// <inheritdoc/>
    public int Room => CapacitySamples - Pending;

    /// <inheritdoc/>
    public int Pending
    {
        get
        {
            if (!_playing)
                return 0;
            long left = _written - ((_clock.UptimeMs - _startedAtMs) * SamplesPerMs);
            if (left > 0)
                return (int)left;
            _playing = false;
            _silentSinceMs = _clock.UptimeMs;
            return 0;
        }
    }

    /// <summary>Uptime at which the amplifier can be switched off; never while it is.</summary>
    public long NextAtMs
    {
        get
        {
            if (!_amplifierOn)
                return long.MaxValue;
            int pending = Pending;
            return pending > 0
                ? _clock.UptimeMs + (pending / SamplesPerMs) + AmplifierTailMs
                : _silentSinceMs + AmplifierTailMs;
        }
    }

    /// <inheritdoc/>
    public void Write(byte[] muLaw, int offset, int count)
    {
        if (count > Room)
            throw new ArgumentException();
        if (count <= 0)
            return;
        SwitchAmplifier(true);
        if (!_playing)
        {
            _playing = true;
            _startedAtMs = _clock.UptimeMs;
            _written = 0;
        }
        _written += count;
        while (count > 0)
        {
            int chunk = count < ChunkSamples ? count : ChunkSamples;
            int bytes = _expansion.Expand(muLaw, offset, chunk, _stereo);
            _bus.Write(new SpanByte(_stereo, 0, bytes));
            offset += chunk;
            count -= chunk;
        }
    }

    /// <summary>Switches the amplifier off when it has been silent for a while.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        if (_amplifierOn && Pending == 0 && nowMs - _silentSinceMs >= AmplifierTailMs)
            SwitchAmplifier(false);
    }

    private void SwitchAmplifier(bool on)
    {
        if (_amplifierOn == on)
            return;
        _amplifierOn = on;
        _enable.Write(on ? PinValue.High : PinValue.Low);
    }
}
