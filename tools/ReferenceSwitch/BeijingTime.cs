namespace ReferenceSwitch;

/// <summary>Dates and times as the switch's answers carry them: China has one time zone, UTC+8, without summer time.</summary>
public static class BeijingTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The wall clock in Beijing.</summary>
    /// <param name="unixMs">Unix milliseconds.</param>
    public static DateTimeOffset At(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToOffset(Offset);

    /// <summary>The date in Beijing as yyyymmdd.</summary>
    /// <param name="unixMs">Unix milliseconds.</param>
    public static int Date(long unixMs)
    {
        DateTimeOffset at = At(unixMs);
        return (at.Year * 10_000) + (at.Month * 100) + at.Day;
    }

    /// <summary>The midnight in Beijing with which a moment's day began, Unix milliseconds.</summary>
    /// <param name="unixMs">Unix milliseconds.</param>
    public static long DayStart(long unixMs) => unixMs - (long)At(unixMs).TimeOfDay.TotalMilliseconds;
}
