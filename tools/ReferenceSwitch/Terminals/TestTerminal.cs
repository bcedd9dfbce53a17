namespace ReferenceSwitch.Terminals;

/// <summary>
/// A terminal whose ids and keys are public, so that a box on a bench finds its switch without being set up. It exists
/// only on switches that were told to have it, and those listen on loopback only. Never register it anywhere else.
/// </summary>
public static class TestTerminal
{
    /// <summary>F41.</summary>
    public const string TerminalId = "TEST0001";

    private const string MerchantId = "TESTMERCHANT001";
    private const string Serial = "TEST000000000001";

    /// <summary>What the box on the bench is given.</summary>
    public static ProvisionedTerminal Provisioned => new(Create());

    internal static Terminal Create() => new()
    {
        TerminalId = TerminalId,
        MerchantId = MerchantId,
        Serial = Serial,
        Tmk = "ScanBox test TMK"u8.ToArray(),
        SerialKey = "ScanBox test SEK"u8.ToArray(),
    };
}
