using System.Globalization;
using System.Text.Json.Nodes;
using CounterPage.Steps;
using ScanBox.Parts.Power;
using VirtualBoard.Parts;

namespace CounterPage.Bench;

/// <summary>The box's battery in a visitor's hands: how full its cell is, and whether the charger is plugged in.</summary>
internal sealed class BatteryBench(VirtualBattery battery, Timeline timeline, Action changed)
{
    // Below 0 % and still a cell.
    private const int EmptyMillivolts = 3200;

    /// <summary>Sets what is given; the other stays.</summary>
    /// <param name="percent">Charge of the cell, 0 to 100, by the voltage that such a cell has then.</param>
    /// <param name="charger">Whether the charger is plugged in.</param>
    internal void Set(int? percent, bool? charger)
    {
        if (percent is int wanted && wanted != Percent)
        {
            battery.Millivolts = MillivoltsAt(wanted);
            string text = wanted.ToString(CultureInfo.InvariantCulture);
            timeline.AddApart(StepKind.Fault, $"battery: {text} %", $"电池：{text}%", ("mV", battery.Millivolts.ToString(CultureInfo.InvariantCulture)));
        }
        if (charger is bool plugged && plugged != battery.IsCharging)
        {
            battery.IsCharging = plugged;
            timeline.AddApart(StepKind.Fault, plugged ? "charger plugged in" : "charger unplugged", plugged ? "插上充电器" : "拔下充电器");
        }
        changed();
    }

    internal JsonObject ToJson() => new() { ["percent"] = Percent, ["charger"] = battery.IsCharging };

    private int Percent => LiIonCurve.PercentOf(battery.Millivolts);

    // The lowest voltage that is read as this charge.
    private static int MillivoltsAt(int percent)
    {
        if (percent == 0)
            return EmptyMillivolts;
        int low = LiIonCurve.LeastMillivolts, high = LiIonCurve.MostMillivolts;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (LiIonCurve.PercentOf(middle) >= percent)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
