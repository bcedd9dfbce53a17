using System;
using ScanBox.Parts.Scanners.Families;
using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>
/// Looks for a module: at each speed all families are asked twice, one shortly after the other, and whatever comes back is held
/// against the answers of all of them, so that the slow ones do not add up and one lost or spoilt answer costs no second round.
/// An answer that noise may look like counts when it comes once more to the question alone.
/// Every third round asks with full pauses, for modules that answer late.
/// </summary>
internal sealed class ScannerSearch
{
    // A question and the answer to the one before pass each other without harm; makers' drivers leave as much between commands.
    private const int SlotMs = 50;

    // A module that may doze must have read its question before the next one comes.
    private const int DozingSlotMs = 60;

    // Modules answer within 50 ms; three times that.
    private const int AnswerMs = 150;

    // An answer that is coming in is waited for, but noise must not be waited for for ever.
    private const int SilenceMs = 40;
    private const int LongestExtraMs = 600;

    // An SSI module drops half a command after 200 ms of silence; what was asked of others, and at another speed, was that to it.
    private const int QuietMs = 220;

    // Others find the beginning of a command in the middle of anything; what is left is to let a late second answer pass.
    private const int SettleMs = 100;

    // Holds the longest answer, a Honeywell's version.
    private const int BufferBytes = 512;

    // All are asked so often at one speed; those that doze one right after the other, because later they are deaf.
    private const int Passes = 2;

    // The first answer to the question alone may be the one that is lost.
    private const int AloneAttempts = 2;

    private const int PatientRound = 3;

    private static readonly int[] s_baudRates = { 9600, 115200, 57600 };

    private readonly ISerialLine _line;
    private readonly ScannerFamilyId _only;
    private readonly ScannerProbe?[] _probes = new ScannerProbe?[FamilyList.Count];
    private readonly byte[][] _questions = new byte[FamilyList.Count][];
    private readonly int[] _from = new int[FamilyList.Count];
    private readonly bool[] _mayBe = new bool[FamilyList.Count];
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly byte[] _chunk = new byte[ScannerStream.ReadBytes];
    private int _count;
    private bool _isUnread;

    private Doing _doing;
    private int _speed;
    private int _slot;
    private int _pass;
    private int _rounds;
    private bool _isPatient;
    private int _confirming;
    private int _firstProbe = -1;
    private int _asked;
    private int _attemptsLeft;
    private bool _isAwake;
    private long _nextMs;
    private long _answersUntilMs;
    private long _lastByteMs;
    private long _lastWriteMs = -QuietMs;

    private enum Doing : byte
    {
        Slots,
        Waking,
        Tail,
        Confirming,
        ConfirmWait,
        First,
        FirstWait,
        Settling,
        Over,
    }

    internal ScannerSearch(ISerialLine line, ScannerFamilyId only)
    {
        _line = line;
        _only = only;
        for (int i = 0; i < FamilyList.Count; i++)
        {
            ScannerProbe probe = FamilyList.ProbeAt(i);
            _questions[i] = probe.Probe;
            if (only == ScannerFamilyId.None || only == probe.Id)
                _probes[i] = probe;
        }
    }

    /// <summary>The family that answers; null while or when none does.</summary>
    internal ScannerProbe? Found { get; private set; }

    /// <summary>The speed being tried, in baud.</summary>
    internal int BaudRate { get; private set; }

    /// <summary>Whether the round is over, with or without a find.</summary>
    internal bool IsOver => _doing == Doing.Over;

    /// <summary>Whether any byte came in this round.</summary>
    internal bool HasHeard { get; private set; }

    /// <summary>Begins a round.</summary>
    /// <param name="first">The family to ask first, alone, or None.</param>
    /// <param name="baudRate">Its speed in baud.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    internal void Begin(ScannerFamilyId first, int baudRate, long nowMs)
    {
        Found = null;
        HasHeard = false;
        _rounds++;
        _isPatient = _rounds % PatientRound == 0;
        _firstProbe = -1;
        for (int i = 0; i < FamilyList.Count; i++)
        {
            if (_probes[i] is not null && _probes[i]!.Id == first && Has(_probes[i]!, baudRate))
                _firstProbe = i;
        }
        _speed = -1;
        if (_firstProbe < 0)
        {
            NextSpeed(nowMs);
            return;
        }
        _attemptsLeft = AloneAttempts;
        _isAwake = false;
        Open(baudRate, nowMs);
        _doing = Doing.First;
    }

    /// <summary>A bounded piece of work; call every 10 ms or so.</summary>
    internal void Step(long nowMs)
    {
        TakeBytes(nowMs);
        if (_isUnread && nowMs - _lastByteMs >= SilenceMs && _doing <= Doing.Tail)
        {
            // What only silence ends: a version in bare text.
            _isUnread = false;
            Recognise(true, nowMs);
        }
        switch (_doing)
        {
            case Doing.Slots:
                if (nowMs >= _nextMs)
                    AskNext(nowMs);
                break;
            case Doing.Waking:
                if (nowMs >= _nextMs)
                    Ask(_slot, nowMs);
                break;
            case Doing.Tail:
                StepTail(nowMs);
                break;
            case Doing.First:
            case Doing.Confirming:
                if (nowMs >= _nextMs)
                    AskAlone(nowMs);
                break;
            case Doing.FirstWait:
            case Doing.ConfirmWait:
                StepAlone(nowMs);
                break;
            case Doing.Settling:
                if (nowMs >= _nextMs && nowMs - _lastByteMs >= SilenceMs)
                    _doing = Doing.Over;
                break;
        }
    }

    private static bool Has(ScannerProbe probe, int baudRate)
    {
        int[] speeds = probe.BaudRates;
        for (int i = 0; i < speeds.Length; i++)
        {
            if (speeds[i] == baudRate)
                return true;
        }
        return false;
    }

    private void NextSpeed(long nowMs)
    {
        _speed++;
        if (_speed == s_baudRates.Length)
        {
            _doing = Doing.Over;
            return;
        }
        _pass = 0;
        Open(s_baudRates[_speed], nowMs);
        _answersUntilMs = nowMs;
        BeginPass(nowMs);
    }

    private void Open(int baudRate, long nowMs)
    {
        BaudRate = baudRate;
        _line.Open(baudRate);
        Clear();
        _nextMs = nowMs;
    }

    private void Clear()
    {
        Array.Clear(_buffer, 0, _count);
        _count = 0;
        _isUnread = false;
        for (int i = 0; i < _from.Length; i++)
            _from[i] = 0;
    }

    private void BeginPass(long nowMs)
    {
        _pass++;
        _slot = -1;
        _doing = Doing.Slots;
        AskNext(nowMs);
    }

    private void AskNext(long nowMs)
    {
        do
        {
            _slot++;
        }
        while (_slot < FamilyList.Count && !IsAskedNow(_slot));
        if (_slot == FamilyList.Count)
        {
            if (_pass < Passes)
                BeginPass(nowMs);
            else
                _doing = Doing.Tail;
            return;
        }
        _asked = 0;
        if (_probes[_slot]!.WakeUp.Length > 0 && nowMs - _lastWriteMs < QuietMs)
        {
            _slot--;
            _nextMs = _lastWriteMs + QuietMs;
            return;
        }
        if (!Wake(_slot, nowMs))
            Ask(_slot, nowMs);
        else
            _doing = Doing.Waking;
    }

    private bool IsAskedNow(int index) =>
        _probes[index] is not null && Has(_probes[index]!, BaudRate) && (_pass == 1 || _probes[index]!.WakeUp.Length == 0);

    private void Write(byte[] bytes, long nowMs)
    {
        _lastWriteMs = nowMs;
        _line.Write(bytes, 0, bytes.Length);
    }

    private bool Wake(int index, long nowMs)
    {
        byte[] wakeUp = _probes[index]!.WakeUp;
        if (wakeUp.Length == 0)
            return false;
        Write(wakeUp, nowMs);
        _nextMs = nowMs + _probes[index]!.WakePauseMs;
        return true;
    }

    private void Ask(int index, long nowMs)
    {
        ScannerProbe probe = _probes[index]!;
        byte[] question = _questions[index];
        Write(question, nowMs);
        long sentMs = nowMs + LineTime.Ms(question.Length, BaudRate);
        long until = sentMs + AnswerTime(probe);
        if (until > _answersUntilMs)
            _answersUntilMs = until;
        bool dozes = probe.WakeUp.Length > 0;
        _nextMs = _isPatient ? until : sentMs + (dozes ? DozingSlotMs : SlotMs);
        _asked++;
        _doing = dozes && _asked < Passes ? Doing.Waking : Doing.Slots;
    }

    // The time that a manual allows is rarely needed; who needs it is found in a patient round.
    private int AnswerTime(ScannerProbe probe) => _isPatient ? probe.ReplyMs : AnswerMs;

    private void TakeBytes(long nowMs)
    {
        int count = _line.Read(_chunk, 0, ScannerStream.ReadBytes);
        if (count == 0)
            return;
        _lastByteMs = nowMs;
        _isUnread = true;
        HasHeard = true;
        if (_count + count > BufferBytes)
            DropOldest(count);
        Array.Copy(_chunk, 0, _buffer, _count, count);
        _count += count;
        if (_doing != Doing.Settling && _doing != Doing.Over)
            Recognise(false, nowMs);
    }

    private void DropOldest(int room)
    {
        int drop = _count + room - BufferBytes;
        if (drop < BufferBytes / 2)
            drop = BufferBytes / 2;
        if (drop > _count)
            drop = _count;
        Array.Copy(_buffer, drop, _buffer, 0, _count - drop);
        _count -= drop;
        for (int i = 0; i < _from.Length; i++)
            _from[i] = _from[i] > drop ? _from[i] - drop : 0;
    }

    /// <summary>Holds what came against the answers that cannot be mistaken. A byte that was no family's beginning is not looked at again.</summary>
    private void Recognise(bool isSilent, long nowMs)
    {
        int last = _pass == 1 ? _slot : FamilyList.Count;
        bool isAlone = _doing == Doing.FirstWait || _doing == Doing.ConfirmWait;
        for (int i = 0; i < FamilyList.Count; i++)
        {
            ScannerProbe? probe = _probes[i];
            if (probe is null || probe.IsAnswerShort || (isAlone ? i != _confirming : i > last || !Has(probe, BaudRate)))
                continue;
            while (_from[i] < _count)
            {
                int length = probe.Measure(_buffer, _from[i], _count, _questions[i], isSilent);
                if (length == ScannerProbe.Unfinished && !isSilent)
                    break;
                if (length > 0 && IsAnswer(probe.Read(_buffer, _from[i], length, _questions[i])))
                {
                    Find(probe, nowMs);
                    return;
                }
                _from[i]++;
            }
        }
    }

    // A refusal proves the family as well as an answer does: both have its check sum or its echo.
    private static bool IsAnswer(ScannerFrame frame) => frame == ScannerFrame.Ok || frame == ScannerFrame.Refused || frame == ScannerFrame.SendAgain;

    private bool HasShortAnswer(int index)
    {
        ScannerProbe? probe = _probes[index];
        if (probe is null || !probe.IsAnswerShort || !Has(probe, BaudRate))
            return false;
        for (int at = 0; at < _count; at++)
        {
            if (probe.Measure(_buffer, at, _count, _questions[index], true) > 0 && probe.Read(_buffer, at, 1, _questions[index]) == ScannerFrame.Ok)
                return true;
        }
        return false;
    }

    private bool MayStillAnswer(long nowMs) =>
        nowMs < _answersUntilMs || (nowMs - _lastByteMs < SilenceMs && nowMs < _answersUntilMs + LongestExtraMs);

    private void StepTail(long nowMs)
    {
        if (MayStillAnswer(nowMs))
            return;
        Recognise(true, nowMs);
        if (Found is not null)
            return;
        for (int i = 0; i < FamilyList.Count; i++)
            _mayBe[i] = HasShortAnswer(i);
        Confirm(-1, nowMs);
    }

    /// <summary>Asks the next family again whose short answer may stand in what came.</summary>
    private void Confirm(int behind, long nowMs)
    {
        for (int i = behind + 1; i < FamilyList.Count; i++)
        {
            if (!_mayBe[i])
                continue;
            _confirming = i;
            _attemptsLeft = AloneAttempts;
            _nextMs = nowMs + SilenceMs;
            _doing = Doing.Confirming;
            return;
        }
        NextSpeed(nowMs);
    }

    private void AskAlone(long nowMs)
    {
        bool isFirst = _doing == Doing.First;
        int index = isFirst ? _firstProbe : _confirming;
        _confirming = index;
        if (isFirst && !_isAwake && Wake(index, nowMs))
        {
            _isAwake = true;
            return;
        }
        _isAwake = false;
        Clear();
        byte[] question = _questions[index];
        Write(question, nowMs);
        _answersUntilMs = nowMs + LineTime.Ms(question.Length, BaudRate) + AnswerTime(_probes[index]!);
        _doing = isFirst ? Doing.FirstWait : Doing.ConfirmWait;
    }

    private void StepAlone(long nowMs)
    {
        bool isFirst = _doing == Doing.FirstWait;
        ScannerProbe probe = _probes[_confirming]!;
        if (probe.IsAnswerShort && _count > 0 && nowMs - _lastByteMs >= SilenceMs && HasShortAnswer(_confirming))
        {
            Find(probe, nowMs);
            return;
        }
        if (MayStillAnswer(nowMs))
            return;
        Recognise(true, nowMs);
        if (Found is not null)
            return;
        _attemptsLeft--;
        if (_attemptsLeft > 0)
            _doing = isFirst ? Doing.First : Doing.Confirming;
        else if (isFirst)
            NextSpeed(nowMs);
        else
            Confirm(_confirming, nowMs);
    }

    private void Find(ScannerProbe probe, long nowMs)
    {
        Found = probe;
        // Only questions of others leave a module waiting for the rest of something.
        bool isAlone = _doing == Doing.FirstWait;
        _nextMs = nowMs + (isAlone ? SlotMs : probe.WakeUp.Length > 0 ? QuietMs : SettleMs);
        _doing = Doing.Settling;
    }
}
