using System.Globalization;

namespace VirtualBoard.Modems;

/// <summary>The words of <c>+CME ERROR</c>, 3GPP TS 27.007 9.2.</summary>
internal static class CmeText
{
    public const int NotAllowed = 3;
    public const int SimAbsent = 10;
    public const int PinRequired = 11;
    public const int PukRequired = 12;
    public const int SimBusy = 14;
    public const int WrongPassword = 16;
    public const int NoNetwork = 30;
    public const int Unknown = 100;

    public static string Of(int number) => number switch
    {
        NotAllowed => "operation not allowed",
        4 => "operation not supported",
        SimAbsent => "SIM not inserted",
        PinRequired => "SIM PIN required",
        PukRequired => "SIM PUK required",
        13 => "SIM failure",
        SimBusy => "SIM busy",
        WrongPassword => "incorrect password",
        NoNetwork => "no network service",
        50 => "incorrect parameters",
        58 => "invalid parameter",
        Unknown => "unknown",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
