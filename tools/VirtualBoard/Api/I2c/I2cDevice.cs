using nanoFramework.Hardware.Esp32;
using VirtualBoard;
using VirtualBoard.I2c;
using VirtualBoard.Pins;

namespace System.Device.I2c;

/// <summary>Twin of the device's I2C device: transfers stop the whole firmware for their time and say by a status how they ended.</summary>
public class I2cDevice : IDisposable
{
    // Eight bits and an acknowledgement.
    private const int BitsPerByte = 9;

    /// <summary>The driver gives up after this time.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly PowerSession _session = PowerSession.Current;
    private readonly (int Data, int Clock) _pins;
    private bool _disposed;

    /// <exception cref="ArgumentException">There is no such bus, or its pins have no function yet.</exception>
    public I2cDevice(I2cConnectionSettings settings)
    {
        ConnectionSettings = settings;
        if (settings.BusId is not (1 or 2) || settings.DeviceAddress is < 0 or > 0x7F)
            throw new ArgumentException("An ESP32 has the buses 1 and 2 with addresses of 7 bits.", nameof(settings));
        using NativeCall call = _session.Enter();
        PinBank pins = _session.Board.Pins;
        _pins = settings.BusId == 1
            ? (pins.FunctionPin(DeviceFunction.I2C1_DATA), pins.FunctionPin(DeviceFunction.I2C1_CLOCK))
            : (pins.FunctionPin(DeviceFunction.I2C2_DATA), pins.FunctionPin(DeviceFunction.I2C2_CLOCK));
        if (_pins.Data < 0 || _pins.Clock < 0)
            throw new ArgumentException("Set the pins of the bus with Configuration.SetPinFunction first.", nameof(settings));
    }

    public I2cConnectionSettings ConnectionSettings { get; }

    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    public byte ReadByte()
    {
        byte[] one = new byte[1];
        Read(one);
        return one[0];
    }

    public I2cTransferResult Read(SpanByte buffer) => Transfer([], buffer);

    public I2cTransferResult WriteByte(byte value) => Transfer([value], SpanByte.Empty);

    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer.ToArray(), SpanByte.Empty);

    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => Transfer(writeBuffer.ToArray(), readBuffer);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private void Dispose(bool disposing) => _disposed |= disposing;

    private I2cTransferResult Transfer(byte[] written, SpanByte read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using NativeCall call = _session.Enter();
        if (_session.Board.I2c.IsStuck(_pins.Data, _pins.Clock))
        {
            call.Block(s_patience);
            return new I2cTransferResult(I2cTransferStatus.ClockStretchTimeout, 0);
        }
        II2cPart? part = _session.Board.I2c.Find(_pins.Data, _pins.Clock, ConnectionSettings.DeviceAddress);
        bool answered = part is not null && part.Acknowledges;
        int bytes = answered ? 1 + written.Length + read.Length : 1;
        call.Block(TimeSpan.FromMicroseconds((long)bytes * BitsPerByte * 1_000_000 / Hertz()));
        if (!answered)
            return new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged, 0);
        if (written.Length > 0)
            part!.Write(written);
        byte[] got = new byte[read.Length];
        if (got.Length > 0)
            part!.Read(got);
        for (int i = 0; i < got.Length; i++)
            read[i] = got[i];
        return new I2cTransferResult(I2cTransferStatus.FullTransfer, (uint)(written.Length + got.Length));
    }

    private int Hertz() => ConnectionSettings.BusSpeed switch
    {
        I2cBusSpeed.StandardMode => 100_000,
        I2cBusSpeed.FastMode => 400_000,
        _ => 1_000_000,
    };
}
