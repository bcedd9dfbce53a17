using ScanBox.Ports;

namespace ScanBox.Parts.Displays;

/// <summary>
/// A TM1637 module: 4 or 6 digits on two wires. At most one digit goes over the wires in a step, and only one that has
/// changed; a chip that does not answer is told to the technician once and looked for again every second. Its keys are not used.
/// </summary>
public sealed class Tm1637 : IDisplay
{
    /// <summary>Full brightness; 0 is the darkest that still shines.</summary>
    public const int MaxBrightness = 7;

    /// <summary>Pause between two repeats of what stands anyway, and between two searches for a silent chip, in ms.</summary>
    public const int RepeatMs = 1_000;

    // One answer may be lost to a spark; three in a row are no chip.
    private const int MissesToFail = 3;

    // Data sheet, "Data command": write to a fixed address. "Display control": 0x80 off, 0x88 on. "Address": 0xC0 is GRID1.
    private const byte WriteFixed = 0x44;
    private const byte TurnOff = 0x80;
    private const byte TurnOn = 0x88;
    private const byte FirstGrid = 0xC0;

    private readonly Tm1637Wire _wire;
    private readonly IBoxLog _log;
    private readonly byte[] _grids;
    private readonly DigitCells _cells;
    private readonly byte _turnOn;
    private Phase _phase;
    private int _misses;
    private bool _toldMissing;
    private bool _toldFound;
    private long _nextAtMs;

    /// <summary>Takes the wires; nothing is sent before the first step.</summary>
    /// <param name="bus">The wires.</param>
    /// <param name="grids">For each digit from the left, the GRID of the chip that it hangs on, from 0; common modules with six digits have 2, 1, 0, 5, 4, 3.</param>
    /// <param name="hasEveryPoint">False for a clock module, which has a colon instead of points.</param>
    /// <param name="brightness">0 to <see cref="MaxBrightness"/>.</param>
    /// <param name="log">Learns of a chip that does not answer.</param>
    public Tm1637(ITwoWireBus bus, byte[] grids, bool hasEveryPoint, int brightness, IBoxLog log)
    {
        _wire = new Tm1637Wire(bus);
        _log = log;
        _grids = grids;
        _cells = new DigitCells(grids.Length);
        HasEveryPoint = hasEveryPoint;
        _turnOn = (byte)(TurnOn | (brightness < 0 ? 0 : brightness > MaxBrightness ? MaxBrightness : brightness));
    }

    private enum Phase : byte
    {
        Recover,
        Dark,
        Mode,
        Digits,
        Light,
        Shown,
    }

    /// <inheritdoc/>
    public int Digits => _cells.Count;

    /// <inheritdoc/>
    public bool HasEveryPoint { get; }

    /// <summary>Whether the chip answers.</summary>
    public bool Answers { get; private set; }

    /// <inheritdoc/>
    public void Show(byte[] characters, int points) => _cells.Show(characters, points);

    /// <summary>Uptime in ms at which it wants to be stepped again; 0 for at once.</summary>
    public long NextAtMs => _phase == Phase.Shown ? (_cells.IsStale ? 0 : _nextAtMs) : _misses > 0 ? _nextAtMs : 0;

    /// <summary>Sends at most one frame of two bytes.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    public void Step(long nowMs)
    {
        if (_phase == Phase.Shown)
        {
            if (!_cells.IsStale)
            {
                if (nowMs < _nextAtMs)
                    return;
                _nextAtMs = nowMs + RepeatMs;
                // Once around, the chip is also told again to shine.
                _cells.Repeat();
                _phase = Phase.Mode;
            }
        }
        else if (_misses > 0 && nowMs < _nextAtMs)
        {
            return;
        }
        Work(nowMs);
    }

    private void Work(long nowMs)
    {
        switch (_phase)
        {
            case Phase.Recover:
                _wire.Recover();
                _cells.MakeStale();
                _phase = Phase.Dark;
                break;
            case Phase.Dark:
                // What the chip's memory holds after power-on is nobody's amount.
                Sent(_wire.Send(TurnOff, 0, both: false), Phase.Mode, nowMs);
                break;
            case Phase.Mode:
                Sent(_wire.Send(WriteFixed, 0, both: false), Phase.Digits, nowMs);
                break;
            case Phase.Light:
                Sent(_wire.Send(_turnOn, 0, both: false), Phase.Shown, nowMs);
                break;
            default:
                SendDigit(nowMs);
                break;
        }
    }

    private void SendDigit(long nowMs)
    {
        int digit = _cells.Next();
        bool answered = _wire.Send((byte)(FirstGrid | _grids[digit]), _cells.Segments(digit), both: true);
        if (answered)
            _cells.Sent(digit);
        Sent(answered, _phase == Phase.Shown || _cells.IsStale ? _phase : Phase.Light, nowMs);
    }

    private void Sent(bool answered, Phase next, long nowMs)
    {
        if (answered)
        {
            _phase = next;
            _misses = 0;
            if (next == Phase.Shown && !Answers)
                Found(nowMs);
            return;
        }
        // From the beginning: the chip may have lost its power.
        _phase = Phase.Recover;
        _nextAtMs = _misses + 1 < MissesToFail ? nowMs : nowMs + RepeatMs;
        if (_misses < MissesToFail)
            _misses++;
        if (_misses == MissesToFail)
            Missing(nowMs);
    }

    private void Found(long nowMs)
    {
        Answers = true;
        _nextAtMs = nowMs + RepeatMs;
        if (_toldMissing && !_toldFound)
            _log.Write(nowMs, "display: the TM1637 answers again");
        _toldFound = _toldMissing;
    }

    private void Missing(long nowMs)
    {
        Answers = false;
        if (!_toldMissing)
            _log.Write(nowMs, "display: no TM1637 answers");
        _toldMissing = true;
    }
}
