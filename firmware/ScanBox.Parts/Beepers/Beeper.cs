namespace ScanBox.Parts.Beepers;

/// <summary>Plays tunes on a beeper, tone by tone, without waiting.</summary>
public sealed class Beeper
{
    // Pairs of pitch (0 is a pause) and milliseconds. Piezo discs are loudest around 2 to 4 kHz.
    private static readonly int[] s_click = { 3200, 12 };
    private static readonly int[] s_received = { 1568, 90, 0, 40, 2093, 90, 0, 40, 2637, 180 };
    private static readonly int[] s_refused = { 700, 350, 0, 120, 700, 350 };
    private static readonly int[] s_look = { 2093, 60, 0, 60, 1318, 60, 0, 60, 2093, 60, 0, 60, 1318, 60, 0, 60, 2093, 60, 0, 60, 1318, 60 };
    private static readonly int[] s_none = new int[0];

    private readonly IBeeperTone _tone;
    private int[] _notes = s_none;
    private int _at;
    private BeeperTune _playing;

    /// <summary>Begins silent.</summary>
    /// <param name="tone">The beeper.</param>
    public Beeper(IBeeperTone tone) => _tone = tone;

    /// <summary>The tune that sounds now.</summary>
    public BeeperTune Playing => _playing;

    /// <summary>Uptime in ms at which the next tone is due; never while silent.</summary>
    public long NextAtMs { get; private set; } = long.MaxValue;

    /// <summary>Begins a tune at once. A click does not disturb another tune; anything else takes its place.</summary>
    /// <param name="tune">What to tell.</param>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Play(BeeperTune tune, long nowMs)
    {
        if (tune == BeeperTune.Click && _playing > BeeperTune.Click)
            return;
        _notes = NotesOf(tune);
        _playing = tune;
        _at = 0;
        NextAtMs = nowMs;
        Step(nowMs);
    }

    /// <summary>Goes on to the next tone when that is due. A late step lengthens a tone and leaves none out.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        if (nowMs < NextAtMs)
            return;
        if (_at >= _notes.Length)
        {
            _tone.Sound(0);
            _playing = BeeperTune.None;
            NextAtMs = long.MaxValue;
            return;
        }
        _tone.Sound(_notes[_at]);
        NextAtMs = nowMs + _notes[_at + 1];
        _at += 2;
    }

    private static int[] NotesOf(BeeperTune tune)
    {
        switch (tune)
        {
            case BeeperTune.Click:
                return s_click;
            case BeeperTune.Received:
                return s_received;
            case BeeperTune.Refused:
                return s_refused;
            case BeeperTune.Look:
                return s_look;
            default:
                return s_none;
        }
    }
}
