using System;

namespace VirtualBoard.Modems;

/// <summary>
/// A SIMCom module of the A7670 and SIM7600 series, after its AT command manual and SSL application note. Plain sockets and the
/// TLS service (CCH) are two worlds: the first wants NETOPEN, the second CCHSTART.
/// </summary>
public sealed class VirtualSimcom : VirtualModem
{
    private readonly SimcomSockets _sockets;
    private readonly SimcomTls _secure;

    /// <summary>Makes a module that is wired to a board.</summary>
    public VirtualSimcom(ModemWiring wiring)
        : base(wiring, factoryCmeMode: 2)
    {
        _sockets = new SimcomSockets(this);
        _secure = new SimcomTls(this);
        Moments.KeyOn = TimeSpan.FromMilliseconds(50);
        Moments.KeyOff = TimeSpan.FromMilliseconds(2500);
        BootLines = [(0, "*ATREADY: 1"), (1000, "+CPIN: READY"), (1800, "SMS DONE"), (2500, "PB DONE")];
    }

    /// <summary>Whether a result that comes later, such as <c>+CCHSTART: 0</c>, comes before its OK. The manual leaves the order open.</summary>
    public bool ResultsBeforeOk { get; set; }

    internal override (string Maker, string Model, string Revision) Identity => ("INCORPORATED", "A7670C-LASS", "A7670M7_V1.11.1");

    internal override string IccidCommand => "+CICCID";

    internal override string IccidPrefix => "+ICCID: ";

    internal override bool FactoryTakesTime => false;

    internal override string PowerDownLine => "NORMAL POWER DOWN";

    internal override bool Run(AtCommand command) => System(command) || _sockets.Run(command) || _secure.Run(command);

    internal override void DataLost()
    {
        _sockets.Forget();
        _secure.Lost();
        Terminal.Urc("+CIPEVENT: NETWORK CLOSED UNEXPECTEDLY");
    }

    internal override void Forget()
    {
        _sockets.Forget();
        _secure.Forget();
    }

    /// <summary>Ends a command with OK and tells its result, in the order that is set.</summary>
    internal void OkAndThen(TimeSpan later, Action result)
    {
        if (ResultsBeforeOk)
        {
            After(later, () =>
            {
                result();
                Terminal.Ok();
            });
            return;
        }
        Terminal.Ok();
        After(later, result);
    }

    /// <summary>Activates the data connection. The result waits for the network; OK and it come in the order that is set.</summary>
    /// <param name="result">Makes the result of whether the connection stands.</param>
    internal void ActivateAndTell(Func<bool, string> result)
    {
        if (!ResultsBeforeOk)
            Terminal.Ok();
        ActivateData(active => TellResult(result(active)));
    }

    /// <summary>Connects a socket, with OK and the result in the order that is set.</summary>
    /// <param name="sockets">Where it was added.</param>
    /// <param name="socket">The socket.</param>
    /// <param name="tls">TLS over it; null for none.</param>
    /// <param name="result">Makes the result of how it went.</param>
    internal void ConnectAndTell(SocketTable sockets, ModemSocket socket, ModemTls? tls, Func<SocketFailure, string> result)
    {
        if (ResultsBeforeOk)
            socket.Abandoned = FailSoon;
        else
            Terminal.Ok();
        sockets.Connect(socket, tls, failure => TellResult(result(failure)));
    }

    private void TellResult(string result)
    {
        Terminal.Urc(result);
        if (ResultsBeforeOk)
            Terminal.Ok();
    }

    /// <summary>Ends a command whose result will not come.</summary>
    private void FailSoon() => After(TimeSpan.Zero, () =>
    {
        if (Power == ModemPower.On)
            Terminal.Error();
    });

    private bool System(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+CPOF", AtForm.Execute):
                Terminal.Ok();
                PowerDown();
                return true;
            case ("+CRESET", AtForm.Execute):
                Terminal.Ok();
                RestartSoon();
                return true;
            case ("+CNTP", _):
                return RunTimeServer(command, taken: 0, failed: 3);
            case ("+CPSI", AtForm.Read):
                Terminal.Tell(IsRegistered
                    ? $"+CPSI: LTE,Online,{Cell.OperatorCode[..3]}-{Cell.OperatorCode[3..]},0x{Cell.Area:X4},{Cell.CellId},123,EUTRAN-BAND3,1650,5,5,-100,-950,-650,15"
                    : "+CPSI: NO SERVICE,Online");
                return true;
            case ("+SIMCOMATI", AtForm.Execute):
                Terminal.Line("Manufacturer: " + Identity.Maker);
                Terminal.Line("Model: " + Identity.Model);
                Terminal.Line("Revision: " + Identity.Revision);
                Terminal.Ok();
                return true;
            case ("+CSCLK" or "+CGSOCKCONT" or "+CSOCKSETPN" or "+CGAUTH" or "+CNMP", AtForm.Write):
                Terminal.Ok();
                return true;
            default:
                return false;
        }
    }
}
