using ScanBox.Switching;

namespace ReferenceSwitch.Messages;

/// <summary>
/// How far the clock of a terminal may be off. A request need not carry a time; one that does, as other terminals of this
/// dialect may (F13 MMDD and F12 hhmmss in Beijing), is not taken when it is old or from tomorrow: it was held back, or the clock
/// that dates the merchant's receipts is wrong.
/// </summary>
internal static class ClockSkew
{
    // A quartz is off by minutes after a year on the shelf; a held-back request by hours.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Whether a request that brings money may be taken: it carries no time, or one near the switch's.</summary>
    public static bool Allows(IsoMessage request, long nowUnixMs)
    {
        if (!request.Has(12) && !request.Has(13))
            return true;
        long date = request.GetNumber(13);
        long time = request.GetNumber(12);
        if (date < 0 || time < 0)
            return false;
        DateTimeOffset now = BeijingTime.At(nowUnixMs);
        // Without a year, the date is meant in this one or, around New Year, in the one before or after.
        return Enumerable.Range(now.Year - 1, 3).Any(year => At(year, (int)date, (int)time, now.Offset) is DateTimeOffset said && (said - now).Duration() <= Limit);
    }

    private static DateTimeOffset? At(int year, int date, int time, TimeSpan offset)
    {
        (int month, int day) = (date / 100, date % 100);
        (int hour, int minute, int second) = (time / 10_000, time / 100 % 100, time % 100);
        bool exists = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60;
        return exists ? new(year, month, day, hour, minute, second, offset) : null;
    }
}
