using System;
using System.CommandLine;
using System.IO;
using System.Text.Json.Nodes;
using Signing;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox provision key</c> and <c>scanbox update key</c>: keys whose public half boxes are given.</summary>
internal static class SigningKeyVerb
{
    private static readonly Option<FileInfo?> s_newKey = PathOption.File("--out", "The key file to write; it must not be there yet.");

    internal static Verb ForSetupCodes() => Create("set-up codes", "setup.signer", "scanbox provision key --out signer.pem");

    internal static Verb ForUpdates() => Create("updates", "update.signer", "scanbox update key --out updates.pem");

    private static Verb Create(string what, string setting, string example)
    {
        var verb = new Verb("key", $"Makes the key that signs {what}, and prints its public half, the boxes' {setting}.")
        {
            Details = $"The file is encrypted under a passphrase, which is asked for, or taken from {Passphrase.Variable}.",
            Examples = [example],
        };
        verb.Add(s_newKey);
        verb.SetAction(parsed => MakeKey(parsed.GetValue(s_newKey), setting, parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static int MakeKey(FileInfo? file, string setting, bool json)
    {
        if (file is null)
            throw CommandException.Usage("--out: name the key file to write");
        if (file.Exists)
            throw CommandException.Usage($"--out: {file.Name} is there already; boxes trust the key in it");
        using SigningKey key = Guarded.Do(SigningKey.Create);
        string passphrase = Passphrase.Ask(isNew: true);
        Guarded.Do(() => key.Save(file.FullName, passphrase));
        string signer = Convert.ToHexString(key.PublicKey);
        if (json)
            Output.Json(new JsonObject { ["file"] = file.FullName, ["signer"] = signer });
        else
            Output.Line($"{setting}={signer}");
        Output.Progress($"{file.Name} signs for every box that has this {setting}: keep it off the network, and a copy in a safe.");
        return ExitCode.Done;
    }
}
