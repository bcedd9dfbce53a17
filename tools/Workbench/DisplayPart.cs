using System;
using ScanBox.Device;
using VirtualBoard.Parts;

namespace Workbench;

/// <summary>The module that a board's display plug carries.</summary>
public static class DisplayPart
{
    /// <summary>The display of a plan, wired as the plan says; null when it has none.</summary>
    public static VirtualDisplay? Of(BoardPlan plan) => plan.Display switch
    {
        DisplayKind.Tm1637 => new VirtualTm1637(plan.DisplayClock, plan.DisplayData, Array.ConvertAll(plan.DisplayGrids, grid => (int)grid), !plan.DisplayHasEveryPoint),
        DisplayKind.Ht1621 => new VirtualHt1621(plan.DisplaySelect, plan.DisplayClock, plan.DisplayData, VirtualHt1621.Pdc6X1()),
        _ => null,
    };
}
