using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Modems;
using Socket = System.Net.Sockets.Socket;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>What public manuals and drivers show of a SIMCom module, replayed on the virtual one byte by byte.</summary>
[TestClass]
public class SimcomTranscriptTests
{
    private const string Connected = """
        > ATE0
        < OK
        > AT+CMEE=2
        < OK
        > AT+CGDCONT=1,"IP","apn"
        < OK
        > AT+CIPMODE=0
        < OK
        > AT+CIPSENDMODE=0
        < OK
        > AT+CIPCCFG=10,0,0,0,1,0,75000
        < OK
        > AT+CIPTIMEOUT=75000,15000,15000
        < OK
        > AT+NETOPEN
        < OK
        < +NETOPEN: 0
        > AT+CIPRXGET=1
        < OK
        > AT+CIPOPEN=0,"TCP","host",9000
        < OK
        < +CIPOPEN: 0,0
        """;

    [TestMethod]
    public void ASocketThatIsReadFromItsBuffer()
    {
        using ModemBench bench = Ready();
        bench.Play(Connected);
        using Socket peer = bench.Accept();
        bench.Play("""
            > AT+CIPSEND=0,5
            << \r\n> 
            >> hello
            < OK
            < +CIPSEND: 0,5,5
            """);
        var got = new byte[16];
        Assert.AreEqual(5, peer.Receive(got));
        string data = new string('d', 339) + "\r\n";
        peer.Send(Encoding.ASCII.GetBytes(data));
        bench.Exactly("\r\n+CIPRXGET: 1,0\r\n");
        bench.Play("""
            > AT+CIPRXGET=4,0
            < +CIPRXGET: 4,0,341
            < OK
            > AT+CIPRXGET=2,0,341
            """);
        bench.Exactly("\r\n+CIPRXGET: 2,0,341,0\r\n" + data + "\r\nOK\r\n");
        bench.Play("""
            > AT+CIPRXGET=2,0,341
            < +IP ERROR: No data
            < ERROR
            """);
        peer.Close();
        bench.Play("""
            < +IPCLOSE: 0,1
            > AT+CIPOPEN=0,"TCP","host",9000
            < OK
            < +CIPOPEN: 0,0
            > AT+CIPCLOSE=0
            < OK
            < +CIPCLOSE: 0,0
            """);
    }

    [TestMethod]
    public void TheNetworkGoes()
    {
        using ModemBench bench = Ready();
        bench.Play(Connected);
        bench.Modem.DropData();
        bench.Play("""
            < +CIPEVENT: NETWORK CLOSED UNEXPECTEDLY
            > AT+CIPSEND=0,5
            < +CIPERROR: 2
            < ERROR
            > AT+NETOPEN
            < OK
            < +NETOPEN: 0
            """);
    }

    [TestMethod]
    public void ResultsMayComeBeforeOk()
    {
        using ModemBench bench = Ready();
        ((VirtualSimcom)bench.Modem).ResultsBeforeOk = true;
        bench.Play("""
            > AT+CCHSTART
            < +CCHSTART: 0
            < OK
            > AT+NETOPEN
            < +NETOPEN: 0
            < OK
            > AT+CIPOPEN=0,"TCP","host",9000
            < +CIPOPEN: 0,0
            < OK
            """);
    }

    [TestMethod]
    public void TheCardAndTheSwitch()
    {
        using ModemBench bench = Ready();
        bench.Play("""
            > AT+CICCID
            < +ICCID: 89860012345678901234
            < OK
            > AT+CPOF
            < OK
            < NORMAL POWER DOWN
            """);
        string lines = bench.Until("PB DONE\r\n");
        Assert.StartsWith("\r\n*ATREADY: 1\r\n", lines, "PWRKEY lies on ground");
    }

    private static ModemBench Ready() => ModemBench.Ready(static w => new VirtualSimcom(w));
}
