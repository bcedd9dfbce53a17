using System.Globalization;
using ScanBox.Device;
using ScanBox.Parts.Lamps;
using ScanBox.Ports;

namespace CounterPage.Bench;

/// <summary>
/// Makes out of the lamp's going on and off what a person sees: a colour and a rhythm, told once and not at every flash. The firmware says
/// which signal it means; its rhythm counts only while the pins keep it. When they do not, each change of the pins is told as it comes.
/// </summary>
internal sealed class LampWatch
{
    /// <summary>A rhythm repeats after so many ms.</summary>
    internal const int PeriodMs = LampPattern.SlotMs * LampPattern.Slots;

    /// <summary>The firmware's turns are not exact, and pins are switched one after the other; less than half a slot.</summary>
    private const int ToleranceMs = 60;

    private const string NoColour = "off";

    private readonly bool _hasBlue;
    private readonly bool _isPlain;
    private LampSignal _signal;
    private string _letters = "";
    private long _sinceMs;
    private long _changedAtMs = long.MinValue;
    private long _strayAtMs = long.MinValue;

    /// <summary>Makes one for a board's lamp.</summary>
    internal LampWatch(BoardPlan plan)
    {
        _hasBlue = plan.LampBlue >= 0;
        _isPlain = plan.LampGreen < 0 && !_hasBlue;
    }

    /// <summary>The box was switched on: its lamp begins dark.</summary>
    internal void Begin(long nowMs)
    {
        _letters = "";
        _signal = LampSignal.Off;
        _sinceMs = nowMs;
        _strayAtMs = long.MinValue;
    }

    /// <summary>The pins have changed.</summary>
    /// <param name="letters">The diodes that are on: letters of RGB.</param>
    /// <param name="atMs">Board time.</param>
    internal void Saw(string letters, long atMs)
    {
        // A rhythm that was taken up in its middle is found again where it begins: after its longest pause.
        bool isBegin = letters.Length > 0 && _letters.Length == 0 && atMs - _changedAtMs >= PauseMs(LampPattern.RhythmOf(_signal)) - ToleranceMs;
        if (isBegin && _strayAtMs != long.MinValue)
            _sinceMs = atMs;
        (_letters, _changedAtMs) = (letters, atMs);
    }

    /// <summary>Tells what the lamp shows.</summary>
    /// <param name="signal">What the firmware means.</param>
    /// <param name="nowMs">Board time.</param>
    internal LampView Look(LampSignal signal, long nowMs)
    {
        if (signal != _signal)
        {
            // It begins with a flash; where the lamp was lit already, this moment is as near.
            _sinceMs = nowMs - _changedAtMs <= ToleranceMs ? _changedAtMs : nowMs;
            _signal = signal;
            _strayAtMs = long.MinValue;
        }
        if (!Keeps(nowMs))
            _strayAtMs = nowMs;
        // It must keep time for a while before it is believed again.
        bool isKept = _strayAtMs == long.MinValue || nowMs - _strayAtMs > PeriodMs;
        return isKept
            ? new LampView(Colour(Shining(lit: true)), signal.ToString(), LampPattern.RhythmOf(signal), _sinceMs)
            : new LampView(Colour(_letters), signal.ToString(), _letters.Length > 0 ? LampView.Steady : 0, 0);
    }

    private bool Keeps(long nowMs) => _letters == Due(nowMs) || _letters == Due(nowMs - ToleranceMs) || _letters == Due(nowMs + ToleranceMs);

    /// <summary>How long a rhythm is dark before it begins anew.</summary>
    private static long PauseMs(int rhythm)
    {
        int slots = 0;
        while (slots < LampPattern.Slots && (rhythm >> (LampPattern.Slots - 1 - slots) & 1) == 0)
            slots++;
        return slots * LampPattern.SlotMs;
    }

    private string Due(long atMs)
    {
        long slot = Math.Max(0, atMs - _sinceMs) / LampPattern.SlotMs % LampPattern.Slots;
        return Shining((LampPattern.RhythmOf(_signal) >> (int)slot & 1) != 0);
    }

    private string Shining(bool lit)
    {
        byte colour = lit ? LampPattern.ColourOf(_signal, _hasBlue) : (byte)0;
        if (_isPlain)
            return colour == 0 ? "" : "R";
        return ((colour & LampPattern.Red) != 0 ? "R" : "") + ((colour & LampPattern.Green) != 0 ? "G" : "") + ((colour & LampPattern.Blue) != 0 ? "B" : "");
    }

    private string Colour(string letters) => letters switch
    {
        "" => NoColour,
        _ when _isPlain => "plain",
        "R" => "red",
        "G" => "green",
        "RG" => "yellow",
        "B" => "blue",
        _ => letters.ToLower(CultureInfo.InvariantCulture),
    };
}
