using System;
using System.Globalization;

namespace VirtualBoard.Modems;

/// <summary>The clock inside a modem: it starts at a default, and the network sets it.</summary>
internal sealed class ModemClock(Func<long> nowMicroseconds, Func<DateTime> trueTime, Func<int> zoneQuarters)
{
    // A default in the style of 3GPP modules.
    private static readonly DateTime s_default = new(1980, 1, 6, 0, 0, 0, DateTimeKind.Utc);

    private long _setAt;
    private DateTime _local = s_default;
    private int _quarters;
    private bool _showsGreenwich;

    /// <summary>The time as the modem knows it.</summary>
    public DateTime UtcNow => _showsGreenwich ? Local : Local.AddMinutes(-15 * _quarters);

    /// <summary>Local time with its zone in quarters of an hour: <c>26/03/09,08:53:13+32</c>.</summary>
    public string Text => Local.ToString("yy/MM/dd,HH:mm:ss", CultureInfo.InvariantCulture) + (_quarters < 0 ? "-" : "+") + Math.Abs(_quarters).ToString("00", CultureInfo.InvariantCulture);

    private DateTime Local => _local.AddMicroseconds(nowMicroseconds() - _setAt);

    public void Reset() => (_local, _quarters, _showsGreenwich, _setAt) = (s_default, 0, false, nowMicroseconds());

    /// <summary>The network or a time server tells the time.</summary>
    /// <param name="showsGreenwich">Whether the clock shows Greenwich time beside the zone instead of local time.</param>
    /// <param name="quarters">The zone in quarters of an hour; the network's own when null.</param>
    public void Synchronise(bool showsGreenwich = false, int? quarters = null)
    {
        _quarters = quarters ?? zoneQuarters();
        _showsGreenwich = showsGreenwich;
        _local = trueTime().AddMinutes(showsGreenwich ? 0 : 15 * _quarters);
        _setAt = nowMicroseconds();
    }

    /// <summary>Sets it by hand.</summary>
    public bool Set(string text)
    {
        if (text.Length < 17 || !DateTime.TryParseExact(text[..17], "yy/MM/dd,HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime local))
            return false;
        int quarters = 0;
        if (text.Length > 17 && (!int.TryParse(text[17..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out quarters) || Math.Abs(quarters) > 96))
            return false;
        (_local, _quarters, _showsGreenwich, _setAt) = (local, quarters, false, nowMicroseconds());
        return true;
    }
}
