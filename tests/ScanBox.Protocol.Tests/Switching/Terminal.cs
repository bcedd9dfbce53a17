using ScanBox.Security;
using ScanBox.Switching;

namespace ScanBox.Tests.Switching;

/// <summary>The terminal of these tests. Its keys are test keys.</summary>
internal static class Terminal
{
    public const string MacKey = "00112233445566778899AABBCCDDEEFF";
    public const string MasterKey = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
    public const string SerialKey = "0123456789ABCDEFFEDCBA9876543210";

    public static TerminalIdentity Identity() => new("12345678", "123456789012345", "0000020254004318", "321702");

    public static Sm4 Cipher(string key) => new(Bytes.FromHex(key));

    public static MessageMac Mac(MacForm form = MacForm.XorThenEncrypt) => new(Cipher(MacKey), form);

    public static RequestComposer Composer(Dialect dialect) => new(dialect, Identity(), Cipher(SerialKey));

    public static PurchaseReference Purchase() => new() { AmountFen = 1250, Batch = 24, Stan = 101 };

    /// <summary>The void of <see cref="Purchase"/>.</summary>
    public static PurchaseReference Void() => new()
    {
        Kind = PurchaseKind.Void, AmountFen = 1250, Batch = 24, Stan = 102, OriginalBatch = 24, OriginalStan = 101, OriginalRrn = "632712345678",
    };

    /// <summary>A part of a purchase of 5 March in an older batch given back.</summary>
    public static PurchaseReference Refund() => new()
    {
        Kind = PurchaseKind.Refund, AmountFen = 450, Batch = 24, Stan = 103,
        OriginalBatch = 9, OriginalStan = 77, OriginalRrn = "632712345678", OriginalDate = 305,
    };
}
