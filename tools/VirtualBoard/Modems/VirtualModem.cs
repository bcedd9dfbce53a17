using System;
using System.Collections.Generic;
using System.Linq;
using VirtualBoard.Parts;
using VirtualBoard.Serial;

namespace VirtualBoard.Modems;

/// <summary>
/// A 4G modem at the other end of a UART, with its card and its network: what all families have in common. Written from the
/// manuals alone. What it connects to are real sockets of the desktop, reached through the routes of <see cref="BoardModel.Network"/>.
/// <c>
/// off --supply, key--> booting --time--> on --key, command--> off
/// card ready --time--> registered --activation--> data connection --open--> sockets
/// </c>
/// </summary>
public abstract class VirtualModem : ISerialPart
{
    internal const string OwnAddress = "10.24.7.12";

    private readonly ModemStatus _status;
    private readonly Dictionary<int, TlsSettings> _tls = new();
    private readonly List<SocketTable> _sockets = new();
    private BoardModel? _board;
    private SerialWire? _wire;
    private AtTerminal? _terminal;
    private bool _powered;
    private bool _keyPressed;
    private bool _resetPressed;
    private int _run;
    private int _keyPress;
    private int _timeZone;

    private protected VirtualModem(ModemWiring wiring, int factoryCmeMode)
    {
        Wiring = wiring;
        FactoryCmeMode = factoryCmeMode;
        _status = new ModemStatus(this);
    }

    /// <summary>How it hangs on the microcontroller.</summary>
    public ModemWiring Wiring { get; }

    /// <summary>What is wrong with it.</summary>
    public ModemFaults Faults { get; } = new();

    /// <summary>How long things take.</summary>
    public ModemMoments Moments { get; } = new();

    /// <summary>Its file system; certificates lie there.</summary>
    public ModemFiles Files { get; } = new();

    /// <summary>Its card and its network.</summary>
    public ModemCell Cell => _status.Cell;

    /// <summary>How far it has come.</summary>
    public ModemPower Power { get; private set; }

    /// <summary>How often it has started since it was made.</summary>
    public int Starts { get; private set; }

    /// <summary>How often something was done that shortens the life of a real one: power cut while it runs.</summary>
    public int HardCuts { get; private set; }

    /// <summary>Command lines that it has understood as such.</summary>
    public long Commands { get; private set; }

    /// <summary>Whether it is registered and its data connection stands.</summary>
    public bool DataActive { get; private set; }

    /// <summary>The IMEI, 15 digits.</summary>
    public string Imei { get; set; } = "867420041234567";

    /// <summary>Lines that it says after its start, with the time after the first one.</summary>
    public IReadOnlyList<(int AfterMs, string Line)> BootLines { get; set; } = [];

    /// <inheritdoc/>
    public int BaudRate { get; private set; } = 115_200;

    /// <summary>Name of the maker, of the module and of its firmware.</summary>
    internal abstract (string Maker, string Model, string Revision) Identity { get; }

    internal BoardModel Board => _board ?? throw new InvalidOperationException("The modem is not attached.");

    internal bool IsAttached => _board is not null;

    internal int FactoryCmeMode { get; }

    internal AtTerminal Terminal => _terminal ?? throw new InvalidOperationException("The modem is not attached.");

    /// <summary>What it says last when it is switched off.</summary>
    internal abstract string PowerDownLine { get; }

    private SerialWire Wire => _wire!;

    /// <inheritdoc/>
    public void Attach(BoardModel board)
    {
        _board = board;
        _wire = board.Uarts.Wire(this, Wiring.TxPin, Wiring.RxPin);
        _terminal = new AtTerminal(_wire, () => BaudRate, Execute);
        board.Pins.Touched += pin =>
        {
            if (pin >= 0 && (pin == Wiring.PowerKeyPin || pin == Wiring.SupplyPin || pin == Wiring.ResetPin))
                LookAtPins();
        };
    }

    /// <inheritdoc/>
    public void SupplyOn()
    {
        LookAtPins();
        if (Wiring.SupplyPin < 0)
            Supplied();
    }

    /// <inheritdoc/>
    public void SupplyOff()
    {
        _powered = false;
        Halt();
    }

    /// <inheritdoc/>
    public void Receive(byte value)
    {
        if (Power == ModemPower.On && !Faults.Dead)
            Terminal.Receive(value);
    }

    /// <summary>Pulls or puts the plug of the data lines.</summary>
    public void Plug(bool connected)
    {
        lock (Board.Sync)
            Wire.Connected = connected;
    }

    /// <summary>Starts anew by itself, as after a crash.</summary>
    public void Restart()
    {
        lock (Board.Sync)
        {
            if (Power != ModemPower.Off)
                Start();
        }
    }

    /// <summary>Says a line unasked.</summary>
    public void SayUnasked(string line)
    {
        lock (Board.Sync)
        {
            if (Power == ModemPower.On)
                Terminal.Urc(line);
        }
    }

    /// <summary>Says many lines unasked, one after another.</summary>
    public void Flood(string line, int times)
    {
        for (int i = 0; i < times; i++)
            SayUnasked(line);
    }

    /// <summary>Puts bytes on its line, as noise does.</summary>
    public void SayRaw(ReadOnlySpan<byte> bytes)
    {
        lock (Board.Sync)
            Wire.Send(bytes);
    }

    /// <summary>The network ends the data connection.</summary>
    public void DropData()
    {
        lock (Board.Sync)
            EndData(tell: true);
    }

    /// <summary>The peer's end of every socket is told as closed, whatever the peer does.</summary>
    public void DropSockets()
    {
        lock (Board.Sync)
        {
            foreach (ModemSocket socket in OpenSockets())
            {
                socket.Close();
                socket.Ended(socket);
            }
        }
    }

    /// <summary>Does a command of this family.</summary>
    /// <returns>False when the family has none of that name or form.</returns>
    internal abstract bool Run(AtCommand command);

    /// <summary>Whether the network's time is taken over without being asked.</summary>
    internal abstract bool FactoryTakesTime { get; }

    /// <summary>Whether <c>AT+CTZU=1</c> has the clock show Greenwich time beside the local zone; 3 is local time then.</summary>
    internal virtual bool HasGreenwichClock => false;

    /// <summary>What stands before the card's number in the answer.</summary>
    internal abstract string IccidPrefix { get; }

    /// <summary>The name of the command that tells the card's number.</summary>
    internal abstract string IccidCommand { get; }

    /// <summary>The data connection has gone; its sockets are closed already.</summary>
    internal abstract void DataLost();

    /// <summary>Everything volatile is as after a start.</summary>
    internal abstract void Forget();

    /// <summary>Has something happen later, unless it restarts before.</summary>
    internal void After(TimeSpan time, Action what)
    {
        int run = _run;
        Wire.After((long)time.TotalMicroseconds, () =>
        {
            if (run == _run && !Faults.Dead)
                what();
        });
    }

    /// <summary>What was set for TLS under a number.</summary>
    internal TlsSettings Tls(int context)
    {
        if (!_tls.TryGetValue(context, out TlsSettings? settings))
            _tls[context] = settings = new TlsSettings();
        return settings;
    }

    /// <summary>TLS with the settings of a number.</summary>
    internal ModemTls NewTls(int context, string host)
    {
        TlsSettings settings = Tls(context);
        return new ModemTls(settings, Files.Read(settings.AuthorityFile), host, Cell.Clock.UtcNow);
    }

    /// <summary>A place for sockets of one kind; whatever closes all sockets of the modem closes these too.</summary>
    internal SocketTable NewSocketTable()
    {
        var table = new SocketTable(this);
        _sockets.Add(table);
        return table;
    }

    /// <summary>Asks for the data connection.</summary>
    /// <param name="done">Told once, after its time: whether it stands.</param>
    internal void ActivateData(Action<bool> done) => After(Moments.Activation, () =>
    {
        bool fails = !_status.IsRegistered || !Cell.AcceptsApn(_status.Apn);
        if (!fails && Faults.FailActivations > 0)
        {
            Faults.FailActivations--;
            fails = true;
        }
        DataActive = !fails;
        done(DataActive);
    });

    /// <summary>Asks a time server over the data connection; an answer sets the clock.</summary>
    /// <param name="quarters">Zone of the clock then, in quarters of an hour; the network's own when null.</param>
    /// <param name="done">Told once, after its time: whether it answered.</param>
    internal void AskTimeServer(int? quarters, Action<bool> done) => After(Moments.Connect, () =>
    {
        bool answers = DataActive && Board.Network.TimeServer && !Faults.Silent;
        if (answers)
            Cell.Clock.Synchronise(quarters: quarters);
        done(answers);
    });

    /// <summary>The commands for a time server that several families share.</summary>
    /// <param name="command">One of the name <c>+CNTP</c>.</param>
    /// <param name="taken">What is told when the server's time was taken.</param>
    /// <param name="failed">What is told when it did not answer.</param>
    private protected bool RunTimeServer(AtCommand command, int taken, int failed)
    {
        switch (command.Form)
        {
            case AtForm.Write when command[0].Length > 0 && command.TryNumber(1, out int zone, missing: 0) && zone <= 96:
                _timeZone = zone;
                Terminal.Ok();
                return true;
            case AtForm.Execute:
                Terminal.Ok();
                AskTimeServer(_timeZone, answers => Terminal.Urc($"+CNTP: {(answers ? taken : failed)}"));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Ends the data connection and all sockets.</summary>
    internal void EndData(bool tell)
    {
        bool was = DataActive;
        DataActive = false;
        foreach (ModemSocket socket in OpenSockets())
            socket.Close();
        if (was && tell)
            DataLost();
    }

    /// <summary>The access point that the next activation uses.</summary>
    internal void SetApn(string apn) => _status.Apn = apn;

    internal bool IsRegistered => _status.IsRegistered;

    /// <summary>Whether the next send fails.</summary>
    internal bool TakeSendFailure()
    {
        if (Faults.FailSends <= 0)
            return false;
        Faults.FailSends--;
        return true;
    }

    internal void ChangeBaud(int baudRate) => BaudRate = baudRate;

    /// <summary>Switches off in order, and on again when its key lies on ground or is asked to.</summary>
    internal void PowerDown(bool again = false) => After(Moments.PowerDown, () =>
    {
        Terminal.Urc(PowerDownLine);
        Halt();
        if (again || Wiring.PowerKeyPin < 0)
            Start();
    });

    /// <summary>Starts anew after the present answer is out.</summary>
    internal void RestartSoon() => After(TimeSpan.FromMilliseconds(100), Start);

    /// <summary>Sockets that are not closed.</summary>
    private IReadOnlyList<ModemSocket> OpenSockets() => [.. _sockets.SelectMany(static table => table.Open)];

    private void LookAtPins()
    {
        bool? supply = Wiring.SupplyPin < 0 ? null : Board.Pins.Level(Wiring.SupplyPin);
        if (supply == true && !_powered)
            Supplied();
        else if (supply == false && _powered)
            Cut();
        bool key = Wiring.PowerKeyPin >= 0 && Board.Pins.Level(Wiring.PowerKeyPin) == Wiring.PowerKeyLevel;
        if (key != _keyPressed)
        {
            _keyPressed = key;
            _keyPress++;
            if (key)
                KeyDown();
        }
        bool reset = Wiring.ResetPin >= 0 && Board.Pins.Level(Wiring.ResetPin) == true;
        if (reset && !_resetPressed && Power != ModemPower.Off)
            Start();
        _resetPressed = reset;
    }

    private void Supplied()
    {
        _powered = true;
        if (Wiring.PowerKeyPin < 0)
            Start();
        else if (_keyPressed)
            KeyDown();
    }

    private void Cut()
    {
        _powered = false;
        if (Power != ModemPower.Off)
            HardCuts++;
        Halt();
    }

    private void KeyDown()
    {
        int press = ++_keyPress;
        if (!_powered)
            return;
        bool starts = Power == ModemPower.Off;
        Wire.After((long)(starts ? Moments.KeyOn : Moments.KeyOff).TotalMicroseconds, () =>
        {
            if (press != _keyPress || !_keyPressed || !_powered || starts != (Power == ModemPower.Off))
                return;
            if (starts)
                Start();
            else if (Faults.Dead)
                Halt();
            else
                PowerDown();
        });
    }

    private void Start()
    {
        Halt();
        Faults.Dead = false;
        Power = ModemPower.Booting;
        Starts++;
        After(Moments.Boot, () =>
        {
            Power = ModemPower.On;
            foreach ((int afterMs, string line) in BootLines)
                After(TimeSpan.FromMilliseconds(afterMs), () => Terminal.Urc(line));
            _status.Started();
        });
    }

    private void Halt()
    {
        _run++;
        Power = ModemPower.Off;
        EndData(tell: false);
        _tls.Clear();
        _status.Forget();
        Terminal.Reset(FactoryCmeMode);
        Forget();
    }

    private void Execute(string line)
    {
        if (Faults.Dead)
            return;
        Commands++;
        CommandFault? fault = Faults.Take(line);
        switch (fault?.Kind)
        {
            case CommandFaultKind.Ignore:
                Terminal.Finish();
                return;
            case CommandFaultKind.Late:
                After(TimeSpan.FromMilliseconds(fault.DelayMs), () => Do(line));
                return;
            case CommandFaultKind.Error:
                Terminal.Error();
                return;
            case CommandFaultKind.CmeError:
                Terminal.Cme(fault.Number);
                return;
            case CommandFaultKind.Say:
                Terminal.Send(fault.Text);
                Terminal.Finish();
                return;
            case CommandFaultKind.CutAnswer:
                Terminal.CutAnswerAfter(fault.Number, null);
                break;
            case CommandFaultKind.InterruptAnswer:
                Terminal.InterruptAnswerWith(fault.Text);
                break;
            case CommandFaultKind.Restart:
                Start();
                return;
            case CommandFaultKind.RestartInAnswer:
                Terminal.CutAnswerAfter(fault.Number, Start);
                break;
        }
        Do(line);
    }

    private void Do(string line)
    {
        string text = line[2..];
        if (BasicCommands.Run(Terminal, text, this))
            return;
        AtCommand? command = AtCommand.Parse(text);
        if (command is null || (!Run(command) && !_status.Run(command)))
            Terminal.Error();
    }
}
