using System.CommandLine;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox update</c>: updates over the air, made and looked at. The switch offers them, boxes pull them.</summary>
internal static class UpdateVerb
{
    internal static Command Create()
    {
        var command = new Command("update", "Makes and explains updates over the air 在线更新; `scanbox switch --updates` offers them to its boxes.");
        command.Add(SigningKeyVerb.ForUpdates());
        command.Add(UpdateMakeVerb.Create());
        command.Add(UpdateShowVerb.Create());
        return command;
    }
}
