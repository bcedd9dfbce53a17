using ScanBox.Voice;

namespace ScanBox.Device;

/// <summary>Expands mu-law samples to 16-bit stereo at a loudness, by one table look-up a sample.</summary>
internal sealed class StereoExpansion
{
    private readonly short[] _levels = new short[MuLaw.TableLength];

    /// <summary>Fills the table.</summary>
    /// <param name="volume">0 (silent) to <see cref="MuLaw.MaxVolume"/> (as recorded).</param>
    public void SetVolume(int volume) => MuLaw.FillTable(_levels, volume);

    /// <summary>Writes each sample twice, left and right: mono is swapped in pairs on old ESP32 chips.</summary>
    /// <returns>Bytes written, four a sample.</returns>
    public int Expand(byte[] muLaw, int offset, int count, byte[] stereo)
    {
        short[] levels = _levels;
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            short level = levels[muLaw[offset + i]];
            byte low = (byte)level;
            byte high = (byte)(level >> 8);
            stereo[at] = low;
            stereo[at + 1] = high;
            stereo[at + 2] = low;
            stereo[at + 3] = high;
            at += 4;
        }
        return at;
    }
}
