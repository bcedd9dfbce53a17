using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Setup.Provisioning;
using ScanBox.Voice;

namespace ScanBox.Setup.PhonePage;

/// <summary>
/// Opens the box's own access point for a technician with a phone, and closes it. It opens when somebody at the box asks for it (confirm, while it
/// asks for a set-up code), and by itself on a new box that knows no network; never while the switch is reached, and only with the label's PIN
/// and password in the settings. It closes when its time is over, when the Wi-Fi is back, or when a network was set.
/// <code>
///           asked, free                                  at the next start
///   Off --------------> Asked ---------> Leaving ~~~~~~~~~~~~~~~~~~~~~~~~~~> Open
///    ^                    | no PIN, or      ^                                 |
///    +--------------------+ the switch is   +------------- Closing &lt;----------+
///    ^                      there                             |   time over, Wi-Fi is back, network set
///    +--------------------------------------------------------+ no restart is needed
/// </code>
/// </summary>
public sealed class PhoneDesk
{
    /// <summary>Long enough to find the label, join, type two passwords wrongly and a third time rightly; nobody forgets the box in this state.</summary>
    public const int OpenMs = 600_000;

    /// <summary>While somebody is at the page the box does not look for its networks: that takes the radio from its phones.</summary>
    public const int AttendedMs = 60_000;

    /// <summary>Beginning of the access point's name; the end of the serial follows, as on the label.</summary>
    public const string NamePrefix = "ScanBox-";

    private const int NameLetters = 6;

    // A customer's turn may be at its end.
    private const int WaitMs = 10_000;

    // The longest phrase, should the speaker be broken.
    private const int LastWordMs = 6_000;

    // The page that says so has been fetched by then, or nobody looks at it any more.
    private const int DoneMs = 20_000;
    private const int ToldMs = 4_000;

    private const int LookMs = 20;

    // The radio is up some moments after the start.
    private const int SocketRetryMs = 1_000;

    private readonly ConsoleHost _host;
    private readonly SetupDesk _setup;
    private readonly ISetupRadio _radio;
    private readonly IPageSockets _sockets;
    private readonly bool _opensByItself;
    private readonly byte[] _address;
    private State _state;
    private bool _started;
    private WifiChange? _change;
    private SetupPages? _pages;
    private PageServer? _server;
    private long _untilMs;
    private long _retryAtMs;
    private long _toldAtMs;

    /// <summary>Puts it together.</summary>
    /// <param name="host">The box.</param>
    /// <param name="setup">Who is asked for it at the box.</param>
    /// <param name="radio">The radio.</param>
    /// <param name="sockets">The network side of the page.</param>
    /// <param name="address">The box's own address on its access point, four bytes.</param>
    /// <param name="opensByItself">Whether Wi-Fi is the only way that this box has.</param>
    public PhoneDesk(ConsoleHost host, SetupDesk setup, ISetupRadio radio, IPageSockets sockets, byte[] address, bool opensByItself)
    {
        _host = host;
        _setup = setup;
        _radio = radio;
        _sockets = sockets;
        _address = address;
        _opensByItself = opensByItself;
    }

    private enum State : byte
    {
        Off,
        Asked,
        Open,
        Closing,
        Leaving,
    }

    /// <summary>Whether the page is served.</summary>
    public bool IsOpen => _state == State.Open && _server is not null;

    /// <summary>The access point's name for a serial.</summary>
    public static string NameFor(string serial) =>
        NamePrefix + (serial.Length > NameLetters ? serial.Substring(serial.Length - NameLetters) : serial);

    /// <summary>Does what is due.</summary>
    /// <returns>Uptime in ms of the next thing that is due by itself.</returns>
    public long Step(long nowMs)
    {
        bool isCalled = _setup.TakePhoneCall();
        if (!_started)
        {
            _started = true;
            Start(nowMs);
        }
        switch (_state)
        {
            case State.Off:
                if (!isCalled)
                    return long.MaxValue;
                _state = State.Asked;
                _untilMs = nowMs + WaitMs;
                return nowMs;
            case State.Asked:
                return Ask(nowMs);
            case State.Open:
                if (isCalled)
                    _untilMs = nowMs + OpenMs;
                return Serve(nowMs);
            case State.Closing:
                return CloseDown(nowMs);
            default:
                return Leave(nowMs);
        }
    }

    private void Start(long nowMs)
    {
        byte note = OpenNote.Take(_host.Ports.Storage);
        bool isNew = CanOpen && _opensByItself && _host.Box is null && !KnownNetworks.Any(_host.Settings!);
        bool opensByItself = isNew && note == OpenNote.None;
        if (!_radio.IsOnAir)
        {
            // Nothing has begun yet that a restart would cut off.
            if (opensByItself && TurnOn(nowMs))
            {
                End();
                _host.Restart.Restart();
            }
        }
        else if (opensByItself || CanOpen && note == OpenNote.Open)
        {
            Begin(nowMs);
        }
        else
        {
            // Left by a power cut.
            _state = State.Closing;
        }
    }

    private bool CanOpen
    {
        get
        {
            BoxSettings? settings = _host.Settings;
            return settings is not null && settings.Serial.Length > 0 && settings.SetupPin.Length > 0 && settings.SetupPassword.Length > 0;
        }
    }

    private bool HasNetwork => _host.Box is not null && (_host.Ports.Link.State == LinkState.Up || _host.Ports.Link.State == LinkState.Reached);

    private long Ask(long nowMs)
    {
        if (!_host.Desk.Hold(this) || !_host.Desk.IsOn)
        {
            if (nowMs >= _untilMs)
                End();
            return nowMs + LookMs;
        }
        if (HasNetwork)
        {
            Refuse(Clip.NetworkConnected);
        }
        else if (!CanOpen)
        {
            Refuse(Clip.ParametersWrong);
        }
        else if (TurnOn(nowMs))
        {
            _host.Desk.Say(Clip.PleaseWait);
            GoLeave(nowMs);
        }
        return nowMs + LookMs;
    }

    private void Refuse(byte clip)
    {
        _host.Desk.Say(clip);
        End();
    }

    /// <returns>Whether it takes a restart; otherwise it is open, or the radio refused.</returns>
    private bool TurnOn(long nowMs)
    {
        BoxSettings settings = _host.Settings!;
        if (!_radio.Open(NameFor(settings.Serial), settings.SetupPassword) || _radio.TakesRestart && !OpenNote.Leave(_host.Ports.Storage, OpenNote.Open))
        {
            _host.Log.Write(nowMs, "phone: the access point cannot be opened");
            _radio.Close();
            End();
            return false;
        }
        if (_radio.TakesRestart)
            return true;
        _host.Desk.Release(this);
        Begin(nowMs);
        return false;
    }

    private void Begin(long nowMs)
    {
        _change = new WifiChange(_host, _radio);
        _untilMs = nowMs + OpenMs;
        _toldAtMs = 0;
        _retryAtMs = nowMs;
        _state = State.Open;
        _host.Log.Write(nowMs, "phone: the access point " + NameFor(_host.Settings!.Serial) + " is open for 10 minutes");
        _change.Look();
    }

    private long Serve(long nowMs)
    {
        WifiChange change = _change!;
        // While somebody pays nothing else moves.
        if (_host.Box is not null && _host.Box.IsBusy)
            return nowMs + LookMs;
        if (_server is null && nowMs >= _retryAtMs)
            OpenSockets(nowMs);
        _server?.Step(nowMs);
        change.Step(nowMs);
        bool isAttended = _server is not null && _server.SeenAtMs > 0 && nowMs - _server.SeenAtMs < AttendedMs;
        _radio.IsHeld = isAttended || change.State != WifiChange.Stage.Idle || change.IsLooking;
        if (change.State == WifiChange.Stage.Kept)
        {
            if (_toldAtMs == 0)
                _toldAtMs = nowMs + DoneMs;
            if (_pages!.HasToldEnd && _toldAtMs > nowMs + ToldMs)
                _toldAtMs = nowMs + ToldMs;
            if (nowMs >= _toldAtMs)
                GoClose(nowMs, "a network was set");
        }
        else if (change.State == WifiChange.Stage.Idle && HasNetwork)
        {
            GoClose(nowMs, "the Wi-Fi is back");
        }
        else if (change.State == WifiChange.Stage.Idle && nowMs >= _untilMs)
        {
            GoClose(nowMs, "its time is over");
        }
        return nowMs + LookMs;
    }

    private void OpenSockets(long nowMs)
    {
        _retryAtMs = nowMs + SocketRetryMs;
        if (!_sockets.Open())
            return;
        _pages = new SetupPages(_change!, _sockets.Authority, _host.Settings!.Serial, _host.Ports.Entropy);
        _server = new PageServer(_sockets, _pages, _address);
    }

    private void GoClose(long nowMs, string why)
    {
        _host.Log.Write(nowMs, "phone: the access point closes: " + why);
        _server?.Close();
        _sockets.Close();
        _server = null;
        _state = State.Closing;
    }

    private long CloseDown(long nowMs)
    {
        bool isKept = _change is not null && _change.State == WifiChange.Stage.Kept;
        _radio.IsHeld = false;
        bool isClosed = _radio.Close();
        // Settings that were changed count from the next start, whatever becomes of the access point.
        if (!isKept && (!isClosed || !_radio.TakesRestart))
        {
            if (!isClosed)
                _host.Log.Write(nowMs, "phone: the access point cannot be closed");
            _change?.Close();
            End();
            return nowMs;
        }
        if (!isKept && _host.Box is null)
            OpenNote.Leave(_host.Ports.Storage, OpenNote.Rest);
        GoLeave(nowMs);
        return nowMs;
    }

    private void GoLeave(long nowMs)
    {
        _untilMs = nowMs + LastWordMs;
        _state = State.Leaving;
    }

    /// <summary>A restart waits until nobody is served, and the last word is said.</summary>
    private long Leave(long nowMs)
    {
        object holder = _change is not null && _change.State == WifiChange.Stage.Kept ? _change : this;
        if (!_host.Desk.Hold(holder) || !_host.Desk.IsOn || !_host.Desk.IsSilent && nowMs < _untilMs)
            return nowMs + LookMs;
        _change?.Close();
        End();
        _host.Restart.Restart();
        return nowMs;
    }

    private void End()
    {
        _change = null;
        _pages = null;
        _host.Desk.Release(this);
        _state = State.Off;
    }
}
