using System.Net;
using System.Net.Sockets;
using ReferenceSwitch.Accounting;
using ReferenceSwitch.Certificates;
using ReferenceSwitch.Payers;
using ReferenceSwitch.Purchases;
using ReferenceSwitch.Scenarios;
using ReferenceSwitch.Storage;
using ReferenceSwitch.Terminals;

namespace ReferenceSwitch.Hosting;

/// <summary>
/// The whole reference switch: store, simulated world, logic and TCP server. Safe for several threads: everything that
/// touches the store runs under one lock, one request at a time.
/// </summary>
public sealed class SwitchHost : ISwitchLine, IAsyncDisposable
{
    // The reserved name of a switch on a bench.
    private const string BenchName = "switch.test";

    private readonly Lock gate = new();
    private readonly SwitchHostOptions options;
    private readonly ISwitchStore store;
    private readonly PayerWorld world;
    private readonly SwitchLogic logic;
    private readonly ScenarioLine line;
    private readonly Provisioning provisioning;
    private readonly TerminalConnections connections = new();
    private readonly SwitchCertificates? certificates;
    private SwitchServer? server;
    private SwitchServer? tlsServer;

    /// <summary>Opens the store and makes the world in it when it is new. Nothing listens yet.</summary>
    /// <exception cref="SwitchStoreException">The database cannot be used.</exception>
    public SwitchHost(SwitchHostOptions options)
    {
        this.options = options;
        store = options.StorePath is null ? new InMemoryStore() : SqliteStore.Open(options.StorePath);
        world = PayerWorld.Open(store, options.Random);
        logic = new(store, world, options);
        line = new(logic);
        provisioning = new(store, options.Random);
        if (options.TlsPort is not null)
            certificates = SwitchCertificates.Open(store, TlsNames(options), options.Time.GetUtcNow());
    }

    /// <summary>The TCP port it listens on; 0 before <see cref="Start"/>.</summary>
    public int Port => server?.Port ?? 0;

    /// <summary>The TCP port of TLS; 0 before <see cref="Start"/> and without TLS.</summary>
    public int TlsPort => tlsServer?.Port ?? 0;

    /// <summary>The authority that boxes must be given, as PEM; null without TLS.</summary>
    public string? AuthorityPem => certificates?.AuthorityPem;

    /// <summary>SHA-256 of that authority's certificate; null without TLS.</summary>
    public string? AuthorityFingerprint => certificates?.Fingerprint;

    /// <summary>The authority that an earlier start with TLS left in the store, as PEM; null when there was none.</summary>
    public string? StoredAuthorityPem()
    {
        lock (gate)
            return SwitchCertificates.FindAuthorityPem(store);
    }

    /// <summary>Starts listening.</summary>
    /// <exception cref="ArgumentException">The address without TLS is not loopback.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    /// <exception cref="InvalidOperationException">It listens already.</exception>
    public void Start()
    {
        if (server is not null)
            throw new InvalidOperationException("The switch listens already.");
        ISwitchLine served = options.Front?.Invoke(this) ?? this;
        server = new(served, options.Address, options.Port, options.Limits, connections, null, options.Log);
        options.Log?.Invoke($"switch listens on {options.Address}:{Port}");
        if (certificates is not null)
        {
            tlsServer = new(served, options.TlsAddress, options.TlsPort!.Value, options.Limits, connections, certificates, options.Log);
            options.Log?.Invoke($"switch listens with TLS on {options.TlsAddress}:{TlsPort}");
        }
    }

    /// <summary>Stops listening and closes every connection; what was answered is kept. It can be started again.</summary>
    public async Task StopAsync()
    {
        SwitchServer?[] running = [server, tlsServer];
        server = null;
        tlsServer = null;
        foreach (SwitchServer? one in running)
        {
            if (one is not null)
                await one.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Makes a terminal; the result is what a box must be given.</summary>
    /// <param name="serial">Serial number of the box; null to make one.</param>
    public ProvisionedTerminal Provision(string? serial = null)
    {
        lock (gate)
            return provisioning.Create(serial);
    }

    /// <summary>Makes terminals for a batch of boxes, all or none; see <see cref="Provisioning.CreateBatch"/>.</summary>
    public void ProvisionBatch(IReadOnlyList<string> serials, Action<IReadOnlyList<ProvisionedTerminal>> keep)
    {
        lock (gate)
            provisioning.CreateBatch(serials, keep);
    }

    /// <summary>The terminal with this serial, to set its box up again; null when there is none.</summary>
    public ProvisionedTerminal? FindProvisioned(string serial)
    {
        lock (gate)
            return provisioning.Find(serial);
    }

    /// <summary>All terminals by id.</summary>
    public IReadOnlyList<TerminalSummary> Terminals()
    {
        lock (gate)
            return provisioning.List();
    }

    /// <summary>Switches a terminal off, or on again; off closes its connection.</summary>
    /// <returns>False when there is no such terminal.</returns>
    public bool SetDisabled(string terminalId, bool disabled)
    {
        bool known;
        lock (gate)
            known = provisioning.SetDisabled(terminalId, disabled);
        connections.Close(terminalId);
        return known;
    }

    /// <summary>Gives a terminal new keys and closes its connection; see <see cref="Provisioning.RotateKeys"/>.</summary>
    public ProvisionedTerminal? RotateKeys(string terminalId)
    {
        ProvisionedTerminal? rotated;
        lock (gate)
            rotated = provisioning.RotateKeys(terminalId);
        connections.Close(terminalId);
        return rotated;
    }

    /// <summary>Puts another box under a terminal id and closes the old one's connection; see <see cref="Provisioning.Replace"/>.</summary>
    public ProvisionedTerminal? Replace(string terminalId, string? serial = null)
    {
        ProvisionedTerminal? replaced;
        lock (gate)
            replaced = provisioning.Replace(terminalId, serial);
        connections.Close(terminalId);
        return replaced;
    }

    /// <summary>Lets the terminal with public keys in; see <see cref="TestTerminal"/>.</summary>
    public void AddTestTerminal()
    {
        lock (gate)
            provisioning.AddTestTerminal();
    }

    /// <summary>Issues exactly this code to a funded account of the wallet its scheme names (unknown: a generic UnionPay issuer).</summary>
    /// <param name="code">The code as a scanner delivers it, without a tail.</param>
    /// <returns>The payer app; null when the bytes are not a payment code, and nothing was issued.</returns>
    public PayerApp? IssueCode(byte[] code)
    {
        lock (gate)
            return logic.IssueCode(code, Now().UnixMs);
    }

    /// <summary>A payer opens an app and shows a fresh code.</summary>
    /// <returns>The code as the bytes a scanner delivers.</returns>
    public byte[] ShowCode(PayerApp app, PayerKind kind = PayerKind.Funded) => ShowCode(app, PayerWorld.AccountId(app, kind));

    /// <summary>Opens an account of somebody with an app, with money in it; one that is there already stays as it is.</summary>
    /// <returns>Id of the account.</returns>
    public string OpenAccount(PayerApp app, string who, long fen)
    {
        lock (gate)
        {
            using ISwitchTransaction transaction = store.Begin();
            string account = PayerWorld.OpenAccount(transaction, app, who, fen);
            transaction.Commit();
            return account;
        }
    }

    /// <summary>Somebody with an account shows a code.</summary>
    /// <param name="app">The app.</param>
    /// <param name="accountId">See <see cref="OpenAccount"/>.</param>
    /// <param name="agedMs">How long ago the app showed it, in milliseconds; 0 for a fresh one.</param>
    public byte[] ShowCode(PayerApp app, string accountId, long agedMs = 0)
    {
        lock (gate)
        {
            using ISwitchTransaction transaction = store.Begin();
            byte[] code = world.Show(transaction, app, accountId, Now().UnixMs - agedMs);
            transaction.Commit();
            return code;
        }
    }

    /// <summary>A payer who is asked for a password decides.</summary>
    /// <param name="key">The purchase.</param>
    /// <param name="pays">Whether the password is typed; otherwise the payer cancels.</param>
    /// <param name="afterMs">How long that takes, in milliseconds.</param>
    /// <returns>False when nobody is asked for this purchase.</returns>
    public bool Decide(PurchaseKey key, bool pays, long afterMs = 0)
    {
        lock (gate)
        {
            using ISwitchTransaction transaction = store.Begin();
            if (transaction.FindPurchase(key) is not { State: PurchaseState.Waiting } purchase)
                return false;
            transaction.Save(purchase with
            {
                Decision = pays ? PayerDecision.Pays : PayerDecision.GivesUp,
                DecidesAtUnixMs = Math.Min(purchase.DecidesAtUnixMs, Now().UnixMs + afterMs),
            });
            transaction.Commit();
            return true;
        }
    }

    /// <summary>Looks into the books; what is saved through the transaction is taken back.</summary>
    public T Read<T>(Func<ISwitchTransaction, T> look)
    {
        lock (gate)
        {
            using ISwitchTransaction transaction = store.Begin();
            return look(transaction);
        }
    }

    /// <summary>Handles one frame with a payer who behaves in a certain way; scenarios that wait are left waiting.</summary>
    public LineAnswer Exchange(SwitchSession session, byte[] frame, PayerBehaviour payer) => Answer(() =>
    {
        byte[]? answer = logic.Handle(session, frame, Now(), payer);
        return new(answer, Cut: answer is null);
    });

    /// <summary>Something is to happen at the next purchase that has no scenario yet.</summary>
    public void Enqueue(Scenario scenario)
    {
        lock (gate)
            line.Enqueue(scenario);
    }

    /// <summary>How a purchase stands, or null.</summary>
    public Purchase? FindPurchase(PurchaseKey key) => Read(books => books.FindPurchase(key));

    /// <summary>Audits the ledger.</summary>
    public LedgerReport Audit() => Read(LedgerAudit.Run);

    /// <inheritdoc/>
    public LineAnswer Exchange(SwitchSession session, byte[] frame) => Answer(() => line.Exchange(session, frame, Now()));

    /// <summary>Stops and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        lock (gate)
            store.Dispose();
        certificates?.Dispose();
    }

    private LineAnswer Answer(Func<LineAnswer> exchange)
    {
        lock (gate)
        {
            try
            {
                return exchange();
            }
            catch (SwitchStoreException fault)
            {
                // What was not committed was not answered: the box will ask again.
                options.Log?.Invoke("request not answered: " + fault.Message);
                return new(null, Cut: true);
            }
        }
    }

    private static string[] TlsNames(SwitchHostOptions options)
    {
        List<string> names = [BenchName, "localhost", "127.0.0.1", .. options.TlsNames];
        if (!IPAddress.IsLoopback(options.TlsAddress) && !options.TlsAddress.Equals(IPAddress.Any) && !options.TlsAddress.Equals(IPAddress.IPv6Any))
            names.Add(options.TlsAddress.ToString());
        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private SwitchMoment Now() => new(
        options.Time.GetUtcNow().ToUnixTimeMilliseconds(),
        (long)options.Time.GetElapsedTime(0).TotalMilliseconds);
}
