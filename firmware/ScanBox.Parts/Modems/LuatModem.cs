namespace ScanBox.Parts.Modems;

/// <summary>
/// Luat Air780E and its sisters with AT firmware: one socket without a number. Received bytes are kept until they are fetched, because
/// without AT+CIPRXGET they would come bare, amid the lines.
/// </summary>
public sealed class LuatModem : ModemFamily
{
    private const int ActivateMs = 90_000;
    private const int ShutMs = 65_000;
    private const int CloseMs = 10_000;
    private const int SendMs = 10_000;
    private const int FileMs = 15_000;

    // The manual's limit.
    private const int MaxFetch = 1460;

    private const int HostName = 5;

    /// <inheritdoc/>
    public override string Name => "Luat";

    /// <inheritdoc/>
    public override int NameCheckStep => HostName;

    /// <inheritdoc/>
    protected override int TimeTaken => 1;

    /// <inheritdoc/>
    public override int SocketsOf(bool isSecure) => 1;

    /// <inheritdoc/>
    public override bool IsNamedIn(AtLine line) => line.Has("AirM2M") || line.Has("Air780") || line.Has("AIR780") || line.Has("Luat");

    /// <inheritdoc/>
    public override void AskIccid(AtCommand command) => command.Begin("AT+ICCID").Asks("+ICCID:").Optional();

    /// <inheritdoc/>
    public override bool Attach(int step, AtCommand command, ModemTarget target)
    {
        switch (step)
        {
            case 0:
                command.Begin("AT+CIPSHUT", ShutMs).Optional();
                command.Success = "SHUT OK";
                return true;
            case 1:
                command.Begin("AT+CIPMUX=0");
                return true;
            case 2:
                command.Begin("AT+CIPQSEND=1");
                return true;
            case 3:
                command.Begin("AT+CIPRXGET=1");
                return true;
            case 4:
                command.Begin("AT+CSTT");
                if (target.Apn.Length > 0)
                    command.Add("=").AddQuoted(target.Apn);
                return true;
            case 5:
                command.Begin("AT+CIICR", ActivateMs);
                return true;
            case 6:
                // The address alone, and no final line.
                command.Begin("AT+CIFSR").Asks("*");
                command.EndsWithAnswer = true;
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
                command.Begin("AT+FSCREATE=\"ca.crt\"", FileMs).Optional();
                return true;
            case 1:
                command.Begin("AT+FSWRITE=\"ca.crt\",0,", FileMs).Add(bytes).Add(",10").WithData(bytes);
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool Connect(int step, AtCommand command, ModemTarget target)
    {
        int last = target.IsSecure ? 6 : 1;
        if (step > last)
            return false;
        if (step == last)
        {
            command.Begin("AT+CIPSTART=\"TCP\",", OpenMs).AddQuoted(target.Host).Add(",").Add(target.Port).Then("CONNECT OK");
            command.Failure = "CONNECT FAIL";
            return true;
        }
        switch (step)
        {
            case 0:
                // Firmware without TLS refuses the command, and is plain.
                command.Begin("AT+CIPSSL=").Add(target.IsSecure ? 1 : 0);
                command.MayFail = !target.IsSecure;
                return true;
            case 1:
                command.Begin("AT+SSLCFG=\"sslversion\",0,4");
                return true;
            case 2:
                // The server is verified.
                command.Begin("AT+SSLCFG=\"seclevel\",0,1");
                return true;
            case 3:
                command.Begin("AT+SSLCFG=\"cacert\",0,\"ca.crt\"");
                return true;
            case 4:
                // Dates count: the clock is set before.
                command.Begin("AT+SSLCFG=\"ignorelocaltime\",0,0");
                return true;
            case HostName:
                command.Begin("AT+SSLCFG=\"hostname\",0,").AddQuoted(target.Host).Optional();
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    public override bool Disconnect(int step, AtCommand command, ModemTarget target)
    {
        command.Begin("AT+CIPCLOSE", CloseMs).Optional();
        command.Success = "CLOSE OK";
        command.OtherSuccess = "OK";
        return step == 0;
    }

    /// <inheritdoc/>
    public override void Send(AtCommand command, ModemTarget target, int count)
    {
        command.Begin("AT+CIPSEND=", SendMs).Add(count).WithData(count);
        // Written with a space and without.
        command.Success = "DATA ACCEPT:";
        command.OtherSuccess = "SEND OK";
        command.Failure = "SEND FAIL";
    }

    /// <inheritdoc/>
    public override bool Fetch(AtCommand command, ModemTarget target, int room)
    {
        command.Begin("AT+CIPRXGET=2,").Add(room < MaxFetch ? room : MaxFetch).Asks("+CIPRXGET:");
        return true;
    }

    /// <inheritdoc/>
    public override int Fetched(AtLine line) => line.NumberAt(0) == 2 ? line.NumberAt(1) : -1;

    /// <inheritdoc/>
    public override ModemNews Hear(AtLine line, ModemTarget target)
    {
        if (line.Is("RDY"))
            return ModemNews.Restarted;
        if (line.Is("CLOSED"))
            return ModemNews.Closed;
        if (line.Is("+PDP: DEACT") || line.Is("+PDP DEACT"))
            return ModemNews.Detached;
        return line.Is("+CIPRXGET:") && line.NumberAt(0) == 1 ? ModemNews.Data : ModemNews.None;
    }
}
