using System;
using System.Linq;
using System.Reflection;
using ScanBox.Device;

namespace Workbench;

/// <summary>The boards and scanner modules that a box on the bench can have, by the names that the command line uses.</summary>
public static class BoardChoice
{
    /// <summary>The board unless another is asked for.</summary>
    public const string Default = "esp32-wrover";

    /// <summary>The scanner unless another is asked for.</summary>
    public const string DefaultScanner = "gm65";

    private const string BoardNamespace = "ScanBox.Boards.";

    // Whoever adds a folder to boards/ adds a board: the adapters' desktop build holds the plan of every folder.
    private static readonly Func<BoardPlan>[] s_boards =
    [
        .. typeof(BoardPlan).Assembly.GetTypes()
            .Where(static type => type.Namespace is not null && type.Namespace.StartsWith(BoardNamespace, StringComparison.Ordinal))
            .Select(static type => type.GetMethod("CreatePlan", BindingFlags.Public | BindingFlags.Static, []))
            .Where(static method => method?.ReturnType == typeof(BoardPlan))
            .Select(static method => method!.CreateDelegate<Func<BoardPlan>>()),
    ];

    /// <summary>Names of the boards, those of the folders below boards/, in their order but the default first.</summary>
    public static string[] Names => [.. s_boards.Select(static create => create().Id).OrderBy(static name => name != Default).ThenBy(static name => name, StringComparer.Ordinal)];

    /// <summary>Names of the scanners.</summary>
    public static string[] Scanners => [.. ScannerChoice.All.Select(s => s.Name)];

    /// <summary>The plan of a board as its folder has it.</summary>
    /// <exception cref="WorkbenchException">There is no such board.</exception>
    public static BoardPlan Plan(string board) =>
        s_boards.Select(static create => create()).FirstOrDefault(plan => plan.Id == board) ?? throw WorkbenchException.Usage($"--board: {Quoted.Text(board)} is none of {string.Join(", ", Names)}");

    /// <summary>The plan of a board with a scanner.</summary>
    /// <exception cref="WorkbenchException">There is no such board or scanner.</exception>
    public static BoardPlan Plan(string board, string scanner)
    {
        BoardPlan plan = Plan(board);
        plan.Scanner = ScannerChoice.Named(scanner).Kind;
        return plan;
    }
}
