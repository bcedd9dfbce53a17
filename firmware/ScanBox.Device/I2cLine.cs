using System;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;
using ScanBox.Parts.Scanners;

namespace ScanBox.Device;

/// <summary>One part on the chip's first I2C bus, at 400 kHz. The runtime gives a transfer that hangs one second; nothing else runs meanwhile.</summary>
internal sealed class I2cLine : II2cPart
{
    private const int Bus = 1;

    private readonly I2cDevice _device;

    /// <summary>Takes the bus and its pins.</summary>
    /// <param name="dataPin">SDA.</param>
    /// <param name="clockPin">SCL.</param>
    /// <param name="address">Address of the part, 7 bits.</param>
    internal I2cLine(int dataPin, int clockPin, int address)
    {
        Configuration.SetPinFunction(dataPin, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(clockPin, DeviceFunction.I2C1_CLOCK);
        _device = I2cDevice.Create(new I2cConnectionSettings(Bus, address, I2cBusSpeed.FastMode));
    }

    /// <inheritdoc/>
    public I2cOutcome Read(byte[] buffer)
    {
        try
        {
            return OutcomeOf(_device.Read(new SpanByte(buffer)).Status);
        }
        catch (InvalidOperationException)
        {
            return I2cOutcome.Stuck; // the driver refused to begin
        }
    }

    /// <inheritdoc/>
    public I2cOutcome Write(byte[] bytes)
    {
        try
        {
            return OutcomeOf(_device.Write(new SpanByte(bytes)).Status);
        }
        catch (InvalidOperationException)
        {
            return I2cOutcome.Stuck;
        }
    }

    private static I2cOutcome OutcomeOf(I2cTransferStatus status)
    {
        switch (status)
        {
            case I2cTransferStatus.FullTransfer:
                return I2cOutcome.Done;
            case I2cTransferStatus.ClockStretchTimeout:
                return I2cOutcome.Stuck;
            default:
                return I2cOutcome.NotAcknowledged;
        }
    }
}
