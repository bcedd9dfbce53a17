namespace ScanBox.Device;

/// <summary>Expands mu-law samples (ITU-T G.711) to 16 bit at a loudness, by one table look-up a sample.</summary>
internal sealed class MuLaw
{
    /// <summary>Loudest step of a volume.</summary>
    public const int MaxVolume = 9;

    /// <summary>Bias of the mu-law code for 14-bit magnitudes scaled to 16 bit (G.711 table 2a).</summary>
    private const int Bias = 0x84;

    // Gain in 1/256 for each volume: 3 dB a step, which an ear takes for even steps.
    private static readonly int[] s_gain = { 0, 16, 23, 32, 45, 64, 91, 128, 181, 256 };

    private readonly byte[] _low = new byte[256];
    private readonly byte[] _high = new byte[256];

    /// <summary>Fills the table.</summary>
    /// <param name="volume">0 (silent) to 9 (as recorded).</param>
    public void SetVolume(int volume)
    {
        int gain = s_gain[volume];
        for (int code = 0; code < 256; code++)
        {
            int sample = (Linear(code) * gain) / 256;
            _low[code] = (byte)sample;
            _high[code] = (byte)(sample >> 8);
        }
    }

    /// <summary>Writes each sample twice, left and right: mono is swapped in pairs on old ESP32 chips.</summary>
    /// <returns>Bytes written, four a sample.</returns>
    public int ToStereo(byte[] muLaw, int offset, int count, byte[] stereo)
    {
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            int code = muLaw[offset + i];
            byte low = _low[code], high = _high[code];
            stereo[at] = low;
            stereo[at + 1] = high;
            stereo[at + 2] = low;
            stereo[at + 3] = high;
            at += 4;
        }
        return at;
    }

    private static int Linear(int code)
    {
        int inverted = ~code & 0xFF;
        int magnitude = ((((inverted & 0x0F) << 3) + Bias) << ((inverted & 0x70) >> 4)) - Bias;
        return (inverted & 0x80) != 0 ? -magnitude : magnitude;
    }
}
