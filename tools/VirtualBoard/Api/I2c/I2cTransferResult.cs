namespace System.Device.I2c;

#pragma warning disable CA1815 // the device's type has no more members than these

/// <summary>Twin of the device's result of a transfer. Nothing throws when nobody answers: look at the status.</summary>
public readonly struct I2cTransferResult
{
    internal I2cTransferResult(I2cTransferStatus status, uint bytesTransferred) => (Status, BytesTransferred) = (status, bytesTransferred);

    public uint BytesTransferred { get; }

    public I2cTransferStatus Status { get; }
}
