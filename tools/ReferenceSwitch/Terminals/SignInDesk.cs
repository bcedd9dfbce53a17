using ReferenceSwitch.Settlements;
using ReferenceSwitch.Storage;
using ScanBox.Ports;

namespace ReferenceSwitch.Terminals;

/// <summary>Gives terminals their session keys and batches.</summary>
internal sealed class SignInDesk(IEntropy random)
{
    /// <summary>
    /// Signs a terminal in. The open batch goes on if the terminal names it, it has STANs left and is not settled; otherwise (state
    /// lost, or another batch) a new one is opened, and no batch is ever handed out twice. A repeat of the last sign-in gets the
    /// same keys and batch again, so that a request delivered twice does not end the session it began.
    /// </summary>
    /// <returns>The terminal as saved; null when there are no batches left.</returns>
    public Terminal? SignIn(ISwitchTransaction store, Terminal terminal, int batch, int stan, byte[] nonce)
    {
        bool repeated = terminal.Mak is not null
            && terminal.SignInNonce is not null
            && terminal.SignInNonce.AsSpan().SequenceEqual(nonce)
            && terminal.SignInBatch == batch
            && terminal.SignInStan == stan;
        if (repeated)
            return terminal;
        bool full = terminal.MarkBatch == terminal.OpenBatch && terminal.MarkStan == TerminalLimits.LastStan;
        bool closed = SettlementDesk.IsClosed(store, terminal.TerminalId, terminal.OpenBatch);
        bool goesOn = batch != 0 && batch == terminal.OpenBatch && !full && !closed;
        int open = goesOn ? terminal.OpenBatch : terminal.OpenBatch + 1;
        if (open > TerminalLimits.LastBatch)
            return null;
        Terminal signedIn = terminal with
        {
            Mak = NewKey(),
            Pik = NewKey(),
            SignInNonce = [.. nonce],
            SignInBatch = batch,
            SignInStan = stan,
            OpenBatch = open,
        };
        store.Save(signedIn);
        return signedIn;
    }

    /// <summary>Ends a session: its keys are worth nothing any more.</summary>
    public static void SignOut(ISwitchTransaction store, Terminal terminal) =>
        store.Save(terminal with { Mak = null, Pik = null, SignInNonce = null });

    private byte[] NewKey()
    {
        byte[] key = new byte[TerminalLimits.KeyBytes];
        random.Fill(key);
        return key;
    }
}
