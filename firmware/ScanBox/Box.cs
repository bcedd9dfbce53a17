using ScanBox.Amounts;
using ScanBox.Codes;
using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Screens;
using ScanBox.Security;
using ScanBox.Settings;
using ScanBox.Switching;
using ScanBox.Voice;

namespace ScanBox;

/// <summary>
/// The whole box behind one call: <see cref="Step"/> does what is due, never waits, and says when it wants to be called
/// again. It touches nothing but its ports, so it runs alike on the board, on a desktop and in a simulation.
/// </summary>
public sealed class Box
{
    /// <summary>Somebody who pressed a key presses the next one within this time.</summary>
    private const long TypingPauseMs = 2000;

    /// <summary>The lamp shows a result for so long before it shows that the standby way is in use.</summary>
    private const long ResultMs = 10_000;

    private readonly BoxPorts _ports;
    private readonly AmountEntry _entry;
    private readonly PaymentJournal _journal;
    private readonly SwitchClient _switch;
    private readonly Payment _payment;
    private readonly Announcer _announcer;
    private readonly Narrator _narrator;
    private readonly Screen _screen;
    private readonly VoicePack _pack;
    private readonly BusinessClock _clock = new BusinessClock();
    private readonly HoldToContinue _hold;
    private readonly ReceiptHistory _history = new ReceiptHistory();
    private readonly UndoDialog _undo;
    private readonly Settlement _settlement;
    private readonly KeyHold _endOfDay;
    private readonly TotalAdoption _adoption;
    private readonly KeyHold _listUnknown;
    private readonly KeyHold _setUp;
    private readonly UnknownList _unknown;
    private readonly PowerWatch _power;
    private readonly long _fixedFen;
    private readonly int _settingsVolume;
    private long _keyAtMs = -TypingPauseMs;
    private long _busyAtMs = -ResultMs;
    private bool _started;
    private SwitchState _switchStateSeen;
    private ScannerState _scannerStateSeen;

    /// <summary>Puts a box together; nothing is touched before the first <see cref="Step"/>.</summary>
    /// <param name="ports">The world.</param>
    /// <param name="settings">What the box is set up with.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="rules">Rules of payment codes, <see cref="CodeRulesReader.ReadDefault"/> unless an operator has others.</param>
    /// <param name="journalSegmentBytes">Size of a journal segment, see <see cref="PaymentJournal"/>.</param>
    public Box(BoxPorts ports, BoxSettings settings, BoxKeys keys, CodeRuleTable rules, int journalSegmentBytes = PaymentJournal.DefaultSegmentBytes)
    {
        _ports = ports;
        _entry = new AmountEntry(settings.LimitFen);
        _journal = new PaymentJournal(ports.Storage, journalSegmentBytes);
        _switch = new SwitchClient(ports.Link, ports.Entropy, ports.Log, settings, keys);
        Updates = new UpdateChannel(this, _switch);
        _pack = new VoicePack(ports.Storage, ports.VoicePackName);
        _announcer = new Announcer(ports.Speaker, ports.Log, _pack, ports.Clips);
        _narrator = new Narrator(_announcer, ports.Log);
        _payment = new Payment(ports.Scanner, _switch, _journal, new CodeClassifier(rules), keys.MakeCodeTag(), _clock);
        _hold = new HoldToContinue(ports.Keypad);
        _undo = new UndoDialog(new VendorPin(ports.Storage, settings.VendorPin, ports.Clock.UptimeMs), _entry, _journal);
        _settlement = new Settlement(_switch, _journal.State);
        _endOfDay = new KeyHold(ports.Keypad, Key.Total);
        _adoption = new TotalAdoption(_switch, _journal);
        _listUnknown = new KeyHold(ports.Keypad, Key.Replay);
        _setUp = new KeyHold(ports.Keypad, Key.Clear);
        _unknown = new UnknownList(_announcer, ports.Log, settings.TerminalId, settings.Serial);
        _power = new PowerWatch(ports, _narrator);
        _fixedFen = settings.FixedFen;
        _screen = new Screen(ports.Display, _entry, _clock, _fixedFen);
        _settingsVolume = settings.Volume;
        _announcer.Volume = settings.Volume;
    }

    /// <summary>Where the payment stands.</summary>
    public PaymentState PaymentState => _payment.State;

    /// <summary>Where the connection to the switch stands.</summary>
    public SwitchState SwitchState => _switch.State;

    /// <summary>How the scanner is doing.</summary>
    public ScannerState ScannerState => _ports.Scanner.State;

    /// <summary>How many purchases have an unknown result.</summary>
    public int UnknownCount => _journal.State.OpenCount;

    /// <summary>The open batch, 0 before the first sign-in.</summary>
    public int Batch => _journal.State.Batch;

    /// <summary>The last receipt; its batch is 0 when there is none.</summary>
    public Receipt LastReceipt => _journal.State.LastReceipt;

    /// <summary>What is typed now, for a display.</summary>
    public string EntryText => _entry.Text;

    /// <summary>For the technician.</summary>
    public ServiceDesk Service { get; } = new ServiceDesk();

    /// <summary>For updates over the air.</summary>
    public UpdateChannel Updates { get; }

    /// <summary>Whether nothing is unknown and nothing waits to be settled: what the box remembers is also at the switch, compared.</summary>
    public bool OwesNothing => _journal.State.OpenCount == 0
        && (_journal.State.DebitCount == 0 && _journal.State.CreditCount == 0 || _switch.BatchIsOver && _settlement.Result == SettlementResult.Equal);

    /// <summary>Highest STAN that the box remembers of its batch.</summary>
    public int LastStan => _journal.State.LastStan;

    /// <summary>Whether a payment, refund or settlement is in progress.</summary>
    public bool IsBusy => _payment.IsBusy || _settlement.IsRunning;

    /// <summary>What is wrong with the journal, empty for nothing.</summary>
    public string JournalProblem => _journal.Problem;

    /// <summary>A purchase whose result is not known, oldest first.</summary>
    /// <param name="index">0 to <see cref="UnknownCount"/> - 1.</param>
    public Purchase Unknown(int index) => _journal.State.OpenAt(index);

    /// <summary>Why the switch last refused a sign-in; empty when it never did.</summary>
    public string SwitchRefusal => _switch.LastRefusal;

    /// <summary>Uptime in ms at which the switch was last heard.</summary>
    public long SwitchHeardAtMs => _switch.HeardAtMs;

    /// <summary>Loudness, 0 to 9.</summary>
    public int Volume => _announcer.Volume;

    /// <summary>Whether nothing is said and nothing waits to be said.</summary>
    public bool Silent => _announcer.Idle;

    /// <summary>The newest event of the payment, for tools that watch; null when the last step told nothing.</summary>
    public PaymentEvent? LastEvent { get; private set; }

    /// <summary>The sentence that the last step began to say, for tools that watch; null when it began none.</summary>
    public Sentence? Begun { get; private set; }

    /// <summary>Does what is due now, a few milliseconds of work on the device.</summary>
    /// <returns>Uptime in ms when something is due by itself. Keys, bytes and answers may come earlier.</returns>
    public long Step()
    {
        _ports.Watchdog.Feed();
        long nowMs = _ports.Clock.UptimeMs;
        if (!_started)
        {
            _started = true;
            Start(nowMs);
            return nowMs;
        }

        Service.Watch(IsFree, _announcer.Idle);
        byte clip = Service.TakeClip();
        if (clip != Clip.Pause)
            _narrator.Prompt(clip);
        TakeKey(nowMs);
        if (Service.IsOn)
        {
            Serve(nowMs);
        }
        else
        {
            WatchUndo(nowMs);
            if (_endOfDay.IsHeld(nowMs))
                CloseBatch(nowMs);
            if (_listUnknown.IsHeld(nowMs))
                ListUnknown(nowMs);
            if (_setUp.IsHeld(nowMs) && IsFree)
                Service.Call();
        }
        long next = Earlier(_ports.Scanner.Step(nowMs), _power.Step(nowMs));
        WatchScanner(nowMs);
        next = Earlier(next, StepSwitch(nowMs));
        next = Earlier(next, _payment.Step(nowMs));
        next = Earlier(next, _settlement.Step(nowMs));
        if (_settlement.TakeFinished())
            _narrator.Settled(_settlement.Result, nowMs);
        TellEvents(nowMs);
        next = Earlier(next, _announcer.Step(nowMs));
        NoteSpoken(nowMs);
        if (_payment.IsBusy)
            _hold.Forget();
        if (_hold.IsHeld(nowMs, out long holdMs) && !Service.IsOn)
            GoOn(nowMs);
        next = Earlier(next, holdMs);
        if (_payment.State == PaymentState.Idle && _announcer.Idle && !_undo.IsOn)
            TidyFlash();
        if (_undo.IsSearching)
            next = nowMs;
        Updates.Watch(IsFree && !Service.IsOn && MayStandStill(nowMs), owesAnswers: _journal.State.OpenCount > 0, nowMs);
        _ports.Lamp.Show(Service.IsOn ? Service.Lamp : Signal(nowMs));
        next = Earlier(next, _screen.Step(nowMs, _payment.IsBusy ? _payment.State : PaymentState.Idle, _payment.AmountFen, _journal.State.OpenCount));
        return next < nowMs ? nowMs : next;
    }

    /// <summary>Whether no customer is served and the vendor has begun nothing.</summary>
    private bool IsFree => !IsBusy && !_undo.IsOn && _entry.IsEmpty;

    private static long Earlier(long a, long b) => a < b ? a : b;

    private void Start(long nowMs)
    {
        PackError voice = _ports.Clips is null ? _pack.Open() : PackError.None;
        if (voice != PackError.None)
        {
            _ports.Log.Write(nowMs, $"voice pack {_pack.Name}: {PackErrorText.Of(voice)}; the box works without a voice");
            _pack.SetAside();
        }
        _narrator.Chat(Clip.Welcome);

        JournalHealth health = _journal.Open();
        JournalState state = _journal.State;
        if (health == JournalHealth.Missing)
            _ports.Log.Write(nowMs, "journal: none on flash, a new box or a wiped file system");
        else if (_journal.Problem.Length > 0)
            _ports.Log.Write(nowMs, "journal: " + _journal.Problem);
        if (health == JournalHealth.Damaged)
            _narrator.Prompt(Clip.JournalDamaged);
        if (state.OpenCount > 0)
            _ports.Log.Write(nowMs, $"journal: {state.OpenCount} purchases without a result will be settled first");
        if (state.Volume >= 0)
            _announcer.Volume = state.Volume;
        // What was given back meanwhile is no receipt any more.
        if (state.LastReceipt.Batch != 0 && !state.LastReceipt.Spoken && !state.LastReceipt.Undone)
            _narrator.PreviousReceipt(state.LastReceipt);
    }

    private void TakeKey(long nowMs)
    {
        // What is typed during a search is meant for what the box asks afterwards.
        Key key = _undo.IsSearching ? Key.None : _ports.Keypad.Read();
        if (key == Key.None)
            return;
        if (Service.IsOn)
        {
            Service.Put(key);
            return;
        }
        _keyAtMs = nowMs;
        _screen.KeyPressed();
        switch (key)
        {
            case Key.VolumeUp:
            case Key.VolumeDown:
                ChangeVolume(key == Key.VolumeUp ? 1 : -1);
                return;
            case Key.Replay:
                Replay(nowMs);
                return;
            case Key.Total:
                long totalFen = _narrator.DayTotal(_journal.State, _clock.DateAt(nowMs));
                _screen.ShowTotal(totalFen, nowMs);
                return;
        }
        if (IsBusy)
        {
            if (key != Key.Clear || !_payment.Cancel(nowMs))
                _narrator.Busy(_payment.State, _payment.AmountFen);
            return;
        }
        if (_undo.IsOn)
        {
            AskUndo(_undo.Press(key, nowMs));
            if (_undo.IsConfirmed && _power.MayBegin() && _payment.BeginUndo(_undo.Chosen!, _undo.AmountFen, nowMs))
                _narrator.Prompt(Clip.PleaseWait);
            return;
        }
        if (key == Key.Undo)
        {
            _entry.Clear();
            AskUndo(_undo.Begin(nowMs));
            return;
        }
        if (key == Key.Confirm && _entry.IsEmpty && _fixedFen > 0)
        {
            Begin(nowMs);
            return;
        }
        EntryResult result = _entry.Press(key);
        if (result == EntryResult.Confirmed)
            Begin(nowMs);
        else if (key == Key.Clear)
            _narrator.Prompt(Clip.Cleared);
        else
            _narrator.Entry(result);
    }

    private void Serve(long nowMs)
    {
        if (Service.TakeReconnect())
            _switch.Reconnect(nowMs);
        if (Service.TakeProbe())
            _switch.Probe(nowMs);
    }

    private void Replay(long nowMs)
    {
        Receipt receipt = _history.Press(_journal.State, nowMs);
        _narrator.Replay(receipt, _history.Back);
        if (receipt.Batch != 0)
            _screen.ShowReceipt(receipt.AmountFen, nowMs);
    }

    private void WatchUndo(long nowMs)
    {
        UndoPrompt prompt = _undo.Watch(nowMs);
        if (prompt != UndoPrompt.None)
            AskUndo(prompt);
    }

    private void AskUndo(UndoPrompt prompt)
    {
        _narrator.Undo(prompt, _undo);
        char asking = _undo.Asking;
        _screen.Ask(asking, asking == '-' ? _undo.TypedFen : _undo.TypedNumber, _undo.TypedCount);
    }

    private void Begin(long nowMs)
    {
        if (!_power.MayBegin())
            return;
        long fen = _entry.IsEmpty ? _fixedFen : _entry.Fen;
        // Refused, the amount stays typed: the vendor need not type it again.
        if (fen <= 0)
            _narrator.Entry(EntryResult.Zero);
        else if (_payment.Begin(fen, nowMs))
            _entry.Clear();
    }

    private void GoOn(long nowMs)
    {
        if (!_power.MayBegin())
            return;
        if (_payment.AcceptUnknown())
            Begin(nowMs);
        else
            _narrator.Prompt(_journal.State.OpenCount == JournalState.MaxOpen ? Clip.TooManyUnfinished : Clip.StorageFault);
    }

    private void CloseBatch(long nowMs)
    {
        if (IsBusy)
            _narrator.Busy(_payment.State, _payment.AmountFen);
        else if (_journal.State.OpenCount > 0)
            // Its result belongs into the totals.
            _narrator.StillUnknown(_journal.State.OpenAt(0));
        else if (_settlement.Begin(nowMs))
            _narrator.Prompt(Clip.PleaseWait);
        else
            _narrator.Settled(SettlementResult.Error, nowMs);
    }

    private void ListUnknown(long nowMs)
    {
        if (IsBusy)
            // What is in progress has no result yet, and may well get one.
            _narrator.Busy(_payment.State, _payment.AmountFen);
        else
            _unknown.Tell(_journal.State, nowMs);
    }

    private void TidyFlash()
    {
        if (_journal.Tidy() || _journal.State.Volume == _announcer.Volume || _announcer.Volume == _settingsVolume && _journal.State.Volume < 0)
            return;
        _journal.RecordVolume(_announcer.Volume);
    }

    private void ChangeVolume(int by)
    {
        int volume = _announcer.Volume + by;
        if (volume < 0 || volume > MuLaw.MaxVolume)
        {
            _narrator.Chat(by > 0 ? Clip.VolumeMaximum : Clip.VolumeMinimum);
            return;
        }
        _announcer.Volume = volume;
        _narrator.Chat(by > 0 ? Clip.VolumeUp : Clip.VolumeDown);
    }

    /// <summary>Whether nobody would notice that the box stands still: nothing is said, nobody types, no code is awaited.</summary>
    private bool MayStandStill(long nowMs) =>
        _announcer.Idle && _payment.State != PaymentState.AwaitingCode && nowMs - _keyAtMs >= TypingPauseMs;

    private long StepSwitch(long nowMs)
    {
        JournalState state = _journal.State;
        _switch.AsksTotal = state.TotalsLost;
        bool mayBlock = MayStandStill(nowMs);
        long next = _switch.Step(nowMs, state.Batch, state.LastStan, mayBlock, mayMove: !IsBusy);
        bool signedIn = _switch.TakeSignIn(out int batch, out int stan);
        if (signedIn)
            _clock.Set(_switch.SignInDate, _switch.SignInTime, nowMs);
        if (signedIn && (batch != state.Batch || stan > state.LastStan))
        {
            // Until it is on flash the batch may not be used: the switch is asked again.
            if (!_journal.RecordCounters(batch, stan))
                _switch.SignInAgain(nowMs);
        }
        if (signedIn && _switch.SignedIn)
            _narrator.Recovered(_adoption.SignedIn(nowMs));
        next = Earlier(next, _adoption.Step(nowMs, _payment.State == PaymentState.Idle && !_settlement.IsRunning && MayStandStill(nowMs)));
        if (_switch.State != _switchStateSeen)
        {
            _narrator.SwitchState(_switchStateSeen, _switch.State, nowMs);
            _switchStateSeen = _switch.State;
        }
        long lostAtMs = _switch.LostAtMs;
        if (nowMs < lostAtMs)
            return Earlier(next, lostAtMs);
        _narrator.PathLost(nowMs);
        return next;
    }

    private void WatchScanner(long nowMs)
    {
        ScannerState state = _ports.Scanner.State;
        if (state == _scannerStateSeen)
            return;
        if (state == ScannerState.Failed)
        {
            _ports.Log.Write(nowMs, "scanner: no module answers");
            _narrator.Prompt(Clip.ScannerFault);
        }
        else if (_scannerStateSeen == ScannerState.Finding || _scannerStateSeen == ScannerState.Failed)
        {
            _ports.Log.Write(nowMs, "scanner: " + _ports.Scanner.Description);
        }
        _scannerStateSeen = state;
    }

    private void TellEvents(long nowMs)
    {
        LastEvent = null;
        for (PaymentEvent? told = _payment.TakeEvent(); told is not null; told = _payment.TakeEvent())
        {
            LastEvent = told;
            _narrator.Tell(told, _journal.State.OpenCount == JournalState.MaxOpen, nowMs);
            _screen.Tell(told.Kind, told.What, told.AmountFen, told.Recovered, nowMs);
        }
    }

    private void NoteSpoken(long nowMs)
    {
        Begun = _announcer.TakeBegun();
        Sentence? finished = _announcer.TakeFinished();
        if (finished is null || finished.Tag == 0)
            return;
        if (finished.Tag == Narrator.UnfinishedTag)
        {
            _hold.Heard(nowMs);
            return;
        }
        Receipt receipt = _journal.State.LastReceipt;
        if (!receipt.Spoken && finished.Tag == Narrator.TagOf(receipt.Batch, receipt.Stan))
            _journal.RecordSpoken();
    }

    private LampSignal Signal(long nowMs)
    {
        if (IsBusy)
            _busyAtMs = nowMs;
        switch (_payment.State)
        {
            case PaymentState.AwaitingCode:
                return LampSignal.Scanning;
            case PaymentState.Inquiring:
            case PaymentState.Reversing:
                return LampSignal.Unknown;
            case PaymentState.Idle:
                break;
            default:
                return LampSignal.Working;
        }
        if (_ports.Scanner.State == ScannerState.Failed || _switch.State == SwitchState.Refused)
            return LampSignal.Fault;
        if (_journal.State.OpenCount > 0)
            return LampSignal.Unknown;
        if (_switch.State != SwitchState.SignedIn && _switch.State != SwitchState.SignedOut)
            return LampSignal.Offline;
        if (_ports.Scanner.State == ScannerState.Finding)
            return LampSignal.Starting;
        return _switch.OnStandby && nowMs - _busyAtMs >= ResultMs ? LampSignal.Standby : _narrator.LastEnding;
    }
}
