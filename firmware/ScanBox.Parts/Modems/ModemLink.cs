using ScanBox.Ports;

namespace ScanBox.Parts.Modems;

/// <summary>
/// The way to the switch over a 4G modem: brings the modem up by itself and keeps it there, opens the socket when it is told to.
/// Never waits, not even for TLS, which the modem makes.
/// <code>
///            Open             socket connected
///   Down -----------> Opening ----------------> Up
///    ^                   |                      |
///    +-------------------+----------------------+  Close, refused, closed, broken, OpenMs
/// </code>
/// What helps, in this order: the socket is closed; after two failures the data connection is made anew; after four, or when the
/// modem is mute, it is switched off and on; between power cycles that do not help the pauses grow to five minutes.
/// </summary>
public sealed class ModemLink : ILink, ILinkProgress, IAtListener
{
    // What is asked for in turn while nothing else is to do.
    private const byte AskSignal = 0;
    private const byte AskCell = 1;
    private const byte AskTime = 2;

    private readonly AtEngine _engine;
    private readonly IModemPower _power;
    private readonly ModemTarget _target = new ModemTarget();
    private readonly ModemStarter _starter;
    private readonly ModemTime _time;
    private readonly ModemSocket _socket;
    private readonly IBoxLog? _log;
    private Phase _phase;
    private bool _wanted;
    private bool _asked;
    private bool _restarted;
    private byte _asks;
    private bool _toldName;
    private bool _polling;
    private bool _wasConnected;
    private int _failedOpens;
    private int _pauseMs = ModemTimes.FirstPauseMs;
    private long _resumeAtMs;
    private long _giveUpAtMs;
    private long _pollAtMs;
    private long _nowMs;
    private long _nextAtMs;
    private ModemProblem _toldProblem;

    /// <summary>A link over the modem on a line. Nothing is touched before the first <see cref="Step"/>.</summary>
    /// <param name="line">The modem's UART; nobody else uses it.</param>
    /// <param name="power">Its power key.</param>
    /// <param name="families">The families that are looked for.</param>
    /// <param name="log">Where a technician reads how the modem does.</param>
    public ModemLink(ISerialLine line, IModemPower power, ModemFamily[] families, IBoxLog? log)
    {
        _engine = new AtEngine(line, this);
        _power = power;
        _log = log;
        _starter = new ModemStarter(_engine, power, Status, _target, families);
        _time = new ModemTime(Status, log);
        _socket = new ModemSocket(_engine, _target, Status, _time);
    }

    private enum Phase : byte
    {
        New,
        Starting,
        Resting,
        Ready,
    }

    /// <summary>What the modem told of itself and the network.</summary>
    public ModemStatus Status { get; } = new ModemStatus();

    /// <summary>Whether the modem has a data connection, so that a socket can be opened.</summary>
    public bool IsReady => _phase == Phase.Ready && _starter.IsReady;

    /// <summary>What keeps the modem from being ready; None while it is being brought up for the first time.</summary>
    public ModemProblem Problem { get; private set; }

    /// <summary>Times the modem was switched off and on because nothing else helped.</summary>
    public int PowerCycles { get; private set; }

    /// <summary>Uptime in ms at which it wants a turn by itself.</summary>
    public long NextAtMs => _phase == Phase.Ready && !_engine.IsBusy && (_socket.IsDue(_nowMs) || (_wanted && !_asked)) ? _nowMs : _nextAtMs;

    /// <inheritdoc/>
    public LinkState State
    {
        get
        {
            if (!_wanted)
                return LinkState.Down;
            if (!_asked || !_socket.IsConnected)
                return _asked && _wasConnected ? LinkState.Down : LinkState.Opening;
            return LinkState.Up;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The modem looks names up and makes TLS itself: both are part of <see cref="LinkStage.Connection"/>.</remarks>
    public LinkStage Stage
    {
        get
        {
            if (State == LinkState.Up)
                return LinkStage.Up;
            if (Problem == ModemProblem.NoData)
                return LinkStage.Address;
            return IsReady ? LinkStage.Connection : LinkStage.Radio;
        }
    }

    /// <inheritdoc/>
    string ILinkProgress.Problem => Problem == ModemProblem.None ? "" : ModemProblemText.Of(Problem);

    /// <inheritdoc/>
    public LinkPlace? Place => State == LinkState.Up ? Status.ToPlace() : null;

    /// <summary>Says where to connect.</summary>
    /// <param name="apn">Access point name, letters, digits, points and hyphens; empty for the network's own.</param>
    /// <param name="host">Switch, a name or an IPv4 address.</param>
    /// <param name="port">Its TCP port.</param>
    /// <param name="storage">Where the certificate of the switch's authority lies; null for a connection without TLS.</param>
    /// <param name="authority">Name of that file, PEM.</param>
    public void Configure(string apn, string host, int port, IStorage? storage = null, string authority = "")
    {
        Close();
        _target.Apn = apn;
        _target.Host = host;
        _target.Port = port;
        _target.IsSecure = storage is not null;
        _socket.UseAuthority(storage, authority);
    }

    /// <summary>The box's clock: the modem's time sets it when nothing better has, and it sets the modem's when the network tells none.</summary>
    public void UseClock(IWallClock clock) => _time.Use(clock);

    /// <inheritdoc/>
    public void Open()
    {
        if (_target.Host.Length == 0)
            return;
        if (_wanted && State == LinkState.Down)
            Close();
        if (_wanted)
            return;
        _wanted = true;
        _asked = false;
        _giveUpAtMs = _nowMs + ModemTimes.OpenMs;
    }

    /// <inheritdoc/>
    public void Close()
    {
        _wanted = false;
        _asked = false;
        _wasConnected = false;
        _socket.Close();
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count) => State == LinkState.Up ? _socket.Read(buffer, offset, count) : 0;

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        if (State != LinkState.Up)
            return false;
        if (_socket.Write(buffer, offset, count))
            return true;
        Close();
        return false;
    }

    /// <summary>Does what is due: takes bytes, starts the next command.</summary>
    /// <param name="nowMs">Uptime in ms.</param>
    public void Step(long nowMs)
    {
        _nowMs = nowMs;
        if (_phase == Phase.New)
            Start(false, nowMs);
        _nextAtMs = _engine.Step(nowMs);
        if (_restarted)
            TakeRestart(nowMs);
        switch (_phase)
        {
            case Phase.Starting:
                StepStarting(nowMs);
                break;
            case Phase.Resting:
                if (nowMs >= _resumeAtMs)
                    Start(true, nowMs);
                break;
            default:
                StepReady(nowMs);
                break;
        }
        if (_wanted && State == LinkState.Opening && nowMs >= _giveUpAtMs)
        {
            Tell(nowMs, "no connection in time");
            Close();
        }
    }

    bool IAtListener.OnAnswer(AtLine line)
    {
        if (_phase == Phase.Starting)
            return _starter.OnAnswer(line);
        if (_polling)
            return TakePoll(line);
        return _socket.OnAnswer(line, _starter.Family, _nowMs);
    }

    bool IAtListener.OnUnsolicited(AtLine line)
    {
        if (line.Is("+CEREG:") || line.Is("+CGREG:"))
            return Status.TakeRegistration(line, false);
        if (!_starter.IsIdentified)
            return false;
        ModemNews news = _starter.Family.Hear(line, _target);
        if (news == ModemNews.None)
            return false;
        if (news == ModemNews.Restarted)
            _restarted = !_starter.ExpectsRestart || _phase == Phase.Ready;
        else if (news == ModemNews.Payload)
            _socket.OnPushed(_starter.Family.Pushed(line));
        else
            _socket.OnNews(news);
        return true;
    }

    void IAtListener.OnPayload(byte[] buffer, int offset, int count) => _socket.OnPayload(buffer, offset, count);

    void IAtListener.OnPayloadLost() => _socket.Break();

    void IAtListener.FillData(byte[] buffer, int count) => _socket.FillData(buffer, count);

    private void Start(bool isCycle, long nowMs)
    {
        _phase = Phase.Starting;
        _polling = false;
        _restarted = false;
        _failedOpens = 0;
        _socket.Forget();
        _socket.StoreAuthorityAgain();
        if (isCycle)
            PowerCycles++;
        _starter.Begin(isCycle, nowMs);
    }

    private void StepStarting(long nowMs)
    {
        _starter.Step(nowMs);
        if (_starter.IsReady)
        {
            _phase = Phase.Ready;
            _pollAtMs = nowMs + ModemTimes.StatusMs;
            Problem = ModemProblem.None;
            if (_toldProblem != ModemProblem.None || PowerCycles == 0)
                Tell(nowMs, _starter.Family.Name + " is online, operator " + Status.Operator + ", signal " + Status.Signal.ToString() + ", IMEI " + Status.Imei);
            _toldProblem = ModemProblem.None;
            _time.Told(nowMs);
        }
        else if (_starter.HasFailed)
        {
            Rest(_starter.Problem, nowMs);
        }
    }

    private void Rest(ModemProblem problem, long nowMs)
    {
        Problem = problem;
        if (problem != _toldProblem)
        {
            _toldProblem = problem;
            Tell(nowMs, ModemProblemText.Of(problem));
        }
        DropSocket();
        _phase = Phase.Resting;
        _resumeAtMs = nowMs + _pauseMs;
        _pauseMs = _pauseMs * 2 > ModemTimes.LongestPauseMs ? ModemTimes.LongestPauseMs : _pauseMs * 2;
    }

    private void DropSocket()
    {
        _socket.Forget();
        if (_asked)
            Close();
    }

    private void TakeRestart(long nowMs)
    {
        _restarted = false;
        Tell(nowMs, "it has started anew by itself");
        DropSocket();
        Start(false, nowMs);
    }

    private void StepReady(long nowMs)
    {
        if (!_starter.IsReady)
        {
            // The data connection is being made anew.
            _phase = Phase.Starting;
            return;
        }
        if (_engine.IsBusy)
            return;
        if (_engine.Outcome == AtOutcome.Mute)
        {
            Rest(ModemProblem.Mute, nowMs);
            return;
        }
        // A sign of life that did not come is asked for again at once.
        if (_polling && _engine.Outcome == AtOutcome.TimedOut)
            _pollAtMs = nowMs;
        _polling = false;
        bool wasOpening = _asked && !_socket.IsConnected && !_wasConnected;
        _socket.Step(_starter.Family, nowMs);
        if (_engine.IsBusy)
            return;
        if (_asked)
            WatchSocket(wasOpening, nowMs);
        else if (_wanted && _socket.IsClosed)
            OpenSocket();
        if (!_engine.IsBusy && nowMs >= _pollAtMs && !_socket.IsDue(nowMs))
            Poll(nowMs);
    }

    private void OpenSocket()
    {
        _asked = true;
        _wasConnected = false;
        _socket.Open(_starter.Family);
    }

    private void WatchSocket(bool wasOpening, long nowMs)
    {
        if (_socket.IsConnected)
        {
            // From now on not being connected is the end.
            _wasConnected = true;
            TellName(nowMs);
            if (_socket.HasHeard)
            {
                _failedOpens = 0;
                _pauseMs = ModemTimes.FirstPauseMs;
            }
            return;
        }
        if (_socket.HasFailed && wasOpening)
        {
            Tell(nowMs, Failure());
            Close();
            if (++_failedOpens >= ModemTimes.OpensBeforeCycle)
            {
                Start(true, nowMs);
            }
            else if (_failedOpens % ModemTimes.OpensBeforeAttach == 0)
            {
                _starter.Reattach(nowMs);
                _socket.Forget();
                _phase = Phase.Starting;
            }
        }
        else if (_wasConnected)
        {
            Close();
        }
    }

    private void Poll(long nowMs)
    {
        _pollAtMs = nowMs + ModemTimes.StatusMs;
        // The time only until it is known: the network may tell it late.
        _asks = (byte)(_asks >= (_time.IsKnown ? AskCell : AskTime) ? AskSignal : _asks + 1);
        _polling = true;
        if (_asks == AskSignal)
            _engine.Command.Begin("AT+CSQ").Asks(ModemStatus.SignalName).Optional();
        else if (_asks == AskCell)
            _engine.Command.Begin("AT+CEREG?").Asks("+CEREG:").Optional();
        else
            _engine.Command.Begin(ModemStatus.AskClock).Asks(ModemStatus.ClockName).Optional();
        _engine.Start(nowMs);
    }

    private bool TakePoll(AtLine line)
    {
        if (_asks == AskSignal)
            return Status.TakeSignal(line);
        if (_asks == AskCell)
            return Status.TakeRegistration(line, true);
        bool isTaken = Status.TakeClock(line, _nowMs);
        _time.Told(_nowMs);
        return isTaken;
    }

    private string Failure()
    {
        if (_socket.LacksTime)
            return "nobody knows the time, so no certificate can be checked: the network does not tell it, and no time server answers";
        return _target.IsSecure
            ? "the switch was not reached, or its certificate is not good: another authority, another name, out of date"
            : "the switch was not reached";
    }

    private void TellName(long nowMs)
    {
        if (!_target.IsSecure || _socket.ChecksName || _toldName)
            return;
        _toldName = true;
        Tell(nowMs, "it does not compare the switch's name with its certificate: whoever has one from the same authority is trusted");
    }

    private void Tell(long nowMs, string what) => _log?.Write(nowMs, "modem: " + what);
}
