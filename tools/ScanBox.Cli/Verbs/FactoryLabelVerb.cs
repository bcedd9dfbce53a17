using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Factory.Batches;
using Factory.Labels;
using ScanBox.Cli.Stations;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox factory label</c>: the label of a box once more.</summary>
internal static class FactoryLabelVerb
{
    private static readonly Argument<string> s_serial = new("SERIAL") { Description = "Serial of the box." };

    private static readonly Option<string> s_board = BenchOptions.Board();

    internal static Verb Create()
    {
        var verb = new Verb("label", "Prints the label of a box again: its PIN is not kept, it is made of the serial and the key-encrypting key, so both custodians are needed.")
        {
            Examples = ["scanbox factory label SB24000001 --batch batch.csv --labels labels --label png"],
        };
        verb.Add(s_serial);
        verb.Add(FactoryVerb.Batch);
        verb.Add(LabelOptions.Folder);
        verb.Add(LabelOptions.Kind);
        verb.Add(s_board);
        verb.SetAction(Print);
        return verb;
    }

    private static int Print(ParseResult parsed)
    {
        BatchFile batch = FactoryVerb.ReadBatch(parsed);
        string serial = parsed.GetRequiredValue(s_serial);
        if (!batch.Rows.Any(row => row.Serial == serial))
            throw CommandException.Usage($"SERIAL: {Quoted.Text(serial)} is not in the batch");
        string board = BoardChoice.Plan(parsed.GetValue(s_board)!).Id;
        using KeyEncryptionKey kek = Components.AskFor(batch);
        string file = Guarded.Do(() => LabelOptions.Labels(parsed).Write(LabelText.Of(serial, board, kek)));
        if (parsed.GetValue(CommonOptions.Json))
            Output.Json(new JsonObject { ["serial"] = serial, ["label"] = file });
        else
            Output.Line(file);
        return ExitCode.Done;
    }
}

/// <summary>Where labels go, and of which kind they are.</summary>
internal static class LabelOptions
{
    private const string Pdf = "pdf";
    private const string Png = "png";

    internal static Option<DirectoryInfo?> Folder { get; } = PathOption.Folder("--labels", "Folder for the labels; without it `labels` here.");

    internal static Option<string> Kind { get; } = KindOption();

    internal static LabelFolder Labels(ParseResult parsed) => new(parsed.GetValue(Folder)?.FullName ?? Path.GetFullPath("labels"), parsed.GetValue(Kind) == Pdf);

    private static Option<string> KindOption()
    {
        var option = new Option<string>("--label") { Description = "Kind of label: pdf, or png (300 dots an inch).", HelpName = "KIND", DefaultValueFactory = static _ => Pdf };
        option.AcceptOnlyFromAmong(Pdf, Png);
        return option;
    }
}
