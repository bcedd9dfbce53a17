namespace ScanBox.Payments;

/// <summary>
/// The business date and time in Beijing, as far as the switch has told them (F13, F12), carried on by uptime. The box has no
/// other calendar: before the first answer nothing is known.
/// </summary>
public sealed class BusinessClock
{
    private const int SecondsInDay = 24 * 60 * 60;

    // The dialect has no year: February is taken as 29 days, and the next answer puts a wrong guess right.
    private static readonly byte[] s_days = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    private int _date;
    private int _secondOfDay;
    private long _setAtMs;

    /// <summary>Whether the switch has told the time.</summary>
    public bool IsKnown => _date != 0;

    /// <summary>Takes the time of an answer; anything that is not a date or time is left alone.</summary>
    /// <param name="date">MMDD as a number.</param>
    /// <param name="time">HHMMSS as a number.</param>
    /// <param name="nowMs">Uptime in ms.</param>
    public void Set(int date, int time, long nowMs)
    {
        int month = date / 100;
        int day = date % 100;
        if (month < 1 || month > 12 || day < 1 || day > s_days[month - 1])
            return;
        if (time < 0 || time / 10000 > 23 || time / 100 % 100 > 59 || time % 100 > 59)
            return;
        _date = date;
        _secondOfDay = time / 10000 * 3600 + time / 100 % 100 * 60 + time % 100;
        _setAtMs = nowMs;
    }

    /// <summary>Date MMDD now, 0 when unknown.</summary>
    public int DateAt(long nowMs)
    {
        if (_date == 0)
            return 0;
        int date = _date;
        // A box is never silent for long: a bounded walk is enough, and a year has no more days.
        for (long days = SecondAt(nowMs) / SecondsInDay; days > 0 && days < 366; days--)
            date = DayAfter(date);
        return date;
    }

    /// <summary>Minute of the day now, 0 to 1439; -1 when unknown.</summary>
    public int MinuteAt(long nowMs) => _date == 0 ? -1 : (int)(SecondAt(nowMs) % SecondsInDay / 60);

    private long SecondAt(long nowMs) => _secondOfDay + (nowMs - _setAtMs) / 1000;

    private static int DayAfter(int date)
    {
        int month = date / 100;
        int day = date % 100;
        if (day < s_days[month - 1])
            return date + 1;
        return month == 12 ? 101 : (month + 1) * 100 + 1;
    }
}
