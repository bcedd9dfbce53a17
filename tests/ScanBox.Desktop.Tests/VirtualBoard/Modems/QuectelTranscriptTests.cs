using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Modems;
using Socket = System.Net.Sockets.Socket;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>What public manuals and drivers show of a Quectel module, replayed on the virtual one byte by byte.</summary>
[TestClass]
public class QuectelTranscriptTests
{
    private const string Connected = """
        > AT+QICSGP=1,1,"APN","","",1
        < OK
        > AT+QIACT=1
        < OK
        > AT+QIOPEN=1,0,"TCP","host",9000,0,0
        < OK
        < +QIOPEN: 0,0
        """;

    [TestMethod]
    public void ASocketThatIsReadFromItsBuffer()
    {
        using ModemBench bench = Ready();
        bench.Play(Connected);
        using Socket peer = bench.Accept();
        bench.Play("""
            > AT+QISEND=0,5
            << \r\n> 
            >> \r\nOK\r
            < SEND OK
            """);
        var got = new byte[16];
        Assert.AreEqual(5, peer.Receive(got), "data is counted, not read as lines");
        Assert.AreEqual("\r\nOK\r", Encoding.Latin1.GetString(got, 0, 5));
        bench.Play("""
            > AT+QISEND=0,0
            < +QISEND: 5,5,0
            < OK
            """);
        peer.Send("hello"u8);
        bench.Exactly("\r\n+QIURC: \"recv\",0\r\n");
        peer.Send("\r\nOK\r\n"u8);
        bench.Wait(() => Asked(bench, "AT+QIRD=0,0").Contains("11,0,11", System.StringComparison.Ordinal));
        bench.Silence();
        bench.Play("""
            > AT+QIRD=0,1500
            << \r\n+QIRD: 11\r\nhello\r\nOK\r\n\r\n\r\nOK\r\n
            > AT+QIRD=0,0
            < +QIRD: 11,11,0
            < OK
            > AT+QIRD=0,1500
            << \r\n+QIRD: 0\r\n\r\nOK\r\n
            """);
        peer.Send("again"u8);
        bench.Exactly("\r\n+QIURC: \"recv\",0\r\n");
        peer.Close();
        bench.Exactly("\r\n+QIURC: \"closed\",0\r\n");
        bench.Play("""
            > AT+QIRD=0,1500
            << \r\n+QIRD: 5\r\nagain\r\n\r\nOK\r\n
            > AT+QISEND=0,5
            < ERROR
            > AT+QICLOSE=0
            < OK
            """);
    }

    [TestMethod]
    public void ASocketThatPushes()
    {
        using ModemBench bench = Ready();
        bench.Play(Connected.Replace("9000,0,0", "9000,0,1", System.StringComparison.Ordinal));
        using Socket peer = bench.Accept();
        peer.Send("hello"u8);
        bench.Exactly("\r\n+QIURC: \"recv\",0,5\r\nhello");
    }

    [TestMethod]
    public void TheStateOfASocket()
    {
        using ModemBench bench = Ready();
        bench.Play("""
            > AT+QIACT=1
            < OK
            > AT+QIACT?
            < +QIACT: 1,1,1,"10.24.7.12"
            < OK
            > AT+QIOPEN=1,0,"TCP","1.2.3.4",80,0,0
            < OK
            < +QIOPEN: 0,0
            > AT+QISTATE=1,0
            < +QISTATE: 0,"TCP","1.2.3.4",80,5087,2,1,0,0,"uart1"
            < OK
            """);
        bench.Modem.DropData();
        bench.Play("""
            < +QIURC: "pdpdeact",1
            > AT+QISEND=0,5
            < ERROR
            > AT+QIDEACT=1
            < OK
            > AT+QIACT=1
            < OK
            """);
    }

    [TestMethod]
    public void StatusCommands()
    {
        using ModemBench bench = Ready();
        bench.Play("""
            > AT+CTZU=3
            < OK
            > AT+CCLK?
            < +CCLK: "26/03/09,08:53:13+32"
            < OK
            > AT+CTZU=1
            < OK
            > AT+CCLK?
            < +CCLK: "26/03/09,00:53:13+32"
            < OK
            > AT+CSQ
            < +CSQ: 20,99
            < OK
            > AT+CPIN?
            < +CPIN: READY
            < OK
            > AT+CEREG?
            < +CEREG: 0,1
            < OK
            > AT+CEREG=2
            < OK
            > AT+CEREG?
            < +CEREG: 2,1,"1A2B","01A2D101",7
            < OK
            > AT+QCCID
            < +QCCID: 89860012345678901234
            < OK
            > AT+CGSN
            < 867420041234567
            < OK
            > AT+CIMI
            < 460001234567890
            < OK
            > AT+COPS?
            < +COPS: 0,0,"CHINA MOBILE",7
            < OK
            > AT+QPOWD
            < OK
            < POWERED DOWN
            """);
    }

    [TestMethod]
    public void ItStartsWithItsLines()
    {
        using var bench = new ModemBench(static w => new VirtualQuectel(w));
        string lines = bench.Until("APP RDY\r\n");
        Assert.StartsWith("\r\nRDY\r\n", lines);
    }

    private static string Asked(ModemBench bench, string command)
    {
        bench.Type(command);
        return bench.Until("\r\nOK\r\n");
    }

    private static ModemBench Ready() => ModemBench.Ready(static w => new VirtualQuectel(w));
}
