using ScanBox.Ports;

namespace ScanBox.Parts.Links;

/// <summary>
/// Two ways to the switch as one: a preferred one and a standby. Never waits.
/// <code>
///  Down --Open--> Opening --one of the two connected--> Reached, Up (that one's)
///   ^              | both down                           |
///   +--------------+---------- silent or broken ---------+ the other one is connected or connecting, or is tried first next time
/// </code>
/// A way counts as good only when the switch answered on it: being connected proves nothing. It is left for silence only when the
/// other one is connected, because a slow way is better than none. The payment in flight is safe: the caller sees a link that broke,
/// opens it again and asks for the result. The way back to the preferred one is the caller's to take, when no payment is in hand.
/// The standby is tried once in a while, so that it is there when it is needed, and a technician reads when it is not.
/// </summary>
public sealed class LinkChooser : IMovableLink, ILinkProgress
{
    /// <summary>A way that is not connected within this time does not keep the other one from trying.</summary>
    public const int PatienceMs = 3_000;

    /// <summary>
    /// The same after a way broke in use: the other one has been connecting since, and with the caller's pause of a second it is in
    /// use within 5 s. A switch that only closed the connection is back on the preferred way before.
    /// </summary>
    public const int HurryMs = 1_500;

    /// <summary>After so long without an answer the other way is connected, in case. The caller tests a silent path meanwhile.</summary>
    public const int DoubtMs = 2_000;

    /// <summary>After so long without an answer the other way is taken: with the pause before connecting a vendor waits 5 s.</summary>
    public const int SilenceMs = 4_000;

    /// <summary>How often the preferred way is tried while the standby is in use.</summary>
    public const int TryMs = 20_000;

    /// <summary>An attempt at it that takes longer has failed: joining Wi-Fi takes up to 20 s.</summary>
    public const int TryLimitMs = 30_000;

    /// <summary>So many attempts in a row must connect, which takes a minute, before the preferred way is taken again.</summary>
    public const int GoodTries = 3;

    /// <summary>Nothing may have been sent or heard for so long before the preferred way is taken again, or the standby is tried: no payment is in flight.</summary>
    public const int QuietMs = 10_000;

    /// <summary>How often a good standby is tried: some KB of a SIM card's data, and a fault is known within the hour.</summary>
    public const int StandbyMs = 3_600_000;

    /// <summary>How often a standby is tried that was not there.</summary>
    public const int MissingStandbyMs = 600_000;

    /// <summary>A way that broke so soon after it was taken is avoided like a silent one.</summary>
    public const int FlapMs = 60_000;

    /// <summary>A way on which the switch did not answer is not taken by itself for so long, and twice as long each time.</summary>
    public const int AvoidMs = 30_000;

    /// <summary>Longest time that a way is avoided.</summary>
    public const int LongestAvoidMs = 900_000;

    // After a link that broke the caller pauses for 30 s at most.
    private const int KeepMs = 35_000;

    // The ways are watched this often; short beside every bound above.
    private const int StepMs = 50;

    private const int None = -1;

    private readonly ILink[] _links;
    private readonly string[] _names;
    private readonly IBoxLog? _log;
    private readonly long[] _avoidUntilMs = new long[2];
    private readonly int[] _avoidMs = new int[] { AvoidMs, AvoidMs };
    private bool _wanted;
    private int _chosen = None;
    private int _first;

    // The way that stays open, or connects, while this link is down.
    private int _next = None;
    private bool _triesOther;
    private bool _bothAsked;

    // The way in use broke: the next opening asks both at once, and waits for the first one HurryMs only.
    private bool _hurries;
    private long _openedAtMs;
    private long _nextUntilMs;
    private bool _heard;
    private bool _wrote;
    private long _unansweredSinceMs = None;
    private long _trafficAtMs;
    private bool _isTrying;
    private bool _hasBetter;
    private long _tryAtMs;
    private int _goodTries;
    private long _takenAtMs;
    private Standby _standby;
    private long _nowMs;

    /// <summary>Puts two ways together.</summary>
    /// <param name="preferred">Taken whenever it is good.</param>
    /// <param name="preferredName">Its name in the log.</param>
    /// <param name="standby">Taken when the other is not.</param>
    /// <param name="standbyName">Its name in the log.</param>
    /// <param name="log">Where a technician reads which way is taken.</param>
    public LinkChooser(ILink preferred, string preferredName, ILink standby, string standbyName, IBoxLog? log)
    {
        _links = new ILink[] { preferred, standby };
        _names = new string[] { preferredName, standbyName };
        _log = log;
    }

    private enum Standby : byte
    {
        Untried,
        Good,
        Missing,
    }

    /// <inheritdoc/>
    public string Way => _chosen == None ? "" : _names[_chosen];

    /// <inheritdoc/>
    public bool IsStandby => _chosen == 1;

    /// <inheritdoc/>
    public bool HasBetterWay => _hasBetter && IsConnected(0);

    /// <inheritdoc/>
    public LinkStage Stage => Progress is null ? LinkStage.None : Progress.Stage;

    /// <inheritdoc/>
    public string Problem => Progress is null ? "" : Progress.Problem;

    /// <inheritdoc/>
    public LinkPlace? Place => _chosen == None ? null : _links[_chosen].Place;

    // Of the way in use, or of the one that is asked first.
    private ILinkProgress? Progress => _links[_chosen == None ? _first : _chosen] as ILinkProgress;

    /// <inheritdoc/>
    public LinkState State
    {
        get
        {
            if (!_wanted)
                return LinkState.Down;
            if (_chosen != None)
                return _links[_chosen].State;
            return LinkState.Opening;
        }
    }

    /// <summary>Uptime in ms at which it wants a turn by itself.</summary>
    public long NextAtMs => _wanted ? _nowMs + StepMs : long.MaxValue;

    /// <inheritdoc/>
    public void Open()
    {
        if (_wanted && State == LinkState.Down)
            Close();
        if (_wanted)
        {
            // The handshake, which waits.
            if (_chosen != None)
                _links[_chosen].Open();
            return;
        }
        _wanted = true;
        _heard = false;
        _wrote = false;
        _unansweredSinceMs = None;
        _openedAtMs = _nowMs;
        _trafficAtMs = _nowMs;
        int preferred = _avoidUntilMs[0] > _nowMs && _avoidUntilMs[1] <= _nowMs ? 1 : 0;
        // The way that was kept is there already, or, after a break, connecting.
        _first = _next != None && !_hurries ? _next : preferred;
        _bothAsked = _hurries;
        _next = None;
        Start(_first);
        if (_bothAsked)
            Start(1 - _first);
        Choose();
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (!_wanted)
            return;
        bool isDown = _chosen != None && _links[_chosen].State == LinkState.Down;
        bool broke = isDown && _heard;
        if (_chosen != None && (_heard ? broke && _nowMs - _takenAtMs < FlapMs : isDown || _wrote))
            Avoid(_chosen);
        if (broke)
            Start(1 - _chosen);
        Leave(broke ? 1 - _chosen : HasBetterWay ? 0 : None);
        _hurries = broke;
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (!_wanted || _chosen == None)
            return 0;
        int read = _links[_chosen].Read(buffer, offset, count);
        if (read > 0)
            Heard();
        return read;
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        if (!_wanted || _chosen == None)
            return false;
        _wrote = true;
        _trafficAtMs = _nowMs;
        if (_unansweredSinceMs == None)
            _unansweredSinceMs = _nowMs;
        return _links[_chosen].Write(buffer, offset, count);
    }

    /// <summary>Watches both ways. Once a turn of the loop, after the links themselves.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    public void Step(long nowMs)
    {
        _nowMs = nowMs;
        if (!_wanted)
        {
            if (_next != None && nowMs >= _nextUntilMs)
            {
                _links[_next].Close();
                _next = None;
                _hurries = false;
            }
            return;
        }
        if (_chosen == None)
        {
            StepOpening(nowMs);
            return;
        }
        if (_links[_chosen].State == LinkState.Down)
            return;
        if (_unansweredSinceMs != None)
            WatchSilence(nowMs);
        else if (_chosen == 1)
            TryPreferred(nowMs);
        else
            TryStandby(nowMs);
    }

    private void StepOpening(long nowMs)
    {
        bool firstIsDown = _links[_first].State == LinkState.Down;
        if (!_bothAsked && (firstIsDown || nowMs - _openedAtMs >= PatienceMs))
        {
            _bothAsked = true;
            Start(1 - _first);
        }
        Choose();
        if (_chosen == None && _bothAsked && firstIsDown && _links[1 - _first].State == LinkState.Down)
            Close();
    }

    /// <summary>Takes the way that is connected, the first one when both are.</summary>
    private void Choose()
    {
        bool mayBeOther = _bothAsked && (_links[_first].State == LinkState.Down || _nowMs - _openedAtMs >= (_hurries ? HurryMs : PatienceMs));
        int index = IsConnected(_first) ? _first : mayBeOther && IsConnected(1 - _first) ? 1 - _first : None;
        if (index == None)
            return;
        _chosen = index;
        _takenAtMs = _nowMs;
        _hurries = false;
        _tryAtMs = _nowMs + TryMs;
        if (_bothAsked)
            _links[1 - index].Close();
    }

    /// <summary>Opens a way that is down; one that is up or on its way is left alone, for a handshake waits.</summary>
    private void Start(int index)
    {
        if (_links[index].State == LinkState.Down)
            _links[index].Open();
    }

    private bool IsConnected(int index)
    {
        LinkState state = _links[index].State;
        return state == LinkState.Up || state == LinkState.Reached;
    }

    private void Heard()
    {
        _trafficAtMs = _nowMs;
        _unansweredSinceMs = None;
        if (_triesOther)
        {
            _triesOther = false;
            _links[1 - _chosen].Close();
        }
        if (_nowMs - _takenAtMs >= FlapMs)
            _avoidMs[_chosen] = AvoidMs;
        if (_heard)
            return;
        _heard = true;
        _avoidUntilMs[_chosen] = 0;
        _goodTries = 0;
        _tryAtMs = _nowMs + TryMs;
        Tell("over " + _names[_chosen] + (_chosen == 1 ? ", the standby" : "") + SignalText());
    }

    private string SignalText()
    {
        LinkPlace? place = _links[_chosen].Place;
        return place is null || place.Signal < 0 ? "" : ", signal " + place.Signal.ToString() + " of 31";
    }

    private void WatchSilence(long nowMs)
    {
        long silentMs = nowMs - _unansweredSinceMs;
        int other = 1 - _chosen;
        if (silentMs >= DoubtMs && !_triesOther)
        {
            _isTrying = false;
            _hasBetter = false;
            _triesOther = true;
            Start(other);
        }
        if (silentMs < SilenceMs || !IsConnected(other))
        {
            // An attempt that failed is made again: this way is still silent.
            if (_triesOther && _links[other].State == LinkState.Down)
                _triesOther = false;
            return;
        }
        Tell(_names[_chosen] + " is silent, " + _names[other] + " is taken");
        Avoid(_chosen);
        // The caller sees a link that broke, and finds the other way connected when it opens again.
        Leave(other);
    }

    /// <summary>To down; one way may stay open for who opens this link again.</summary>
    private void Leave(int kept)
    {
        _wanted = false;
        _next = kept;
        _nextUntilMs = _nowMs + KeepMs;
        for (int i = 0; i < 2; i++)
        {
            if (i != kept)
                _links[i].Close();
        }
        _chosen = None;
        _triesOther = false;
        _isTrying = false;
        _hasBetter = false;
    }

    private void Avoid(int index)
    {
        _avoidUntilMs[index] = _nowMs + _avoidMs[index];
        _avoidMs[index] = _avoidMs[index] * 2 > LongestAvoidMs ? LongestAvoidMs : _avoidMs[index] * 2;
    }

    private void TryPreferred(long nowMs)
    {
        if (nowMs < _avoidUntilMs[0] || !Try(0, nowMs))
            return;
        LinkState state = _links[0].State;
        if (state == LinkState.Down || (state == LinkState.Opening && nowMs - _openedAtMs >= TryLimitMs))
        {
            _goodTries = 0;
            _hasBetter = false;
            EndTry();
        }
        else if (state != LinkState.Opening && _goodTries + 1 < GoodTries)
        {
            _goodTries++;
            EndTry();
        }
        else if (state != LinkState.Opening && !_hasBetter && nowMs - _trafficAtMs >= QuietMs)
        {
            // Connected and left so: the caller takes it when it may.
            _hasBetter = true;
            Tell(_names[0] + " is good again");
        }
    }

    /// <summary>Looks whether the standby could be taken.</summary>
    private void TryStandby(long nowMs)
    {
        if ((!_isTrying && (!_heard || nowMs - _trafficAtMs < QuietMs)) || !Try(1, nowMs))
            return;
        LinkState state = _links[1].State;
        bool isGood = IsConnected(1);
        if (!isGood && state == LinkState.Opening && nowMs - _openedAtMs < TryLimitMs)
            return;
        EndTry();
        _tryAtMs = nowMs + (isGood ? StandbyMs : MissingStandbyMs);
        Standby found = isGood ? Standby.Good : Standby.Missing;
        if (found == _standby)
            return;
        _standby = found;
        Tell("the standby " + _names[1] + (isGood ? " is good" : " cannot be reached"));
    }

    /// <summary>Begins an attempt at the other way when its time has come.</summary>
    /// <returns>False while there is nothing to look at.</returns>
    private bool Try(int index, long nowMs)
    {
        if (_isTrying)
            return true;
        if (nowMs < _tryAtMs)
            return false;
        _isTrying = true;
        _tryAtMs = nowMs + TryMs;
        _openedAtMs = nowMs;
        Start(index);
        return false;
    }

    private void EndTry()
    {
        if (!_isTrying)
            return;
        _isTrying = false;
        _links[1 - _chosen].Close();
    }

    private void Tell(string what) => _log?.Write(_nowMs, "link: " + what);
}
