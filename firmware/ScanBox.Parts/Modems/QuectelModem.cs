namespace ScanBox.Parts.Modems;

/// <summary>Quectel EC800, EC200, EG91, EG915, EC2x. Received bytes stay in the modem until they are fetched.</summary>
public sealed class QuectelModem : ModemFamily
{
    // Bounds of the manual.
    private const int ActivateMs = 150_000;
    private const int DeactivateMs = 40_000;
    private const int CloseMs = 10_000;
    private const int FileMs = 15_000;
    private const int SendMs = 10_000;

    // QIRD gives 1500 at most.
    private const int MaxFetch = 1500;

    // TLS 1.0 to 1.3, as the server offers.
    private const string SslVersion = "4";

    private const int CheckHost = 6;

    /// <inheritdoc/>
    public override string Name => "Quectel";

    /// <inheritdoc/>
    public override int NameCheckStep => CheckHost;

    /// <inheritdoc/>
    public override int SocketsOf(bool isSecure) => 6;

    /// <inheritdoc/>
    public override bool IsNamedIn(AtLine line) => line.Has("Quectel") || line.Has("EC800") || line.Has("EC200") || line.Has("EG91") || line.Has("EC20") || line.Has("BG9");

    /// <inheritdoc/>
    public override void AskIccid(AtCommand command) => command.Begin("AT+QCCID").Asks("+QCCID:").Optional();

    /// <inheritdoc/>
    public override void KeepTime(AtCommand command) =>
        // With 1 its clock shows Greenwich time beside the local zone.
        command.Begin("AT+CTZU=3").Optional();

    /// <inheritdoc/>
    public override bool AskTime(int step, AtCommand command, string server)
    {
        command.Begin("AT+QNTP=1,", TimeServerMs).AddQuoted(server).Then("+QNTP:", -1, 0).Optional();
        return step == 0;
    }

    /// <inheritdoc/>
    public override bool Attach(int step, AtCommand command, ModemTarget target)
    {
        switch (step)
        {
            case 0:
                command.Begin("AT+QIDEACT=1", DeactivateMs).Optional();
                return true;
            case 1:
                command.Begin("AT+QICSGP=1,1,").AddQuoted(target.Apn).Add(",\"\",\"\",1");
                return true;
            case 2:
                command.Begin("AT+QIACT=1", ActivateMs);
                return true;
            case 3:
                command.Begin("AT+CGPADDR=1").Asks("+CGPADDR:").Optional();
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool StoreAuthority(int step, AtCommand command, int bytes)
    {
        switch (step)
        {
            case 0:
                command.Begin("AT+QFDEL=\"UFS:ca.pem\"", FileMs).Optional();
                return true;
            case 1:
                command.Begin("AT+QFUPL=\"UFS:ca.pem\",").Add(bytes).Add(",10").WithData(bytes, "CONNECT").Then("+QFUPL:", -1, 0, bytes);
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool Connect(int step, AtCommand command, ModemTarget target)
    {
        if (!target.IsSecure)
        {
            command.Begin("AT+QIOPEN=1,", OpenMs).Add(target.Socket).Add(",\"TCP\",").AddQuoted(target.Host).Add(",").Add(target.Port).Add(",0,0")
                .Then("+QIOPEN:", target.Socket, 1);
            return step == 0;
        }
        switch (step)
        {
            case 0:
                command.Begin("AT+QSSLCFG=\"sslversion\",1,").Add(SslVersion);
                return true;
            case 1:
                command.Begin("AT+QSSLCFG=\"ciphersuite\",1,0XFFFF");
                return true;
            case 2:
                // The server is verified.
                command.Begin("AT+QSSLCFG=\"seclevel\",1,1");
                return true;
            case 3:
                command.Begin("AT+QSSLCFG=\"cacert\",1,\"UFS:ca.pem\"");
                return true;
            case 4:
                command.Begin("AT+QSSLCFG=\"sni\",1,1").Optional();
                return true;
            case 5:
                // Dates count: the clock is set before.
                command.Begin("AT+QSSLCFG=\"ignorelocaltime\",1,0");
                return true;
            case CheckHost:
                // Older firmware has no such setting.
                command.Begin("AT+QSSLCFG=\"checkhost\",1,1").Optional();
                return true;
            case 7:
                command.Begin("AT+QSSLOPEN=1,1,", OpenMs).Add(target.Socket).Add(",").AddQuoted(target.Host).Add(",").Add(target.Port).Add(",0")
                    .Then("+QSSLOPEN:", target.Socket, 1);
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool Disconnect(int step, AtCommand command, ModemTarget target)
    {
        command.Begin(target.IsSecure ? "AT+QSSLCLOSE=" : "AT+QICLOSE=", CloseMs).Add(target.Socket).Optional();
        return step == 0;
    }

    /// <inheritdoc/>
    public override void Send(AtCommand command, ModemTarget target, int count)
    {
        command.Begin(target.IsSecure ? "AT+QSSLSEND=" : "AT+QISEND=", SendMs).Add(target.Socket).Add(",").Add(count).WithData(count);
        command.Success = "SEND OK";
        command.Failure = "SEND FAIL";
    }

    /// <inheritdoc/>
    public override bool Fetch(AtCommand command, ModemTarget target, int room)
    {
        command.Begin(target.IsSecure ? "AT+QSSLRECV=" : "AT+QIRD=").Add(target.Socket).Add(",").Add(room < MaxFetch ? room : MaxFetch)
            .Asks(target.IsSecure ? "+QSSLRECV:" : "+QIRD:");
        return true;
    }

    /// <inheritdoc/>
    public override int Fetched(AtLine line) => line.NumberAt(0);

    /// <inheritdoc/>
    public override ModemNews Hear(AtLine line, ModemTarget target)
    {
        if (line.Is("RDY") || line.Is("POWERED DOWN") || line.Is("NORMAL POWER DOWN"))
            return ModemNews.Restarted;
        if (!line.Is(target.IsSecure ? "+QSSLURC:" : "+QIURC:") && !line.Is("+QIURC:"))
            return ModemNews.None;
        if (line.FieldIs(0, "pdpdeact"))
            return ModemNews.Detached;
        if (line.NumberAt(1) != target.Socket)
            return ModemNews.None;
        return line.FieldIs(0, "recv") ? ModemNews.Data : line.FieldIs(0, "closed") ? ModemNews.Closed : ModemNews.None;
    }
}
