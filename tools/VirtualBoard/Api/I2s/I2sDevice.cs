using nanoFramework.Hardware.Esp32;
using VirtualBoard;
using VirtualBoard.Pins;

namespace System.Device.I2s;

/// <summary>
/// Twin of the device's I2S bus, output only, 16 bit stereo. A write that does not fit into the DMA memory waits in native
/// code without a timeout and stops the whole firmware.
/// </summary>
public class I2sDevice : IDisposable
{
    private const int BytesPerFrame = 4;

    private readonly PowerSession _session = PowerSession.Current;
    private readonly (int Bck, int Ws, int Data) _pins;
    private long _playedUntil;
    private bool _disposed;

    /// <exception cref="ArgumentException">A setting that is not modelled, or pins without a function.</exception>
    public I2sDevice(I2sConnectionSettings settings)
    {
        ConnectionSettings = settings;
        if (settings.BitsPerSample != I2sBitsPerSample.Bit16 || settings.ChannelFormat != I2sChannelFormat.RightLeft ||
            settings.Mode != (I2sMode.Master | I2sMode.Tx) || settings.BusId is not (1 or 2))
            throw new ArgumentException("The virtual board plays 16 bit stereo as the master of bus 1 or 2.", nameof(settings));
        using NativeCall call = _session.Enter();
        PinBank pins = _session.Board.Pins;
        _pins = settings.BusId == 1
            ? (pins.FunctionPin(DeviceFunction.I2S1_BCK), pins.FunctionPin(DeviceFunction.I2S1_WS), pins.FunctionPin(DeviceFunction.I2S1_DATA_OUT))
            : (pins.FunctionPin(DeviceFunction.I2S2_BCK), pins.FunctionPin(DeviceFunction.I2S2_WS), pins.FunctionPin(DeviceFunction.I2S2_DATA_OUT));
        if (_pins.Bck < 0 || _pins.Ws < 0 || _pins.Data < 0)
            throw new ArgumentException("Set the pins of the bus with Configuration.SetPinFunction first.", nameof(settings));
    }

    public I2sConnectionSettings ConnectionSettings { get; }

    public static I2sDevice Create(I2sConnectionSettings settings) => new(settings);

    /// <summary>Queues samples: little endian, left and right in turn. Waits while they do not fit.</summary>
    public void Write(SpanByte buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        byte[] bytes = buffer.ToArray();
        using NativeCall call = _session.Enter();
        BoardModel board = _session.Board;
        int rate = ConnectionSettings.SampleRate;
        long depthUs = FramesToMicroseconds(ConnectionSettings.BufferSize / BytesPerFrame, rate);
        long now = board.Clock.NowMicroseconds;
        if (_playedUntil <= now)
            _playedUntil = now;
        int frames = bytes.Length / BytesPerFrame;
        long fitsAt = _playedUntil + FramesToMicroseconds(frames, rate) - depthUs;
        board.Sound.Add(_pins, _playedUntil, rate, bytes);
        _playedUntil += FramesToMicroseconds(frames, rate);
        if (fitsAt <= now)
            return;
        board.Sound.Waits++;
        call.Block(TimeSpan.FromMicroseconds(fitsAt - now));
    }

    public void Dispose()
    {
        _disposed = true;
        GC.SuppressFinalize(this);
    }

    private static long FramesToMicroseconds(int frames, int rate) => frames * 1_000_000L / rate;
}
