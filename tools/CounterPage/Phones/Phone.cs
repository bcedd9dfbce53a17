using System.Text;
using System.Text.Json.Nodes;
using ReferenceSwitch.Payers;

namespace CounterPage.Phones;

/// <summary>A customer's phone with one wallet or bank app. Guarded by its shelf.</summary>
internal sealed class Phone(PayerApp app, string accountId)
{
    private string _drawnText = "";
    private string _drawn = "";

    internal PayerApp App { get; } = app;

    internal string AccountId { get; } = accountId;

    internal Showing Showing { get; set; }

    /// <summary>Asked for a password, which is typed or not when the visitor says so.</summary>
    internal bool Password { get; set; }

    internal bool Late { get; set; }

    internal bool Broke { get; set; }

    /// <summary>The fresh code; empty before the first.</summary>
    internal string Code { get; set; } = "";

    /// <summary>When the app shows the next one, in ms of the system's uptime.</summary>
    internal long CodeUntilMs { get; set; }

    /// <summary>A code that is too old; empty until it is asked for.</summary>
    internal string ExpiredCode { get; set; } = "";

    /// <summary>What a camera sees on it.</summary>
    internal string Shown => Showing switch
    {
        Showing.Receive => ReceiveCodes.Of(App),
        Showing.Web => ReceiveCodes.WebAddress,
        Showing.Expired => ExpiredCode,
        _ => Code,
    };

    internal JsonObject ToJson(long nowMs, long balanceFen, bool asking, (string En, string Zh) note)
    {
        string shown = Shown;
        if (shown != _drawnText)
        {
            _drawn = QrSvg.Of(shown);
            _drawnText = shown;
        }
        return new JsonObject
        {
            ["id"] = App.Id,
            ["name"] = Name,
            ["zh"] = Zh,
            ["scheme"] = App.Scheme.Length > 0 ? App.Scheme : "unionpay",
            ["institution"] = App.Institution,
            ["balanceFen"] = balanceFen,
            ["code"] = shown,
            ["qrSvg"] = _drawn,
            ["codeExpiresInMs"] = Showing == Showing.Code ? Math.Max(0, CodeUntilMs - nowMs) : 0,
            ["password"] = Password,
            ["late"] = Late,
            ["broke"] = Broke,
            ["showing"] = Names.Of(Showing),
            ["asking"] = asking,
            ["lastNote"] = note.En,
            ["lastNoteZh"] = note.Zh,
        };
    }

    /// <summary>The app's English name, or its only one.</summary>
    internal string Name => HasBothNames ? App.Name[..App.Name.LastIndexOf(' ')] : App.Name;

    /// <summary>The app's Chinese name, or its only one.</summary>
    internal string Zh => HasBothNames ? App.Name[(App.Name.LastIndexOf(' ') + 1)..] : App.Name;

    // Names are written "WeChat Pay 微信支付" or "QQ Wallet QQ钱包": the last word is the Chinese one.
    private bool HasBothNames => App.Name.AsSpan().ContainsAnyInRange('\u2E80', '\uFFFF');

    /// <summary>Bytes as a scanner reads them.</summary>
    internal byte[] ShownBytes => Encoding.UTF8.GetBytes(Shown);
}
