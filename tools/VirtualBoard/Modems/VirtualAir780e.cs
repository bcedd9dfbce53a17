using System;

namespace VirtualBoard.Modems;

/// <summary>
/// A Luat Air780E with its AT firmware, after its online manual. Its socket commands are those of the SIM800: the way to a
/// connection goes through states, and a command in the wrong one is an error.
/// </summary>
public sealed class VirtualAir780e : VirtualModem
{
    private readonly LuatSockets _sockets;
    private readonly LuatFiles _files;

    /// <summary>Makes a module that is wired to a board.</summary>
    public VirtualAir780e(ModemWiring wiring)
        : base(wiring, factoryCmeMode: 0)
    {
        _sockets = new LuatSockets(this);
        _files = new LuatFiles(this);
        Moments.KeyOn = TimeSpan.FromMilliseconds(1000);
        Moments.KeyOff = TimeSpan.FromMilliseconds(1500);
        Moments.Boot = TimeSpan.FromSeconds(2);
        BootLines = [(0, "^boot.rst: 0"), (20, "RDY"), (1000, "+CPIN: READY"), (1800, "SMS READY"), (3100, "+E_UTRAN Service"), (3120, "+CGEV: ME PDN ACT 1"), (3200, "+NITZ: 26/03/09,00:53:13+32,0")];
    }

    /// <summary>Whether this variant of the firmware has TLS; not all do.</summary>
    public bool HasTls { get; set; } = true;

    /// <summary>Whether the accepted length of a quick send is told as <c>DATA ACCEPT:10</c> or as <c>DATAACCEPT:10</c>: the sources have both.</summary>
    public bool WritesAcceptAsOneWord { get; set; }

    internal override (string Maker, string Model, string Revision) Identity => ("AirM2M", "Air780E", "AirM2M_780E_V1169_LTE_AT");

    internal override string IccidCommand => "+ICCID";

    internal override string IccidPrefix => "+ICCID: ";

    internal override bool FactoryTakesTime => true;

    internal override string PowerDownLine => "NORMAL POWER DOWN";

    internal override bool Run(AtCommand command) => System(command) || _sockets.Run(command) || (HasTls && _files.Run(command));

    internal override void DataLost()
    {
        _sockets.Deactivated();
        Terminal.Urc("+PDP: DEACT");
    }

    internal override void Forget() => _sockets.Forget();

    private bool System(AtCommand command)
    {
        switch (command.Name, command.Form)
        {
            case ("+CPOWD", AtForm.Write):
                Terminal.Ok();
                PowerDown();
                return true;
            case ("+RESET", AtForm.Execute):
                Terminal.Ok();
                RestartSoon();
                return true;
            case ("+CNTP", _):
                return RunTimeServer(command, taken: 1, failed: 61);
            case ("*EXINFO", AtForm.Read):
                Terminal.Tell("*EXINFO: 0");
                return true;
            case ("+CCED", AtForm.Write):
                if (IsRegistered)
                    Terminal.Line($"+CCED:LTE current cell:{Cell.OperatorCode[..3]},{Cell.OperatorCode[3..]},{Cell.Imsi},0,50,{Cell.CellId},50,1650,123,{Cell.Area},20,1650,0,0");
                Terminal.Ok();
                return true;
            case ("+CSCLK" or "+CFGRI" or "+SIMCROSS" or "+CGAUTH" or "*CGDFLT", AtForm.Write):
                Terminal.Ok();
                return true;
            default:
                return false;
        }
    }
}
