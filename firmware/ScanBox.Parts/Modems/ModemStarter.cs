using ScanBox.Ports;

namespace ScanBox.Parts.Modems;

/// <summary>
/// Brings a modem from wherever it is to a data connection. Never waits.
/// <code>
///  Probing --answers--> SettingUp --> AskingSim --> Registering --> Reading --> Attaching --> Ready
///     | silent             |              | no card       | 90 s                     | 3 x
///     v                    v              v               v                          v
///  KeyOn --> Booting --> Failed <---------+---------------+--------------------------+
///               | silent   ^
///               +----------+         power cycle: KeyOff --> Off --> Probing
/// </code>
/// </summary>
internal sealed class ModemStarter
{
    private readonly AtEngine _engine;
    private readonly IModemPower _power;
    private readonly ModemStatus _status;
    private readonly ModemTarget _target;
    private readonly ModemFamily[] _families;
    private Phase _phase;
    private int _step;
    private int _tries;
    private long _dueMs;
    private long _untilMs;
    private long _giveUpAtMs;
    private bool _sent;
    private bool _isSimReady;
    private long _nowMs;

    internal ModemStarter(AtEngine engine, IModemPower power, ModemStatus status, ModemTarget target, ModemFamily[] families)
    {
        _engine = engine;
        _power = power;
        _status = status;
        _target = target;
        _families = families;
        Family = families[0];
    }

    private enum Phase : byte
    {
        Probing,
        KeyOff,
        Off,
        Restarting,
        KeyOn,
        Booting,
        SettingUp,
        AskingSim,
        Registering,
        Reading,
        Attaching,
        Ready,
        Failed,
    }

    /// <summary>The modem's family; the first one until <see cref="IsIdentified"/>.</summary>
    internal ModemFamily Family { get; private set; }

    internal bool IsIdentified { get; private set; }

    internal bool IsReady => _phase == Phase.Ready;

    internal bool HasFailed => _phase == Phase.Failed;

    /// <summary>Whether the modem may start anew without that being news.</summary>
    internal bool ExpectsRestart => _phase <= Phase.SettingUp;

    internal ModemProblem Problem { get; private set; }

    /// <summary>Begins from the beginning.</summary>
    /// <param name="isCycle">Whether the modem is switched off first.</param>
    /// <param name="nowMs">Uptime.</param>
    internal void Begin(bool isCycle, long nowMs)
    {
        _engine.Open();
        _status.Forget();
        Problem = ModemProblem.None;
        _giveUpAtMs = nowMs + ModemTimes.StartMs;
        if (!isCycle)
        {
            // A modem without a wired key starts with its supply, and may just be starting.
            Probe(Phase.Probing, _power.IsWired ? ModemTimes.RunningProbes : ModemTimes.BootProbes, nowMs);
        }
        else if (_power.IsWired)
        {
            _power.Press(true);
            Rest(Phase.KeyOff, ModemTimes.KeyOffMs, nowMs);
        }
        else
        {
            // Without the key a command is all there is; an answer makes no difference.
            _engine.Command.Begin("AT+CFUN=1,1").Optional();
            _engine.Start(nowMs);
            Rest(Phase.Restarting, ModemTimes.RestartMs, nowMs);
        }
    }

    /// <summary>Makes the data connection anew.</summary>
    internal void Reattach(long nowMs)
    {
        _giveUpAtMs = nowMs + ModemTimes.StartMs;
        _tries = 0;
        Enter(Phase.Attaching, nowMs);
    }

    internal void Step(long nowMs)
    {
        _nowMs = nowMs;
        if (_phase >= Phase.Ready)
            return;
        if (nowMs >= _giveUpAtMs)
        {
            Fail(Problem == ModemProblem.None ? ModemProblem.Mute : Problem);
            return;
        }
        switch (_phase)
        {
            case Phase.Probing:
            case Phase.Booting:
                StepProbing(nowMs);
                break;
            case Phase.KeyOff:
            case Phase.KeyOn:
                StepKey(nowMs);
                break;
            case Phase.Off:
            case Phase.Restarting:
                if (nowMs >= _dueMs)
                    Probe(_phase == Phase.Off ? Phase.Probing : Phase.Booting, _phase == Phase.Off ? ModemTimes.RunningProbes : ModemTimes.BootProbes, nowMs);
                break;
            default:
                if (!_engine.IsBusy && nowMs >= _dueMs)
                    StepScript(nowMs);
                break;
        }
    }

    internal bool OnAnswer(AtLine line)
    {
        switch (_phase)
        {
            case Phase.SettingUp:
                if (_step == 2)
                    return TakeName(line);
                return TakeImei(line);
            case Phase.AskingSim:
                return TakeSim(line);
            case Phase.Registering:
                return _status.TakeRegistration(line, true);
            case Phase.Reading:
                return _step == 0 ? _status.TakeSignal(line) : _step == 2 ? _status.TakeOperator(line) : _status.TakeClock(line, _nowMs);
            case Phase.Attaching:
                return TakeAddress(line);
            default:
                return false;
        }
    }

    private void Probe(Phase phase, int tries, long nowMs)
    {
        _tries = tries;
        Enter(phase, nowMs);
    }

    private void Enter(Phase phase, long nowMs)
    {
        _phase = phase;
        _step = 0;
        _sent = false;
        _dueMs = nowMs;
    }

    private void Rest(Phase phase, int ms, long nowMs)
    {
        Enter(phase, nowMs);
        _dueMs = nowMs + ms;
    }

    private void Fail(ModemProblem problem)
    {
        Problem = problem;
        _phase = Phase.Failed;
    }

    private void StepProbing(long nowMs)
    {
        if (_engine.IsBusy)
            return;
        if (_sent && _engine.Outcome == AtOutcome.Done)
        {
            // Earlier probes may still be answered.
            _engine.Doubt();
            Enter(Phase.SettingUp, nowMs);
            return;
        }
        if (_sent && --_tries <= 0)
        {
            if (_phase == Phase.Booting || !_power.IsWired)
            {
                Fail(ModemProblem.Mute);
                return;
            }
            _power.Press(true);
            Rest(Phase.KeyOn, ModemTimes.KeyOnMs, nowMs);
            return;
        }
        _sent = true;
        _engine.Forget();
        _engine.Command.Begin("AT", ModemTimes.ProbeMs);
        _engine.Start(nowMs);
    }

    private void StepKey(long nowMs)
    {
        if (nowMs < _dueMs)
            return;
        _power.Press(false);
        if (_phase == Phase.KeyOff)
            Rest(Phase.Off, ModemTimes.OffMs, nowMs);
        else
            Probe(Phase.Booting, ModemTimes.BootProbes, nowMs);
    }

    private void StepScript(long nowMs)
    {
        if (_sent)
        {
            _sent = false;
            if (_engine.Outcome == AtOutcome.Mute)
            {
                Fail(ModemProblem.Mute);
                return;
            }
            After(_engine.Outcome == AtOutcome.Done, nowMs);
            return;
        }
        if (Fill())
        {
            _sent = true;
            _engine.Start(nowMs);
            return;
        }
        Next(nowMs);
    }

    /// <summary>The command of this step.</summary>
    /// <returns>False when the phase has no more.</returns>
    private bool Fill()
    {
        AtCommand command = _engine.Command;
        switch (_phase)
        {
            case Phase.SettingUp:
                return FillSetUp(command);
            case Phase.AskingSim:
                if (!_isSimReady)
                    command.Begin("AT+CPIN?").Asks("+CPIN:");
                else
                    Family.AskIccid(command);
                return _step <= 1;
            case Phase.Registering:
                // LTE, then what comes before it.
                if (_step % 2 == 0)
                    command.Begin("AT+CEREG?").Asks("+CEREG:");
                else
                    command.Begin("AT+CGREG?").Asks("+CGREG:");
                return true;
            case Phase.Reading:
                return FillReading(command);
            default:
                return Family.Attach(_step, command, _target);
        }
    }

    private bool FillSetUp(AtCommand command)
    {
        switch (_step)
        {
            case 0:
                command.Begin("ATE0").Optional();
                return true;
            case 1:
                // Errors as numbers.
                command.Begin("AT+CMEE=1").Optional();
                return true;
            case 2:
                command.Begin("ATI").Asks("*").Optional();
                return true;
            case 3:
                command.Begin("AT+CGSN").Asks("*").Optional();
                return true;
            case 4:
                Family.KeepTime(command);
                return true;
            case 5:
                // Changes of the cell are told.
                command.Begin("AT+CEREG=2").Optional();
                return true;
            default:
                return false;
        }
    }

    private bool FillReading(AtCommand command)
    {
        switch (_step)
        {
            case 0:
                command.Begin("AT+CSQ").Asks(ModemStatus.SignalName).Optional();
                return true;
            case 1:
                command.Begin("AT+COPS=3,2").Optional();
                return true;
            case 2:
                command.Begin("AT+COPS?").Asks("+COPS:").Optional();
                return true;
            case 3:
                command.Begin(ModemStatus.AskClock).Asks(ModemStatus.ClockName).Optional();
                return true;
            default:
                return false;
        }
    }

    private void After(bool isDone, long nowMs)
    {
        switch (_phase)
        {
            case Phase.AskingSim when !_isSimReady:
                AfterSim(isDone, nowMs);
                break;
            case Phase.Registering:
                AfterRegistration(nowMs);
                break;
            case Phase.Attaching when !isDone:
                if (++_tries >= ModemTimes.AttachTries)
                {
                    Fail(ModemProblem.NoData);
                    break;
                }
                _step = 0;
                _dueMs = nowMs + ModemTimes.AttachPauseMs;
                break;
            default:
                _step++;
                break;
        }
    }

    private void AfterSim(bool isDone, long nowMs)
    {
        if (!isDone && _engine.ErrorCode == ModemStatus.NoSimError)
            Problem = ModemProblem.NoSim;
        if (nowMs >= _untilMs)
            Fail(Problem == ModemProblem.None ? ModemProblem.NoSim : Problem);
        else
            _dueMs = nowMs + ModemTimes.AskMs;
    }

    private void AfterRegistration(long nowMs)
    {
        if (_status.IsRegistered)
        {
            Problem = ModemProblem.None;
            Enter(Phase.Reading, nowMs);
            return;
        }
        _step++;
        if (nowMs >= _untilMs)
            Fail(_status.IsDenied ? ModemProblem.Denied : ModemProblem.NoNetwork);
        else
            _dueMs = nowMs + ModemTimes.AskMs;
    }

    private void Next(long nowMs)
    {
        switch (_phase)
        {
            case Phase.SettingUp:
                if (!IsIdentified)
                {
                    Fail(ModemProblem.UnknownFamily);
                    return;
                }
                _isSimReady = false;
                Enter(Phase.AskingSim, nowMs);
                _untilMs = nowMs + ModemTimes.SimMs;
                break;
            case Phase.AskingSim:
                Problem = ModemProblem.None;
                Enter(Phase.Registering, nowMs);
                _untilMs = nowMs + ModemTimes.RegisterMs;
                break;
            case Phase.Reading:
                _tries = 0;
                Enter(Phase.Attaching, nowMs);
                break;
            default:
                _phase = Phase.Ready;
                break;
        }
    }

    private bool TakeName(AtLine line)
    {
        for (int i = 0; i < _families.Length && !IsIdentified; i++)
        {
            if (_families[i].IsNamedIn(line))
            {
                Family = _families[i];
                IsIdentified = true;
            }
        }
        _status.Model = _status.Model.Length == 0 ? line.Text() : _status.Model.Length < AtLine.MaxBytes ? _status.Model + " " + line.Text() : _status.Model;
        return true;
    }

    private bool TakeImei(AtLine line)
    {
        if (line.DigitsOnly() != ModemStatus.ImeiDigits)
            return false;
        _status.Imei = line.Text();
        return true;
    }

    private bool TakeSim(AtLine line)
    {
        if (_isSimReady)
        {
            _status.Iccid = line.FieldCount > 0 ? line.TextAt(0) : line.Text();
            return true;
        }
        _isSimReady = line.Is("+CPIN: READY");
        if (!_isSimReady)
            Problem = line.Has("SIM P") || line.Has("PUK") ? ModemProblem.SimLocked : ModemProblem.NoSim;
        return true;
    }

    private bool TakeAddress(AtLine line)
    {
        // +CGPADDR: 1,"10.1.2.3", or the address alone.
        string address = line.FieldCount >= 2 ? line.TextAt(1) : line.Text();
        char[] characters = address.ToCharArray();
        int points = 0;
        for (int i = 0; i < characters.Length; i++)
        {
            if (characters[i] == '.')
                points++;
            else if (characters[i] < '0' || characters[i] > '9')
                return false;
        }
        if (points != 3)
            return false;
        _status.Address = address;
        return true;
    }
}
