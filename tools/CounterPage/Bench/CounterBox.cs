using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using CounterPage.Steps;
using ScanBox;
using ScanBox.Codes;
using ScanBox.Parts.Beepers;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Switching;
using VirtualBoard;
using VirtualBoard.Parts;
using VirtualBoard.Sound;
using Workbench;

namespace CounterPage.Bench;

/// <summary>
/// The box on the counter: the firmware on its thread, the hands that press its keys and cut its power, and the observers that
/// tell what they see. What is seen during a turn of the firmware is told after it, so that no observer holds the board up.
/// </summary>
internal sealed class CounterBox : IDisposable
{
    /// <summary>Longest sleep while something that was seen waits to be told.</summary>
    private const long TellSoonMs = 50;

    /// <summary>Longest sleep while a finger is on its way.</summary>
    private const long TypeMs = 5;

    private const long Relaxed = long.MaxValue;
    private const string SaysPrefix = "says ";

    private readonly ConcurrentQueue<Observation> _seen = new();
    private readonly BoxWorkplace _workplace;
    private readonly Timeline _timeline;
    private readonly FirmwareThread _thread;
    private readonly JournalWatch _journal;
    private readonly UartWatches _uarts;
    private readonly FrameWatch _frames;
    private readonly LampWatch _lamp;
    private readonly Lock _hands = new();
    private readonly TapQueue _taps;
    private bool _journalChanged;
    private BoxBooks _books = BoxBooks.None;
    private DateTimeOffset _bootedAt;
    private string _speaking = "";
    private BeeperTune _tune;
    private SwitchState _switchSeen;
    private bool _visitOpen;
    private bool _visitDecided;
    private IPEndPoint? _page;

    /// <summary>Puts observers on a bench; the box is off.</summary>
    /// <param name="workplace">The bench.</param>
    /// <param name="timeline">Where steps go.</param>
    /// <param name="macKey">MAC key of the session as the switch knows it.</param>
    internal CounterBox(BoxWorkplace workplace, Timeline timeline, Func<byte[]?> macKey)
    {
        _workplace = workplace;
        _timeline = timeline;
        _taps = new TapQueue(workplace.Press, workplace.Release);
        _journal = new JournalWatch(timeline);
        _uarts = new UartWatches(timeline, workplace, () => _visitOpen, () => workplace.RunningBox?.PaymentState is not (null or PaymentState.Idle or PaymentState.AwaitingCode));
        _lamp = new LampWatch(workplace.Plan);
        Sounds = new BoxSounds(workplace);
        _frames = new FrameWatch(timeline, macKey);
        BoardModel board = workplace.Board;
        board.Uarts.Observed += (part, toPart, value) => Note(toPart ? Seen.UartToPart : Seen.UartFromPart, new UartByte(part, value));
        board.Network.Observed += (sent, bytes) => Note(sent ? Seen.Sent : Seen.Received, bytes);
        board.Flash.Committed += (name, content) => Note(Seen.Committed, new CommittedFile(name, content));
        board.Sound.Written += piece => Note(Seen.Sound, piece);
        board.Network.Hotspot.Changed += () => NotePage(board.Network.Hotspot.Page);
        workplace.Lamp.Changed += letters => Note(Seen.Lamp, letters);
        if (workplace.Beeper is VirtualBeeper beeper)
            beeper.Changed += hertz => Note(Seen.Beeper, hertz);
        if (workplace.Voice is VirtualVoiceModule voice)
        {
            voice.Began += file => Note(Seen.Voice, file);
            voice.Ended += () => Note(Seen.VoiceEnd, "");
        }
        workplace.Logged += (_, line) => Note(Seen.Log, line);
        _thread = new FirmwareThread(workplace, Started, Turned, Ended);
    }

    /// <summary>Happens when <see cref="View"/> was replaced.</summary>
    internal event Action? Changed;

    /// <summary>Happens when a sentence begins: board time in ms, text.</summary>
    internal event Action<long, string>? Said;

    /// <summary>The box as it is.</summary>
    internal BoxView View { get; private set; } = new();

    /// <summary>Happens when a tune of the beeper has ended: board time in ms, the tune.</summary>
    internal event Action<long, BeeperTune>? Beeped;

    /// <summary>What is heard of the box.</summary>
    internal BoxSounds Sounds { get; }

    /// <summary>Board time in ms; it goes on while the box is off.</summary>
    internal long NowMs => _workplace.Board.Clock.NowMicroseconds / 1000;

    /// <summary>Uptime of the present run in ms, 0 while it is off.</summary>
    internal long UptimeMs => _workplace.Board.Session?.UptimeMs ?? 0;

    /// <summary>Switches the box on.</summary>
    internal void On() => _thread.On();

    /// <summary>Cuts the power.</summary>
    internal void Cut() => _thread.Cut();

    /// <summary>A finger on a key: a short tap.</summary>
    /// <returns>False when too many wait.</returns>
    internal bool Tap(Key key)
    {
        lock (_hands)
        {
            // A box without power hears no key.
            if (View.IsOn && !_taps.Tap(key))
                return false;
            NewVisit();
        }
        _timeline.Add(StepKind.Key, "key " + KeyNames.Of(key), "按键 " + KeyNames.Chinese(key), ("key", KeyNames.Of(key)), ("how", "tap"));
        return true;
    }

    /// <summary>A finger goes down on a key, or up. It takes its turn behind the taps before it; what changes nothing is nothing.</summary>
    internal void Hold(Key key, bool down)
    {
        lock (_hands)
        {
            if (!View.IsOn || !(down ? _taps.Hold(key) : _taps.Release(key)))
                return;
            NewVisit();
        }
        _timeline.Add(StepKind.Key, $"key {KeyNames.Of(key)} {(down ? "down" : "up")}", $"{(down ? "按下" : "松开")} {KeyNames.Chinese(key)}", ("key", KeyNames.Of(key)), ("how", down ? "press" : "release"));
    }

    /// <summary>Reads the flash anew while the box is off.</summary>
    internal void FlashChanged()
    {
        _journal.Forget();
        _books = BoxBooks.None;
        View = View with { Books = _books };
        Changed?.Invoke();
    }

    public void Dispose() => _thread.Dispose();

    private void NewVisit()
    {
        // The next customer may come while the last receipt is still being said.
        if (_visitOpen && !_visitDecided)
            return;
        _visitOpen = true;
        _visitDecided = false;
        _timeline.EndVisit();
    }

    // The box's own page for a phone; who is at this one is told where it is.
    private void NotePage(IPEndPoint? page)
    {
        if (page is not null && !page.Equals(_page))
            Note(Seen.Log, $"phone: its page is on http://{page}/");
        _page = page;
    }

    private void Note(Seen what, object data) => _seen.Enqueue(new Observation(NowMs, what, data));

    private void Started(PowerSession session)
    {
        _bootedAt = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        _frames.Reset();
        _lamp.Begin(NowMs);
        _journal.Forget();
        foreach ((string name, byte[] content) in JournalCopy.FilesOf(_workplace.Board.Flash))
            _journal.Knows(name, content);
        _journalChanged = true;
        _timeline.AddApart(StepKind.State, "power on", "通电", ("board", _workplace.Plan.Name), ("started at µs", session.StartMicroseconds.ToString(CultureInfo.InvariantCulture)));
    }

    private void Ended(ResetCause cause, string? defect)
    {
        Drain();
        // What it wrote last may be a payment that it owes now.
        ReadBooks();
        _uarts.Flush();
        Sounds.Stop(NowMs);
        _speaking = "";
        _timeline.AddApart(StepKind.Fault, cause == ResetCause.PowerCut ? "power is gone" : "reset: " + cause, cause == ResetCause.PowerCut ? "断电" : "复位", defect is null ? [("cause", cause.ToString())] : [("cause", cause.ToString()), ("defect", defect)]);
        _timeline.EndVisit();
        lock (_hands)
        {
            _taps.Forget();
            _visitOpen = false;
        }
        View = View with { IsOn = false, State = "Off", Display = "", Lamp = LampView.Dark, ScannerLight = false, Speaking = "", Books = _books };
        Changed?.Invoke();
    }

    private long Turned()
    {
        long now = NowMs;
        Drain();
        if (_workplace.RunningBox is Box box)
            Follow(box);
        _uarts.Look(now);
        TakeTune(now, Sounds.Look(now));
        bool isTyping = MoveHands(now);
        if (_speaking.Length > 0 && !Sounds.Speaks(now) && (_workplace.RunningBox?.Silent ?? true))
            _speaking = "";
        ReadBooks();
        Show(now);
        if (isTyping)
            return TypeMs;
        return _uarts.IsWaiting || Sounds.IsWaiting || _speaking.Length > 0 ? TellSoonMs : Relaxed;
    }

    private void ReadBooks()
    {
        if (!_journalChanged)
            return;
        _journalChanged = false;
        _books = BoxBooks.Read(_workplace.Board.Flash, _workplace.Plan.JournalSegmentBytes);
    }

    private void Show(long now)
    {
        Box? box = _workplace.RunningBox;
        var view = new BoxView
        {
            IsOn = true,
            BootedAt = _bootedAt,
            State = box?.PaymentState.ToString() ?? "NotSetUp",
            Switch = box?.SwitchState.ToString() ?? "Offline",
            Scanner = box?.ScannerState.ToString() ?? "Finding",
            ScannerModel = _workplace.ScannerText,
            Path = _workplace.PathText,
            Display = _workplace.Display?.Text ?? "",
            Lamp = _lamp.Look(_workplace.LampSignal, now),
            Tune = _tune == BeeperTune.None ? "" : _tune.ToString(),
            Volume = box?.Volume ?? new BoxSettings().Volume,
            ScannerLight = _workplace.Scanner.IsLooking,
            Speaking = _speaking,
            Books = _books,
        };
        if (view == View)
            return;
        if (view.State != View.State)
            _timeline.Add(StepKind.State, $"{View.State} → {view.State}", ChineseNames.Change(View.State, view.State), ("from", View.State), ("to", view.State));
        if (view.Scanner != View.Scanner)
            _timeline.AddApart(StepKind.State, "scanner: " + view.Scanner, "扫码模块：" + ChineseNames.Of(view.Scanner), ("from", View.Scanner), ("to", view.Scanner));
        string way = PathNames.Way(view.Path), wayBefore = PathNames.Way(View.Path);
        if (way != wayBefore)
            _timeline.Add(StepKind.Link, $"path: {PathNames.English(wayBefore)} → {PathNames.English(way)}", $"通路：{PathNames.Chinese(wayBefore)} → {PathNames.Chinese(way)}", ("from", wayBefore), ("to", way));
        if (view.State == nameof(PaymentState.Idle) && View.State != view.State)
        {
            lock (_hands)
                _visitDecided = true;
        }
        View = view;
        Changed?.Invoke();
    }

    /// <returns>Whether a tap is under way.</returns>
    private bool MoveHands(long now)
    {
        lock (_hands)
        {
            bool isTyping = _taps.Turn(now);
            if (_visitOpen && _speaking.Length == 0 && _taps.IsIdle && _workplace.RunningBox is { PaymentState: PaymentState.Idle, Silent: true, EntryText.Length: 0 })
            {
                _visitOpen = false;
                _timeline.EndVisit();
            }
            return isTyping;
        }
    }

    private void Follow(Box box)
    {
        if (box.LastEvent is { Code: PaymentCode code } told)
            TellCode(code, told);
        SwitchState state = box.SwitchState;
        if (state == _switchSeen)
            return;
        _timeline.AddApart(StepKind.Link, $"switch: {_switchSeen} → {state}", "平台连接：" + ChineseNames.Change(_switchSeen.ToString(), state.ToString()), ("from", _switchSeen.ToString()), ("to", state.ToString()));
        if (state != SwitchState.SignedIn)
            _frames.Reset();
        _switchSeen = state;
    }

    private void TellCode(PaymentCode code, PaymentEvent told)
    {
        bool accepted = told.Kind is PaymentEventKind.CodeAccepted;
        if (!accepted && told.Kind is not (PaymentEventKind.CodeRefused or PaymentEventKind.CodeRepeated))
            return;
        var detail = new List<(string, string)> { ("kind", code.Kind.ToString()), ("rule", code.Reason), ("length", code.Length.ToString(CultureInfo.InvariantCulture)) };
        if (code.Name is not null)
            detail.Add(("scheme", $"{code.SchemeId} ({code.Name})"));
        if (code.Institution is not null)
            detail.Add(("institution", $"{code.Institution} {code.InstitutionName ?? "(not listed, still valid)"}"));
        if (code.Factor is not null)
            detail.Add(("factor", code.Factor));
        string title = accepted ? "payment code: " + code.SchemeId : told.Kind == PaymentEventKind.CodeRepeated ? "code was sent before" : "code refused";
        _timeline.Add(StepKind.Code, title, accepted ? "付款码有效" : "付款码无效", detail);
    }

    private void Drain()
    {
        while (_seen.TryDequeue(out Observation seen))
        {
            switch (seen.What)
            {
                case Seen.UartToPart:
                case Seen.UartFromPart:
                    _uarts.Take(seen.AtMs, seen.What == Seen.UartToPart, (UartByte)seen.Data);
                    break;
                case Seen.Lamp:
                    _lamp.Saw((string)seen.Data, seen.AtMs);
                    break;
                case Seen.Beeper:
                    Sounds.Take(seen.AtMs, (int)seen.Data);
                    break;
                case Seen.Voice:
                case Seen.VoiceEnd:
                    Sounds.Take(seen.AtMs, seen.Data as PlayedFile);
                    break;
                case Seen.Sent:
                case Seen.Received:
                    _frames.Take(seen.AtMs, seen.What == Seen.Sent, (byte[])seen.Data);
                    break;
                case Seen.Committed:
                    var file = (CommittedFile)seen.Data;
                    if (!JournalCopy.IsJournal(file.Name))
                        break;
                    _journalChanged = true;
                    _journal.Take(seen.AtMs, file);
                    break;
                case Seen.Sound:
                    Sounds.Take(seen.AtMs, (SoundPiece)seen.Data);
                    break;
                default:
                    TakeLine(seen.AtMs, (string)seen.Data);
                    break;
            }
        }
    }

    private void TakeTune(long atMs, BeeperTune tune)
    {
        if (tune == BeeperTune.None)
            return;
        _tune = tune;
        _timeline.Add(StepKind.Spoken, "beeper: " + TuneNames.English(tune), "蜂鸣器：" + TuneNames.Chinese(tune), ("tune", tune.ToString()));
        Beeped?.Invoke(atMs, tune);
    }

    private void TakeLine(long atMs, string line)
    {
        if (!line.StartsWith(SaysPrefix, StringComparison.Ordinal))
        {
            _timeline.Add(atMs, StepKind.Log, line, line, [], line.StartsWith("switch:", StringComparison.Ordinal) ? "" : null);
            return;
        }
        _speaking = line[SaysPrefix.Length..];
        _timeline.Add(atMs, StepKind.Spoken, _speaking, _speaking, [], null);
        Said?.Invoke(atMs, _speaking);
    }
}
