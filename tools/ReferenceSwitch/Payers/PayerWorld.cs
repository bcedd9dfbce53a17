using ReferenceSwitch.Accounting;
using ReferenceSwitch.Storage;
using ScanBox.Ports;

namespace ReferenceSwitch.Payers;

/// <summary>The simulated wallets and bank apps: opens their accounts and shows their one-time codes.</summary>
public sealed class PayerWorld
{
    /// <summary>Money of a funded account in fen: ten billion yuan, more than any run spends.</summary>
    public const long FundedFen = 1_000_000_000_000;

    /// <summary>Money of a poor account in fen.</summary>
    public const long PoorFen = 1;

    /// <summary>Daily limit of a limited account in fen: class C, 1,000 yuan.</summary>
    public const long ClassCLimitFen = 100_000;

    private const string OpenedSetting = "world";
    private const string CodeTagKeySetting = "code-tag-key";

    private readonly IEntropy random;

    private PayerWorld(CodeTags tags, IEntropy random)
    {
        Tags = tags;
        this.random = random;
    }

    /// <summary>How codes are named in the store.</summary>
    public CodeTags Tags { get; }

    /// <summary>Opens the world kept in a store; makes it when the store is new.</summary>
    public static PayerWorld Open(ISwitchStore store, IEntropy random)
    {
        using ISwitchTransaction transaction = store.Begin();
        byte[]? key = transaction.Setting(CodeTagKeySetting);
        if (key is null)
        {
            key = new byte[CodeTags.KeyBytes];
            random.Fill(key);
            transaction.SaveSetting(CodeTagKeySetting, key);
        }

        if (transaction.Setting(OpenedSetting) is null)
        {
            foreach (PayerApp app in PayerApps.All)
                OpenAccounts(transaction, app);
            transaction.SaveSetting(OpenedSetting, [1]);
        }

        transaction.Commit();
        return new(new CodeTags(key), random);
    }

    /// <summary>Id of the account that a kind of payer has with an app.</summary>
    public static string AccountId(PayerApp app, PayerKind kind) => LedgerAccounts.Payer(app.Id, kind switch
    {
        PayerKind.Funded => "funded",
        PayerKind.Poor => "poor",
        PayerKind.Careful => "careful",
        PayerKind.Limited => "limited",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    });

    /// <summary>A payer opens an app and shows a fresh code.</summary>
    /// <returns>The code as the bytes a scanner delivers.</returns>
    public byte[] Show(ISwitchTransaction store, PayerApp app, PayerKind kind, long nowUnixMs) => Show(store, app, AccountId(app, kind), nowUnixMs);

    /// <summary>Somebody with an account opens an app and shows a fresh code.</summary>
    /// <returns>The code as the bytes a scanner delivers.</returns>
    public byte[] Show(ISwitchTransaction store, PayerApp app, string accountId, long nowUnixMs)
    {
        // The odds that a fresh code exists already are one in 10^12; a second try settles it.
        const int tries = 8;
        for (int attempt = 0; attempt < tries; attempt++)
        {
            byte[] code = CodeMaker.Make(app, random);
            if (store.FindCode(Tags.Of(code)) is null)
            {
                Issue(store, app, accountId, code, nowUnixMs);
                return code;
            }
        }

        throw new InvalidOperationException($"The source of random digits repeats itself: {app.Id} has no fresh code.");
    }

    /// <summary>Issues exactly this code, as fresh, even if it was used before.</summary>
    public void Issue(ISwitchTransaction store, PayerApp app, PayerKind kind, ReadOnlySpan<byte> code, long nowUnixMs) => Issue(store, app, AccountId(app, kind), code, nowUnixMs);

    /// <summary>Opens an account of somebody with an app, with money in it; one that is there already stays as it is.</summary>
    /// <returns>Id of the account.</returns>
    public static string OpenAccount(ISwitchTransaction store, PayerApp app, string who, long fen)
    {
        string id = LedgerAccounts.Payer(app.Id, who);
        if (store.FindAccount(id) is null)
        {
            store.Save(new PayerAccount(id, app.Id, AsksPassword: false, long.MaxValue, 0, 0));
            Ledger.Fund(store, id, fen);
        }
        return id;
    }

    private void Issue(ISwitchTransaction store, PayerApp app, string accountId, ReadOnlySpan<byte> code, long nowUnixMs) =>
        store.Save(new OneTimeCode(Tags.Of(code), accountId, nowUnixMs + app.CodeLifetimeMs, Used: false));

    private static void OpenAccounts(ISwitchTransaction store, PayerApp app)
    {
        foreach (PayerKind kind in Enum.GetValues<PayerKind>())
        {
            string id = AccountId(app, kind);
            long limit = kind == PayerKind.Limited ? ClassCLimitFen : long.MaxValue;
            store.Save(new PayerAccount(id, app.Id, kind == PayerKind.Careful, limit, 0, 0));
            Ledger.Fund(store, id, kind == PayerKind.Poor ? PoorFen : FundedFen);
        }
    }
}
