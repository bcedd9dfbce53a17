using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using ScanBox.Updates.Manifests;
using Signing;
using Updating;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox update show</c>: what an update is, and whether it is sound.</summary>
internal static class UpdateShowVerb
{
    private static readonly Option<string?> s_signer = new("--signer") { Description = "The public key that must have signed it, 64 hexadecimal digits: a box's update.signer.", HelpName = "HEX" };

    private static readonly Argument<DirectoryInfo> s_folder = new("DIR") { Description = "The folder of an update." };

    internal static Verb Create()
    {
        var verb = new Verb("show", "Says what an update is, checks its pieces, its signature and what it brings.")
        {
            Details = "Exit status: 0 it is sound, 2 a box would refuse what it brings, or --signer did not sign it.",
            Examples = ["scanbox update show updates/rules-8", "scanbox update show updates/rules-8 --signer D75A980182B10AB7D54BFED3C964073A0EE172F3DAA62325AF021A68F707511A --json"],
        };
        verb.Add(s_signer);
        verb.Add(s_folder);
        verb.SetAction(parsed => Show(parsed.GetValue(s_folder)!, Signer(parsed.GetValue(s_signer)), parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static int Show(DirectoryInfo folder, byte[]? signer, bool json)
    {
        UpdatePackage update = Guarded.Do(() => UpdatePackage.Load(folder));
        UpdateManifest manifest = update.Manifest;
        bool? isSigned = signer is null ? null : update.IsSignedBy(signer);
        string problem = UpdateContents.Check(manifest.Kind, [.. update.Data]);
        if (json)
        {
            Output.Json(new JsonObject
            {
                ["kind"] = UpdateKinds.NameOf(manifest.Kind),
                ["version"] = manifest.Version,
                ["board"] = manifest.Board,
                ["box"] = manifest.Box,
                ["from"] = manifest.From,
                ["bytes"] = manifest.Size,
                ["pieces"] = manifest.Pieces,
                ["signed"] = isSigned,
                ["problem"] = problem.Length == 0 ? null : problem,
            });
        }
        else
        {
            Output.Line($"{UpdateKinds.NameOf(manifest.Kind)} {manifest.Version}, {manifest.Size} bytes in {manifest.Pieces} pieces");
            Output.Line($"for {(manifest.Board == UpdateManifest.All ? "every board" : "board " + manifest.Board)}, {(manifest.Box == UpdateManifest.All ? "every box" : "box " + manifest.Box)}");
            Output.Line(manifest.From == 0 ? "for boxes that have an older version" : $"for boxes that have an older version, or one up to {manifest.From}");
            Output.Line(isSigned switch { null => "signature not looked at: --signer", true => "signed by that signer", false => "NOT signed by that signer" });
            Output.Line(problem.Length == 0 ? "sound" : "a box refuses it: " + problem);
        }
        return isSigned == false || problem.Length > 0 ? ExitCode.Declined : ExitCode.Done;
    }

    private static byte[]? Signer(string? hex)
    {
        if (hex is null)
            return null;
        return hex.Length == 2 * SigningKey.PublicKeySize && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : throw CommandException.Usage("--signer: a public key has 64 hexadecimal digits");
    }
}
