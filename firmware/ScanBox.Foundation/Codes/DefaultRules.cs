namespace ScanBox.Codes;

/// <summary>The rules a box has from the factory: the text of <c>firmware/rules/default.rules</c>, which a test compares.</summary>
public static class DefaultRules
{
    /// <summary>The rules file as text; the format is explained in <c>firmware/rules/README.md</c>.</summary>
    public const string Text = """
        scanbox-rules 1 version 1
        # Default rules: what public documents and acquirers' public code say. README.md explains the rows.
        scheme wechat WeChat Pay 微信支付
        scheme alipay Alipay 支付宝
        scheme unionpay UnionPay QuickPass 云闪付
        scheme jd JD Pay 京东支付
        scheme bestpay BestPay 翼支付
        scheme ecny e-CNY 数字人民币
        scheme qq QQ Wallet QQ钱包
        # Seen: an official error text. "first": other senses of 18 digits 10-15 have been seen; WeChat always wins.
        code wechat 18 10-15 digits first
        # Seen.
        code alipay 16-24 25-30 digits
        # Seen: face-pay token, fp and 33 letters or digits.
        code alipay 35 fp letters-digits
        # Seen: 62, type, institution (4 digits), 12 one-time digits. Bank apps, Mi Pay and interconnected wallets too.
        code unionpay 19 62 digits bank@3
        # Seen: the switch's field allows up to 20 digits, some acquirers accept 16-20. Printed card numbers look the same.
        code unionpay 16-20 62 digits
        # Seen twice.
        code bestpay 18 51 digits
        # Seen once; new JD codes are unified 62 codes.
        code jd 18 18 digits
        # Seen twice.
        code ecny 19 01 digits
        # From memory.
        code qq 18 91 digits
        # Institution numbers: the first four digits of UnionPay's issuer numbers. Real codes carry others too.
        bank 0100 PSBC 邮储银行
        bank 0102 ICBC 工商银行
        bank 0103 ABC 农业银行
        bank 0104 BOC 中国银行
        bank 0105 CCB 建设银行
        bank 0301 BoCom 交通银行
        bank 0302 CITIC 中信银行
        bank 0303 CEB Everbright 光大银行
        bank 0304 Hua Xia 华夏银行
        bank 0305 CMBC 民生银行
        bank 0306 CGB Guangfa 广发银行
        bank 0307 Ping An 平安银行
        bank 0308 CMB 招商银行
        bank 0309 CIB 兴业银行
        bank 0310 SPDB 浦发银行
        bank 0403 PSBC 邮储银行
        bank 0410 Ping An 平安银行
        # Codes for receiving money, shown by mistake. A scheme without a host means every host.
        receive https://qr.alipay.com
        receive http://qr.alipay.com
        receive https://qr.95516.com
        receive http://qr.95516.com
        receive https://payapp.weixin.qq.com
        receive http://payapp.weixin.qq.com
        receive https://u.wechat.com
        receive http://u.wechat.com
        receive wxp://
        receive weixin://wxpay
        checksum 1379E40D

        """;
}
