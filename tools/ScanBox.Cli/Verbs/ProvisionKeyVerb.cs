using System;
using System.CommandLine;
using System.IO;
using System.Text.Json.Nodes;
using Signing;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox provision key</c>: the key that signs set-up codes.</summary>
internal static class ProvisionKeyVerb
{
    private static readonly Option<FileInfo?> s_newKey = PathOption.File("--out", "The key file to write; it must not be there yet.");

    internal static Verb Create()
    {
        var verb = new Verb("key", "Makes the key that signs set-up codes, and prints its public half, the boxes' setup.signer.")
        {
            Details = $"The file is encrypted under a passphrase, which is asked for, or taken from {Passphrase.Variable}.",
            Examples = ["scanbox provision key --out signer.pem"],
        };
        verb.Add(s_newKey);
        verb.SetAction(parsed => MakeKey(parsed.GetValue(s_newKey), parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static int MakeKey(FileInfo? file, bool json)
    {
        if (file is null)
            throw CommandException.Usage("--out: name the key file to write");
        if (file.Exists)
            throw CommandException.Usage($"--out: {file.Name} is there already; boxes trust the key in it");
        using SigningKey key = SetupInput.Guard(SigningKey.Create);
        string passphrase = Passphrase.Ask(isNew: true);
        SetupInput.Guard(() =>
        {
            key.Save(file.FullName, passphrase);
            return 0;
        });
        string signer = Convert.ToHexString(key.PublicKey);
        if (json)
            Output.Json(new JsonObject { ["file"] = file.FullName, ["signer"] = signer });
        else
            Output.Line($"setup.signer={signer}");
        Output.Progress($"{file.Name} signs for every box that has this setup.signer: keep it off the network, and a copy in a safe.");
        return ExitCode.Done;
    }
}
