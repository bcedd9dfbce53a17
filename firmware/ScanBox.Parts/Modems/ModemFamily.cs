namespace ScanBox.Parts.Modems;

/// <summary>
/// The commands of one family of modems. It keeps no state of the modem: a script fills the command with its number, until there is
/// none left. Each command has a bound that its manual gives.
/// </summary>
public abstract class ModemFamily
{
    /// <summary>Wait for a time server, ms: a name to look up, and an answer by UDP that may get lost.</summary>
    protected const int TimeServerMs = 30_000;

    /// <summary>Wait for a socket, ms. Manuals allow 120 s (SIMCom) and 150 s (Quectel); a box that has waited 30 s tries its luck with a new attempt.</summary>
    protected const int OpenMs = 30_000;

    /// <summary>Name for people.</summary>
    public abstract string Name { get; }

    /// <summary>What <c>+CNTP:</c> says when the time server's time was taken.</summary>
    protected virtual int TimeTaken => 0;

    /// <summary>Number of sockets that can be used in turn.</summary>
    public abstract int SocketsOf(bool isSecure);

    /// <summary>Whether a line of <c>ATI</c> names this family.</summary>
    public abstract bool IsNamedIn(AtLine line);

    /// <summary>Asks for the number of the SIM card.</summary>
    public abstract void AskIccid(AtCommand command);

    /// <summary>Makes the data connection, from whatever state: the script begins by ending an old one.</summary>
    /// <returns>False when the script is over.</returns>
    public abstract bool Attach(int step, AtCommand command, ModemTarget target);

    /// <summary>Puts the authority's certificate into the modem; the command with data gets its bytes.</summary>
    public abstract bool StoreAuthority(int step, AtCommand command, int bytes);

    /// <summary>Opens the socket.</summary>
    public abstract bool Connect(int step, AtCommand command, ModemTarget target);

    /// <summary>The step of <see cref="Connect"/> that has the switch's name compared with its certificate; -1 when the family has no command for it.</summary>
    public virtual int NameCheckStep => -1;

    /// <summary>Has the network's time kept in the modem's clock, as local time with its zone.</summary>
    public virtual void KeepTime(AtCommand command) => command.Begin("AT+CTZU=1").Optional();

    /// <summary>Has the modem ask a time server and set its clock, by <c>AT+CNTP</c> unless the family has another command. It needs a data connection.</summary>
    public virtual bool AskTime(int step, AtCommand command, string server)
    {
        if (step == 0)
            command.Begin("AT+CNTP=").AddQuoted(server).Add(",0").Optional();
        else
            command.Begin("AT+CNTP", TimeServerMs).Then("+CNTP:", -1, 0, TimeTaken).Optional();
        return step <= 1;
    }

    /// <summary>Closes the socket, whatever its state.</summary>
    public abstract bool Disconnect(int step, AtCommand command, ModemTarget target);

    /// <summary>Sends at most 1024 bytes, which every family takes at once; the data follow the prompt.</summary>
    public abstract void Send(AtCommand command, ModemTarget target, int count);

    /// <summary>Fetches at most so many bytes.</summary>
    /// <returns>False when the modem sends them by itself.</returns>
    public abstract bool Fetch(AtCommand command, ModemTarget target, int room);

    /// <summary>How many bytes follow the answer to <see cref="Fetch"/>.</summary>
    public abstract int Fetched(AtLine line);

    /// <summary>What a line means that nobody asked for.</summary>
    public abstract ModemNews Hear(AtLine line, ModemTarget target);

    /// <summary>How many bytes follow a line that is <see cref="ModemNews.Payload"/>.</summary>
    public virtual int Pushed(AtLine line) => 0;
}
