using ScanBox.Ports;

namespace ScanBox.Parts.Modems;

/// <summary>What a modem told about itself and its network. Text left empty and numbers left negative are unknown.</summary>
public sealed class ModemStatus
{
    /// <summary>Number of the <c>+CME ERROR</c> of a modem without a SIM card (3GPP TS 27.007).</summary>
    public const int NoSimError = 10;

    /// <summary>Digits of an IMEI.</summary>
    public const int ImeiDigits = 15;

    internal const string SignalName = "+CSQ:";
    internal const string AskClock = "AT+CCLK?";
    internal const string ClockName = "+CCLK:";

    private const int UnknownSignal = 99;
    private const int MaxSignal = 31;

    // Before it has heard from the network a modem's clock shows the 1970s, 1980s, 2000 or its build: this firmware is younger.
    private const int FirstYear = 24;
    private const int LastYear = 69;

    // Days from 1970-01-01 to 2000-01-01.
    private const int DaysTo2000 = 10957;

    // yy/MM/dd,hh:mm:ss+zz
    private const int ClockLength = 20;

    private const int Home = 1;
    private const int Refused = 3;
    private const int Roaming = 5;

    /// <summary>Model as the modem calls itself.</summary>
    public string Model { get; internal set; } = "";

    /// <summary>IMEI, 15 digits.</summary>
    public string Imei { get; internal set; } = "";

    /// <summary>Number of the SIM card (ICCID), 19 or 20 characters.</summary>
    public string Iccid { get; internal set; } = "";

    /// <summary>MCC and MNC of the operator, five or six digits.</summary>
    public string Operator { get; internal set; } = "";

    /// <summary>Signal 0 to 31; dBm = -113 + 2 x signal.</summary>
    public int Signal { get; private set; } = -1;

    /// <summary>Whether the network has taken the modem, at home or roaming.</summary>
    public bool IsRegistered { get; private set; }

    /// <summary>Whether the network refuses the card.</summary>
    public bool IsDenied { get; private set; }

    /// <summary>LAC or TAC.</summary>
    public int AreaCode { get; private set; } = -1;

    /// <summary>Cell identity.</summary>
    public int CellId { get; private set; } = -1;

    /// <summary>Own address in the operator's network.</summary>
    public string Address { get; internal set; } = "";

    /// <summary>Time of the network as seconds since 1970, UTC, at <see cref="TimeAtMs"/>; -1 when it never came.</summary>
    public long UnixTime { get; private set; } = -1;

    /// <summary>Uptime in ms of <see cref="UnixTime"/>.</summary>
    public long TimeAtMs { get; private set; }

    /// <summary>A new object for the terminal block.</summary>
    public LinkPlace ToPlace()
    {
        var place = new LinkPlace { Address = Address, Signal = Signal };
        int digits = Operator.Length;
        if (digits >= 5 && AreaCode >= 0 && CellId >= 0)
        {
            place.CountryCode = int.Parse(Operator.Substring(0, 3));
            place.NetworkCode = int.Parse(Operator.Substring(3, digits - 3));
            place.AreaCode = AreaCode;
            place.CellId = CellId;
        }
        return place;
    }

    internal void Forget()
    {
        Model = "";
        Iccid = "";
        Operator = "";
        Address = "";
        Signal = -1;
        IsRegistered = false;
        IsDenied = false;
        // Its clock starts anew too.
        UnixTime = -1;
        AreaCode = -1;
        CellId = -1;
    }

    internal bool TakeSignal(AtLine line)
    {
        int signal = line.NumberAt(0);
        if (signal < 0 || (signal > MaxSignal && signal != UnknownSignal))
            return false;
        Signal = signal == UnknownSignal ? -1 : signal;
        return true;
    }

    /// <summary>Takes <c>+CEREG: stat[,tac,ci,act]</c> as it comes by itself, or with the mode before it as the answer.</summary>
    /// <returns>Whether it had the form that was asked for.</returns>
    internal bool TakeRegistration(AtLine line, bool asAnswer)
    {
        int fields = line.FieldCount;
        bool isAnswer = fields == 2 || fields >= 5;
        if (isAnswer != asAnswer)
            return false;
        int first = isAnswer ? 1 : 0;
        int state = line.NumberAt(first);
        if (state < 0)
            return false;
        IsRegistered = state == Home || state == Roaming;
        IsDenied = state == Refused;
        int area = line.HexAt(first + 1);
        int cell = line.HexAt(first + 2);
        if (IsRegistered && area >= 0 && cell >= 0)
        {
            AreaCode = area;
            CellId = cell;
        }
        return true;
    }

    internal bool TakeOperator(AtLine line)
    {
        string name = line.TextAt(2);
        char[] digits = name.ToCharArray();
        if (digits.Length != 5 && digits.Length != 6)
            return line.FieldCount >= 1;
        for (int i = 0; i < digits.Length; i++)
        {
            if (digits[i] < '0' || digits[i] > '9')
                return true;
        }
        Operator = name;
        return true;
    }

    /// <summary>Takes <c>+CCLK: "yy/MM/dd,hh:mm:ss+zz"</c>: local time, its zone in quarters of an hour.</summary>
    internal bool TakeClock(AtLine line, long nowMs)
    {
        char[] text = line.TextAt(0).ToCharArray();
        if (text.Length != ClockLength)
            return true;
        int year = Two(text, 0);
        int month = Two(text, 3);
        int day = Two(text, 6);
        int hour = Two(text, 9);
        int minute = Two(text, 12);
        int second = Two(text, 15);
        int zone = Two(text, 18);
        bool isTime = year >= FirstYear && year <= LastYear && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour >= 0 && hour <= 23
            && minute >= 0 && minute <= 59 && second >= 0 && second <= 60 && zone >= 0 && (text[17] == '+' || text[17] == '-');
        if (!isTime)
            return true;
        long local = (DaysSince1970(year, month, day) * 24 + hour) * 3600L + minute * 60 + second;
        UnixTime = local - (text[17] == '-' ? -zone : zone) * 900L;
        TimeAtMs = nowMs;
        return true;
    }

    // Every fourth year has a day more until 2099, the last that two digits can say.
    private static long DaysSince1970(int year, int month, int day)
    {
        int days = DaysTo2000 + year * 365 + (year + 3) / 4 + day - 1;
        for (int before = 1; before < month; before++)
            days += before == 2 ? (year % 4 == 0 ? 29 : 28) : before == 4 || before == 6 || before == 9 || before == 11 ? 30 : 31;
        return days;
    }

    private static int Two(char[] text, int at)
    {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
