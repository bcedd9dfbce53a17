using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using ScanBox.Settings;
using ScanBox.Updates.Manifests;
using Signing;
using Updating;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox update make</c>: an update, signed, as a folder that a switch offers.</summary>
internal static class UpdateMakeVerb
{
    private static readonly Option<FileInfo?> s_key = PathOption.File("--key", "The signing key, as `update key` made it.");

    private static readonly Option<string> s_kind = KindOption();

    private static readonly Option<long?> s_version = new("--version") { Description = "Its version; boxes take higher ones only. Without it: of rules the one in their first line, of voice and settings the time now, in seconds since 1970; of an application it must be named.", HelpName = "N" };

    private static readonly Option<string> s_board = new("--board") { Description = "The board that it is for, as `scanbox board` names it; * for every one.", HelpName = "NAME", DefaultValueFactory = static _ => UpdateManifest.All };

    private static readonly Option<string> s_box = new("--box") { Description = "Serial of the box that it is for, its beginning and * for a batch; * for every one.", HelpName = "SERIAL", DefaultValueFactory = static _ => UpdateManifest.All };

    private static readonly Option<long> s_from = new("--from") { Description = "Boxes that run a version up to this one take it although it is older.", HelpName = "N" };

    private static readonly Option<DirectoryInfo?> s_out = PathOption.Folder("--out", "The folder that the update's own folder is written into, for `switch --updates`.");

    private static readonly Argument<FileInfo[]> s_files = new("FILE") { Description = "What it brings.", Arity = ArgumentArity.OneOrMore };

    internal static Verb Create()
    {
        var verb = new Verb("make", "Makes an update: checks what it brings, cuts it into pieces of 4 KB, hashes and signs them.")
        {
            Details = "The update is a folder KIND-VERSION of four files: manifest (text), its signature, the sums of the pieces, and the data.\n"
                + "An application is its assemblies (.pe), what others stand on first, ScanBox.Device last.\n"
                + "A box takes it when the manifest is signed by its update.signer, is for it, and is newer than what it has.",
            Examples =
            [
                "scanbox update make --key updates.pem --kind rules --out updates operator.rules",
                "scanbox update make --key updates.pem --kind settings --box SB2400* --out updates market.txt",
                "scanbox update make --key updates.pem --kind application --version 200 --board esp32-s3 --out updates ScanBox.pe ScanBox.Device.pe",
                "scanbox update make --key updates.pem --kind rules --version 6 --from 8 --box SB2400* --out updates older.rules",
            ],
        };
        verb.Add(s_key);
        verb.Add(s_kind);
        verb.Add(s_version);
        verb.Add(s_board);
        verb.Add(s_box);
        verb.Add(s_from);
        verb.Add(s_out);
        verb.Add(s_files);
        verb.SetAction(parsed => Make(
            parsed.GetValue(s_key),
            (UpdateKind)UpdateKinds.Find(parsed.GetValue(s_kind)!),
            parsed.GetValue(s_version),
            new UpdateTarget(UpdateKind.Rules, 0, parsed.GetValue(s_board)!, parsed.GetValue(s_box)!, parsed.GetValue(s_from)),
            parsed.GetValue(s_out),
            parsed.GetValue(s_files)!,
            parsed.GetValue(CommonOptions.Json)));
        return verb;
    }

    private static int Make(FileInfo? keyFile, UpdateKind kind, long? version, UpdateTarget target, DirectoryInfo? below, FileInfo[] files, bool json)
    {
        if (keyFile is null)
            throw CommandException.Usage("--key: name the signing key; `scanbox update key` makes one");
        if (below is null)
            throw CommandException.Usage("--out: name the folder for updates");
        if (target.Board != UpdateManifest.All && !BoardChoice.Names.Contains(target.Board))
            throw CommandException.Usage($"--board: there is no board {Quoted.Text(target.Board)}; `scanbox board` lists them");
        UpdateContents contents = Guarded.Do(() => UpdateContents.Read(kind, files));
        if (version is not null && contents.Version is not null && version != contents.Version)
            throw CommandException.Usage($"--version: the file itself says version {contents.Version}");
        if (kind == UpdateKind.Application && target.Board == UpdateManifest.All)
            throw CommandException.Usage("--board: an application is for one board; `scanbox board` lists them");
        if (kind == UpdateKind.Application && version is null)
            throw CommandException.Usage($"--version: name the application's version as a number, two digits for each part; this one is {FirmwareVersion.Number}");
        target = target with { Kind = kind, Version = version ?? contents.Version ?? DateTimeOffset.UtcNow.ToUnixTimeSeconds() };
        UpdatePackage update = Guarded.Do(() =>
        {
            using SigningKey key = SigningKey.Load(keyFile.FullName, Passphrase.Ask(isNew: false));
            return UpdatePackage.Make(target, contents.Data, key);
        });
        DirectoryInfo folder = Guarded.Do(() => update.Save(below));
        if (json)
            Output.Json(new JsonObject { ["folder"] = folder.FullName, ["kind"] = UpdateKinds.NameOf(kind), ["version"] = target.Version, ["bytes"] = update.Data.Count, ["pieces"] = update.Manifest.Pieces });
        else
            Output.Line($"{folder.FullName}: {UpdateKinds.NameOf(kind)} {target.Version}, {update.Data.Count} bytes in {update.Manifest.Pieces} pieces");
        return ExitCode.Done;
    }

    private static Option<string> KindOption()
    {
        var option = new Option<string>("--kind") { Description = "What it brings: " + string.Join(", ", UpdateContents.Kinds.Select(UpdateKinds.NameOf)) + ".", HelpName = "KIND", Required = true };
        option.AcceptOnlyFromAmong([.. UpdateContents.Kinds.Select(UpdateKinds.NameOf)]);
        return option;
    }
}
