using ScanBox.Ports;

namespace ScanBox.Voice;

/// <summary>
/// Says sentences, one at a time: feeds the speaker from the voice pack, as much as it has room for and a bounded piece a step.
/// <code>
///            Say                  first step               all samples written      they have sounded
///   Silent ------> (queue) Silent ----------> Speaking -------------------> Sounding -----------------> Silent
///                          TakeBegun           | at a clip boundary, when      ^      TakeFinished
///                                              | something higher waits: cut --+
/// </code>
/// A voice module that has the clips itself is handed them in runs that end at clip boundaries, a money sentence as few runs as possible.
/// Money is never cut. A number of which one word cannot be said is not said at all, because the rest would be another number; 语音文件损坏
/// comes after the sentence. Without a pack, or for clips that the pack lacks, the sentence is still begun, logged and finished,
/// so a box without a voice works on.
/// </summary>
public sealed class Announcer
{
    /// <summary>Sentences that may wait. A vendor hears at most a few within one payment; more means that something floods the box.</summary>
    public const int QueueLength = 8;

    /// <summary>Most samples fed to the speaker in one step: 64 ms of sound, three times as fast as it plays at one step in 20 ms.</summary>
    public const int SamplesInStep = 512;

    /// <summary>Bytes read from the pack at once: a quarter of a second, since each read from flash costs an open and a close.</summary>
    public const int PieceLength = 2048;

    /// <summary>Silence between two sentences in milliseconds, so that two amounts are never heard as one.</summary>
    public const int GapMs = 250;

    /// <summary>Samples of <see cref="Clip.Pause"/>: 90 ms.</summary>
    public const int PauseSamples = 720;

    /// <summary>A speaker that takes no sample and plays none for so long is broken; the sentence is given up.</summary>
    public const int StallMs = 2000;

    /// <summary>Wake time while a sentence sounds: well below what any speaker buffers.</summary>
    public const int FeedMs = 20;

    /// <summary>Wake time while the pack is being checked: leaves most of the time to the rest of the box.</summary>
    public const int CheckMs = 20;

    /// <summary>Clips of a sentence that may be cut which a voice module is handed at once: money waits for no more than these.</summary>
    public const int ClipsBetweenCuts = 4;

    /// <summary>The wake time of a box that has nothing to say.</summary>
    public const long Never = long.MaxValue;

    private readonly ISpeaker _speaker;
    private readonly IBoxLog _log;
    private readonly IClipPlayer? _clips;
    private readonly VoicePack? _pack;
    private readonly PackCheck? _check;
    private readonly OkiAdpcm? _oki;
    private readonly byte[] _decoded = new byte[0];
    private readonly int _samplesInByte = 1;
    private readonly SentenceQueue _queue = new(QueueLength);
    private readonly Sentence _current = new();
    private readonly byte[] _piece = new byte[PieceLength];
    private State _state;
    private bool _begun;
    private bool _finished;
    private int _next;
    private byte _clip;
    private int _clipLeft;
    private int _clipAt;
    private int _pieceAt;
    private int _pieceLeft;
    private bool _sounded;
    private bool _numbersLost;
    private int _lastPending;
    private long _progressMs;
    private long _silentUntilMs;

    /// <summary>Makes an announcer that says nothing yet.</summary>
    /// <param name="speaker">Where the samples go.</param>
    /// <param name="log">Gets every sentence as text, and each clip found damaged.</param>
    /// <param name="pack">An opened pack; null, or one that failed to open, for a box without a voice.</param>
    /// <param name="clips">A voice module that speaks in place of speaker and pack; null for none.</param>
    public Announcer(ISpeaker speaker, IBoxLog log, VoicePack? pack, IClipPlayer? clips = null)
    {
        _speaker = speaker;
        _log = log;
        _clips = clips;
        if (clips is null && pack is not null && pack.Error == PackError.None)
        {
            _pack = pack;
            _check = new PackCheck(pack, _piece);
            _samplesInByte = pack.SamplesInByte;
            if (_samplesInByte == OkiAdpcm.SamplesInByte)
            {
                _oki = new OkiAdpcm();
                _decoded = new byte[SamplesInStep];
            }
        }
    }

    private enum State : byte
    {
        Silent,
        Speaking,
        Sounding,
    }

    /// <summary>Whether there is a usable pack, or a module that answers.</summary>
    public bool HasVoice => _pack is not null || _clips is not null && _clips.IsPresent;

    /// <summary>Whether a sentence was begun and has not finished.</summary>
    public bool IsSpeaking => _state != State.Silent;

    /// <summary>Whether nothing is spoken and nothing waits; the check of the pack does not count.</summary>
    public bool Idle => _state == State.Silent && _queue.Count == 0;

    /// <summary>Whether every clip of the pack was compared with its checksum; true without a pack.</summary>
    public bool Checked => _check is null || _check.Done;

    /// <summary>Whether the sentence that <see cref="TakeFinished"/> tells of was cut by a more important one or by a broken speaker.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Loudness, 0 (silent) to 9; a value outside is taken as the nearest.</summary>
    public int Volume
    {
        get => _speaker.Volume;
        set
        {
            _speaker.Volume = value < 0 ? 0 : value > MuLaw.MaxVolume ? MuLaw.MaxVolume : value;
            if (_clips is not null)
                _clips.Volume = _speaker.Volume;
        }
    }

    /// <summary>Queues a copy of a sentence.</summary>
    /// <returns>False when it is empty or there was no room; money is refused only when <see cref="QueueLength"/> money sentences wait.</returns>
    public bool Say(Sentence sentence) => sentence.Count > 0 && _queue.Add(sentence);

    /// <summary>Forgets waiting prompts and chatter, for instance because the payment that they belong to is over. Money stays.</summary>
    public void DropPrompts() => _queue.RemovePrompts();

    /// <summary>
    /// The sentence that the last step began, once; null when it began none. Its first sample is written in a later step, so what must
    /// be recorded about it can be recorded before it is heard. Valid until the next step.
    /// </summary>
    public Sentence? TakeBegun()
    {
        bool begun = _begun;
        _begun = false;
        return begun ? _current : null;
    }

    /// <summary>The sentence that the last step finished, once; null when it finished none. Valid until the next step.</summary>
    public Sentence? TakeFinished()
    {
        bool finished = _finished;
        _finished = false;
        return finished ? _current : null;
    }

    /// <summary>Does a bounded piece of work.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    /// <returns>Uptime at which it wants to be stepped again; <see cref="Never"/> when there is nothing to do.</returns>
    public long Step(long nowMs)
    {
        _begun = false;
        _finished = false;
        if (_state == State.Silent)
            return _queue.Count > 0 ? Begin(nowMs) : Check(nowMs);
        if (_clips is not null && _state == State.Speaking)
            return HandOver(_clips, nowMs);
        if (_state == State.Speaking)
            Feed(nowMs);
        return _state == State.Sounding ? AwaitSilence(nowMs) : AfterFeeding(nowMs);
    }

    private long Begin(long nowMs)
    {
        if (nowMs < _silentUntilMs)
            return _silentUntilMs;
        _queue.Take(_current);
        _begun = true;
        WasCut = false;
        _state = State.Speaking;
        _next = 0;
        _clipLeft = 0;
        _sounded = false;
        _numbersLost = LacksNumber();
        _progressMs = nowMs;
        _lastPending = _speaker.Pending;
        _check?.ForgetBuffer();
        _log.Write(nowMs, "says " + _current.Text());
        return nowMs;
    }

    /// <summary>Hands a voice module the next run of clips when it has ended the one before.</summary>
    private long HandOver(IClipPlayer clips, long nowMs)
    {
        if (clips.IsPlaying || clips.IsSearching)
            return nowMs + FeedMs;
        while (_next < _current.Count && _current[_next] == Clip.Pause)
            _next++;
        WasCut = MustYield();
        if (WasCut || _next == _current.Count || !clips.IsPresent)
        {
            Finish(_sounded ? nowMs + GapMs : nowMs);
            return nowMs;
        }
        int most = _current.Priority == SentencePriority.Money ? clips.MostClips : ClipsBetweenCuts;
        int count = 0;
        while (count < most && _next < _current.Count && _current[_next] != Clip.Pause)
            _piece[count++] = _current[_next++];
        clips.Play(_piece, 0, count);
        _sounded = true;
        return nowMs + FeedMs;
    }

    private void Feed(long nowMs)
    {
        int budget = SamplesInStep;
        bool hasRead = false;
        // Each turn writes samples, reads a piece, or goes on to the next clip, so the clips of a sentence bound it.
        while (_state == State.Speaking)
        {
            if (_clipLeft == 0)
            {
                NextClip();
                continue;
            }
            if (_pieceLeft == 0)
            {
                if (hasRead || !ReadPiece(nowMs))
                    return;
                hasRead = _clip != Clip.Pause;
                continue;
            }
            int room = _speaker.Room;
            int count = _pieceLeft < budget ? _pieceLeft : budget;
            count = count < room ? count : room;
            if (_oki is not null && _clip != Clip.Pause)
            {
                count -= count % OkiAdpcm.SamplesInByte;
                if (count <= 0)
                    return;
                _oki.Decode(_piece, _pieceAt, count / OkiAdpcm.SamplesInByte, _decoded);
                _speaker.Write(_decoded, 0, count);
                _pieceAt += count / OkiAdpcm.SamplesInByte;
            }
            else
            {
                if (count <= 0)
                    return;
                _speaker.Write(_piece, _pieceAt, count);
                _pieceAt += count;
            }
            _pieceLeft -= count;
            _clipLeft -= count;
            budget -= count;
            _sounded = true;
            _progressMs = nowMs;
        }
    }

    /// <summary>Whether a sentence that was begun and goes on is cut here, because something higher waits.</summary>
    private bool MustYield() =>
        _next > 0 && _next < _current.Count && _current.Priority != SentencePriority.Money && _queue.Outranks(_current.Priority);

    /// <summary>Whether a word of a number in the sentence is not to be had.</summary>
    private bool LacksNumber()
    {
        if (_pack is null)
            return false;
        for (int i = 0; i < _current.Count; i++)
        {
            if (_current[i] <= Clip.Point && _pack.LengthOf(_current[i]) == 0)
                return true;
        }
        return false;
    }

    private void NextClip()
    {
        WasCut = MustYield();
        if (WasCut || _next == _current.Count && !_numbersLost)
        {
            _state = State.Sounding;
            return;
        }
        _clipAt = 0;
        _pieceLeft = 0;
        _clipLeft = 0;
        if (_next < _current.Count)
        {
            _clip = _current[_next++];
        }
        else
        {
            _clip = Clip.VoiceDamaged;
            _numbersLost = false;
        }
        if (_pack is null || _numbersLost && _clip <= Clip.Yuan)
            return;
        if (_pack.LengthOf(_clip) == 0)
            _clip = ClipFallback.Of(_clip);
        _clipLeft = _clip == Clip.Pause ? PauseSamples : _pack.LengthOf(_clip) * _samplesInByte;
        _oki?.Begin();
    }

    /// <summary>Fills the piece buffer. A clip that cannot be read is skipped from here on.</summary>
    private bool ReadPiece(long nowMs)
    {
        _pieceAt = 0;
        if (_clip == Clip.Pause)
        {
            for (int i = 0; i < _clipLeft; i++)
                _piece[i] = MuLaw.Silence;
            _pieceLeft = _clipLeft;
            return true;
        }
        int bytes = _pack!.Read(_clip, _clipAt, _piece);
        _clipAt += bytes;
        _pieceLeft = bytes * _samplesInByte;
        if (_pieceLeft > 0)
            return true;
        _clipLeft = 0;
        Report(nowMs, _clip);
        _pack.MarkDamaged(_clip);
        _numbersLost = _numbersLost || _clip <= Clip.Point;
        return false;
    }

    private long AfterFeeding(long nowMs)
    {
        if (HasStalled(nowMs))
        {
            GiveUp(nowMs);
            return nowMs;
        }
        bool wantsMore = _pieceLeft == 0 || _clipLeft == 0;
        return wantsMore || _speaker.Room >= SamplesInStep ? nowMs : nowMs + FeedMs;
    }

    private long AwaitSilence(long nowMs)
    {
        if (_speaker.Pending > 0 && _sounded)
        {
            if (!HasStalled(nowMs))
                return nowMs + FeedMs;
            GiveUp(nowMs);
            return nowMs;
        }
        Finish(_sounded ? nowMs + GapMs : nowMs);
        return nowMs;
    }

    private bool HasStalled(long nowMs)
    {
        int pending = _speaker.Pending;
        if (pending < _lastPending)
            _progressMs = nowMs;
        _lastPending = pending;
        return nowMs - _progressMs >= StallMs;
    }

    private void GiveUp(long nowMs)
    {
        _log.Write(nowMs, "speaker does not play");
        WasCut = true;
        Finish(nowMs);
    }

    private void Finish(long silentUntilMs)
    {
        _state = State.Silent;
        _finished = true;
        _silentUntilMs = silentUntilMs;
    }

    private long Check(long nowMs)
    {
        if (_check is null || _check.Done)
            return Never;
        int damaged = _check.Step();
        if (damaged >= 0)
            Report(nowMs, damaged);
        return _check.Done ? Never : nowMs + CheckMs;
    }

    private void Report(long nowMs, int clip) =>
        _log.Write(nowMs, "voice pack " + _pack!.Name + ": clip " + clip.ToString() + " damaged, skipped: " + ClipText.Of((byte)clip));
}
