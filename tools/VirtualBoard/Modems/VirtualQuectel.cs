namespace VirtualBoard.Modems;

/// <summary>
/// A Quectel module of the EC200, EC800 and EG91 series, after its TCP/IP, SSL, FILE and AT command manuals.
/// Sockets and TLS sockets have numbers of their own, 0 to 11; both read from a buffer (mode 0) or are pushed (mode 1).
/// A waiting buffer is told once, and again only after it was read to its end.
/// </summary>
public sealed class VirtualQuectel : VirtualModem
{
    private readonly QuectelSockets _plain;
    private readonly QuectelSockets _secure;
    private readonly QuectelFiles _files;

    /// <summary>Makes a module that is wired to a board.</summary>
    public VirtualQuectel(ModemWiring wiring)
        : base(wiring, factoryCmeMode: 1)
    {
        _plain = new QuectelSockets(this, secure: false);
        _secure = new QuectelSockets(this, secure: true);
        _files = new QuectelFiles(this);
        BootLines = [(0, "RDY"), (1000, "+CFUN: 1"), (1050, "+CPIN: READY"), (1800, "+QUSIM: 1"), (2000, "+QIND: SMS DONE"), (2500, "APP RDY")];
    }

    /// <summary>Number of the last error of a socket, <c>AT+QIGETERROR</c>.</summary>
    internal int LastError { get; set; }

    internal override (string Maker, string Model, string Revision) Identity => ("Quectel", "EC200U-CN", "EC200UCNAAR03A05M08");

    internal override string IccidCommand => "+QCCID";

    internal override string IccidPrefix => "+QCCID: ";

    /// <summary>Whether its firmware can compare a server's name with its certificate; older ones refuse the setting.</summary>
    public bool HasCheckHost { get; set; } = true;

    internal override bool FactoryTakesTime => false;

    internal override bool HasGreenwichClock => true;

    internal override string PowerDownLine => "POWERED DOWN";

    internal override bool Run(AtCommand command) =>
        Context(command) || System(command) || _plain.Run(command) || _secure.Run(command) || _files.Run(command);

    internal override void DataLost() => Terminal.Urc("+QIURC: \"pdpdeact\",1");

    internal override void Forget()
    {
        LastError = 0;
        _plain.Forget();
        _secure.Forget();
    }

    private bool Context(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+QICSGP", AtForm.Write) when command.TryNumber(0, 16, out int context) && context >= 1:
                if (command.Count > 2)
                    SetApn(command[2]);
                Terminal.Ok();
                return true;
            case ("+QIACT", AtForm.Write) when Says1(command):
                Activate();
                return true;
            case ("+QIACT", AtForm.Read):
                if (DataActive)
                    Terminal.Line($"+QIACT: 1,1,1,\"{OwnAddress}\"");
                Terminal.Ok();
                return true;
            case ("+QIDEACT", AtForm.Write) when Says1(command):
                EndData(tell: false);
                _plain.Forget();
                _secure.Forget();
                Terminal.Ok();
                return true;
            case ("+QNTP", AtForm.Write) when Says1(command) && command[1].Length > 0:
                Terminal.Ok();
                AskTimeServer(quarters: null, answers => Terminal.Urc(answers ? $"+QNTP: 0,\"20{Cell.Clock.Text}\"" : $"+QNTP: {QuectelError.NoSuchHost}"));
                return true;
            case ("+QIGETERROR", AtForm.Execute):
                Terminal.Tell($"+QIGETERROR: {LastError},{QuectelError.Text(LastError)}");
                return true;
            default:
                return false;
        }
    }

    private static bool Says1(AtCommand command) => command.TryNumber(0, 16, out int context) && context == 1;

    private void Activate()
    {
        // A context that is active already is not activated again.
        if (DataActive)
        {
            Terminal.Error();
            return;
        }
        ActivateData(active =>
        {
            if (active)
            {
                Terminal.Ok();
                return;
            }
            LastError = QuectelError.ContextFailed;
            Terminal.Error();
        });
    }

    private bool System(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+QPOWD", AtForm.Execute or AtForm.Write):
                Terminal.Ok();
                PowerDown();
                return true;
            case ("+QENG", AtForm.Write) when command.Says(0, "servingcell"):
                Terminal.Tell(IsRegistered
                    ? $"+QENG: \"servingcell\",\"NOCONN\",\"LTE\",\"FDD\",{Cell.OperatorCode[..3]},{Cell.OperatorCode[3..]},{Cell.CellId:X},123,1650,3,5,5,{Cell.Area:X},-95,-10,-65,15,-"
                    : "+QENG: \"servingcell\",\"SEARCH\"");
                return true;
            case ("+QLTS", AtForm.Execute or AtForm.Write):
                Terminal.Tell($"+QLTS: \"20{Cell.Clock.Text},0\"");
                return true;
            case ("+QCFG" or "+QICFG" or "+QURCCFG" or "+QSCLK" or "+QSIMDET", AtForm.Write):
                Terminal.Ok();
                return true;
            default:
                return false;
        }
    }
}
