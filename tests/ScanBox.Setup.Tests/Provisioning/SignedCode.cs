using ScanBox.Settings;

namespace ScanBox.Setup.Tests.Provisioning;

/// <summary>
/// A set-up code in two parts that OpenSSL signed (pkeyutl -sign -rawin) with the key of RFC 8032, 7.1, TEST 1: for the box SB240001, good for an
/// hour, with terminal 12345678, merchant 123456789012345, switch.example:9000 and the Wi-Fi 市场 5 号.
/// </summary>
internal static class SignedCode
{
    public const string Signer = "D75A980182B10AB7D54BFED3C964073A0EE172F3DAA62325AF021A68F707511A";
    public const string Serial = "SB240001";
    public const long Issued = 1_795_400_000;
    public const long Until = 1_795_403_600;

    public const string First = "SBSETUP1:E74C187A:1/2:U2NhbkJveCBzZXR1cCAxCmJveD1TQjI0MDAwMQppc3N1ZWQ9MTc5NTQwMDAwMAp1bnRpbD0xNzk1NDAzNjAwCnRlcm1pbmFsPTEyMzQ1Njc4Cm1lcmNoYW50PTEyMzQ1Njc4OTAxMjM0NQpzd2l0Y2guaG9zdD1zd2l0Y2guZXhhbXBs";
    public const string Second = "SBSETUP1:E74C187A:2/2:ZQpzd2l0Y2gucG9ydD05MDAwCndpZmkuc3NpZD3luILlnLogNSDlj7cKd2lmaS5wYXNzd29yZD1oaWRkZW4td29yZArEoBUxeveHyaCE8k2A59PVIlWYKLP35xC1UH7B+O05zt9w4NB49+25RR+AzZhncx+dqxKDqZE/IoJViSLWHR8M";

    /// <summary>What a box has when it leaves the factory.</summary>
    public static BoxSettings Factory(string serial = Serial) => new BoxSettings { Serial = serial, SetupSigner = Signer, TechnicianPin = GoodSettings.Pin };
}
