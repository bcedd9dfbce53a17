namespace System.Device.I2s;

/// <summary>Which channels the samples are for.</summary>
public enum I2sChannelFormat
{
    RightLeft = 0,
    AllRight = 1,
    AllLeft = 2,
    OnlyRight = 3,
    OnlyLeft = 4,
}
