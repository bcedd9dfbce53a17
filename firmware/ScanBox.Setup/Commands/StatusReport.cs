using ScanBox.Payments;
using ScanBox.Ports;
using ScanBox.Settings;
using ScanBox.Setup.Console;
using ScanBox.Switching;

namespace ScanBox.Setup.Commands;

/// <summary>How the box is doing, in lines that people and programs read alike: <c>name: value</c>.</summary>
internal static class StatusReport
{
    /// <summary>Why a command that needs a switch is refused.</summary>
    internal const string NotSetUp = "the box is not set up: see `status`";

    internal static string Write(ConsoleHost host, ConsoleOutput output, long nowMs)
    {
        output.Line("board: " + host.BoardName + ", firmware " + FirmwareVersion.Text);
        output.Line("uptime: " + (nowMs / 1000).ToString() + " s");
        BoxSettings? settings = host.Settings;
        if (settings is not null)
        {
            output.Line("box: serial " + settings.Serial + ", terminal " + settings.TerminalId + ", merchant " + settings.MerchantId);
            output.Line("switch address: " + settings.SwitchHost + ":" + settings.SwitchPort.ToString() + (settings.SwitchTls ? " TLS" : " without TLS"));
        }
        output.Line("keys: " + Words(KeyFile.Load(host.Ports.Storage)));
        Box? box = host.Box;
        if (box is null)
        {
            output.Line("not set up: " + host.Unset!.Why);
            return "";
        }
        output.Line("switch: " + Words(box.SwitchState) + (box.SwitchState == SwitchState.Refused ? " (" + box.SwitchRefusal + ")" : ""));
        output.Line("path: " + Path(host.Ports.Link));
        output.Line("scanner: " + host.Ports.Scanner.Description + Words(host.Ports.Scanner.State));
        output.Line("batch: " + box.Batch.ToString() + (box.OwesNothing ? ", nothing to settle" : ", not settled"));
        output.Line("unknown payments: " + box.UnknownCount.ToString());
        output.Line("journal: " + (box.JournalProblem.Length == 0 ? "sound" : box.JournalProblem));
        output.Line("rules: version " + host.Rules.Version.ToString());
        if (host.Updates is not null)
            output.Line("updates: " + host.Updates.Text);
        output.Line("volume: " + box.Volume.ToString());
        IBattery? battery = host.Ports.Battery;
        if (battery is not null)
            output.Line("battery: " + (battery.Percent < 0 ? "not known" : battery.Percent.ToString() + " %") + (battery.IsCharging ? ", charger in" : ""));
        return "";
    }

    internal static string WriteUnknown(ConsoleHost host, ConsoleOutput output)
    {
        if (host.Box is null)
            return NotSetUp;
        for (int i = 0; i < host.Box.UnknownCount; i++)
        {
            Purchase unknown = host.Box.Unknown(i);
            string what = unknown.Kind == PurchaseKind.Purchase ? "purchase" : unknown.Kind == PurchaseKind.Void ? "void" : "refund";
            output.Line(what + ": batch " + unknown.Batch.ToString() + " STAN " + unknown.Stan.ToString() + ", " + unknown.AmountFen.ToString() + " fen, "
                + unknown.SchemeId + (unknown.Rrn.Length == 0 ? "" : ", RRN " + unknown.Rrn));
        }
        output.Line("unknown payments: " + host.Box.UnknownCount.ToString());
        return "";
    }

    private static string Path(ILink link)
    {
        LinkPlace? place = link.Place;
        if (place is null && link.State != LinkState.Up)
            return "none";
        string text = Way(link as IMovableLink);
        if (place is null)
            return text + "up";
        text += place.Address;
        if (place.CountryCode >= 0)
            text += ", operator " + place.CountryCode.ToString() + "-" + place.NetworkCode.ToString();
        if (place.Signal >= 0)
            text += ", signal " + place.Signal.ToString() + " of 31";
        return text;
    }

    // Check values are made to be shown.
    private static string Words(BoxKeys? keys)
    {
        if (keys is null)
            return "missing or damaged";
        string[] checkValues = keys.CheckValues();
        return "there, check values TMK " + checkValues[0] + ", serial key " + checkValues[1];
    }

    // A box with one way has no choice to tell of.
    private static string Way(IMovableLink? link)
    {
        if (link is null || link.Way.Length == 0)
            return "";
        return link.Way + (link.IsStandby ? ", standby, " : ", ");
    }

    private static string Words(SwitchState state)
    {
        switch (state)
        {
            case SwitchState.Connecting:
                return "connecting";
            case SwitchState.SigningIn:
                return "signing in";
            case SwitchState.SignedIn:
                return "signed in";
            case SwitchState.Refused:
                return "refused";
            case SwitchState.SignedOut:
                return "signed out at the end of the day";
            default:
                return "offline";
        }
    }

    private static string Words(ScannerState state)
    {
        switch (state)
        {
            case ScannerState.Finding:
                return ", looked for";
            case ScannerState.Failed:
                return ", no answer";
            default:
                return "";
        }
    }
}
