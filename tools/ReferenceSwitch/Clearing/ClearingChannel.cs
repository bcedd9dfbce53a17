namespace ReferenceSwitch.Clearing;

/// <summary>A way for money to pass between institutions. There is no other: the ledger posts no purchase without one.</summary>
/// <param name="Id">Stable id, kept with every purchase: <c>unionpay</c>, <c>netsunion</c>, <c>ecny-0102</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsClearingHouse">True for the two licensed clearing houses; false for an operating institution of the digital yuan.</param>
public sealed record ClearingChannel(string Id, string Name, bool IsClearingHouse)
{
    /// <summary>China UnionPay.</summary>
    public static readonly ClearingChannel UnionPay = new("unionpay", "UnionPay 银联", true);

    /// <summary>NetsUnion.</summary>
    public static readonly ClearingChannel NetsUnion = new("netsunion", "NetsUnion 网联", true);

    /// <summary>The digital yuan moves inside the operating institution of the payer's wallet (here ICBC's).</summary>
    public static readonly ClearingChannel ECnyIcbc = new("ecny-0102", "e-CNY 数字人民币, operated by ICBC", false);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ClearingChannel> All = [UnionPay, NetsUnion, ECnyIcbc];

    /// <summary>The channel with this id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ClearingChannel Get(string id)
    {
        foreach (ClearingChannel channel in All)
        {
            if (channel.Id == id)
                return channel;
        }

        throw new ArgumentException($"There is no clearing channel '{id}'.", nameof(id));
    }
}
