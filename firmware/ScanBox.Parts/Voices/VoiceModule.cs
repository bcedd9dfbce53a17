using ScanBox.Ports;

namespace ScanBox.Parts.Voices;

/// <summary>
/// A voice module of the family JQ8400, JQ8900 on a UART: it has the clips as files and plays them as one run, so a sentence has no
/// gaps. It tells nothing by itself, so it is asked for its status: often while it plays, seldom at rest.
/// </summary>
/// <remarks>
/// Clip n is the file of the folder ZH that is named by n in two hexadecimal digits: <c>ZH/18.wav</c> is clip 24. The module has at most
/// 30 steps of loudness and forgets the one set when its supply fails for a moment, so it is told anew before every run.
/// </remarks>
public sealed class VoiceModule : IClipPlayer
{
    /// <summary>Speed of the modules; it cannot be changed.</summary>
    public const int BaudRate = 9600;

    /// <summary>Clips in one command. The longest receipt in use, with a brand and six digits, has fewer; the modules' own limit is not documented.</summary>
    public const int MostClipsInRun = 16;

    /// <summary>An answer of five bytes takes 5 ms, and the module some tens to turn to it.</summary>
    public const int AnswerMs = 150;

    /// <summary>So many questions without an answer mean that there is no module; one may be lost when a file begins.</summary>
    public const int MostMisses = 3;

    /// <summary>A module reads its card and answers within so many ms of the box's start.</summary>
    public const int StartUpMs = 3_000;

    /// <summary>Pause between questions while it plays: what is added to a sentence's end is hardly heard.</summary>
    public const int PlayingPauseMs = 60;

    /// <summary>Pause between questions at rest: a plug that was pulled is told within seconds.</summary>
    public const int RestPauseMs = 5_000;

    /// <summary>Pause between questions while none answers.</summary>
    public const int SearchPauseMs = 1_000;

    /// <summary>It opens a file and begins within this time; until then "stopped" is no end.</summary>
    public const int StartMs = 400;

    /// <summary>Longer than any run of clips: a module that says "playing" for so long is stopped.</summary>
    public const int LongestRunMs = 30_000;

    // Between two files the module may say "stopped" once.
    private const int StopsToEnd = 2;

    private const int LoudestStep = 30;
    private const int LoudestVolume = 9;
    private const int ReceiveBytes = 32;

    private readonly ISerialLine _line;
    private readonly IBoxLog _log;
    private readonly VoiceStatusReader _reader = new VoiceStatusReader();
    private readonly byte[] _frame = new byte[(2 * MostClipsInRun) + VoiceFrame.Overhead];
    private readonly byte[] _received = new byte[ReceiveBytes];
    private int _volume = LoudestVolume;
    private bool _isOpen;
    private bool _isAsked;
    private bool _mustBegin;
    private bool _hasSounded;
    private int _misses;
    private int _stops;
    private long _openedAtMs;
    private long _askedAtMs;
    private long _nextAskAtMs;
    private long _begunAtMs;

    /// <summary>Nothing is sent before the first step.</summary>
    /// <param name="line">The UART.</param>
    /// <param name="log">Where it says that a module answers, or none.</param>
    public VoiceModule(ISerialLine line, IBoxLog log)
    {
        _line = line;
        _log = log;
    }

    /// <inheritdoc/>
    public int Volume
    {
        get => _volume;
        set
        {
            _volume = value < 0 ? 0 : value > LoudestVolume ? LoudestVolume : value;
            if (IsPresent)
                SendVolume();
        }
    }

    /// <inheritdoc/>
    public bool IsPresent { get; private set; }

    /// <inheritdoc/>
    public bool IsSearching { get; private set; } = true;

    /// <inheritdoc/>
    public bool IsPlaying { get; private set; }

    /// <inheritdoc/>
    public int MostClips => MostClipsInRun;

    /// <summary>Uptime in ms at which it wants to be stepped again although nothing arrived.</summary>
    public long NextAtMs => _mustBegin ? 0 : _isAsked ? _askedAtMs + AnswerMs : _nextAskAtMs;

    /// <inheritdoc/>
    public void Play(byte[] clips, int offset, int count)
    {
        if (!IsPresent || IsPlaying || count <= 0)
            return;
        if (count > MostClipsInRun)
            count = MostClipsInRun;
        SendVolume();
        for (int i = 0; i < count; i++)
        {
            byte clip = clips[offset + i];
            _frame[3 + (2 * i)] = HexDigit(clip >> 4);
            _frame[4 + (2 * i)] = HexDigit(clip & 0x0F);
        }
        Send(VoiceFrame.Combination, 2 * count);
        IsPlaying = true;
        _mustBegin = true;
        _hasSounded = false;
        _stops = 0;
    }

    /// <summary>Takes answers, asks, and watches the times.</summary>
    /// <param name="nowMs">Uptime in milliseconds.</param>
    public void Step(long nowMs)
    {
        if (!_isOpen)
        {
            _isOpen = true;
            _openedAtMs = nowMs;
            _line.Open(BaudRate);
        }
        if (_mustBegin)
        {
            _mustBegin = false;
            _begunAtMs = nowMs;
            // An answer that is on its way is about the time before.
            _isAsked = false;
            _nextAskAtMs = nowMs + PlayingPauseMs;
        }
        Receive(nowMs);
        if (_isAsked && nowMs - _askedAtMs >= AnswerMs)
            Missed(nowMs);
        if (IsPlaying && nowMs - _begunAtMs >= LongestRunMs)
        {
            _log.Write(nowMs, "voice: the module does not come to an end, stopped");
            Send(VoiceFrame.Stop, 0);
            IsPlaying = false;
        }
        if (_isAsked || nowMs < _nextAskAtMs)
            return;
        _isAsked = true;
        _askedAtMs = nowMs;
        Send(VoiceFrame.Status, 0);
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);

    private void Receive(long nowMs)
    {
        int count = _line.Read(_received, 0, ReceiveBytes);
        for (int i = 0; i < count; i++)
        {
            int status = _reader.Take(_received[i]);
            if (status >= 0 && _isAsked)
                Answered(status, nowMs);
        }
    }

    private void Answered(int status, long nowMs)
    {
        _isAsked = false;
        _misses = 0;
        if (!IsPresent)
        {
            IsPresent = true;
            IsSearching = false;
            _log.Write(nowMs, "voice: the module answers");
            SendVolume();
        }
        if (IsPlaying)
            Judge(status, nowMs);
        _nextAskAtMs = nowMs + (IsPlaying ? PlayingPauseMs : RestPauseMs);
    }

    private void Judge(int status, long nowMs)
    {
        if (status != 0)
        {
            _hasSounded = true;
            _stops = 0;
            return;
        }
        if (!_hasSounded && nowMs - _begunAtMs < StartMs)
            return;
        if (++_stops < StopsToEnd)
            return;
        IsPlaying = false;
        if (!_hasSounded)
            _log.Write(nowMs, "voice: the module plays nothing; are the clips on it, in the folder ZH?");
    }

    private void Missed(long nowMs)
    {
        _isAsked = false;
        _misses++;
        if (IsPresent ? _misses >= MostMisses : IsSearching && nowMs - _openedAtMs >= StartUpMs)
        {
            IsPresent = false;
            IsPlaying = false;
            IsSearching = false;
            _log.Write(nowMs, "voice: no module answers; check plug and supply. The box goes on without a voice");
        }
        _nextAskAtMs = nowMs + (IsPresent || IsSearching ? PlayingPauseMs : SearchPauseMs);
    }

    private void SendVolume()
    {
        _frame[3] = (byte)(_volume * LoudestStep / LoudestVolume);
        Send(VoiceFrame.Volume, 1);
    }

    private void Send(byte command, int dataLength) => _line.Write(_frame, 0, VoiceFrame.Close(_frame, command, dataLength));
}
