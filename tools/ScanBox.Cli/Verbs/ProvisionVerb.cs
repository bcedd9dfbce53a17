using System.CommandLine;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox provision</c>: settings into a box, by set-up codes 设置码 that its own scanner reads or over its console.</summary>
internal static class ProvisionVerb
{
    internal static Command Create()
    {
        var command = new Command("provision", "Makes set-up codes 设置码 that a box's own scanner reads, and shows them to a box on the virtual board.");
        command.Add(SigningKeyVerb.ForSetupCodes());
        command.Add(ProvisionCodeVerb.Create());
        command.Add(ProvisionShowVerb.Create());
        command.Add(ProvisionApplyVerb.Create());
        return command;
    }
}
