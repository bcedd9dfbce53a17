using System;
using System.Security.Cryptography.X509Certificates;
using ScanBox.Ports;

namespace ScanBox.Device;

/// <summary>The certificate of the authority that the switch's own certificate must come from, in a file beside the settings.</summary>
/// <remarks>
/// The device trusts the authorities in its certificate store besides: leave that store empty, else the file pins nothing.
/// </remarks>
public static class AuthorityFile
{
    /// <summary>Name of the file: PEM, one certificate, or two while the authority changes.</summary>
    public const string Name = "ca.pem";

    /// <summary>Longest file in bytes: two RSA-4096 certificates as PEM.</summary>
    public const int MaxBytes = 6 * 1024;

    /// <summary>Reads the certificate.</summary>
    /// <returns>Null when the file is missing, too long or not a certificate.</returns>
    public static X509Certificate? Load(IStorage storage)
    {
        long length = storage.Length(Name);
        if (length <= 0 || length > MaxBytes)
            return null;
        // The device's parser takes bytes for PEM only when a zero byte follows.
        byte[] file = new byte[(int)length + 1];
        if (storage.Read(Name, 0, file, 0, (int)length) != length)
            return null;
        try
        {
            return new X509Certificate(file);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
