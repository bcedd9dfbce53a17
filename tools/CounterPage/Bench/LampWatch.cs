namespace CounterPage.Bench;

/// <summary>Makes out of the lamp's going on and off what a person sees: a colour, and its rhythm.</summary>
internal sealed class LampWatch
{
    /// <summary>No rhythm of the box is dark for longer: then it is off.</summary>
    private const long DarkMs = 2300;

    /// <summary>No rhythm of the box is lit for longer: then it is steady.</summary>
    private const long SteadyMs = 800;

    /// <summary>Rhythms are rounded to this, in ms: the firmware's turns are not exact.</summary>
    private const long RoundMs = 25;

    private string _colour = "off";
    private bool _lit;
    private bool _blinks;
    private long _litAtMs, _darkAtMs;
    private long _onMs, _offMs;

    /// <summary>Tells what the lamp shows at a moment.</summary>
    /// <param name="letters">The diodes that are on: R, G, RG, or none.</param>
    /// <param name="nowMs">Board time.</param>
    internal LampView Look(string letters, long nowMs)
    {
        bool lit = letters.Length > 0;
        string colour = letters switch
        {
            "RG" => "amber",
            "R" => "red",
            "G" => "green",
            _ => _colour,
        };
        if (lit && (!_lit || colour != _colour))
        {
            if (colour != _colour)
                (_blinks, _onMs, _offMs) = (false, 0, 0);
            else
                _offMs = Rounded(nowMs - _darkAtMs);
            _colour = colour;
            _litAtMs = nowMs;
        }
        else if (!lit && _lit)
        {
            _darkAtMs = nowMs;
            _onMs = Rounded(nowMs - _litAtMs);
            _blinks = true;
        }
        _lit = lit;
        if (lit && nowMs - _litAtMs > SteadyMs)
            (_blinks, _onMs, _offMs) = (false, 0, 0);
        if (!lit && nowMs - _darkAtMs > DarkMs)
        {
            _colour = "off";
            (_blinks, _onMs, _offMs) = (false, 0, 0);
        }
        return new LampView(_colour, _blinks, (int)_onMs, (int)_offMs);
    }

    private static long Rounded(long ms) => Math.Max(RoundMs, (ms + (RoundMs / 2)) / RoundMs * RoundMs);
}
