using ScanBox.Device;
using Simulation.Chance;
using Simulation.Modems;
using Simulation.Timing;
using VirtualBoard;
using VirtualBoard.Parts;
using VirtualBoard.Pins;
using Workbench;

namespace Simulation.Boxes.Parts;

/// <summary>The pins of a board that keys and display hang on, as one of the boards of the firmware has them, with the display's virtual chip.</summary>
internal sealed class PanelBoard
{
    internal PanelBoard(Timeline time, Dice dice)
    {
        string[] boards = BoardChoice.Names;
        // Most have no single buttons.
        string[] withButtons = [.. boards.Where(static name => BoardChoice.Plan(name).ButtonPins.Length > 0)];
        Plan = BoardChoice.Plan(dice.Below(3, 1) == 0 ? withButtons[dice.Below(withButtons.Length, 2)] : boards[dice.Below(boards.Length, 2)]);
        // A clock module fits the same plug: four digits, and a colon in place of points.
        if (Plan.Display == DisplayKind.Tm1637 && dice.Below(4, 3) == 0)
            Plan = WithClockModule(Plan);
        Board = new BoardModel(new TimelineClock(time), chip: Plan.Chip == BoardChip.Esp32S3 ? ChipPins.Esp32S3Octal : ChipPins.Esp32);
        foreach (int pin in Plan.ExternalPullUps)
            Board.Pins.AddResistor(pin, toSupply: true);
        Display = DisplayPart.Of(Plan);
        if (Display is not null)
            Board.Attach(Display);
    }

    /// <summary>What hangs on which pin.</summary>
    internal BoardPlan Plan { get; }

    /// <summary>The pins.</summary>
    internal BoardModel Board { get; }

    /// <summary>The display; null on a board without one.</summary>
    internal VirtualDisplay? Display { get; }

    private static BoardPlan WithClockModule(BoardPlan plan) => new()
    {
        Id = plan.Id,
        Chip = plan.Chip,
        KeypadRows = plan.KeypadRows,
        KeypadColumns = plan.KeypadColumns,
        ExternalPullUps = plan.ExternalPullUps,
        KeypadKeys = plan.KeypadKeys,
        ButtonPins = plan.ButtonPins,
        ButtonKeys = plan.ButtonKeys,
        Display = plan.Display,
        DisplayClock = plan.DisplayClock,
        DisplayData = plan.DisplayData,
        DisplayGrids = [0, 1, 2, 3],
        DisplayHasEveryPoint = false,
    };
}
