using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Guide;
using ScanBox.Device;
using Workbench.Boards;
using WholeFiles;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox board</c>: what a board is made of, how it is wired, and whether that can work.</summary>
internal static class BoardVerb
{
    private static readonly Argument<string?> s_board = new("BOARD")
    {
        Description = $"The board: {string.Join(", ", BoardChoice.Names)}. Without it all are listed.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<FileInfo?> s_svg = PathOption.File("--svg", "Draw the wiring into an SVG file.");

    private static readonly Option<FileInfo?> s_sheet = PathOption.File("--quick-start", "Write the vendor's quick start sheet, Chinese and English, into an HTML file.");

    internal static Command Create()
    {
        var command = new Verb("board", "Lists the boards; shows a board's parts, wiring and flash budget, and holds it against what its chip can do.")
        {
            Details = "Exit status: 0 the board keeps the rules of its chip, 2 it breaks one.",
            Examples =
            [
                "scanbox board",
                "scanbox board esp32-s3-a7670",
                "scanbox board esp32-wrover --svg wiring.svg",
                "scanbox board esp32-s3-battery --quick-start quick-start.html",
            ],
        };
        command.Add(s_board);
        command.Add(s_svg);
        command.Add(s_sheet);
        command.SetAction(parsed => Run(parsed.GetValue(s_board), parsed.GetValue(s_svg), parsed.GetValue(s_sheet), parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Run(string? name, FileInfo? svg, FileInfo? sheet, bool json)
    {
        if (name is not null)
            return Show(Find(name), svg, sheet, json);
        if (svg is not null || sheet is not null)
            throw CommandException.Usage($"{(svg is not null ? "--svg" : "--quick-start")}: name the board");
        List(json);
        return ExitCode.Done;
    }

    private static BoardPlan Find(string name) => BoardChoice.Names.Contains(name)
        ? BoardChoice.Plan(name)
        : throw CommandException.Usage($"BOARD: {Quoted.Text(name)} is none of {string.Join(", ", BoardChoice.Names)}");

    private static void List(bool json)
    {
        BoardPlan[] plans = [.. BoardChoice.Names.Select(BoardChoice.Plan)];
        if (json)
        {
            Output.Json(new JsonObject { ["boards"] = new JsonArray([.. plans.Select(plan => new JsonObject { ["id"] = plan.Id, ["name"] = plan.Name, ["target"] = plan.Target, ["link"] = LinkChoice.Of(plan) })]) });
            return;
        }
        int width = plans.Max(plan => plan.Id.Length);
        foreach (BoardPlan plan in plans)
            Output.Line($"{plan.Id.PadRight(width)}  {plan.Name}; {string.Join(", ", BoardWiring.Parts(plan).Select(part => part.Id))}");
    }

    private static int Show(BoardPlan plan, FileInfo? svg, FileInfo? sheet, bool json)
    {
        string[] violations = [.. BoardRules.Violations(plan)];
        if (svg is not null)
            Guarded.Write("--svg", () => WholeFile.Write(svg.FullName, BoardPicture.Svg(plan)));
        if (sheet is not null)
            Guarded.Write("--quick-start", () => WholeFile.Write(sheet.FullName, QuickStartSheet.Html(SheetBoard.Of(plan))));
        if (json)
            Output.Json(Document(plan, violations));
        else
            Print(plan, violations);
        return violations.Length == 0 ? ExitCode.Done : ExitCode.Declined;
    }

    private static void Print(BoardPlan plan, string[] violations)
    {
        FlashBudget flash = FlashBudget.Of(plan);
        Output.Line($"{plan.Name}, nanoFramework target {plan.Target}");
        foreach (BoardPart part in BoardWiring.Parts(plan))
        {
            Output.Line($"  {part.Title} ({part.Detail}){(part.Supply.Length > 0 ? ", supply " + part.Supply : "")}");
            foreach (BoardWire wire in part.Wires)
                Output.Line($"    GPIO{wire.Pin,-3} {wire.Label}{(wire.Note.Length > 0 ? ", " + wire.Note : "")}");
        }
        Output.Line($"  program: at most {flash.ProgramBytes / 1024} of {flash.DeploymentBytes / 1024} KB");
        Output.Line($"  files: at most {flash.Blocks} of {flash.AllBlocks} blocks of 4 KB, {(flash.HasVoiceFile ? $"with the {(flash.IsSmallVoice ? "small" : "whole")} voice ({flash.VoiceBytes / 1024} KB)" : "without a voice")}");
        foreach (string violation in violations)
            Output.Line("  wrong: " + violation);
    }

    private static JsonObject Document(BoardPlan plan, string[] violations)
    {
        FlashBudget flash = FlashBudget.Of(plan);
        return new JsonObject
        {
            ["id"] = plan.Id,
            ["name"] = plan.Name,
            ["target"] = plan.Target,
            ["link"] = LinkChoice.Of(plan),
            ["parts"] = new JsonArray([.. BoardWiring.Parts(plan).Select(Part)]),
            ["programBytes"] = flash.ProgramBytes,
            ["deploymentBytes"] = flash.DeploymentBytes,
            ["fileBlocks"] = flash.Blocks,
            ["fileSystemBlocks"] = flash.AllBlocks,
            ["voiceBytes"] = flash.VoiceBytes,
            ["wrong"] = new JsonArray([.. violations.Select(violation => JsonValue.Create(violation))]),
        };
    }

    private static JsonObject Part(BoardPart part) => new()
    {
        ["id"] = part.Id,
        ["title"] = part.Title,
        ["detail"] = part.Detail,
        ["supply"] = part.Supply,
        ["wires"] = new JsonArray([.. part.Wires.Select(wire => new JsonObject { ["gpio"] = wire.Pin, ["pin"] = wire.Label, ["note"] = wire.Note })]),
    };
}
