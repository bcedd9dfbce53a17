using System.Globalization;
using ReferenceSwitch.Storage;
using ScanBox.Ports;

namespace ReferenceSwitch.Terminals;

/// <summary>The operator's desk: makes terminals, switches them off, changes keys and boxes. Ids count up, keys come from the randomness handed in.</summary>
public sealed class Provisioning(ISwitchStore store, IEntropy random)
{
    private const string TerminalSequence = "terminal";
    private const string ReplacementSequence = "replacement";

    // Serials that are made for replacements never meet those of new terminals.
    private const long ReplacementStart = 9_000_000_000;

    // Eight digits of acquirer, region and trade stand before the merchant's own number; these are made up.
    private const string MerchantPrefix = "89831015";

    // Six digits of the maker stand before the box's own number, as in the public sample 0000020254004318.
    private const string SerialPrefix = "000002";

    /// <summary>Makes a terminal for a new merchant with its own keys.</summary>
    /// <param name="serial">Serial number on the box; null to make one.</param>
    /// <exception cref="ArgumentException">The serial is empty, too long, or has other characters than letters, digits and hyphens.</exception>
    /// <exception cref="SwitchStoreException">Another terminal has that serial, or the store failed.</exception>
    public ProvisionedTerminal Create(string? serial = null)
    {
        using ISwitchTransaction transaction = store.Begin();
        ProvisionedTerminal made = Create(transaction, serial);
        transaction.Commit();
        return made;
    }

    /// <summary>Makes terminals for a batch of boxes, all or none.</summary>
    /// <param name="serials">Serial numbers on the boxes.</param>
    /// <param name="keep">Is given them before the switch knows them; when it fails, none is made.</param>
    /// <exception cref="ArgumentException">A serial is empty, too long, or has other characters than letters, digits and hyphens.</exception>
    /// <exception cref="SwitchStoreException">Another terminal has one of the serials, or the store failed.</exception>
    public void CreateBatch(IReadOnlyList<string> serials, Action<IReadOnlyList<ProvisionedTerminal>> keep)
    {
        using ISwitchTransaction transaction = store.Begin();
        keep([.. serials.Select(serial => Create(transaction, serial))]);
        transaction.Commit();
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

    /// <summary>All terminals by id.</summary>
    public IReadOnlyList<TerminalSummary> List()
    {
        using ISwitchTransaction transaction = store.Begin();
        return [.. transaction.Terminals().Select(t => new TerminalSummary(t.TerminalId, t.MerchantId, t.Serial, t.Disabled, t.Mak is not null, t.OpenBatch))];
    }

    /// <summary>
    /// Switches a terminal off (lost, stolen, withdrawn) or on again. Off ends its session; what it has not reversed stays as
    /// it is, since nobody else may speak for it.
    /// </summary>
    /// <returns>False when there is no such terminal.</returns>
    public bool SetDisabled(string terminalId, bool disabled)
    {
        using ISwitchTransaction transaction = store.Begin();
        if (transaction.FindTerminal(terminalId) is not Terminal terminal)
            return false;
        transaction.Save(WithoutSession(terminal) with { Disabled = disabled });
        transaction.Commit();
        return true;
    }

    /// <summary>Gives a terminal new keys: the old TMK is worth nothing any more, and its session ends.</summary>
    /// <returns>What its box must be given; null when there is no such terminal.</returns>
    public ProvisionedTerminal? RotateKeys(string terminalId)
    {
        using ISwitchTransaction transaction = store.Begin();
        if (transaction.FindTerminal(terminalId) is not Terminal terminal)
            return null;
        Terminal rotated = WithoutSession(terminal) with { Tmk = NewKey(), SerialKey = NewKey() };
        transaction.Save(rotated);
        transaction.Commit();
        return new(rotated);
    }

    /// <summary>
    /// Puts another box under the same terminal id, with a serial and keys of its own; the old box is refused from now on.
    /// The new box knows no batch, so its first sign-in opens a new one and nothing of the old box can be named again.
    /// </summary>
    /// <param name="terminalId">F41.</param>
    /// <param name="serial">Serial number on the new box; null to make one.</param>
    /// <returns>What the new box must be given; null when there is no such terminal.</returns>
    /// <exception cref="ArgumentException">The serial is empty, too long, or has other characters than letters, digits and hyphens.</exception>
    /// <exception cref="SwitchStoreException">That serial is taken, by this terminal too, or the store failed.</exception>
    public ProvisionedTerminal? Replace(string terminalId, string? serial = null)
    {
        if (serial is not null && !IsSerial(serial))
            throw new ArgumentException($"A serial has 1 to {TerminalLimits.MaxSerialLength} letters, digits or hyphens.", nameof(serial));
        using ISwitchTransaction transaction = store.Begin();
        if (transaction.FindTerminal(terminalId) is not Terminal terminal)
            return null;
        string taken = serial ?? SerialPrefix + Digits(ReplacementStart + transaction.NextNumber(ReplacementSequence), 10);
        if (transaction.FindTerminalBySerial(taken) is Terminal owner)
            throw new SwitchStoreException($"Terminal {owner.TerminalId} has that serial already.");
        Terminal replaced = WithoutSession(terminal) with { Serial = taken, Tmk = NewKey(), SerialKey = NewKey(), Disabled = false };
        transaction.Save(replaced);
        transaction.Commit();
        return new(replaced);
    }

    private ProvisionedTerminal Create(ISwitchTransaction transaction, string? serial)
    {
        if (serial is not null && !IsSerial(serial))
            throw new ArgumentException($"A serial has 1 to {TerminalLimits.MaxSerialLength} letters, digits or hyphens.", nameof(serial));
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
        return new(terminal);
    }

    private static Terminal WithoutSession(Terminal terminal) => terminal with { Mak = null, Pik = null, SignInNonce = null };

    private static bool IsSerial(string serial) =>
        serial.Length is > 0 and <= TerminalLimits.MaxSerialLength && serial.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

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
