using ReferenceSwitch.Clearing;

namespace ReferenceSwitch.Payers;

/// <summary>
/// Every payer app that a box must accept. Numbers marked invented stand in for what no public document gives;
/// those of the wallets are the ones of the test operator's code rules.
/// </summary>
public static class PayerApps
{
    /// <summary>WeChat refreshes its code every minute.</summary>
    public const long WeChatLifetimeMs = 60_000;

    /// <summary>The upper end of what is told of UnionPay codes (60 to 120 s); the others are assumed alike.</summary>
    public const long UsualLifetimeMs = 120_000;

    /// <summary>Invented institution number of Cloud QuickPass itself.</summary>
    public const string CloudQuickPassInstitution = "9516";

    /// <summary>Invented institution number of China Mobile's Hebao.</summary>
    public const string HebaoInstitution = "9001";

    /// <summary>Invented institution number of China Unicom's Wo Wallet.</summary>
    public const string WoInstitution = "9002";

    /// <summary>Invented institution number of Ping An Pay.</summary>
    public const string PingAnPayInstitution = "9003";

    /// <summary>Invented institution number of Mi Pay.</summary>
    public const string MiPayInstitution = "9004";

    /// <summary>Invented institution number of the generic issuer, which issues whatever no other app does.</summary>
    public const string GenericInstitution = "9999";

    /// <summary>Third digit of the invented wallets' codes: no published code has it.</summary>
    public const string InventedTypeDigit = "9";

    /// <summary>Third digits of real 62 codes: 2 to 4 debit, 5 to 7 credit.</summary>
    public const string UsualTypeDigits = "234567";

    /// <summary>Id of the app that issues codes nobody else claims.</summary>
    public const string GenericIssuerId = "unionpay-issuer";

    /// <summary>All apps. The order is the order of their accounts.</summary>
    public static readonly IReadOnlyList<PayerApp> All =
    [
        new()
        {
            Id = "wechat", Name = "WeChat Pay 微信支付", Scheme = "wechat", Layout = CodeLayout.Digits, Length = 18,
            Prefixes = ["10", "11", "12", "13", "14", "15"], Channel = ClearingChannel.NetsUnion, CodeLifetimeMs = WeChatLifetimeMs,
        },
        new()
        {
            Id = "alipay", Name = "Alipay 支付宝", Scheme = "alipay", Layout = CodeLayout.Digits, Length = 18,
            Prefixes = ["25", "26", "27", "28", "29", "30"], Channel = ClearingChannel.NetsUnion,
        },
        new() { Id = "alipay-face", Name = "Alipay face payment 支付宝刷脸", Layout = CodeLayout.FaceToken, Channel = ClearingChannel.NetsUnion },
        Unified("unionpay", "Cloud QuickPass 云闪付", CloudQuickPassInstitution) with { Scheme = "unionpay" },
        new()
        {
            Id = "jd", Name = "JD Pay 京东支付", Scheme = "jd", Layout = CodeLayout.Digits, Length = 18,
            Prefixes = ["18"], Channel = ClearingChannel.NetsUnion,
        },
        Wallet("hebao", "Hebao 和包", HebaoInstitution, ClearingChannel.NetsUnion),
        new()
        {
            Id = "bestpay", Name = "BestPay 翼支付", Scheme = "bestpay", Layout = CodeLayout.Digits, Length = 18,
            Prefixes = ["51"], Channel = ClearingChannel.NetsUnion,
        },
        Wallet("wo", "Wo Wallet 沃钱包", WoInstitution, ClearingChannel.NetsUnion),
        Wallet("pingan", "Ping An Pay 平安付", PingAnPayInstitution, ClearingChannel.NetsUnion),
        Wallet("mipay", "Mi Pay 小米支付", MiPayInstitution, ClearingChannel.UnionPay),
        new()
        {
            Id = "ecny", Name = "e-CNY 数字人民币", Scheme = "ecny", Layout = CodeLayout.Digits, Length = 19,
            Prefixes = ["01"], Channel = ClearingChannel.ECnyIcbc,
        },
        new()
        {
            Id = "qq", Name = "QQ Wallet QQ钱包", Scheme = "qq", Layout = CodeLayout.Digits, Length = 18,
            Prefixes = ["91"], Channel = ClearingChannel.NetsUnion,
        },
        Unified("icbc", "ICBC 工商银行", "0102"),
        Unified("abc", "ABC 农业银行", "0103"),
        Unified("boc", "BOC 中国银行", "0104"),
        Unified("ccb", "CCB 建设银行", "0105"),
        Unified("bocom", "BoCom 交通银行", "0301"),
        Unified("psbc", "PSBC 邮储银行", "0403") with { OtherInstitutions = ["0100"] },
        Unified("citic", "CITIC 中信银行", "0302"),
        Unified("cgb", "CGB 广发银行", "0306"),
        Unified("ceb", "Everbright 光大银行", "0303"),
        new()
        {
            Id = "emv", Name = "Card in a phone, EMV code", Scheme = "emv", Layout = CodeLayout.EmvConsumerPresented,
            Channel = ClearingChannel.UnionPay,
        },
        Unified(GenericIssuerId, "Any other UnionPay issuer", GenericInstitution),
    ];

    private static readonly Dictionary<string, PayerApp> ById = All.ToDictionary(app => app.Id);

    private static readonly Dictionary<string, PayerApp> ByInstitution =
        All.SelectMany(app => app.OtherInstitutions.Append(app.Institution), (app, number) => (app, number))
            .Where(pair => pair.number.Length > 0)
            .ToDictionary(pair => pair.number, pair => pair.app);

    private static readonly Dictionary<string, PayerApp> ByScheme =
        All.Where(app => app.Scheme.Length > 0).ToDictionary(app => app.Scheme);

    /// <summary>The app with this id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static PayerApp Get(string id) =>
        ById.TryGetValue(id, out PayerApp? app) ? app : throw new ArgumentException($"There is no payer app '{id}'.", nameof(id));

    /// <summary>The app whose code it must be: by institution number, then by scheme, else the generic issuer.</summary>
    /// <param name="scheme">Scheme id.</param>
    /// <param name="institution">Four digits, or empty.</param>
    public static PayerApp IssuerOf(string scheme, string institution)
    {
        if (institution.Length > 0 && ByInstitution.TryGetValue(institution, out PayerApp? byNumber))
            return byNumber;
        return ByScheme.TryGetValue(scheme, out PayerApp? byScheme) ? byScheme : ById[GenericIssuerId];
    }

    private static PayerApp Unified(string id, string name, string institution) => new()
    {
        Id = id,
        Name = name,
        Layout = CodeLayout.Unified62,
        Institution = institution,
        Channel = ClearingChannel.UnionPay,
    };

    private static PayerApp Wallet(string id, string name, string institution, ClearingChannel channel) => new()
    {
        Id = id,
        Name = name,
        Scheme = id,
        Layout = CodeLayout.Unified62,
        TypeDigits = InventedTypeDigit,
        Institution = institution,
        Channel = channel,
    };
}
