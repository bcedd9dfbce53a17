using nanoFramework.TestFramework;
using ScanBox.Parts.Modems;
using ScanBox.Ports;
using ScanBox.Tests;
using ScanBox.Tests.InMemory;

namespace ScanBox.Parts.Tests.Modems;

/// <summary>The transcripts of the manuals, replayed as they stand: what each family is told, and what it answers.</summary>
[TestClass]
public class ModemTranscriptTests
{
    private const string Authority = "-----BEGIN CERTIFICATE-----";

    private static ModemBench s_bench = null!;

    [Cleanup]
    public void Free() => s_bench = null!;

    [TestMethod]
    public void QuectelTls()
    {
        Begin(ModemBench.Quectel().On("AT+QFDEL=\"UFS:ca.pem\"", "+CME ERROR: 418").On("AT+QFUPL=\"UFS:ca.pem\",27,10", "CONNECT^+QFUPL: 27,3a1f|OK")
            .On("AT+QSSLCFG=\"sslversion\",1,4", "OK").On("AT+QSSLCFG=\"ciphersuite\",1,0XFFFF", "OK").On("AT+QSSLCFG=\"seclevel\",1,1", "OK")
            .On("AT+QSSLCFG=\"ignorelocaltime\",1,0", "OK").On("AT+QSSLCFG=\"checkhost\",1,1", "OK")
            .On("AT+QSSLCFG=\"cacert\",1,\"UFS:ca.pem\"", "OK").On("AT+QSSLCFG=\"sni\",1,1", "ERROR").On("AT+QSSLOPEN=1,1,1,\"host\",443,0", "OK|+QSSLOPEN: 1,0")
            .On("AT+QSSLSEND=1,5", ">^SEND OK").On("AT+QSSLRECV=1,1500", "+QSSLRECV: 3|=ans|OK").On("AT+QSSLCLOSE=1", "OK"), true);
        Exchange("+QSSLURC: \"recv\",1", "ans");
        Close("+QSSLURC: \"closed\",1", "AT+QSSLRECV=1,1500", "+QSSLRECV: 0|OK", "AT+QSSLCLOSE=1");
        Assert.AreEqual(Authority + "hello", s_bench.Modem.Data);
    }

    [TestMethod]
    public void SimcomPlain()
    {
        Begin(Simcom().On("AT+CIPOPEN=1,\"TCP\",\"host\",443", "OK|+CIPOPEN: 1,0").On("AT+CIPSEND=1,5", ">^OK|+CIPSEND: 1,5,5")
            .On("AT+CIPRXGET=2,1,1500", "+CIPRXGET: 2,1,3,0|=ans|OK").On("AT+CIPCLOSE=1", "OK|+CIPCLOSE: 1,0"), false);
        Exchange("+CIPRXGET: 1,1", "ans");
        Close("+IPCLOSE: 1,1", "AT+CIPRXGET=2,1,1500", "+IP ERROR: No data|ERROR", "AT+CIPCLOSE=1");
    }

    [TestMethod]
    public void SimcomTls()
    {
        Begin(Simcom().On("AT+CCERTDOWN=\"ca.pem\",27", ">^OK").On("AT+CSSLCFG=\"sslversion\",0,4", "OK").On("AT+CSSLCFG=\"authmode\",0,1", "OK")
            .On("AT+CSSLCFG=\"cacert\",0,\"ca.pem\"", "OK").On("AT+CSSLCFG=\"enableSNI\",0,1", "OK").On("AT+CSSLCFG=\"ignorelocaltime\",0,0", "OK").On("AT+CCHSTOP", "OK|+CCHSTOP: 0")
            .On("AT+CCHSET=1", "OK").On("AT+CCHSTART", "+CCHSTART: 0|OK")
            .On("AT+CCHSSLCFG=1,0", "OK").On("AT+CCHOPEN=1,\"host\",443,2", "OK|+CCHOPEN: 1,0").On("AT+CCHSEND=1,5", ">^OK|+CCHSEND: 1,0").On("AT+CCHCLOSE=1", "OK|+CCHCLOSE: 1,0"), true);
        Exchange("+CCHRECV: DATA,1,3|=ans", "ans");
        Close("+CCH_PEER_CLOSED: 1", "", "", "AT+CCHCLOSE=1");
        Assert.AreEqual(Authority + "hello", s_bench.Modem.Data);
    }

    /// <summary>Without it no send would be told as done, and the service that runs takes no such setting.</summary>
    [TestMethod]
    public void SimcomTlsIsNotUsedBeforeItTellsOfSends()
    {
        Prepare(Simcom().On("AT+CCERTDOWN=\"ca.pem\",27", ">^OK").On("AT+CSSLCFG=\"sslversion\",0,4", "OK").On("AT+CSSLCFG=\"authmode\",0,1", "OK")
            .On("AT+CSSLCFG=\"cacert\",0,\"ca.pem\"", "OK").On("AT+CSSLCFG=\"enableSNI\",0,1", "OK").On("AT+CSSLCFG=\"ignorelocaltime\",0,0", "OK").On("AT+CCHSTOP", "+CCHSTOP: 4|ERROR").On("AT+CCHSET=1", "ERROR"), true);
        s_bench.RunUntilReady(60_000);
        s_bench.Link.Open();
        Assert.IsTrue(s_bench.RunUntil(LinkState.Down, 2_000), s_bench.Modem.Unknown);
        Assert.AreEqual(1, s_bench.Modem.TimesOf("AT+CCHSTOP"));
        Assert.AreEqual(0, s_bench.Modem.TimesOf("AT+CCHSTART"));
    }

    /// <summary>Damaged on the line it makes every connection fail, and the modem keeps it when it is switched off.</summary>
    [TestMethod]
    public void TheCertificateIsStoredAgainAfterAPowerCycle()
    {
        Prepare(Simcom().On("AT+CCERTDOWN=\"ca.pem\",27", ">^OK").On("AT+CSSLCFG=\"sslversion\",0,4", "ERROR"), true, true);
        s_bench.RunUntilReady(60_000);
        for (int i = 0; i < ModemTimes.OpensBeforeCycle; i++)
        {
            Assert.AreEqual(i == 0 ? 0 : 1, s_bench.Modem.TimesOf("AT+CCERTDOWN=\"ca.pem\",27"));
            s_bench.Link.Open();
            Assert.IsTrue(s_bench.RunUntil(LinkState.Down, 60_000), s_bench.Modem.Unknown);
            s_bench.Run(2_000);
        }
        Assert.IsTrue(s_bench.RunUntilReady(120_000), s_bench.Modem.Unknown);
        s_bench.Link.Open();
        s_bench.RunUntil(LinkState.Down, 60_000);
        Assert.AreEqual(2, s_bench.Modem.TimesOf("AT+CCERTDOWN=\"ca.pem\",27"));
    }

    [TestMethod]
    public void SimcomSendThatTheModemCouldNotTake()
    {
        Begin(Simcom().On("AT+CIPOPEN=1,\"TCP\",\"host\",443", "OK|+CIPOPEN: 1,0").On("AT+CIPSEND=1,5", ">^OK|+CIPSEND: 1,5,0").On("AT+CIPCLOSE=1", "OK|+CIPCLOSE: 1,0"), false);
        Assert.IsTrue(s_bench.Send("hello"));
        s_bench.Run(200);
        Assert.AreEqual((int)LinkState.Down, (int)s_bench.Link.State);
    }

    [TestMethod]
    public void LuatPlain()
    {
        Begin(ModemBench.Luat().On("AT+CIPSTART=\"TCP\",\"host\",443", "OK|CONNECT OK").On("AT+CIPSEND=5", ">^DATA ACCEPT:5").On("AT+CIPRXGET=2,1460", "+CIPRXGET: 2,3,0|=ans|OK")
            .On("AT+CIPCLOSE", "CLOSE OK"), false);
        Assert.AreEqual("10.98.0.7", s_bench.Link.Status.Address);
        Exchange("+CIPRXGET:1", "ans");
        s_bench.Modem.On("AT+CIPSEND=5", ">^DATAACCEPT:5");
        Exchange("+CIPRXGET:1", "ans");
        Close("CLOSED", "AT+CIPRXGET=2,1460", "+CIPRXGET: 2,0,0|OK", "AT+CIPCLOSE");
    }

    [TestMethod]
    public void LuatThatCannotConnect()
    {
        Prepare(ModemBench.Luat().On("AT+CIPSTART=\"TCP\",\"host\",443", "OK|CONNECT FAIL").On("AT+CIPCLOSE", "ERROR"), false);
        s_bench.RunUntilReady(60_000);
        s_bench.Link.Open();
        Assert.IsTrue(s_bench.RunUntil(LinkState.Down, 1_000), s_bench.Modem.Unknown);
        Assert.AreEqual("modem: the switch was not reached", s_bench.LastLog);
    }

    [TestMethod]
    public void LuatWithoutTlsIsNotTakenForSafe()
    {
        Prepare(ModemBench.Luat().On("AT+FSCREATE=\"ca.crt\"", "OK").On("AT+FSWRITE=\"ca.crt\",0,27,10", ">^OK").On("AT+CIPSSL=1", "ERROR")
            .On("AT+CIPSTART=\"TCP\",\"host\",443", "OK|CONNECT OK").On("AT+CIPCLOSE", "ERROR"), true);
        s_bench.RunUntilReady(60_000);
        s_bench.Link.Open();
        Assert.IsTrue(s_bench.RunUntil(LinkState.Down, 1_000));
        Assert.AreEqual(0, s_bench.Modem.TimesOf("AT+CIPSTART=\"TCP\",\"host\",443"));
    }

    [TestMethod]
    public void LuatTls()
    {
        Begin(ModemBench.Luat().On("AT+FSCREATE=\"ca.crt\"", "OK").On("AT+FSWRITE=\"ca.crt\",0,27,10", ">^OK").On("AT+CIPSSL=1", "OK").On("AT+SSLCFG=\"sslversion\",0,4", "OK")
            .On("AT+SSLCFG=\"seclevel\",0,1", "OK").On("AT+SSLCFG=\"cacert\",0,\"ca.crt\"", "OK").On("AT+SSLCFG=\"ignorelocaltime\",0,0", "OK").On("AT+SSLCFG=\"hostname\",0,\"host\"", "OK")
            .On("AT+CIPSTART=\"TCP\",\"host\",443", "OK|CONNECT OK").On("AT+CIPSEND=5", ">^DATA ACCEPT:5").On("AT+CIPRXGET=2,1460", "+CIPRXGET: 2,3,0|=ans|OK"), true);
        Exchange("+CIPRXGET: 1", "ans");
        Assert.AreEqual(Authority + "hello", s_bench.Modem.Data);
    }

    private static ScriptedModem Simcom() => ModemBench.Common()
        .On("ATI", "Manufacturer: SIMCOM INCORPORATED|Model: A7670C-LASL|OK").On("AT+CICCID", "+ICCID: 89860012345678901234|OK").On("AT+NETCLOSE", "+NETCLOSE: 2|ERROR")
        .On("AT+CGDCONT=1,\"IP\",\"cmnet\"", "OK").On("AT+CIPMODE=0", "OK").On("AT+CIPSENDMODE=0", "OK").On("AT+CIPCCFG=10,0,0,0,1,0,75000", "OK")
        .On("AT+CIPTIMEOUT=75000,15000,15000", "OK").On("AT+NETOPEN", "OK|+NETOPEN: 0").On("AT+CIPRXGET=1", "OK");

    private static MemoryStorage WithAuthority()
    {
        var storage = new MemoryStorage();
        storage.Plant("ca.pem", Bytes.FromText(Authority));
        return storage;
    }

    private static void Prepare(ScriptedModem modem, bool isSecure, bool hasKey = false)
    {
        s_bench = new ModemBench(modem, hasKey);
        s_bench.Link.Configure("cmnet", "host", 443, isSecure ? WithAuthority() : null, "ca.pem");
    }

    private static void Begin(ScriptedModem modem, bool isSecure)
    {
        modem.On("AT+QICSGP=1,1,\"cmnet\",\"\",\"\",1", "OK");
        Prepare(modem, isSecure);
        Assert.IsTrue(s_bench.RunUntilReady(60_000), modem.Unknown);
        s_bench.Link.Open();
        Assert.IsTrue(s_bench.RunUntil(LinkState.Up, 2_000), modem.Unknown);
    }

    /// <summary>Sends, and has an answer announced and taken.</summary>
    private static void Exchange(string announcement, string answer)
    {
        Assert.IsTrue(s_bench.Send("hello"));
        s_bench.Run(200);
        s_bench.Modem.Say(announcement);
        s_bench.Run(20);
        Assert.IsTrue(s_bench.Take().StartsWith(answer), s_bench.Modem.Unknown);
        Assert.AreEqual((int)LinkState.Up, (int)s_bench.Link.State);
    }

    private static void Close(string announcement, string fetch, string nothing, string last)
    {
        if (fetch.Length > 0)
            s_bench.Modem.On(fetch, nothing);
        s_bench.Run(50);
        s_bench.Take();
        s_bench.Modem.Say(announcement);
        s_bench.Run(200);
        s_bench.Take();
        Assert.AreEqual((int)LinkState.Down, (int)s_bench.Link.State);
        Assert.AreEqual(last, s_bench.Modem.Last);
    }
}
