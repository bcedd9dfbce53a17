namespace ReferenceSwitch;

/// <summary>An acquiring institution: who runs the switch.</summary>
/// <param name="Id">Stable id, part of ledger account names.</param>
/// <param name="Name">English and Chinese name.</param>
/// <param name="InstitutionCode">F32, at most 11 digits. Invented: it stands in for the number the acquirer has.</param>
public sealed record Acquirer(string Id, string Name, string InstitutionCode)
{
    /// <summary>Lakala.</summary>
    public static readonly Acquirer Lakala = new("lakala", "Lakala 拉卡拉", "48210001");

    /// <summary>All that take part in the interconnection.</summary>
    public static readonly IReadOnlyList<Acquirer> All =
    [
        Lakala,
        new("yinsheng", "Yinsheng 银盛", "48210002"),
        new("allinpay", "Allinpay 通联", "48210003"),
        new("chinabank", "Chinabank Payment 网银在线", "48210004"),
        new("duolabao", "Duolabao 哆啦宝", "48210005"),
        new("lehui", "Lehui 乐惠", "48210006"),
    ];
}
