using System;
using System.Globalization;

namespace VirtualBoard.Modems;

/// <summary>The commands of 3GPP TS 27.007 that all families share: card, registration, signal, identity, time.</summary>
internal sealed class ModemStatus
{
    private const int EUtran = 7;

    private readonly VirtualModem _modem;
    private readonly int[] _reports = new int[3];
    private bool _simRead;
    private bool _unlocked;
    private bool _radio = true;
    private bool _attached = true;
    private int _search;
    private int _operatorFormat;
    private int _zoneReports;
    private bool _showsGreenwich;
    private Registration _state;

    public ModemStatus(VirtualModem modem)
    {
        _modem = modem;
        Cell = new ModemCell(this);
        Clock = new ModemClock(() => modem.Board.Clock.NowMicroseconds, () => modem.Board.Network.TrueTime(), () => Cell.ZoneQuarters);
    }

    public ModemCell Cell { get; }

    public ModemClock Clock { get; }

    public string Apn { get; set; } = "";

    /// <summary>Whether the network's time is taken over.</summary>
    public bool TakesTime { get; set; }

    public bool IsRegistered => _state is Registration.Home or Registration.Roaming;

    private AtTerminal Terminal => _modem.Terminal;

    private bool SimUsable => _simRead && (Cell.Sim == SimState.Ready || (Cell.Sim == SimState.Pin && _unlocked));

    private int Signal => _radio ? Cell.Signal : 99;

    /// <summary>The first line has been said.</summary>
    public void Started()
    {
        _state = Registration.NotRegistered;
        _modem.After(_modem.Moments.Sim, () =>
        {
            _simRead = true;
            Search();
        });
    }

    public void Forget()
    {
        Array.Clear(_reports);
        (_simRead, _unlocked, _radio, _attached) = (false, false, true, true);
        _search++;
        _state = Registration.NotRegistered;
        Apn = "";
        TakesTime = _modem.FactoryTakesTime;
        _showsGreenwich = false;
        if (_modem.IsAttached)
            Clock.Reset();
    }

    /// <summary>Something about the card or the network changes.</summary>
    public void Change(Action change)
    {
        if (!_modem.IsAttached)
        {
            change();
            return;
        }
        lock (_modem.Board.Sync)
        {
            SimState before = Cell.Sim;
            change();
            if (_modem.Power != ModemPower.On || !_simRead)
                return;
            if (before != Cell.Sim)
                _unlocked = false;
            if (!SimUsable)
                Become(Registration.NotRegistered);
            else if (before != Cell.Sim)
                Search();
            else if (_state != Registration.NotRegistered && _radio && _attached)
                Become(Cell.Coverage);
        }
    }

    public bool Run(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+CMEE", AtForm.Write) when command.TryNumber(0, 2, out int mode):
                Terminal.CmeMode = mode;
                Terminal.Ok();
                return true;
            case ("+CMEE", AtForm.Read):
                return Tell($"+CMEE: {Terminal.CmeMode}");
            case ("+CPIN", AtForm.Read):
                return OnCard(pinNeeded: false, () => Cell.Sim switch
                {
                    SimState.Pin when !_unlocked => "+CPIN: SIM PIN",
                    SimState.Puk => "+CPIN: SIM PUK",
                    _ => "+CPIN: READY",
                });
            case ("+CPIN", AtForm.Write):
                EnterPin(command[0]);
                return true;
            case ("+CSQ", AtForm.Execute):
                return Tell($"+CSQ: {Signal},99");
            case ("+CREG" or "+CGREG" or "+CEREG", _):
                return Registered(command);
            case ("+CGATT", AtForm.Read):
                return Tell($"+CGATT: {(IsRegistered && _attached ? 1 : 0)}");
            case ("+CGATT", AtForm.Write) when command.TryNumber(0, 1, out int attach):
                Attach(attach == 1);
                return true;
            case ("+COPS", _):
                return Operator(command);
            case ("+CGSN" or "+GSN", AtForm.Execute):
                return Tell(_modem.Imei);
            case ("+CGSN", AtForm.Write):
                return Tell($"+CGSN: \"{_modem.Imei}\"");
            case ("+CIMI", AtForm.Execute):
                return OnCard(pinNeeded: true, () => Cell.Imsi);
            case ("+CGMI" or "+GMI", AtForm.Execute):
                return Tell(_modem.Identity.Maker);
            case ("+CGMM" or "+GMM", AtForm.Execute):
                return Tell(_modem.Identity.Model);
            case ("+CGMR" or "+GMR", AtForm.Execute):
                return Tell(_modem.Identity.Revision);
            case ("+CCLK", AtForm.Read):
                return Tell($"+CCLK: \"{Clock.Text}\"");
            case ("+CCLK", AtForm.Write):
                Terminal.Answer(Clock.Set(command[0]));
                return true;
            case ("+CTZU", AtForm.Write) when command.TryNumber(0, 3, out int update):
                TakesTime = update > 0;
                _showsGreenwich = update == 1 && _modem.HasGreenwichClock;
                TakeTime();
                Terminal.Ok();
                return true;
            case ("+CTZU", AtForm.Read):
                return Tell($"+CTZU: {(TakesTime ? 1 : 0)}");
            case ("+CTZR", AtForm.Write) when command.TryNumber(0, 2, out int report):
                _zoneReports = report;
                Terminal.Ok();
                return true;
            case ("+CTZR", AtForm.Read):
                return Tell($"+CTZR: {_zoneReports}");
            case ("+CGDCONT", AtForm.Write):
                if (command.Count > 2)
                    Apn = command[2];
                Terminal.Ok();
                return true;
            case ("+CGDCONT", AtForm.Read):
                return Tell($"+CGDCONT: 1,\"IP\",\"{Apn}\",\"0.0.0.0\",0,0");
            case ("+CGPADDR", AtForm.Execute or AtForm.Write):
                return Tell($"+CGPADDR: 1,\"{(_modem.DataActive ? VirtualModem.OwnAddress : "0.0.0.0")}\"");
            case ("+CFUN", AtForm.Read):
                return Tell($"+CFUN: {(_radio ? 1 : 0)}");
            case ("+CFUN", AtForm.Write) when command.TryNumber(0, 4, out int function):
                Function(function, command.Says(1, "1"));
                return true;
            case ("+IPR", AtForm.Write) when command.TryNumber(0, 3_000_000, out int baud) && (baud == 0 || baud >= 2400):
                Terminal.Ok();
                if (baud > 0)
                    _modem.ChangeBaud(baud);
                return true;
            case ("+IPR", AtForm.Read):
                return Tell($"+IPR: {_modem.BaudRate}");
            case ("+CPAS", AtForm.Execute):
                return Tell("+CPAS: 0");
            default:
                if (command.Name != _modem.IccidCommand || command.Form != AtForm.Execute)
                    return false;
                return OnCard(pinNeeded: false, () => _modem.IccidPrefix + Cell.Iccid);
        }
    }

    private bool Tell(string line)
    {
        Terminal.Tell(line);
        return true;
    }

    private bool OnCard(bool pinNeeded, Func<string> line)
    {
        if (!_simRead)
            Terminal.Cme(CmeText.SimBusy);
        else if (Cell.Sim == SimState.Absent)
            Terminal.Cme(CmeText.SimAbsent);
        else if (pinNeeded && !SimUsable)
            Terminal.Cme(Cell.Sim == SimState.Puk ? CmeText.PukRequired : CmeText.PinRequired);
        else
            Tell(line());
        return true;
    }

    private void EnterPin(string pin)
    {
        if (!_simRead || Cell.Sim == SimState.Absent)
        {
            Terminal.Cme(_simRead ? CmeText.SimAbsent : CmeText.SimBusy);
        }
        else if (Cell.Sim != SimState.Pin || _unlocked)
        {
            Terminal.Cme(Cell.Sim == SimState.Puk ? CmeText.PukRequired : CmeText.NotAllowed);
        }
        else if (pin == Cell.Pin)
        {
            _unlocked = true;
            Cell.PinAttempts = 3;
            Terminal.Ok();
            Terminal.Urc("+CPIN: READY");
            Search();
        }
        else
        {
            if (--Cell.PinAttempts == 0)
                Cell.Unlock(SimState.Puk);
            Terminal.Cme(CmeText.WrongPassword);
        }
    }

    private bool Registered(AtCommand command)
    {
        int which = command.Name switch { "+CREG" => 0, "+CGREG" => 1, _ => 2 };
        if (command.Form == AtForm.Write && command.TryNumber(0, 2, out int mode))
        {
            _reports[which] = mode;
            Terminal.Ok();
            return true;
        }
        return command.Form == AtForm.Read && Tell($"{command.Name}: {_reports[which]},{State(which)}");
    }

    private string State(int which)
    {
        string state = ((int)_state).ToString(CultureInfo.InvariantCulture);
        return _reports[which] == 2 && IsRegistered ? $"{state},\"{Cell.Area:X4}\",\"{Cell.CellId:X8}\",{EUtran}" : state;
    }

    private bool Operator(AtCommand command)
    {
        if (command.Form == AtForm.Read)
        {
            string name = _operatorFormat == 2 ? Cell.OperatorCode : Cell.OperatorName;
            return Tell(IsRegistered ? $"+COPS: 0,{_operatorFormat},\"{name}\",{EUtran}" : "+COPS: 0");
        }
        if (command.Form != AtForm.Write || !command.TryNumber(0, 4, out int mode))
            return false;
        if (mode == 3 && command.TryNumber(1, 2, out int format))
            _operatorFormat = format;
        else if (mode == 2)
            Become(Registration.NotRegistered);
        else if (mode is 0 or 1)
            Search();
        Terminal.Ok();
        return true;
    }

    private void Attach(bool wanted)
    {
        if (wanted && !SimUsable)
        {
            Terminal.Cme(CmeText.NoNetwork);
            return;
        }
        _attached = wanted;
        if (!wanted)
            Become(Registration.NotRegistered);
        else
            Search();
        Terminal.Ok();
    }

    private void Function(int function, bool restarts)
    {
        Terminal.Ok();
        if (restarts)
        {
            _modem.RestartSoon();
            return;
        }
        _radio = function == 1;
        if (_radio)
            Search();
        else
            Become(Registration.NotRegistered);
    }

    private void Search()
    {
        int search = ++_search;
        if (!SimUsable || !_radio || !_attached)
            return;
        if (IsRegistered)
            return;
        Become(Registration.Searching);
        _modem.After(_modem.Moments.Registration, () =>
        {
            if (search == _search && SimUsable)
                Become(Cell.Coverage);
        });
    }

    private void Become(Registration state)
    {
        if (state == Registration.NotRegistered)
            _search++;
        if (state == _state)
            return;
        _state = state;
        for (int i = 0; i < _reports.Length; i++)
        {
            if (_reports[i] > 0)
                Terminal.Urc($"{(i == 0 ? "+CREG" : i == 1 ? "+CGREG" : "+CEREG")}: {State(i)}");
        }
        if (IsRegistered)
            TakeTime();
        else
            _modem.EndData(tell: true);
    }

    private void TakeTime()
    {
        if (!TakesTime || !IsRegistered || !Cell.TellsTime)
            return;
        Clock.Synchronise(_showsGreenwich);
        if (_zoneReports > 0)
            Terminal.Urc($"+CTZV: {Cell.ZoneQuarters}");
    }
}
