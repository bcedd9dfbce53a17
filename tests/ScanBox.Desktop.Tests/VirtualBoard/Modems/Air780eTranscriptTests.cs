using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Modems;
using Socket = System.Net.Sockets.Socket;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>What public manuals and drivers show of a Luat Air780E, replayed on the virtual one byte by byte.</summary>
[TestClass]
public class Air780eTranscriptTests
{
    private const string Active = """
        > AT+CIPMUX=0
        < OK
        > AT+CIPQSEND=1
        < OK
        > AT+CSTT
        < OK
        > AT+CIICR
        < OK
        > AT+CIFSR
        < 10.24.7.12
        """;

    [TestMethod]
    public void OneConnection()
    {
        using ModemBench bench = Ready();
        bench.Play(Active);
        bench.Play("""
            > AT+CIPSTART="TCP","host",9000
            < OK
            < CONNECT OK
            > AT+CIPSTART="TCP","host",9000
            < ALREADY CONNECT
            < ERROR
            > AT+CIPSEND=10
            << \r\n> 
            >> 0123456789
            < DATA ACCEPT:10
            """);
        using Socket peer = bench.Accept();
        Assert.AreEqual(10, peer.Receive(new byte[16]));
        bench.Play("""
            > AT+CIPACK
            < +CIPACK: 10,10,0
            < OK
            > AT+CIPQSEND=0
            < OK
            > AT+CIPSEND=1
            << \r\n> 
            >> a
            < SEND OK
            """);
        peer.Send("hello"u8);
        bench.Exactly("hello");
        bench.Play("""
            > AT+CIPHEAD=1
            < OK
            """);
        peer.Send("hello"u8);
        bench.Exactly("\r\n+IPD,5:hello");
        bench.Play("""
            > AT+CIPRXGET=1
            < OK
            """);
        peer.Send("hello"u8);
        bench.Play("""
            < +CIPRXGET: 1
            > AT+CIPRXGET=4
            < +CIPRXGET: 4,5
            < OK
            > AT+CIPRXGET=2,3
            << \r\n+CIPRXGET: 2,3,2\r\nhel\r\nOK\r\n
            """);
        peer.Close();
        bench.Play("""
            < CLOSED
            > AT+CIPSHUT
            < SHUT OK
            > AT+CIPSTATUS
            < OK
            < STATE: IP INITIAL
            """);
    }

    [TestMethod]
    public void SeveralConnections()
    {
        using ModemBench bench = Ready();
        bench.Play(Active.Replace("CIPMUX=0", "CIPMUX=1", System.StringComparison.Ordinal));
        bench.Play("""
            > AT+CIPSTART=0,"TCP","host",9000
            < OK
            < 0, CONNECT OK
            > AT+CIPCLOSE=0
            < 0, CLOSE OK
            > AT+CIPSTART=1,"TCP","nowhere",9000
            < OK
            < 1, CONNECT FAIL
            """);
    }

    [TestMethod]
    public void TheDataConnectionGoes()
    {
        using ModemBench bench = Ready();
        bench.Play(Active);
        bench.Modem.DropData();
        bench.Play("""
            < +PDP: DEACT
            > AT+CIPSTART="TCP","host",9000
            < ERROR
            > AT+CIICR
            < ERROR
            > AT+CIPSHUT
            < SHUT OK
            """);
        bench.Play(Active);
    }

    private static ModemBench Ready() => ModemBench.Ready(static w => new VirtualAir780e(w));
}
