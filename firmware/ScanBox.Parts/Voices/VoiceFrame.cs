namespace ScanBox.Parts.Voices;

/// <summary>
/// Frames of the voice modules JQ8400 and JQ8900 (also sold as DFRobot DFR0534), both ways: <c>AA</c>, command, length, data, and the low
/// byte of the sum of all that.
/// </summary>
public static class VoiceFrame
{
    /// <summary>Begins every frame.</summary>
    public const byte Start = 0xAA;

    /// <summary>Asks whether it plays; answered with 0 stopped, 1 playing, 2 paused. The only command of ours that is answered.</summary>
    public const byte Status = 0x01;

    /// <summary>Stops.</summary>
    public const byte Stop = 0x04;

    /// <summary>Sets the volume, 0 to 30.</summary>
    public const byte Volume = 0x13;

    /// <summary>Plays files of the folder ZH one after the other (组合播放); each is named by two characters.</summary>
    public const byte Combination = 0x1B;

    /// <summary>Bytes around the data.</summary>
    public const int Overhead = 4;

    /// <summary>Closes a frame whose data has been put behind its three first bytes.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="command">What to do.</param>
    /// <param name="dataLength">Bytes of data.</param>
    /// <returns>Length of the whole frame.</returns>
    public static int Close(byte[] frame, byte command, int dataLength)
    {
        frame[0] = Start;
        frame[1] = command;
        frame[2] = (byte)dataLength;
        int sum = 0;
        for (int i = 0; i < dataLength + 3; i++)
            sum += frame[i];
        frame[dataLength + 3] = (byte)sum;
        return dataLength + Overhead;
    }
}
