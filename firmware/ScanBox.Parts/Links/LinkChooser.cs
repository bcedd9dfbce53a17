using ScanBox.Ports;

namespace ScanBox.Parts.Links;

/// <summary>
/// Two ways to the switch as one: a preferred one and a standby. Never waits.
/// <code>
///  Down --Open--> Opening --one of the two connected--> Up (that one)
///   ^              | both down                           |
///   +--------------+---------- silent or broken ---------+ the other one is connected already, or is tried first next time
/// </code>
/// A way counts as good only when the switch answered on it: being connected proves nothing. It is left for silence only when the
/// other one is connected, because a slow way is better than none. The payment in flight is safe: the caller sees a link that broke,
/// opens it again and asks for the result.
/// </summary>
public sealed class LinkChooser : ILink, ILinkProgress
{
    /// <summary>A way that is not connected within this time does not keep the other one from trying.</summary>
    public const int PatienceMs = 3_000;

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

    /// <summary>Nothing may have been sent or heard for so long before the preferred way is taken again: no payment is in flight.</summary>
    public const int QuietMs = 10_000;

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
    private int _next = None;
    private bool _triesOther;
    private bool _bothAsked;
    private long _openedAtMs;
    private long _nextUntilMs;
    private bool _heard;
    private bool _wrote;
    private long _unansweredSinceMs = None;
    private long _trafficAtMs;
    private bool _isTrying;
    private long _tryAtMs;
    private int _goodTries;
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

    /// <summary>Name of the way in use, empty when none is.</summary>
    public string Path => _chosen == None ? "" : _names[_chosen];

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
        _bothAsked = false;
        _first = _next != None ? _next : _avoidUntilMs[0] > _nowMs && _avoidUntilMs[1] <= _nowMs ? 1 : 0;
        _next = None;
        EndTry();
        _links[_first].Open();
        Choose();
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (!_wanted)
            return;
        if (_chosen != None && _wrote && !_heard)
            Avoid(_chosen);
        _wanted = false;
        for (int i = 0; i < 2; i++)
        {
            if (i != _next)
                _links[i].Close();
        }
        _chosen = None;
        _triesOther = false;
        EndTry();
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
    }

    private void StepOpening(long nowMs)
    {
        bool firstIsDown = _links[_first].State == LinkState.Down;
        if (!_bothAsked && (firstIsDown || nowMs - _openedAtMs >= PatienceMs))
        {
            _bothAsked = true;
            _links[1 - _first].Open();
        }
        Choose();
        if (_chosen == None && _bothAsked && firstIsDown && _links[1 - _first].State == LinkState.Down)
            Close();
    }

    /// <summary>Takes the way that is connected, the first one when both are.</summary>
    private void Choose()
    {
        int index = IsConnected(_first) ? _first : _bothAsked && IsConnected(1 - _first) ? 1 - _first : None;
        if (index == None)
            return;
        _chosen = index;
        _tryAtMs = _nowMs + TryMs;
        if (_bothAsked)
            _links[1 - index].Close();
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
        if (_heard)
            return;
        _heard = true;
        _avoidMs[_chosen] = AvoidMs;
        _avoidUntilMs[_chosen] = 0;
        _goodTries = 0;
        _tryAtMs = _nowMs + TryMs;
        _log?.Write(_nowMs, "link: over " + _names[_chosen]);
    }

    private void WatchSilence(long nowMs)
    {
        long silentMs = nowMs - _unansweredSinceMs;
        int other = 1 - _chosen;
        if (silentMs >= DoubtMs && !_triesOther)
        {
            EndTry();
            _triesOther = true;
            _links[other].Open();
        }
        if (silentMs < SilenceMs || !IsConnected(other))
        {
            // An attempt that failed is made again: this way is still silent.
            if (_triesOther && _links[other].State == LinkState.Down)
                _triesOther = false;
            return;
        }
        _log?.Write(nowMs, "link: " + _names[_chosen] + " is silent, " + _names[other] + " is taken");
        Avoid(_chosen);
        Take(other, nowMs);
    }

    /// <summary>The caller sees a link that broke, and finds the other way connected when it opens again.</summary>
    private void Take(int index, long nowMs)
    {
        _next = index;
        _nextUntilMs = nowMs + KeepMs;
        // Already avoided, or simply left.
        _wrote = false;
        Close();
    }

    private void Avoid(int index)
    {
        _avoidUntilMs[index] = _nowMs + _avoidMs[index];
        _avoidMs[index] = _avoidMs[index] * 2 > LongestAvoidMs ? LongestAvoidMs : _avoidMs[index] * 2;
    }

    private void TryPreferred(long nowMs)
    {
        if (nowMs < _avoidUntilMs[0])
            return;
        if (!_isTrying)
        {
            if (nowMs < _tryAtMs)
                return;
            _isTrying = true;
            _tryAtMs = nowMs + TryMs;
            _openedAtMs = nowMs;
            _links[0].Open();
            return;
        }
        LinkState state = _links[0].State;
        if (state == LinkState.Down || nowMs - _openedAtMs >= TryLimitMs)
        {
            _goodTries = 0;
            EndTry();
        }
        else if (state != LinkState.Opening && _goodTries + 1 < GoodTries)
        {
            _goodTries++;
            EndTry();
        }
        else if (state != LinkState.Opening && nowMs - _trafficAtMs >= QuietMs)
        {
            // Connected and left so: the caller takes it over.
            _isTrying = false;
            _log?.Write(nowMs, "link: back to " + _names[0]);
            Take(0, nowMs);
        }
    }

    private void EndTry()
    {
        if (!_isTrying)
            return;
        _isTrying = false;
        _links[0].Close();
    }
}
