using System;
using System.Linq;
using System.Text;
using ReferenceSwitch;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Randomness;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;

namespace ScanBox.Desktop.Tests.ReferenceSwitch;

/// <summary>A switch on the bench, without wires: a store, a world, and a clock that the test moves.</summary>
internal sealed class SwitchBench : IDisposable
{
    /// <summary>2026-04-01 12:05:06 in Beijing.</summary>
    public const long StartMs = 1_775_016_306_000;

    private readonly SeededEntropy random = new(1);

    public SwitchBench(ISwitchStore? store = null, SwitchOptions? options = null)
    {
        Store = store ?? new InMemoryStore();
        World = PayerWorld.Open(Store, random);
        Options = (options ?? new SwitchOptions()) with { Random = random };
        Logic = new SwitchLogic(Store, World, Options);
    }

    public ISwitchStore Store { get; }

    public PayerWorld World { get; }

    public SwitchOptions Options { get; }

    public SwitchLogic Logic { get; }

    public SwitchSession Session { get; } = new();

    public long NowMs { get; set; } = StartMs;

    /// <summary>Hands over one frame beginning at the TPDU; each takes a second, which no rate limit minds.</summary>
    public byte[]? Exchange(byte[] frame, PayerBehaviour? payer = null)
    {
        NowMs += 1000;
        return ExchangeNow(frame, payer);
    }

    /// <summary>Hands over one frame without time passing.</summary>
    public byte[]? ExchangeNow(byte[] frame, PayerBehaviour? payer = null) =>
        Logic.Handle(Session, frame, new SwitchMoment(NowMs, NowMs - StartMs), payer);

    public TestBox NewBox() => new(this, new Provisioning(Store, random).Create());

    public byte[] Show(string appId, PayerKind kind = PayerKind.Funded)
    {
        using ISwitchTransaction transaction = Store.Begin();
        byte[] code = World.Show(transaction, PayerApps.Get(appId), kind, NowMs);
        transaction.Commit();
        return code;
    }

    public Purchase? Find(TestBox box, int stan, int? batch = null)
    {
        using ISwitchTransaction transaction = Store.Begin();
        return transaction.FindPurchase(new(box.Identity.TerminalId, batch ?? box.Batch, stan));
    }

    public Terminal Find(TestBox box)
    {
        using ISwitchTransaction transaction = Store.Begin();
        return transaction.FindTerminal(box.Identity.TerminalId)!;
    }

    public LedgerReport Audit()
    {
        using ISwitchTransaction transaction = Store.Begin();
        return LedgerAudit.Run(transaction);
    }

    /// <summary>What merchants have received so far, in fen.</summary>
    public long ReceivedFen => Audit().ReceivedFen;

    /// <summary>Everything that a request could change, keys included.</summary>
    public string Dump()
    {
        using ISwitchTransaction view = Store.Begin();
        StringBuilder text = new();
        foreach (Terminal terminal in view.Terminals())
        {
            text.Append(terminal.TerminalId).Append(Convert.ToHexString(terminal.Mak ?? [])).Append(Convert.ToHexString(terminal.Pik ?? []));
            text.Append(terminal.OpenBatch).Append('/').Append(terminal.MarkBatch).Append('/').Append(terminal.MarkStan).Append('\n');
        }

        text.AppendJoin('\n', view.Settlements()).AppendJoin('\n', view.Purchases()).AppendJoin('\n', view.Lines()).AppendJoin('\n', view.Balances());
        return text.ToString();
    }

    public void Dispose() => Store.Dispose();
}
