using ReferenceSwitch.Payers;

namespace CounterPage.Phones;

/// <summary>What phones show by mistake. The addresses have the form of real ones and belong to nobody.</summary>
internal static class ReceiveCodes
{
    /// <summary>An address as it stands on a menu or a parcel.</summary>
    internal const string WebAddress = "https://www.example.com/menu?table=7";

    /// <summary>The receive code of an app's owner.</summary>
    internal static string Of(PayerApp app) => app.Id switch
    {
        "wechat" => "wxp://f2f0NotAPaymentCode0000000000001",
        "alipay" => "https://qr.alipay.com/fkx00000notapaymentcode",
        "qq" => "https://i.qianbao.qq.com/wallet/sqrcode.htm?m=tenpay&f=wallet&u=10000",
        "jd" => "https://h5.jdpay.com/receive?c=00000000",
        _ => "https://qr.95516.com/00010000/62000000000000000000000000000000",
    };
}
