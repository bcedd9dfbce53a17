namespace ScanBox.Parts.Power;

/// <summary>
/// How full a lithium-ion cell is by its voltage at a light load. Cells of all makers with 4.2 V at the end of charge are alike
/// within a few percent; a cell under charge, or very cold, shows some percent too much or too little.
/// </summary>
public static class LiIonCurve
{
    /// <summary>Below this there is no cell, or one that its protection has switched off, in mV.</summary>
    public const int LeastMillivolts = 2500;

    /// <summary>Above this it is no single cell, or the divider is broken, in mV.</summary>
    public const int MostMillivolts = 4500;

    // From full to empty: millivolts and percent in turn.
    private static readonly int[] s_points =
    {
        4200, 100, 4150, 95, 4110, 90, 4080, 85, 4020, 80, 3980, 75, 3950, 70, 3910, 65, 3870, 60, 3850, 55, 3840, 50,
        3820, 45, 3800, 40, 3790, 35, 3770, 30, 3750, 25, 3730, 20, 3710, 15, 3690, 10, 3610, 5, 3270, 0,
    };

    /// <summary>The charge at a voltage, straight between the points of the table.</summary>
    /// <param name="millivolts">Voltage of the cell.</param>
    /// <returns>0 to 100.</returns>
    public static int PercentOf(int millivolts)
    {
        if (millivolts >= s_points[0])
            return 100;
        for (int i = 2; i < s_points.Length; i += 2)
        {
            if (millivolts < s_points[i])
                continue;
            int above = millivolts - s_points[i];
            int span = s_points[i - 2] - s_points[i];
            return s_points[i + 1] + (above * (s_points[i - 1] - s_points[i + 1]) / span);
        }
        return 0;
    }
}
