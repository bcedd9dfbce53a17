using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Switching;
using ScanBox.Device;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.VirtualBoard;

/// <summary>Damaged files of the authority's certificate: none, or a certificate that the file holds.</summary>
[TestClass]
public class AuthorityFuzzTests
{
    [TestMethod]
    public void HundredThousandDamagedFilesAreNoAuthorityOrOneThatStandsInThem()
    {
        byte[] one = Encoding.ASCII.GetBytes(NewPem("one") + "\n");
        byte[] two = Encoding.ASCII.GetBytes(NewPem("one") + "\n" + NewPem("two") + "\n");
        var mutator = new Mutator(20261203, [one, two]);
        var storage = new MemoryStorage();
        int loaded = 0;
        for (int i = 0; i < 100_000; i++)
        {
            byte[] damaged = mutator.Next();
            storage.Plant(AuthorityFile.Name, damaged);
            var authority = AuthorityFile.Load(storage);
            if (i % 20 == 0 && (damaged.AsSpan().SequenceEqual(one) || damaged.AsSpan().SequenceEqual(two)))
                Assert.AreEqual("CN=one", authority?.Subject, $"case {i}");
            if (authority is null)
                continue;
            loaded++;
            if (i % 20 != 0)
                continue;
            // What the handshake will look at can be looked at, however damaged the names and dates are.
            Assert.IsTrue(damaged.Length <= AuthorityFile.MaxBytes && authority.GetRawCertData().Length == damaged.Length + 1, $"case {i}");
            Assert.IsNotNull(authority.Subject + authority.Issuer + authority.GetEffectiveDate() + authority.GetExpirationDate());
        }
        Assert.IsTrue(loaded is > 1000 and < 99_000, $"{loaded}");
    }

    [TestMethod]
    public void ALongFileIsNotRead()
    {
        var storage = new MemoryStorage();
        storage.Plant(AuthorityFile.Name, [.. Enumerable.Repeat(Encoding.ASCII.GetBytes(NewPem("one") + "\n"), 20).SelectMany(pem => pem)]);
        Assert.IsNull(AuthorityFile.Load(storage));
    }

    private static string NewPem(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        return certificate.ExportCertificatePem();
    }
}
