namespace ReferenceSwitch.Terminals;

/// <summary>What a box must be given to be this terminal. The keys belong into the box and nowhere else.</summary>
public sealed class ProvisionedTerminal
{
    internal ProvisionedTerminal(Terminal terminal)
    {
        TerminalId = terminal.TerminalId;
        MerchantId = terminal.MerchantId;
        Serial = terminal.Serial;
        Tmk = [.. terminal.Tmk];
        SerialKey = [.. terminal.SerialKey];
    }

    /// <summary>F41, 8 characters.</summary>
    public string TerminalId { get; }

    /// <summary>F42, 15 characters.</summary>
    public string MerchantId { get; }

    /// <summary>Serial number of the box.</summary>
    public string Serial { get; }

    /// <summary>Terminal master key, 16 bytes.</summary>
    public IReadOnlyList<byte> Tmk { get; }

    /// <summary>Key of the serial cipher, 16 bytes.</summary>
    public IReadOnlyList<byte> SerialKey { get; }
}
