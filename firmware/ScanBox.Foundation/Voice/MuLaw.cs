namespace ScanBox.Voice;

/// <summary>Mu-law decoding (ITU-T G.711): 8 bits to a linear sample of -32124 to 32124.</summary>
public static class MuLaw
{
    /// <summary>The code of silence (+0).</summary>
    public const byte Silence = 0xFF;

    /// <summary>Samples a second of every voice clip.</summary>
    public const int SampleRate = 8000;

    /// <summary>Values a decode table has.</summary>
    public const int TableLength = 256;

    /// <summary>Loudest volume step; 0 is silent.</summary>
    public const int MaxVolume = 9;

    // G.711: added before the segment is looked for; where segments begin then, each twice as far as the one before; and the largest magnitude.
    private const int Bias = 0x84;
    private const int FirstSegment = 0x80;
    private const int MaxBiased = 32635 + Bias;

    // Steps of 3 dB below full scale, in 1/32768, so that each key press is heard as the same change.
    private static readonly int[] s_gain = { 0, 2068, 2920, 4125, 5827, 8231, 11627, 16423, 23198, 32768 };

    /// <summary>Decodes one sample.</summary>
    public static short Decode(byte code)
    {
        int value = ~code & 0xFF;
        int magnitude = ((((value & 0x0F) << 3) + Bias) << ((value & 0x70) >> 4)) - Bias;
        return (short)((value & 0x80) != 0 ? -magnitude : magnitude);
    }

    /// <summary>Encodes a sample, -32768 to 32767, by the nearest code toward zero.</summary>
    public static byte Encode(int sample)
    {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = (sample < 0 ? -sample : sample) + Bias;
        if (magnitude > MaxBiased)
            magnitude = MaxBiased;
        int segment = 7;
        while (segment > 0 && magnitude < FirstSegment << segment)
            segment--;
        return (byte)~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
    }

    /// <summary>Fills a table with all codes decoded at a volume, so that a speaker adapter needs one look-up a sample.</summary>
    /// <param name="table"><see cref="TableLength"/> values.</param>
    /// <param name="volume">0 to <see cref="MaxVolume"/>; outside it the nearest.</param>
    public static void FillTable(short[] table, int volume)
    {
        int gain = s_gain[volume < 0 ? 0 : volume > MaxVolume ? MaxVolume : volume];
        for (int code = 0; code < TableLength; code++)
            table[code] = (short)(Decode((byte)code) * gain / 32768);
    }
}
