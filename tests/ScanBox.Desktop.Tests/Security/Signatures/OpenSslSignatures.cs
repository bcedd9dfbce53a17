using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace ScanBox.Desktop.Tests.Security.Signatures;

/// <summary>Ed25519 as OpenSSL has it: the independent oracle.</summary>
internal sealed class OpenSslSignatures : IDisposable
{
    private static readonly byte[] s_secretHeader = Convert.FromHexString("302E020100300506032B657004220420");
    private static readonly byte[] s_publicHeader = Convert.FromHexString("302A300506032B6570032100");

    private readonly string _folder = Directory.CreateTempSubdirectory("scanbox-signatures-").FullName;

    /// <summary>OpenSSL, or a test without result where there is none.</summary>
    public static OpenSslSignatures Require()
    {
        var openSsl = new OpenSslSignatures();
        try
        {
            openSsl.PublicKey(new byte[32]);
            return openSsl;
        }
        catch (Win32Exception)
        {
            openSsl.Dispose();
            Assert.Inconclusive("this machine has no openssl");
            throw;
        }
    }

    public byte[] PublicKey(byte[] seed)
    {
        File.WriteAllBytes(Name("secret"), [.. s_secretHeader, .. seed]);
        Assert.IsTrue(Run("pkey", "-inform", "DER", "-in", Name("secret"), "-pubout", "-outform", "DER", "-out", Name("public")));
        return File.ReadAllBytes(Name("public"))[s_publicHeader.Length..];
    }

    public byte[] Sign(byte[] seed, byte[] message)
    {
        File.WriteAllBytes(Name("secret"), [.. s_secretHeader, .. seed]);
        File.WriteAllBytes(Name("message"), message);
        Assert.IsTrue(Run("pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", Name("secret"), "-in", Name("message"), "-out", Name("signature")));
        return File.ReadAllBytes(Name("signature"));
    }

    public bool Verify(byte[] key, byte[] message, byte[] signature)
    {
        File.WriteAllBytes(Name("public"), [.. s_publicHeader, .. key]);
        File.WriteAllBytes(Name("message"), message);
        File.WriteAllBytes(Name("signature"), signature);
        return Run("pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", Name("public"), "-in", Name("message"), "-sigfile", Name("signature"));
    }

    /// <summary>A new key under a passphrase, as OpenSSL writes it.</summary>
    public string NewKey(string passphrase)
    {
        Assert.IsTrue(Run("genpkey", "-algorithm", "ed25519", "-aes-256-cbc", "-pass", $"pass:{passphrase}", "-out", Name("key")));
        return File.ReadAllText(Name("key"));
    }

    /// <summary>The public half of a key under a passphrase.</summary>
    public byte[] PublicKeyOf(string pem, string passphrase)
    {
        File.WriteAllText(Name("key"), pem);
        Assert.IsTrue(Run("pkey", "-in", Name("key"), "-passin", $"pass:{passphrase}", "-pubout", "-outform", "DER", "-out", Name("public")));
        return File.ReadAllBytes(Name("public"))[s_publicHeader.Length..];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private string Name(string file) => Path.Combine(_folder, file);
}
