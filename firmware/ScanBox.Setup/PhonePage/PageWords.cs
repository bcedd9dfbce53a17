namespace ScanBox.Setup.PhonePage;

/// <summary>The page's language, and its sentences about what went wrong.</summary>
public sealed class PageWords
{
    /// <summary>Chinese, or else English.</summary>
    public PageWords(bool isChinese) => IsChinese = isChinese;

    /// <summary>Whether it is Chinese.</summary>
    public bool IsChinese { get; }

    /// <summary>The one of two texts that is in this language.</summary>
    public string Of(string chinese, string english) => IsChinese ? chinese : english;

    /// <summary>What went wrong and what to do; the network's name comes before it where <see cref="IsAboutNetwork"/>.</summary>
    public string Of(PhoneFault fault)
    {
        switch (fault)
        {
            case PhoneFault.WrongPin:
                return Of("配网码不对，请看机身标签。", "The label PIN is wrong. It stands on the label of the box.");
            case PhoneFault.Locked:
                return Of("配网码错误次数过多，请稍等再试。", "Too many wrong label PINs. Wait, then try again.");
            case PhoneFault.NoNetwork:
                return Of("请选择一个网络，或填写网络名称。", "Choose a network, or type its name.");
            case PhoneFault.BadName:
                return Of("网络名称最长 32 字节，不能有控制字符。", "A network's name has up to 32 bytes and no control characters.");
            case PhoneFault.BadPassword:
                return Of("Wi-Fi 密码为 8 至 63 个字符；没有密码的网络请留空。", "A Wi-Fi password has 8 to 63 characters. Leave it empty for a network without one.");
            case PhoneFault.WrongPassword:
                return Of("拒绝了这个密码。请检查大小写，再输入一次。", "refuses this password. Check capital letters and type it again.");
            case PhoneFault.NotThere:
                return Of("不在附近。请检查名称，或靠近路由器；本机只支持 2.4 GHz。", "is not here. Check the name, or move closer; this box joins 2.4 GHz networks only.");
            case PhoneFault.NotJoined:
                return Of("连接不上。请检查密码，靠近路由器后再试。", "could not be joined. Check the password, move closer, and try again.");
            case PhoneFault.NoAddress:
                return Of("连上了，但没有分配地址。请重启路由器，或换一个网络。", "was joined but gave no address. Restart the router, or take another network.");
            case PhoneFault.Busy:
                return Of("机器正忙（收款或扫设置码）。请等它空闲再试。", "The box is busy with a payment or a set-up code. Try again when it rests.");
            case PhoneFault.Flash:
                return Of("设置没有写入，原来的设置仍然有效。请再试一次。", "The settings could not be written; the old ones still count. Try again.");
            case PhoneFault.Stale:
                return Of("页面已过期，请重新填写。", "That page was an old one. Fill it in again.");
            default:
                return "";
        }
    }

    /// <summary>Whether the sentence begins with the network's name.</summary>
    public static bool IsAboutNetwork(PhoneFault fault) =>
        fault == PhoneFault.WrongPassword || fault == PhoneFault.NotThere || fault == PhoneFault.NotJoined || fault == PhoneFault.NoAddress;

    /// <summary>Strength of a network in a word.</summary>
    /// <param name="signal">In dBm. Above -60 everything works, below -75 little.</param>
    public string OfSignal(int signal)
    {
        if (signal >= -60)
            return Of("强", "strong");
        return signal >= -75 ? Of("中", "fair") : Of("弱", "weak");
    }
}
