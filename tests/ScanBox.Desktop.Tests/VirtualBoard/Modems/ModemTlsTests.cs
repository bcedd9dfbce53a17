using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using VirtualBoard.Modems;

namespace ScanBox.Desktop.Tests.VirtualBoard.Modems;

/// <summary>The TLS of the virtual modems, against a server on loopback and the authority that was uploaded.</summary>
[TestClass]
public class ModemTlsTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Quectel(bool right)
    {
        using TlsPeer peer = Serve(out string pem, right);
        using ModemBench bench = ModemBench.Ready(static w => new VirtualQuectel(w));
        Lead(bench, peer);
        bench.Play("> AT+QIACT=1\n< OK");
        bench.Type($"AT+QFUPL=\"UFS:ca.pem\",{pem.Length},10");
        bench.Play("< CONNECT");
        bench.TypeRaw(pem);
        bench.Until("OK\r\n");
        bench.Play("""
            > AT+QSSLCFG="sslversion",1,4
            < OK
            > AT+QSSLCFG="ciphersuite",1,0XFFFF
            < OK
            > AT+QSSLCFG="seclevel",1,1
            < OK
            > AT+QSSLCFG="cacert",1,"UFS:ca.pem"
            < OK
            > AT+QSSLCFG="sni",1,1
            < OK
            > AT+QSSLOPEN=1,1,4,"host",443,0
            < OK
            """);
        if (!right)
        {
            bench.Play("< +QSSLOPEN: 4,579");
            return;
        }
        bench.Play("""
            < +QSSLOPEN: 4,0
            > AT+QSSLSEND=4,5
            << \r\n> 
            >> hello
            < SEND OK
            < +QSSLURC: "recv",4
            > AT+QSSLRECV=4,1500
            << \r\n+QSSLRECV: 5\r\nhello\r\n\r\nOK\r\n
            > AT+QSSLCLOSE=4
            < OK
            """);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Simcom(bool right)
    {
        using TlsPeer peer = Serve(out string pem, right);
        using ModemBench bench = ModemBench.Ready(static w => new VirtualSimcom(w));
        Lead(bench, peer);
        bench.Type(string.Create(CultureInfo.InvariantCulture, $"AT+CCERTDOWN=\"ca.pem\",{pem.Length}"));
        bench.Play("<< \\r\\n> ");
        bench.TypeRaw(pem);
        bench.Play("""
            < OK
            > AT+CSSLCFG="sslversion",0,4
            < OK
            > AT+CSSLCFG="authmode",0,1
            < OK
            > AT+CSSLCFG="cacert",0,"ca.pem"
            < OK
            > AT+CSSLCFG="enableSNI",0,1
            < OK
            > AT+CCHSET=1
            < OK
            > AT+CCHSTART
            < OK
            < +CCHSTART: 0
            > AT+CCHSSLCFG=0,0
            < OK
            > AT+CCHOPEN=0,"host",443,2
            < OK
            """);
        if (!right)
        {
            bench.Play("< +CCHOPEN: 0,15");
            return;
        }
        bench.Play("< +CCHOPEN: 0,0\n> AT+CCHSEND=0,917\n<< \\r\\n> ");
        string data = new('d', 917);
        bench.TypeRaw(data);
        bench.Play("< OK\n< +CCHSEND: 0,0");
        bench.Exactly("\r\n+CCHRECV: DATA,0,917\r\n" + data);
        bench.Play("""
            > AT+CCHCLOSE=0
            < OK
            < +CCHCLOSE: 0,0
            > AT+CCHSTOP
            < OK
            < +CCHSTOP: 0
            """);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Air780e(bool right)
    {
        using TlsPeer peer = Serve(out string pem, right);
        using ModemBench bench = ModemBench.Ready(static w => new VirtualAir780e(w));
        Lead(bench, peer);
        bench.Play("> AT+FSCREATE=ca.crt\n< OK");
        bench.Type($"AT+FSWRITE=ca.crt,0,{pem.Length},20");
        bench.Play("<< \\r\\n> ");
        bench.TypeRaw(pem);
        bench.Play("""
            < OK
            > AT+CIPSSL=1
            < OK
            > AT+SSLCFG="sslversion",0,4
            < OK
            > AT+SSLCFG="seclevel",0,1
            < OK
            > AT+SSLCFG="cacert",0,"ca.crt"
            < OK
            > AT+SSLCFG="hostname",0,"host"
            < OK
            """);
        bench.Play(AllModems.Of("air780e").Bearer + "\n> AT+CIPSTART=\"TCP\",\"host\",443\n< OK");
        bench.Play(right ? "< CONNECT OK\n> AT+CIPSEND=5\n<< \\r\\n> \n>> hello\n< SEND OK\n<< hello" : "< CONNECT FAIL");
    }

    [TestMethod]
    public void WithoutItsFileNothingIsTrusted()
    {
        using TlsPeer peer = Serve(out _, right: true);
        using ModemBench bench = ModemBench.Ready(static w => new VirtualQuectel(w));
        Lead(bench, peer);
        bench.Play("""
            > AT+QIACT=1
            < OK
            > AT+QSSLCFG="seclevel",1,1
            < OK
            > AT+QSSLCFG="cacert",1,"UFS:ca.pem"
            < OK
            > AT+QSSLOPEN=1,1,4,"host",443,0
            < OK
            < +QSSLOPEN: 4,579
            """);
        Assert.AreEqual(0, peer.Connections);
    }

    private static void Lead(ModemBench bench, TlsPeer peer) => bench.Board.Network.Route(ModemBench.Host, ModemBench.TlsPort, peer.Address);

    /// <summary>A server, and an authority: its own, or another.</summary>
    private static TlsPeer Serve(out string pem, bool right)
    {
        using X509Certificate2 authority = TlsPeer.NewAuthority(), other = TlsPeer.NewAuthority();
        pem = (right ? authority : other).ExportCertificatePem();
        Assert.AreEqual(pem.Length, Encoding.ASCII.GetByteCount(pem));
        return new TlsPeer(TlsPeer.Issue(authority, ModemBench.Host));
    }
}
