using System.Text;
using ScanBox.Ports;
using ScanBox.Security;

namespace ScanBox.Setup.PhonePage;

/// <summary>
/// What each request gets. A phone that looks for the internet (its own question goes to another host) is sent to the page; forms count only with
/// the token that the page was made with, from this host. No answer holds a password or a PIN.
/// </summary>
public sealed class SetupPages
{
    private const string Home = "/";
    private const int TokenBytes = 8;

    // A browser that waits for something asks again; each time is a moment of the radio's.
    private const int RefreshSeconds = 2;

    private readonly WifiChange _change;
    private readonly string _authority;
    private readonly string _serial;
    private readonly string _token;

    /// <summary>Puts them together, with a token of their own.</summary>
    /// <param name="change">What the pages show and change.</param>
    /// <param name="authority">This host, as browsers name it.</param>
    /// <param name="serial">Serial of the box, as on its label.</param>
    /// <param name="entropy">Bytes that nobody guesses.</param>
    public SetupPages(WifiChange change, string authority, string serial, IEntropy entropy)
    {
        _change = change;
        _authority = authority;
        _serial = serial;
        byte[] bytes = new byte[TokenBytes];
        entropy.Fill(bytes);
        byte[] digits = new byte[2 * TokenBytes];
        Hex.Write(bytes, 0, TokenBytes, digits, 0);
        _token = Encoding.UTF8.GetString(digits, 0, digits.Length);
    }

    /// <summary>Whether the last request was for this host: somebody is at the page.</summary>
    public bool WasForPage { get; private set; }

    /// <summary>Whether the page that says that it is done was asked for.</summary>
    public bool HasToldEnd { get; private set; }

    /// <summary>Answers a request that is complete, or has a fault.</summary>
    public void Answer(HttpRequest request, PageBuffer reply, long nowMs)
    {
        reply.CutTo(0);
        WasForPage = request.Fault == 0 && request.Host == _authority;
        bool isPost = request.Method == "POST";
        if (request.Fault != 0)
            PageAnswer.Refuse(reply, request.Fault);
        else if (!WasForPage && isPost)
            PageAnswer.Refuse(reply, 403);
        else if (!WasForPage)
            PageAnswer.Redirect(reply, false, _authority, Home);
        else if (isPost)
            Do(request, reply, nowMs);
        else
            Show(request, reply, nowMs);
        if (reply.IsFull)
        {
            reply.CutTo(0);
            PageAnswer.Refuse(reply, 500);
        }
    }

    private void Do(HttpRequest request, PageBuffer reply, long nowMs)
    {
        var fields = new FormFields(request.Body, request.BodyLength);
        bool isChinese = fields.Text('l') != "en";
        if (fields.Text('t') != _token)
        {
            _change.Stale();
        }
        else
        {
            switch (request.Target)
            {
                case "/join":
                    string? chosen = fields.Text('n');
                    _change.Ask(chosen == "-" ? fields.Text('o') : NameOf(chosen), fields.Text('p'), fields.Text('c'), nowMs);
                    break;
                case "/keep":
                    _change.Keep(fields.Text('c'), nowMs);
                    break;
                case "/back":
                    _change.GoBack();
                    break;
                case "/look":
                    _change.Look();
                    break;
            }
        }
        PageAnswer.Redirect(reply, true, _authority, HomeIn(isChinese));
    }

    private void Show(HttpRequest request, PageBuffer reply, long nowMs)
    {
        bool isHome = request.Target == Home || request.Target == HomeIn(true) || request.Target == HomeIn(false);
        if (!isHome)
        {
            PageAnswer.Redirect(reply, false, _authority, Home);
            return;
        }
        bool isChinese = request.Target == Home ? LikesChinese(request.Language) : request.Target == HomeIn(true);
        var words = new PageWords(isChinese);
        bool waits = _change.IsBusy || _change.IsLooking;
        PageAnswer.BeginPage(reply, waits ? RefreshSeconds : 0, HomeIn(isChinese));
        int head = reply.Length;
        Begin(reply, words);
        switch (_change.State)
        {
            case WifiChange.Stage.Waiting:
            case WifiChange.Stage.Trying:
                Trying(reply, words);
                break;
            case WifiChange.Stage.Joined:
                Joined(reply, words, nowMs);
                break;
            case WifiChange.Stage.Kept:
                Done(reply, words);
                HasToldEnd = request.Method == "GET";
                break;
            default:
                Choose(reply, words, nowMs);
                break;
        }
        reply.Html("</main></body></html>");
        if (request.Method == "HEAD")
            reply.CutTo(head);
    }

    private void Begin(PageBuffer reply, PageWords words)
    {
        string title = Title(words);
        reply.Html(words.Of("<!DOCTYPE html><html lang=\"zh-CN\"><head>", "<!DOCTYPE html><html lang=\"en\"><head>"))
            .Html("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>").Html(title)
            .Html(" - ScanBox</title><style>").Html(PageStyle.Css)
            .Html("</style></head><body><main><header><span>").Html(words.Of("本机 ", "Box ")).Text(_serial).Html("</span>")
            .Html(words.IsChinese ? "<a href=\"/?l=en\" lang=\"en\" hreflang=\"en\">English</a>" : "<a href=\"/?l=zh\" lang=\"zh-CN\" hreflang=\"zh-CN\">中文</a>")
            .Html("</header><h1>").Html(title).Html("</h1>");
    }

    private string Title(PageWords words)
    {
        switch (_change.State)
        {
            case WifiChange.Stage.Waiting:
            case WifiChange.Stage.Trying:
                return words.Of("正在测试 Wi-Fi", "Testing the Wi-Fi");
            case WifiChange.Stage.Joined:
                return words.Of("连上了，但找不到收款平台", "Joined, but the payment switch is not there");
            case WifiChange.Stage.Kept:
                return words.Of("设置完成", "Done");
            default:
                return words.Of("设置 Wi-Fi", "Set up Wi-Fi");
        }
    }

    private void Trying(PageBuffer reply, PageWords words)
    {
        reply.Html("<p role=\"status\">").Html(words.Of("正在连接“", "Joining \u201c")).Text(_change.Ssid).Html(words.Of("”，最长约一分钟。", "\u201d. It takes up to a minute."))
            .Html("</p><p>").Html(words.Of(
                "手机可能会短暂离开本机的热点。请重新连上热点，本页会继续。",
                "Your phone may lose the box's hotspot for a moment. Join it again, and this page goes on."))
            .Html("</p><p><a href=\"").Html(HomeIn(words.IsChinese)).Html("\">").Html(words.Of("刷新", "Look again")).Html("</a></p>");
    }

    private void Joined(PageBuffer reply, PageWords words, long nowMs)
    {
        Notice(reply, words, nowMs);
        reply.Html("<p>").Html(words.Of("“", "\u201c")).Text(_change.Ssid).Html(words.Of("”给了地址 ", "\u201d gave the address ")).Text(_change.Address).Html(words.Of(
            "，但从这里连不到收款平台。它可能不通外网，或者要在网页上登录。",
            ", but the payment switch is not reached from there. It may have no way out, or want a sign-in on a page.")).Html("</p>");
        Form(reply, words, "/back");
        reply.Html("<button>").Html(words.Of("换一个网络", "Take another network")).Html("</button></form>");
        Form(reply, words, "/keep");
        Pin(reply, words);
        reply.Html("<button class=\"q\">").Html(words.Of("仍然使用它", "Use it all the same")).Html("</button></form>");
    }

    private void Done(PageBuffer reply, PageWords words)
    {
        reply.Html("<p role=\"status\">").Html(words.Of("本机已使用“", "The box now uses \u201c")).Text(_change.Ssid).Html(words.Of("”，地址 ", "\u201d with the address ")).Text(_change.Address)
            .Html(_change.HasSwitch ? words.Of("，收款平台已连通。", "; the payment switch answers.") : words.Of("。", "."))
            .Html(_change.TakesPayments ? "" : words.Of("它还要扫设置码才能收款。", " It still needs a set-up code to take payments."))
            .Html("</p><p>").Html(words.Of("几秒后它会重新启动，这个热点随之关闭。可以关闭本页。", "In a few seconds it restarts and this hotspot goes away. You can close this page.")).Html("</p>");
    }

    private void Choose(PageBuffer reply, PageWords words, long nowMs)
    {
        Notice(reply, words, nowMs);
        NetworkList networks = _change.Networks;
        Form(reply, words, "/join");
        reply.Html("<fieldset><legend>").Html(words.Of("选择网络", "Choose a network")).Html("</legend>");
        for (int i = 0; i < networks.Count; i++)
        {
            reply.Html("<label class=\"n\"><input type=\"radio\" name=\"n\" value=\"").HexOf(networks.NameAt(i)).Html("\"");
            if (networks.NameAt(i) == _change.Ssid)
                reply.Html(" checked");
            reply.Html("><b>").Text(networks.NameAt(i)).Html("</b><i>").Html(words.OfSignal(networks.SignalAt(i))).Html("</i></label>");
        }
        bool isOther = _change.Ssid.Length > 0 && !networks.Has(_change.Ssid);
        reply.Html("<label class=\"n\"><input type=\"radio\" name=\"n\" value=\"-\"").Html(isOther ? " checked>" : ">")
            .Html("<b>").Html(words.Of("其他网络（隐藏的）", "Another one (hidden)")).Html("</b></label></fieldset>")
            .Html("<label class=\"f o\" for=\"o\">").Html(words.Of("其他网络的名称", "Name of another network"))
            .Html("</label><input class=\"t o\" id=\"o\" name=\"o\" maxlength=\"32\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" value=\"")
            .Text(isOther ? _change.Ssid : "").Html("\">");
        reply.Html("<label class=\"f\" for=\"p\">").Html(words.Of("Wi-Fi 密码", "Wi-Fi password"))
            .Html("</label><input class=\"t\" id=\"p\" name=\"p\" type=\"password\" maxlength=\"63\" autocomplete=\"off\" aria-describedby=\"q\"><p class=\"h\" id=\"q\">")
            .Html(words.Of("没有密码的网络请留空。", "Leave it empty for a network without one.")).Html("</p>");
        Pin(reply, words);
        reply.Html("<button>").Html(words.Of("测试并使用", "Test and use")).Html("</button></form>");
        if (_change.IsLooking)
        {
            reply.Html("<p role=\"status\">").Html(words.Of("正在查找网络…", "Looking for networks\u2026")).Html("</p>");
            return;
        }
        Form(reply, words, "/look");
        reply.Html("<button class=\"q\">").Html(words.Of("重新查找", "Look for networks again")).Html("</button></form>");
    }

    private void Form(PageBuffer reply, PageWords words, string action)
    {
        reply.Html("<form method=\"post\" action=\"").Html(action).Html("\"><input type=\"hidden\" name=\"t\" value=\"").Html(_token)
            .Html("\"><input type=\"hidden\" name=\"l\" value=\"").Html(words.Of("zh", "en")).Html("\">");
    }

    private static void Pin(PageBuffer reply, PageWords words)
    {
        reply.Html("<label class=\"f\" for=\"c\">").Html(words.Of("机身标签上的配网码", "PIN on the label of the box"))
            .Html("</label><input class=\"t\" id=\"c\" name=\"c\" type=\"password\" inputmode=\"numeric\" maxlength=\"8\" autocomplete=\"off\">");
    }

    private void Notice(PageBuffer reply, PageWords words, long nowMs)
    {
        PhoneFault fault = _change.Fault;
        if (fault == PhoneFault.None)
            return;
        reply.Html("<p class=\"w\" role=\"alert\">");
        if (PageWords.IsAboutNetwork(fault))
            reply.Html(words.Of("“", "\u201c")).Text(_change.Ssid).Html(words.Of("”", "\u201d "));
        reply.Html(words.Of(fault));
        long seconds = (_change.LockedMs(nowMs) + 999) / 1000;
        if (fault == PhoneFault.Locked && seconds > 0)
            reply.Html(words.Of("还要等 " + seconds.ToString() + " 秒。", " " + seconds.ToString() + " s to go."));
        reply.Html("</p>");
    }

    private static string HomeIn(bool isChinese) => isChinese ? "/?l=zh" : "/?l=en";

    // Who says nothing is at a stall in China.
    private static bool LikesChinese(string language) => language.Length == 0 || language.StartsWith("zh") || language.StartsWith("ZH") || language.StartsWith("*");

    /// <summary>The name that a button of the list stands for; empty for none, null for what the list never said.</summary>
    private static string? NameOf(string? digits)
    {
        if (digits is null || digits.Length == 0)
            return digits;
        byte[] text = Encoding.UTF8.GetBytes(digits);
        byte[] name = new byte[text.Length / 2];
        bool isName = (text.Length & 1) == 0 && Hex.TryRead(text, 0, name.Length, name, 0) && Codes.Utf8Check.IsPrintable(name, 0, name.Length);
        return isName ? Encoding.UTF8.GetString(name, 0, name.Length) : null;
    }
}
