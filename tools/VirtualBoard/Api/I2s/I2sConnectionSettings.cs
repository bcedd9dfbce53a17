namespace System.Device.I2s;

/// <summary>Twin of the device's settings of an I2S bus.</summary>
public sealed class I2sConnectionSettings
{
    public I2sConnectionSettings(int busId) => BusId = busId;

    public int BusId { get; set; }

    public I2sMode Mode { get; set; } = I2sMode.Master | I2sMode.Tx;

    public I2sBitsPerSample BitsPerSample { get; set; } = I2sBitsPerSample.Bit16;

    public I2sChannelFormat ChannelFormat { get; set; } = I2sChannelFormat.RightLeft;

    public I2sCommunicationFormat CommunicationFormat { get; set; } = I2sCommunicationFormat.I2S;

    public int SampleRate { get; set; } = 44100;

    /// <summary>Bytes of DMA memory: what can be written before a write waits.</summary>
    public int BufferSize { get; set; } = 10000;
}
