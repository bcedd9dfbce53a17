using ScanBox.Ports;

namespace ScanBox.Parts.Modems;

/// <summary>
/// The time between a modem and its box: whichever knows it tells the other. The modem has it from its network or a time server and
/// checks certificates against it; the box has it from Wi-Fi or the modem.
/// </summary>
internal sealed class ModemTime
{
    // Public and reached from everywhere in China; the time is checked for plausibility, as any other.
    internal const string Server = "ntp.aliyun.com";

    private const int SecondsOfDay = 86_400;

    // Days from 1970-01-01 to 2000-03-01: years that begin in March have their odd day last.
    private const int DaysToMarch2000 = 11_017;
    private const int DaysOfFourYears = 1_461;

    private readonly ModemStatus _status;
    private readonly IBoxLog? _log;
    private IWallClock? _clock;
    private bool _toldImplausible;

    internal ModemTime(ModemStatus status, IBoxLog? log)
    {
        _status = status;
        _log = log;
    }

    /// <summary>Whether the modem's clock is good enough for a certificate.</summary>
    internal bool IsKnown => _status.UnixTime >= 0 && WallTime.IsPlausible(_status.UnixTime);

    internal void Use(IWallClock clock) => _clock = clock;

    /// <summary>The modem has told a time: it sets the box's clock when nothing better has.</summary>
    internal void Told(long nowMs)
    {
        long unixTime = _status.UnixTime;
        if (unixTime < 0 || _clock is null || WallTime.IsPlausible(_clock.UnixTime))
            return;
        if (WallTime.IsPlausible(unixTime))
        {
            _clock.Set(unixTime + (nowMs - _status.TimeAtMs) / 1000);
            _log?.Write(nowMs, "modem: the box's clock is set to the network's time");
        }
        else if (!_toldImplausible)
        {
            _toldImplausible = true;
            _log?.Write(nowMs, "modem: the network's time cannot be true and is not taken");
        }
    }

    /// <summary>Sets the modem's clock to the box's, in UTC.</summary>
    /// <returns>False when the box does not know the time either.</returns>
    internal bool Tell(AtCommand command)
    {
        if (_clock is null || !WallTime.IsPlausible(_clock.UnixTime))
            return false;
        long unixTime = _clock.UnixTime;
        int second = (int)(unixTime % SecondsOfDay);
        int days = (int)(unixTime / SecondsOfDay) - DaysToMarch2000;
        int year = days / DaysOfFourYears * 4;
        int left = days % DaysOfFourYears;
        // The last of four such years has a day more.
        int years = left / 365 > 3 ? 3 : left / 365;
        int dayOfYear = left - years * 365;
        int month = (dayOfYear * 5 + 2) / 153;
        int day = dayOfYear - (month * 153 + 2) / 5 + 1;
        year += years + (month >= 10 ? 1 : 0);
        month = month >= 10 ? month - 9 : month + 3;
        command.Begin("AT+CCLK=\"");
        Two(command, year).Add("/");
        Two(command, month).Add("/");
        Two(command, day).Add(",");
        Two(command, second / 3600).Add(":");
        Two(command, second / 60 % 60).Add(":");
        Two(command, second % 60).Add("+00\"").Optional();
        return true;
    }

    private static AtCommand Two(AtCommand command, int number) => number < 10 ? command.Add("0").Add(number) : command.Add(number);
}
