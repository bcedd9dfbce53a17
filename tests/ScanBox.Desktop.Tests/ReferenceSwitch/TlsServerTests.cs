using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch;
using ReferenceSwitch.Certificates;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Storage;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

[TestClass]
public sealed class TlsServerTests
{
    [TestMethod]
    public async Task Openssl_accepts_the_server_under_its_authority_and_name_only()
    {
        using StoreFolder folder = new();
        await using SwitchHost host = Started(new() { TlsPort = 0, TlsNames = ["switch.example"] });
        string authority = folder.File("ca.pem");
        await File.WriteAllTextAsync(authority, host.AuthorityPem);
        foreach (string version in new[] { "-tls1_2", "-tls1_3" })
        {
            foreach (string name in new[] { "switch.test", "switch.example", "localhost" })
            {
                (int status, string text) = Connect(host, authority, version, "-verify_hostname", name);
                Assert.AreEqual(0, status, text);
                StringAssert.Contains(text, "Verification: OK");
            }

            Assert.AreEqual(0, Connect(host, authority, version, "-verify_ip", "127.0.0.1").Status);
            Assert.AreNotEqual(0, Connect(host, authority, version, "-verify_hostname", "other.example").Status);
            string other = folder.File("other.pem");
            using X509Certificate2 stranger = CertificateMaker.Authority("another", DateTimeOffset.UtcNow);
            await File.WriteAllTextAsync(other, stranger.ExportCertificatePem());
            Assert.AreNotEqual(0, Connect(host, other, version).Status);
        }

        Assert.AreNotEqual(0, Connect(host, authority, "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0").Status);
    }

    [TestMethod]
    public async Task Openssl_reads_the_authority_as_it_is_meant()
    {
        using StoreFolder folder = new();
        await using SwitchHost host = new(new() { TlsPort = 0 });
        string authority = folder.File("ca.pem");
        await File.WriteAllTextAsync(authority, host.AuthorityPem);
        string text = OpenSsl.Run("x509", "-in", authority, "-noout", "-text", "-fingerprint", "-sha256").Text;
        StringAssert.Contains(text, host.AuthorityFingerprint);
        StringAssert.Contains(text, "prime256v1");
        StringAssert.Contains(text, "ecdsa-with-SHA256");
        StringAssert.Contains(text, "CA:TRUE, pathlen:0");
        Assert.IsFalse(host.AuthorityPem!.Contains("PRIVATE", StringComparison.Ordinal));
        Assert.AreEqual(0, OpenSsl.Run("verify", "-CAfile", authority, authority).Status);
    }

    [TestMethod]
    public async Task The_authority_outlives_a_restart_and_the_server_certificate_follows_names_and_time()
    {
        using StoreFolder folder = new();
        string store = folder.File("switch.db");
        string? authority;
        await using (SwitchHost host = new(new() { StorePath = store, TlsPort = 0 }))
            authority = host.AuthorityPem;
        await using (SwitchHost again = Started(new() { StorePath = store, TlsPort = 0, TlsNames = ["new.example"] }))
        {
            Assert.AreEqual(authority, again.AuthorityPem);
            string file = folder.File("ca.pem");
            await File.WriteAllTextAsync(file, authority);
            Assert.AreEqual(0, Connect(again, file, "-tls1_3", "-verify_hostname", "new.example").Status);
        }

        using SqliteStore opened = SqliteStore.Open(store);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using SwitchCertificates same = SwitchCertificates.Open(opened, ["new.example"], now.AddDays(300));
        using SwitchCertificates renewed = SwitchCertificates.Open(opened, ["new.example"], now.AddDays(380));
        Assert.AreNotEqual(same.Server.SerialNumber, renewed.Server.SerialNumber);
        Assert.IsTrue(renewed.Server.NotAfter > now.AddDays(700).LocalDateTime);
        Assert.AreEqual(same.Fingerprint, renewed.Fingerprint);
        Assert.AreEqual(authority, SwitchCertificates.FindAuthorityPem(opened));
    }

    [TestMethod]
    public async Task A_plain_box_on_the_tls_port_gets_nothing_and_a_tls_box_on_the_plain_port_neither()
    {
        await using SwitchHost host = Started(new() { TlsPort = 0 });
        using (TcpBox plain = new(host.TlsPort))
        {
            plain.Send(new byte[60]);
            // An alert may come, in a form that is no frame; then the end.
            byte[]? answer = plain.Receive();
            Assert.IsTrue(answer is null || answer.Length != 60);
        }

        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, host.Port);
        await using SslStream stream = new(client.GetStream(), false, static (_, _, _, _) => true);
        await Assert.ThrowsAsync<Exception>(() => stream.AuthenticateAsClientAsync("switch.test"));
    }

    [TestMethod]
    public async Task A_client_that_never_finishes_its_handshake_is_let_go()
    {
        await using SwitchHost host = Started(new() { TlsPort = 0, Limits = new() { HandshakeTimeoutMs = 300 } });
        using TcpBox silent = new(host.TlsPort);
        Assert.IsNull(silent.Receive());
        using TcpBox half = new(host.TlsPort);
        half.SendRaw(22, 3, 1, 0, 200, 1);
        Assert.IsNull(half.Receive());
    }

    [TestMethod]
    public async Task Plain_tcp_stays_on_loopback_and_tls_may_go_anywhere()
    {
        await using SwitchHost open = new(new() { Address = IPAddress.Any });
        Assert.ThrowsExactly<ArgumentException>(open.Start);
        await using SwitchHost secure = Started(new() { TlsPort = 0, TlsAddress = IPAddress.Any });
        Assert.IsTrue(secure.TlsPort > 0);
    }

    private static (int Status, string Text) Connect(SwitchHost host, string authority, params string[] more) => OpenSsl.Run(
        [
            "s_client", "-connect", "127.0.0.1:" + host.TlsPort.ToString(CultureInfo.InvariantCulture), "-CAfile", authority, "-no-CApath", "-no-CAstore",
            "-verify_return_error", "-brief", .. more,
        ]);

    private static SwitchHost Started(SwitchHostOptions options)
    {
        SwitchHost host = new(options);
        host.Start();
        return host;
    }
}
