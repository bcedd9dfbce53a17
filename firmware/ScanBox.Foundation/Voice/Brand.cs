namespace ScanBox.Voice;

/// <summary>How a receipt begins, by scheme: brand and 收款 or 到账.</summary>
public static class Brand
{
    /// <summary>
    /// The clip for a scheme id. Codes of EMV applications and of unlisted numeric prefixes are sent as UnionPay and so named 银联;
    /// a scheme that only a replaced rules file knows is announced as plain 收款.
    /// </summary>
    public static byte ClipOf(string scheme) => scheme switch
    {
        "wechat" => Clip.ReceivedWechat,
        "alipay" => Clip.ReceivedAlipay,
        "unionpay" => Clip.ReceivedUnionPayApp,
        "jd" => Clip.ReceivedJd,
        "bestpay" => Clip.ReceivedBestPay,
        "hebao" => Clip.ReceivedHebao,
        "wo" => Clip.ReceivedWo,
        "pingan" => Clip.ReceivedPingAn,
        "mipay" => Clip.ReceivedMiPay,
        "ecny" => Clip.ReceivedEcny,
        "qq" => Clip.ReceivedQq,
        "emv" => Clip.ReceivedUnionPay,
        "unknown" => Clip.ReceivedUnionPay,
        _ => Clip.Received,
    };
}
