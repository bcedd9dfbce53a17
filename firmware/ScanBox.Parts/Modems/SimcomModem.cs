namespace ScanBox.Parts.Modems;

/// <summary>
/// SIMCom A7670, A7672, SIM7600. A plain socket keeps received bytes until they are fetched, a TLS socket sends them at once. The order
/// of the final line and the result line is not fixed.
/// </summary>
public sealed class SimcomModem : ModemFamily
{
    // Bounds of the manual, and of what AT+CIPTIMEOUT sets.
    private const int NetworkMs = 120_000;
    private const int CloseMs = 15_000;
    private const int FileMs = 15_000;
    private const int SendMs = 15_000;

    private const int MaxFetch = 1500;
    private const int PlainSockets = 10;
    private const int TlsSockets = 2;

    /// <inheritdoc/>
    public override string Name => "SIMCom";

    /// <inheritdoc/>
    public override int SocketsOf(bool isSecure) => isSecure ? TlsSockets : PlainSockets;

    /// <inheritdoc/>
    public override bool IsNamedIn(AtLine line) => line.Has("SIMCOM") || line.Has("A7670") || line.Has("A7672") || line.Has("SIM7600");

    /// <inheritdoc/>
    public override void AskIccid(AtCommand command) => command.Begin("AT+CICCID").Asks("+ICCID:").Optional();

    /// <inheritdoc/>
    public override bool Attach(int step, AtCommand command, ModemTarget target)
    {
        switch (step)
        {
            case 0:
                command.Begin("AT+NETCLOSE", CloseMs).Then("+NETCLOSE:").Optional();
                return true;
            case 1:
                command.Begin("AT+CGDCONT=1,\"IP\",").AddQuoted(target.Apn);
                return true;
            case 2:
                command.Begin("AT+CIPMODE=0").Optional();
                return true;
            case 3:
                command.Begin("AT+CIPSENDMODE=0").Optional();
                return true;
            case 4:
                command.Begin("AT+CIPCCFG=10,0,0,0,1,0,75000").Optional();
                return true;
            case 5:
                command.Begin("AT+CIPTIMEOUT=75000,15000,15000").Optional();
                return true;
            case 6:
                command.Begin("AT+NETOPEN", NetworkMs).Then("+NETOPEN:", -1, 0);
                return true;
            case 7:
                command.Begin("AT+CIPRXGET=1");
                return true;
            case 8:
                command.Begin("AT+CGPADDR=1").Asks("+CGPADDR:").Optional();
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool StoreAuthority(int step, AtCommand command, int bytes)
    {
        command.Begin("AT+CCERTDOWN=\"ca.pem\",", FileMs).Add(bytes).WithData(bytes);
        return step == 0;
    }

    /// <inheritdoc/>
    public override bool Connect(int step, AtCommand command, ModemTarget target)
    {
        if (!target.IsSecure)
        {
            command.Begin("AT+CIPOPEN=", OpenMs).Add(target.Socket).Add(",\"TCP\",").AddQuoted(target.Host).Add(",").Add(target.Port)
                .Then("+CIPOPEN:", target.Socket, 1);
            return step == 0;
        }
        switch (step)
        {
            case 0:
                command.Begin("AT+CSSLCFG=\"sslversion\",0,4");
                return true;
            case 1:
                // The server is verified.
                command.Begin("AT+CSSLCFG=\"authmode\",0,1");
                return true;
            case 2:
                command.Begin("AT+CSSLCFG=\"cacert\",0,\"ca.pem\"");
                return true;
            case 3:
                command.Begin("AT+CSSLCFG=\"enableSNI\",0,1").Optional();
                return true;
            case 4:
                // Dates count: the clock is set before.
                command.Begin("AT+CSSLCFG=\"ignorelocaltime\",0,0");
                return true;
            case 5:
                // Whether sends are told as done can be set only while the service does not run; a setting that got lost would stay so.
                command.Begin("AT+CCHSTOP", CloseMs).Then("+CCHSTOP:").Optional();
                return true;
            case 6:
                command.Begin("AT+CCHSET=1");
                return true;
            case 7:
                command.Begin("AT+CCHSTART", NetworkMs).Then("+CCHSTART:", -1, 0);
                return true;
            case 8:
                command.Begin("AT+CCHSSLCFG=").Add(target.Socket).Add(",0");
                return true;
            case 9:
                command.Begin("AT+CCHOPEN=", OpenMs).Add(target.Socket).Add(",").AddQuoted(target.Host).Add(",").Add(target.Port).Add(",2")
                    .Then("+CCHOPEN:", target.Socket, 1);
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool Disconnect(int step, AtCommand command, ModemTarget target)
    {
        if (target.IsSecure)
            command.Begin("AT+CCHCLOSE=", CloseMs).Add(target.Socket).Then("+CCHCLOSE:", target.Socket).Optional();
        else
            command.Begin("AT+CIPCLOSE=", CloseMs).Add(target.Socket).Then("+CIPCLOSE:", target.Socket).Optional();
        return step == 0;
    }

    /// <inheritdoc/>
    public override void Send(AtCommand command, ModemTarget target, int count)
    {
        command.Begin(target.IsSecure ? "AT+CCHSEND=" : "AT+CIPSEND=", SendMs).Add(target.Socket).Add(",").Add(count).WithData(count);
        if (target.IsSecure)
            command.Then("+CCHSEND:", target.Socket, 1);
        else
            command.Then("+CIPSEND:", target.Socket, 2, count);
    }

    /// <inheritdoc/>
    public override bool Fetch(AtCommand command, ModemTarget target, int room)
    {
        if (target.IsSecure)
            return false;
        command.Begin("AT+CIPRXGET=2,").Add(target.Socket).Add(",").Add(room < MaxFetch ? room : MaxFetch).Asks("+CIPRXGET:");
        return true;
    }

    /// <inheritdoc/>
    public override int Fetched(AtLine line) => line.NumberAt(0) == 2 ? line.NumberAt(2) : -1;

    /// <inheritdoc/>
    public override ModemNews Hear(AtLine line, ModemTarget target)
    {
        if (line.Is("*ATREADY:") || line.Is("RDY"))
            return ModemNews.Restarted;
        if (line.Is("+CIPEVENT:"))
            return ModemNews.Detached;
        if (target.IsSecure)
        {
            if (line.Is("+CCHRECV:") && line.FieldIs(0, "DATA"))
                return ModemNews.Payload;
            return line.Is("+CCH_PEER_CLOSED:") && line.NumberAt(0) == target.Socket ? ModemNews.Closed : ModemNews.None;
        }
        if (line.Is("+CIPRXGET:") && line.NumberAt(0) == 1 && line.NumberAt(1) == target.Socket)
            return ModemNews.Data;
        return line.Is("+IPCLOSE:") && line.NumberAt(0) == target.Socket ? ModemNews.Closed : ModemNews.None;
    }

    /// <inheritdoc/>
    public override int Pushed(AtLine line) => line.NumberAt(2);
}
