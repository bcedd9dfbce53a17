using System;
using System.Linq;
using ScanBox.Boards.Esp32S3;
using ScanBox.Boards.Esp32Wroom4Mb;
using ScanBox.Boards.Esp32Wrover;
using ScanBox.Device;

namespace Workbench;

/// <summary>The boards and scanner modules that a box on the bench can have, by the names that the command line uses.</summary>
public static class BoardChoice
{
    /// <summary>The board unless another is asked for.</summary>
    public const string Default = "esp32-wrover";

    /// <summary>The scanner unless another is asked for.</summary>
    public const string DefaultScanner = "gm65";

    private static readonly (string Name, Func<BoardPlan> Create)[] s_boards =
    [
        (Default, Esp32WroverBoard.CreatePlan),
        ("esp32-s3", Esp32S3Board.CreatePlan),
        ("esp32-wroom-4mb", Esp32Wroom4MbBoard.CreatePlan),
    ];

    /// <summary>Names of the boards: those of the folders below boards/.</summary>
    public static string[] Names => [.. s_boards.Select(b => b.Name)];

    /// <summary>Names of the scanners.</summary>
    public static string[] Scanners => [.. ScannerChoice.All.Select(s => s.Name)];

    /// <summary>The plan of a board with a scanner.</summary>
    /// <exception cref="WorkbenchException">There is no such board or scanner.</exception>
    public static BoardPlan Plan(string board, string scanner)
    {
        Func<BoardPlan> create = s_boards.FirstOrDefault(b => b.Name == board).Create ?? throw WorkbenchException.Usage($"--board: {Quoted.Text(board)} is none of {string.Join(", ", Names)}");
        ScannerChoice choice = ScannerChoice.Named(scanner);
        BoardPlan plan = create();
        plan.Scanner = choice.Kind;
        return plan;
    }
}
