using System.Globalization;
using ReferenceSwitch.Storage;
using ScanBox.Ports;

namespace ReferenceSwitch.Terminals;

/// <summary>Makes terminals: ids, and keys from the randomness handed in.</summary>
public sealed class Provisioning(ISwitchStore store, IEntropy random)
{
    private const string TerminalSequence = "terminal";

    // Eight digits of acquirer, region and trade stand before the merchant's own number; these are made up.
    private const string MerchantPrefix = "89831015";

    // Six digits of the maker stand before the box's own number, as in the public sample 0000020254004318.
    private const string SerialPrefix = "000002";

    /// <summary>Makes a terminal for a new merchant with its own keys.</summary>
    /// <param name="serial">Serial number on the box; null to make one.</param>
    /// <exception cref="ArgumentException">The serial is empty, too long, or not printable ASCII.</exception>
    /// <exception cref="SwitchStoreException">Another terminal has that serial, or the store failed.</exception>
    public ProvisionedTerminal Create(string? serial = null)
    {
        if (serial is not null && !IsSerial(serial))
            throw new ArgumentException($"A serial has 1 to {TerminalLimits.MaxSerialLength} printable ASCII characters.", nameof(serial));
        using ISwitchTransaction transaction = store.Begin();
        long number = transaction.NextNumber(TerminalSequence);
        Terminal terminal = new()
        {
            TerminalId = Digits(number, TerminalLimits.TerminalIdLength),
            MerchantId = MerchantPrefix + Digits(number, TerminalLimits.MerchantIdLength - MerchantPrefix.Length),
            Serial = serial ?? SerialPrefix + Digits(number, 10),
            Tmk = NewKey(),
            SerialKey = NewKey(),
        };
        if (transaction.FindTerminalBySerial(terminal.Serial) is Terminal owner)
            throw new SwitchStoreException($"Terminal {owner.TerminalId} has that serial already.");
        transaction.Save(terminal);
        transaction.Commit();
        return new(terminal);
    }

    /// <summary>What a box with this serial must be given again, for example after its flash was wiped; null when there is none.</summary>
    public ProvisionedTerminal? Find(string serial)
    {
        using ISwitchTransaction transaction = store.Begin();
        return transaction.FindTerminalBySerial(serial) is Terminal terminal ? new(terminal) : null;
    }

    /// <summary>Makes the test terminal, unless it is there.</summary>
    public void AddTestTerminal()
    {
        using ISwitchTransaction transaction = store.Begin();
        if (transaction.FindTerminal(TestTerminal.TerminalId) is not null)
            return;
        transaction.Save(TestTerminal.Create());
        transaction.Commit();
    }

    private static bool IsSerial(string serial) =>
        serial.Length is > 0 and <= TerminalLimits.MaxSerialLength && serial.All(c => c is >= '!' and <= '~');

    private static string Digits(long number, int length)
    {
        string digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
        return digits.Length == length ? digits : throw new SwitchStoreException("There are no terminal ids left.");
    }

    private byte[] NewKey()
    {
        byte[] key = new byte[TerminalLimits.KeyBytes];
        random.Fill(key);
        return key;
    }
}
