using ScanBox.Parts.Modems;
using ScanBox.Ports;
using ScanBox.Tests;

namespace ScanBox.Parts.Tests.Modems;

/// <summary>A modem link before a scripted modem, with time that the test moves. Kept by the test class in one static field.</summary>
internal sealed class ModemBench : IBoxLog
{
    private const int StepMs = 5;

    private readonly byte[] _buffer = new byte[256];

    internal ModemBench(ScriptedModem modem, bool hasKey)
    {
        Modem = modem;
        Power = new ScriptedPower(modem, hasKey);
        Link = new ModemLink(modem, Power, new ModemFamily[] { new QuectelModem(), new SimcomModem(), new LuatModem() }, this);
    }

    internal ScriptedModem Modem { get; }

    internal ScriptedPower Power { get; }

    internal ModemLink Link { get; }

    internal long NowMs { get; private set; }

    internal string LastLog { get; private set; } = "";

    public void Write(long atMs, string what) => LastLog = what;

    internal void Run(int ms)
    {
        for (long end = NowMs + ms; NowMs < end; NowMs += StepMs)
            Link.Step(NowMs);
    }

    /// <summary>Runs until the link has this state.</summary>
    internal bool RunUntil(LinkState state, int ms)
    {
        for (long end = NowMs + ms; NowMs < end && Link.State != state; NowMs += StepMs)
            Link.Step(NowMs);
        return Link.State == state;
    }

    internal bool RunUntilReady(int ms)
    {
        for (long end = NowMs + ms; NowMs < end && !Link.IsReady; NowMs += StepMs)
            Link.Step(NowMs);
        return Link.IsReady;
    }

    internal bool Send(string text)
    {
        byte[] bytes = Bytes.FromText(text);
        return Link.Write(bytes, 0, bytes.Length);
    }

    internal string Take()
    {
        int count = Link.Read(_buffer, 0, _buffer.Length);
        return count == 0 ? "" : Bytes.ToText(_buffer, 0, count);
    }

    /// <summary>What every modem answers while it is brought up.</summary>
    internal static ScriptedModem Common() => new ScriptedModem()
        .On("AT", "OK").On("ATE0", "OK").On("AT+CMEE=1", "OK").On("AT+CGSN", "861234567890123|OK").On("AT+CTZU=1", "OK").On("AT+CTZU=3", "OK").On("AT+CEREG=2", "OK")
        .On("AT+CPIN?", "+CPIN: READY|OK").On("AT+CEREG?", "+CEREG: 2,1,\"1A2B\",\"0CDE1234\",7|OK").On("AT+CSQ", "+CSQ: 20,99|OK")
        .On("AT+COPS=3,2", "OK").On("AT+COPS?", "+COPS: 0,2,\"46000\",7|OK").On("AT+CCLK?", "+CCLK: \"26/03/09,08:53:13+32\"|OK")
        .On("AT+CGPADDR=1", "+CGPADDR: 1,\"10.1.2.3\"|OK");

    internal static ScriptedModem Quectel() => Common()
        .On("ATI", "Quectel|EC800M|Revision: EC800MCNLCR06|OK").On("AT+QCCID", "+QCCID: 89860012345678901234|OK").On("AT+QIDEACT=1", "OK")
        .On("AT+QICSGP=1,1,\"APN\",\"\",\"\",1", "OK").On("AT+QIACT=1", "OK").On("AT+QIOPEN=1,1,\"TCP\",\"host\",9000,0,0", "OK|+QIOPEN: 1,0")
        .On("AT+QISEND=1,5", ">^SEND OK").On("AT+QIRD=1,1500", "+QIRD: 0|OK").On("AT+QICLOSE=1", "OK");

    internal static ScriptedModem Luat() => Common()
        .On("ATI", "AirM2M_780E_V1126_LTE_AT|OK").On("AT+ICCID", "+ICCID: 89860012345678901234|OK").On("AT+CIPSHUT", "SHUT OK").On("AT+CIPMUX=0", "OK")
        .On("AT+CIPQSEND=1", "OK").On("AT+CIPRXGET=1", "OK").On("AT+CSTT=\"cmnet\"", "OK").On("AT+CIICR", "OK").On("AT+CIFSR", "10.98.0.7").On("AT+CIPSSL=0", "ERROR");
}
