using System;
using ScanBox.Parts.Scanners.Families;
using ScanBox.Ports;

namespace ScanBox.Parts.Scanners;

/// <summary>
/// A scanner of any family: finds what hangs on the line, drives it, and looks again when it is lost.
/// <code>
///             found                     lost
/// Searching ---------> Driving ---------------------+
///  ^  |  nobody answers                             |
///  |  +--------------> Listening ---line---> Driving as plain lines
///  +------ time over -----+                         |
///  +------- a long reading brought no line ---------+
/// </code>
/// What was found is remembered on flash and asked for first after the next start.
/// </summary>
public sealed class ScannerDetector : IScanner
{
    // Between rounds of questions the line is listened to for modules that only talk, at one of the two usual speeds each time;
    // while a customer holds a code up, longer.
    private const int ListenMs = 3500;
    private const int ListenWhileWantedMs = 6000;

    // What comes sooner may be a late answer to a question, which is a line of text too.
    private const int LateAnswerMs = 1600;

    // An answer may be lost: one round is not enough.
    private const int RoundsBeforeFailure = 2;

    // A module needs up to 2 s from power-on until it listens, and a round that asks one family alone is over in half a second.
    private const int ModuleStartMs = 2200;

    // A module that is lost so soon after it was found will not be mended by a search at once.
    private const int SoundAfterMs = 10000;

    // A line may have been noise, or the last code of a module that was lost just then and waits for commands ever since. Customers
    // are not kept waiting for the search: it begins when a reading as long as this has ended without a code.
    private const int DoubtMs = 10000;

    private const int PollMs = 10;
    private const int OtherBaudRate = 115200;

    private readonly ISerialLine _line;
    private readonly IBoxLog? _log;
    private readonly ScannerRecord _record;
    private readonly ScannerFamilyId _only;
    private ScannerSearch? _search;
    private IScanner? _driver;
    private CommandScanner? _commands;
    private ScannerFamilyId _family;
    private int _baudRate;
    private CodeLineSplitter? _lines;
    private byte[] _chunk = new byte[0];
    private int _heardLength;
    private Phase _phase = Phase.Starting;
    private int _listenBaudRate = OtherBaudRate; // the other one comes first
    private bool _isWanted;
    private bool _hasFailed;
    private bool _isKept;
    private bool _toldNoise;
    private int _rounds;
    private bool _hasReadLine;
    private long _wantedSinceMs = -1;
    private long _wantedForMs;
    private long _searchedSinceMs;
    private long _untilMs;
    private long _listensFromMs;
    private long _foundMs;

    private enum Phase : byte
    {
        Starting,
        Searching,
        Listening,
        Driving,
    }

    /// <summary>A scanner on a line; the line is opened by the first <see cref="Step"/>.</summary>
    /// <param name="line">The module's line; no one else uses it.</param>
    /// <param name="storage">Where to remember what was found; null to remember nothing.</param>
    /// <param name="log">Where to tell technicians what happened, or null.</param>
    /// <param name="only">The family to look for, at all its speeds; None for all.</param>
    public ScannerDetector(ISerialLine line, IStorage? storage, IBoxLog? log, ScannerFamilyId only = ScannerFamilyId.None)
    {
        _line = line;
        _log = log;
        _only = only;
        _record = new ScannerRecord(storage);
        Description = Wanted + ", not found yet";
    }

    /// <inheritdoc/>
    public ScannerState State
    {
        get
        {
            ScannerState driver = _driver is null ? ScannerState.Finding : _driver.State;
            return driver == ScannerState.Ready || driver == ScannerState.Reading ? driver : _hasFailed ? ScannerState.Failed : ScannerState.Finding;
        }
    }

    /// <inheritdoc/>
    public string Description { get; private set; }

    /// <summary>The family being driven; None while none is.</summary>
    public ScannerFamilyId Family => _driver is null ? ScannerFamilyId.None : _family;

    /// <summary>Speed of the module being driven, in baud.</summary>
    public int BaudRate => _baudRate;

    private string Wanted
    {
        get
        {
            ScannerProbe? probe = _only == ScannerFamilyId.None ? null : FamilyList.ProbeOf(_only);
            return probe is null ? "scanner" : probe.Name;
        }
    }

    /// <summary>After how many ms without a wanted code the module is put to sleep, if its family can; 0 for never. <see cref="StartReading"/> wakes it.</summary>
    public int SleepAfterMs { get; init; }

    /// <summary>Whether the module beeps when it has read a code, if its family can be told.</summary>
    public bool Beeps { get; init; } = true;

    /// <inheritdoc/>
    public void StartReading()
    {
        _isWanted = true;
        ForgetHeard();
        // The rest of a code that began before was not meant for this payment.
        if (_lines is not null && _lines.IsInside)
            _lines.Distrust();
        _driver?.StartReading();
    }

    /// <inheritdoc/>
    public void StopReading()
    {
        _isWanted = false;
        ForgetHeard();
        _driver?.StopReading();
    }

    /// <inheritdoc/>
    public int TakeCode(byte[] buffer, int offset, int count)
    {
        if (_heardLength == 0)
        {
            int taken = _driver is null ? 0 : _driver.TakeCode(buffer, offset, count);
            _hasReadLine |= taken > 0;
            return taken;
        }
        _hasReadLine = true;
        int length = _heardLength <= count ? _heardLength : 0;
        Array.Copy(_lines!.Buffer, 0, buffer, offset, length);
        ForgetHeard();
        return length;
    }

    /// <inheritdoc/>
    public long Step(long nowMs)
    {
        switch (_phase)
        {
            case Phase.Starting:
                Search(nowMs);
                break;
            case Phase.Searching:
                StepSearching(nowMs);
                break;
            case Phase.Listening:
                StepListening(nowMs);
                break;
            default:
                return StepDriving(nowMs);
        }
        return nowMs + PollMs;
    }

    private void Search(long nowMs)
    {
        _phase = Phase.Searching;
        _driver = null;
        _commands = null;
        _search ??= new ScannerSearch(_line, _only);
        _rounds = 1;
        _searchedSinceMs = nowMs;
        _search.Begin(_record.Family, _record.BaudRate, nowMs);
    }

    private void StepSearching(long nowMs)
    {
        _search!.Step(nowMs);
        if (!_search.IsOver)
            return;
        if (_search.Found is not null)
        {
            Drive(_search.Found, _search.BaudRate, nowMs);
            return;
        }
        if (!_hasFailed && (_rounds < RoundsBeforeFailure || nowMs - _searchedSinceMs < ModuleStartMs))
        {
            _rounds++;
            _search.Begin(ScannerFamilyId.None, 0, nowMs);
            return;
        }
        if (_record.Family == ScannerFamilyId.PlainLine && _only == ScannerFamilyId.None)
        {
            DrivePlain(_record.BaudRate, nowMs);
            return;
        }
        Fail(nowMs);
        Listen(nowMs);
    }

    private void Fail(long nowMs)
    {
        bool isNoise = _search is not null && _search.HasHeard;
        Description = Wanted + (isNoise ? ": something sends, but it cannot be understood" : ": nothing answers");
        if (_hasFailed && (!isNoise || _toldNoise))
            return;
        _hasFailed = true;
        _toldNoise |= isNoise;
        _log?.Write(nowMs, isNoise
            ? "scanner: bytes arrive that no known module sends; check the wiring, the supply and the speed"
            : "scanner: no module answers; check plug and supply (a module that only sends lines is found when it reads a code)");
    }

    private void Listen(long nowMs)
    {
        _phase = Phase.Listening;
        _listensFromMs = nowMs + LateAnswerMs;
        _untilMs = nowMs + (_isWanted ? ListenWhileWantedMs : ListenMs);
        if (_only != ScannerFamilyId.None)
            return; // only a pause
        _listenBaudRate = _listenBaudRate == PlainLineScanner.DefaultBaudRate ? OtherBaudRate : PlainLineScanner.DefaultBaudRate;
        _lines ??= new CodeLineSplitter();
        _lines.Forget();
        if (_chunk.Length == 0)
            _chunk = new byte[ScannerStream.ReadBytes];
        _line.Open(_listenBaudRate);
    }

    private void StepListening(long nowMs)
    {
        int count = _only == ScannerFamilyId.None ? _line.Read(_chunk, 0, _chunk.Length) : 0;
        for (int i = 0; i < count; i++)
        {
            if (!_lines!.Push(_chunk[i]) || !IsLine(_lines.Buffer, _lines.CodeLength) || nowMs < _listensFromMs)
                continue;
            int length = _lines.CodeLength;
            DrivePlain(_listenBaudRate, nowMs);
            _heardLength = _isWanted ? length : 0;
            return;
        }
        if (nowMs >= _untilMs && (count == 0 || nowMs >= _untilMs + ListenMs))
            Search(nowMs);
    }

    // Stricter than for a module that is known: noise does not make such lines.
    private static bool IsLine(byte[] bytes, int length) => length >= CodeText.MinBytes && CodeText.IsPrintable(bytes, 0, length);

    private void Drive(ScannerProbe found, int baudRate, long nowMs)
    {
        int known = _record.Family == found.Id && _record.BaudRate == baudRate ? _record.VersionSum : -1;
        _commands = null;
        if (found is ScannerFamily family)
        {
            family.Beeps = Beeps;
            _commands = new CommandScanner(_line, family, baudRate, known, _log, SleepAfterMs);
        }
        Begin(_commands is not null ? _commands : new Gm65Scanner(_line, _log, baudRate, SleepAfterMs, Beeps), found.Id, baudRate, nowMs);
        _log?.Write(nowMs, "scanner: " + found.Name + " answers at " + baudRate.ToString() + " baud");
        _search = null;
        _lines = null;
    }

    private void DrivePlain(int baudRate, long nowMs)
    {
        Begin(new PlainLineScanner(_line, baudRate), ScannerFamilyId.PlainLine, baudRate, nowMs);
        _log?.Write(nowMs, "scanner: a module that only sends lines, at " + baudRate.ToString() + " baud");
        _search = null;
    }

    private void Begin(IScanner driver, ScannerFamilyId family, int baudRate, long nowMs)
    {
        _driver = driver;
        _family = family;
        _baudRate = baudRate;
        _phase = Phase.Driving;
        _isKept = false;
        _hasReadLine = false;
        _wantedSinceMs = -1;
        _foundMs = nowMs;
        Description = driver.Description;
        if (_isWanted)
            driver.StartReading();
    }

    private long StepDriving(long nowMs)
    {
        IScanner driver = _driver!;
        long next = driver.Step(nowMs);
        ScannerState state = driver.State;
        if (state == ScannerState.Failed)
        {
            OnLost(nowMs);
            return nowMs + PollMs;
        }
        if (_family == ScannerFamilyId.PlainLine && IsInDoubt(nowMs))
        {
            Search(nowMs);
            return nowMs + PollMs;
        }
        if (!_isKept && state != ScannerState.Finding)
        {
            _isKept = true;
            _hasFailed = false;
            _toldNoise = false;
            Description = driver.Description;
            _record.Keep(_family, _baudRate, _commands is null ? 0 : _commands.VersionSum);
            if (_commands is not null)
                _log?.Write(nowMs, "scanner: found " + Description);
        }
        return next;
    }

    /// <summary>Whether a reading has ended that was long and brought no line.</summary>
    private bool IsInDoubt(long nowMs)
    {
        if (_isWanted)
        {
            if (_wantedSinceMs < 0)
                _wantedSinceMs = nowMs;
            _wantedForMs = nowMs - _wantedSinceMs;
            return false;
        }
        bool isInDoubt = _wantedSinceMs >= 0 && !_hasReadLine && _wantedForMs >= DoubtMs;
        _wantedSinceMs = -1;
        _hasReadLine = false;
        return isInDoubt;
    }

    private void OnLost(long nowMs)
    {
        Description = Wanted + ", lost";
        _driver = null;
        _commands = null;
        if (nowMs - _foundMs >= SoundAfterMs)
        {
            Search(nowMs);
            return;
        }
        _hasFailed = true;
        Listen(nowMs);
    }

    private void ForgetHeard()
    {
        if (_heardLength > 0)
            _lines!.Forget();
        _heardLength = 0;
    }
}
