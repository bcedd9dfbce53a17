using System.Net;
using System.Text.Json.Nodes;
using CounterPage.Bench;
using CounterPage.Books;
using CounterPage.Phones;
using CounterPage.Steps;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Terminals;
using ScanBox.Device;
using ScanBox.Parts.Lamps;
using ScanBox.Ports;
using ScanBox.Settings;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;
using VirtualBoard.Modems;
using Workbench;

namespace CounterPage;

/// <summary>Everything on the counter: the box with its bench, the switch, the phones, and what can go wrong between them.</summary>
internal sealed class Counter : IAsyncDisposable
{
    private readonly CounterOptions _options;
    private readonly SwitchHost _host;
    private readonly VirtualFlash _flash;
    private readonly BoxWorkplace _workplace;
    private readonly FaultLine _line;
    private readonly string _serial;
    private readonly string _terminalId;
    private readonly SemaphoreSlim _command = new(1, 1);
    private readonly Lock _booksSync = new();
    private readonly Dictionary<string, long> _owedSince = [];
    private SwitchBooks? _books;
    private int _booksBatch;
    private volatile bool _booksStale = true;
    private readonly AuditPace _audit;
    private bool _gone, _unplugged, _clockLost, _mobileLost, _tls;

    /// <summary>Sets everything up; the box is off and the switch does not listen.</summary>
    /// <exception cref="WorkbenchException">The state folder's box belongs to another switch, or there is no such board.</exception>
    internal Counter(CounterOptions options)
    {
        _options = options;
        BoardPlan plan = BoardChoice.Plan(options.Board, options.Scanner);
        var clock = new RealClock();
        Timeline = new Timeline(() => clock.NowMicroseconds / 1000);
        _host = new SwitchHost(new SwitchHostOptions
        {
            StorePath = options.State?.Switch,
            TlsPort = 0,
            Front = _ => _line!,
        });
        _line = new FaultLine(_host, Faults, () => Phones, Timeline, BooksChanged);
        _flash = new VirtualFlash(options.State is null ? new MemoryFlashStore() : new DirectoryFlashStore(options.State.Flash), plan.FileSystemBytes);
        ProvisionedTerminal terminal = SetUpOnce();
        (_serial, _terminalId) = (terminal.Serial, terminal.TerminalId);
        BoxWorkplace.LoadVoice(_flash, plan);
        _workplace = new BoxWorkplace(clock, _flash, plan, ScannerChoice.Named(options.Scanner), options.Link);
        _audit = new AuditPace(() => _host.Audit().Balanced, BooksChanged);
        Phones = new PhoneShelf(_host);
        Phones.Changed += Touch;
        Box = new CounterBox(_workplace, Timeline, () => _host.Read(store => store.FindTerminal(_terminalId)?.Mak));
        Box.Changed += Touch;
        Keys = KeyNames.Rows(plan);
        Battery = _workplace.Battery is null ? null : new BatteryBench(_workplace.Battery, Timeline, Touch);
    }

    /// <summary>Happens, on any thread, when <see cref="State"/> would say something else.</summary>
    internal event Action? Changed;

    internal Timeline Timeline { get; }

    internal CounterBox Box { get; }

    internal PhoneShelf Phones { get; }

    internal SwitchFaults Faults { get; } = new();

    internal string[][] Keys { get; }

    /// <summary>The battery and its charger; null when the board has none.</summary>
    internal BatteryBench? Battery { get; }

    /// <summary>The bench, for tests that compare with what the board did.</summary>
    internal BoxWorkplace Workplace => _workplace;

    /// <summary>The switch, for tests that compare with its books.</summary>
    internal SwitchHost Host => _host;

    internal string TerminalId => _terminalId;

    /// <summary>Starts the switch and switches the box on.</summary>
    internal void Start()
    {
        StartSwitch();
        Box.On();
    }

    /// <summary>Whether there is such a thing to break on this counter.</summary>
    internal bool CanBreak(string fault) => FaultsJson()[fault] is not null;

    /// <summary>A key by the name that the board's rows give; None for no key of the board.</summary>
    internal Key KeyOf(string name) => KeyNames.Find(_workplace.Plan, name);

    /// <summary>Something is held in front of the scanner until it is read.</summary>
    internal void Scan(byte[] what, string who, string zh)
    {
        // Who hears no beep gives up then.
        const int patienceMs = 5000;
        Timeline.Add(StepKind.Log, who + " is held up", "出示：" + zh, ("shows", CodeCut.Tail(System.Text.Encoding.UTF8.GetString(what))), ("bytes", what.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        _workplace.Scanner.ShowUntilRead(what, patienceMs);
    }

    /// <summary>What the box is with its surroundings, as the page's state; and when it changes by itself.</summary>
    internal JsonObject State(out long nextChangeMs)
    {
        BoxView view = Box.View;
        SwitchBooks books = BooksFor(view.Books.Batch);
        JsonArray phones = Phones.ToJson(books, out nextChangeMs);
        return new JsonObject
        {
            ["clockMs"] = Box.NowMs,
            ["uptimeMs"] = Box.UptimeMs,
            ["power"] = view.IsOn ? "on" : "off",
            ["bootedAt"] = view.IsOn ? view.BootedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture) : null,
            ["box"] = BoxJson(view),
            ["phones"] = phones,
            ["faults"] = FaultsJson(),
            ["battery"] = Battery?.ToJson(),
            ["owed"] = OwedJson(view),
            ["agree"] = AgreeJson(view.Books, books),
        };
    }

    /// <summary>The acquirer's view.</summary>
    internal JsonObject Acquirer(string query) => AcquirerView.Read(_host, _line.Tails, query);

    /// <summary>The payer of a phone answers the password prompt.</summary>
    internal bool Answer(string phone, bool pays)
    {
        bool answered = Phones.Answer(phone, pays);
        if (answered)
            BooksChanged();
        return answered;
    }

    /// <summary>Turns faults on and off.</summary>
    internal async Task SetFaultsAsync(IReadOnlyDictionary<string, bool> wanted)
    {
        await _command.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach ((string name, bool on) in wanted)
            {
                if (FaultsJson()[name] is not JsonNode present || present.GetValue<bool>() == on)
                    continue;
                await SetFaultAsync(name, on).ConfigureAwait(false);
                Timeline.AddApart(StepKind.Fault, $"{name}: {(on ? "on" : "off")}", $"{ChineseNames.Of(name)}：{(on ? "开" : "关")}", ("fault", name), ("value", on ? "true" : "false"));
            }
        }
        finally
        {
            _command.Release();
        }
        Touch();
    }

    /// <summary>Power and set-up: cut, on, cutAfterNextWrite, wipe, setUp.</summary>
    /// <returns>False when there is no such command.</returns>
    internal async Task<bool> PowerAsync(string what)
    {
        await _command.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Power(what)).ConfigureAwait(false);
        }
        finally
        {
            _command.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _audit.Dispose();
        Box.Dispose();
        _workplace.Dispose();
        await _host.DisposeAsync().ConfigureAwait(false);
        _command.Dispose();
    }

    private void Touch() => Changed?.Invoke();

    private void BooksChanged()
    {
        _booksStale = true;
        Touch();
    }

    private ProvisionedTerminal SetUpOnce()
    {
        if (TestBench.Settings(_flash) is BoxSettings settings)
            return _host.FindProvisioned(settings.Serial) ?? throw WorkbenchException.Usage("--state: the box in this folder belongs to another switch");
        ProvisionedTerminal terminal = _host.Provision();
        TestBench.SetUp(_flash, terminal, _host.AuthorityPem);
        return terminal;
    }

    private bool Power(string what)
    {
        switch (what)
        {
            case "on":
                Box.On();
                return true;
            case "cut":
                Box.Cut();
                return true;
            case "cutAfterNextWrite":
                Timeline.AddApart(StepKind.Fault, "the power will be cut after the next flash write", "下一次写入后断电");
                _flash.CutPowerAfterCommit();
                return true;
            case "wipe":
                Box.Cut();
                _flash.Wipe();
                Timeline.AddApart(StepKind.Fault, "the flash is erased", "闪存被清空");
                Box.FlashChanged();
                Box.On();
                return true;
            case "setUp":
                Box.Cut();
                if (_host.FindProvisioned(_serial) is ProvisionedTerminal terminal)
                {
                    TestBench.SetUp(_flash, terminal, _host.AuthorityPem);
                    if (_workplace.Link.HasStandby)
                        TestBench.Prefer(_flash, _workplace.Link.ModemFirst);
                }
                BoxWorkplace.LoadVoice(_flash, _workplace.Plan);
                Timeline.AddApart(StepKind.Log, "the technician set the box up as " + _terminalId, "技术员重新设置", ("terminal", _terminalId), ("serial", _serial));
                Box.FlashChanged();
                Box.On();
                return true;
            default:
                return false;
        }
    }

    private async Task SetFaultAsync(string name, bool on)
    {
        VirtualBoard.Network.VirtualNetwork network = _workplace.Board.Network;
        switch (name)
        {
            case "wifi":
                network.WifiInRange = on;
                break;
            case "mobile":
                _mobileLost = !on;
                _workplace.Modem!.Cell.Coverage = on ? Registration.Home : Registration.Searching;
                if (!on)
                    _workplace.Modem.DropData();
                break;
            case "switchSlow":
                Faults.Slow = on;
                break;
            case "switchGone":
                _gone = on;
                if (on)
                    await _host.StopAsync().ConfigureAwait(false);
                else
                    StartSwitch();
                break;
            case "answerLost":
                Faults.AnswerLost = on;
                break;
            case "wrongMac":
                Faults.WrongMac = on;
                break;
            case "scannerUnplugged":
                _unplugged = on;
                _workplace.Scanner.Plug(!on);
                break;
            case "clockLost":
                _clockLost = on;
                network.TimeServer = !on;
                if (on)
                    network.LoseTime();
                else
                    network.RefreshTime();
                // The clock matters when a connection is made: the present one ends.
                if (on && !_gone)
                {
                    await _host.StopAsync().ConfigureAwait(false);
                    StartSwitch();
                }
                break;
        }
    }

    private void StartSwitch()
    {
        _host.Start();
        _tls = TestBench.Settings(_flash) is null or { SwitchTls: true };
        _workplace.Route(new IPEndPoint(IPAddress.Loopback, _tls ? _host.TlsPort : _host.Port));
    }

    private SwitchBooks BooksFor(int batch)
    {
        lock (_booksSync)
        {
            if (_books is not null && !_booksStale && batch == _booksBatch)
                return _books;
            _booksStale = false;
            _booksBatch = batch;
            _books = SwitchBooks.Read(_host, _terminalId, Phones.Accounts, batch, _audit.IsBalanced());
            return _books;
        }
    }

    private JsonObject BoxJson(BoxView view) => new()
    {
        ["boxId"] = _serial,
        ["terminal"] = _terminalId,
        ["board"] = _options.Board,
        ["scanner"] = _options.Scanner,
        ["state"] = view.State,
        ["switch"] = view.Switch,
        ["scannerState"] = view.Scanner,
        ["scannerModel"] = view.ScannerModel,
        ["path"] = view.Path,
        ["tls"] = _tls,
        ["vendorPin"] = TestBench.VendorPin,
        ["display"] = _workplace.Display is null ? null : view.Display,
        ["lamp"] = view.Lamp.Colour,
        ["lampSignal"] = view.Lamp.Signal,
        ["lampRhythm"] = view.Lamp.Rhythm,
        ["lampSlotMs"] = LampPattern.SlotMs,
        ["lampSinceMs"] = view.Lamp.SinceMs,
        ["voice"] = _workplace.Voice is not null ? "module" : _workplace.Plan.SoundBck >= 0 ? "amplifier" : null,
        ["beeper"] = _workplace.Beeper is not null,
        ["tune"] = view.Tune,
        ["keys"] = new JsonArray([.. Keys.Select(row => new JsonArray([.. row.Select(key => JsonValue.Create(key))]))]),
        ["volume"] = view.Volume,
        ["scannerLight"] = view.ScannerLight,
        ["speaking"] = view.Speaking,
    };

    private JsonObject FaultsJson() => new()
    {
        // What the box does not have cannot be broken.
        ["wifi"] = _workplace.Link.HasWifi ? _workplace.Board.Network.WifiInRange : null,
        ["mobile"] = _workplace.Modem is null ? null : !_mobileLost,
        ["switchSlow"] = Faults.Slow,
        ["switchGone"] = _gone,
        ["answerLost"] = Faults.AnswerLost,
        ["wrongMac"] = Faults.WrongMac,
        ["scannerUnplugged"] = _unplugged,
        ["clockLost"] = _clockLost,
    };

    private JsonArray OwedJson(BoxView view)
    {
        var owed = new JsonArray();
        lock (_owedSince)
        {
            string[] names = [.. view.Books.Owed.Select(purchase => PaymentName.Of(purchase.Batch, purchase.Stan))];
            foreach (string settled in _owedSince.Keys.Except(names).ToArray())
                _owedSince.Remove(settled);
            foreach (OwedPurchase purchase in view.Books.Owed)
            {
                string name = PaymentName.Of(purchase.Batch, purchase.Stan);
                if (!_owedSince.TryGetValue(name, out long since))
                    _owedSince[name] = since = Box.NowMs;
                Purchase? atSwitch = _host.FindPurchase(new PurchaseKey(_terminalId, purchase.Batch, purchase.Stan));
                owed.Add(new JsonObject
                {
                    ["batch"] = purchase.Batch,
                    ["stan"] = purchase.Stan,
                    ["kind"] = purchase.Kind,
                    ["amountFen"] = purchase.AmountFen,
                    // The newest one is in hand unless the box rests; others wait for their turn.
                    ["state"] = view.IsOn && view.State is not ("Idle" or "AwaitingCode" or "NotSetUp") ? view.State : purchase.Reversing ? "Reversing" : "Kept",
                    ["sinceMs"] = Box.NowMs - since,
                    ["rrn"] = atSwitch is { Rrn.Length: > 0 } ? atSwitch.Rrn : null,
                    ["switchState"] = atSwitch?.State.ToString(),
                });
            }
        }
        return owed;
    }

    private static JsonObject AgreeJson(BoxBooks box, SwitchBooks books)
    {
        (int count, long fen, int returnCount, long returnFen) = books.TotalOf(box.Batch);
        return new JsonObject
        {
            ["batch"] = box.Batch,
            ["boxCount"] = box.Count,
            ["boxFen"] = box.Fen,
            ["boxReturnCount"] = box.ReturnCount,
            ["boxReturnFen"] = box.ReturnFen,
            ["switchCount"] = count,
            ["switchFen"] = fen,
            ["switchReturnCount"] = returnCount,
            ["switchReturnFen"] = returnFen,
            ["agree"] = (box.Count, box.Fen, box.ReturnCount, box.ReturnFen) == (count, fen, returnCount, returnFen),
            // While something is unfinished the books may differ, and both are right.
            ["settled"] = box.Owed.Count == 0,
            ["ledgerBalanced"] = books.Balanced,
        };
    }
}
