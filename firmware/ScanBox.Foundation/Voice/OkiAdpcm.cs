namespace ScanBox.Voice;

/// <summary>
/// Decodes OKI ADPCM (the Dialogic VOX format): 4 bits a sample, the high half of a byte first, 12 bits of range. A clip is coded from silence,
/// so that it is a VOX file by itself. The samples come out as mu-law, which is what speakers take.
/// </summary>
/// <remarks>About 7 KB of tables, made once, so that a sample costs three look-ups on the device.</remarks>
public sealed class OkiAdpcm
{
    /// <summary>Samples in a byte.</summary>
    public const int SamplesInByte = 2;

    /// <summary>Highest sample; the lowest is -2048.</summary>
    public const int MaxSample = 2047;

    private const int MinSample = -MaxSample - 1;
    private const int Codes = 16;
    private const int Sign = 8;

    // Bits from this range to that of 16-bit samples.
    private const int Scale = 4;

    private static readonly short[] s_steps =
    {
        16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118, 130, 143, 157,
        173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552,
    };

    private static readonly short[] s_moves = { -1, -1, -1, -1, 2, 4, 6, 8 };

    // By step and code: what the code adds to the sample, and where in these tables the next step begins.
    private readonly short[] _differences = new short[s_steps.Length * Codes];
    private readonly short[] _next = new short[s_steps.Length * Codes];
    private readonly byte[] _muLaw = new byte[MaxSample - MinSample + 1];
    private int _step;

    /// <summary>Fills the tables.</summary>
    public OkiAdpcm()
    {
        for (int step = 0; step < s_steps.Length; step++)
        {
            for (int code = 0; code < Codes; code++)
            {
                int magnitude = code & (Sign - 1);
                int difference = (s_steps[step] * ((2 * magnitude) + 1)) >> 3;
                int next = step + s_moves[magnitude];
                next = next < 0 ? 0 : next >= s_steps.Length ? s_steps.Length - 1 : next;
                int at = (step * Codes) + code;
                _differences[at] = (short)((code & Sign) != 0 ? -difference : difference);
                _next[at] = (short)(next * Codes);
            }
        }
        for (int i = 0; i < _muLaw.Length; i++)
            _muLaw[i] = MuLaw.Encode((i + MinSample) << Scale);
    }

    /// <summary>The sample decoded last, -2048 to 2047.</summary>
    public int Sample { get; private set; }

    /// <summary>Begins a clip.</summary>
    public void Begin()
    {
        Sample = 0;
        _step = 0;
    }

    /// <summary>Decodes bytes.</summary>
    /// <param name="coded">Holds them.</param>
    /// <param name="offset">The first one.</param>
    /// <param name="count">How many.</param>
    /// <param name="muLaw">Receives twice as many mu-law samples, from its beginning.</param>
    public void Decode(byte[] coded, int offset, int count, byte[] muLaw)
    {
        // Written out for both halves of a byte: a call for each sample would cost more than the rest on the device.
        short[] differences = _differences;
        short[] next = _next;
        byte[] table = _muLaw;
        int sample = Sample;
        int step = _step;
        int at = 0;
        for (int end = offset + count; offset < end; offset++)
        {
            int both = coded[offset];
            int entry = step + (both >> 4);
            sample += differences[entry];
            if (sample > MaxSample)
                sample = MaxSample;
            else if (sample < MinSample)
                sample = MinSample;
            muLaw[at] = table[sample - MinSample];
            entry = next[entry] + (both & 0x0F);
            sample += differences[entry];
            if (sample > MaxSample)
                sample = MaxSample;
            else if (sample < MinSample)
                sample = MinSample;
            muLaw[at + 1] = table[sample - MinSample];
            step = next[entry];
            at += SamplesInByte;
        }
        Sample = sample;
        _step = step;
    }
}
