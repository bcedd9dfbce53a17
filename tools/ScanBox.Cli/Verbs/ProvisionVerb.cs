using System.CommandLine;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox provision</c>: settings into a box, by set-up codes 设置码 that its own scanner reads, over its console, or from a phone.</summary>
internal static class ProvisionVerb
{
    internal static Command Create()
    {
        var command = new Command("provision", "Brings settings into a box: set-up codes 设置码 that its own scanner reads, its console, or the page that it shows a phone.");
        command.Add(SigningKeyVerb.ForSetupCodes());
        command.Add(ProvisionCodeVerb.Create());
        command.Add(ProvisionShowVerb.Create());
        command.Add(ProvisionApplyVerb.Create());
        command.Add(ProvisionPhoneVerb.Create());
        return command;
    }
}
