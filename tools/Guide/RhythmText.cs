using System.Numerics;
using ScanBox.Parts.Lamps;

namespace Guide;

/// <summary>A lamp's rhythm in words, read off its slots (<see cref="LampPattern"/>).</summary>
public static class RhythmText
{
    private const int All = (1 << LampPattern.Slots) - 1;
    private static readonly string[] s_english = ["no", "one", "two", "three", "four"];
    private static readonly string[] s_chinese = ["零", "一", "两", "三", "四"];

    /// <summary>The words for a rhythm, bit 0 its first slot.</summary>
    public static Words Of(int rhythm)
    {
        if (rhythm is 0 or All)
            return rhythm == 0 ? new("dark", "不亮") : new("steady", "常亮");
        int flashes = BitOperations.PopCount((uint)(rhythm & ~Turned(rhythm, 1)));
        int lit = BitOperations.PopCount((uint)rhythm);
        int onMs = lit * LampPattern.SlotMs / flashes;
        int everyMs = LampPattern.Slots * LampPattern.SlotMs / flashes;
        bool isEven = Turned(rhythm, LampPattern.Slots / flashes) == rhythm;
        if (isEven && onMs * 2 == everyMs)
            return Blinking(onMs);
        int counted = isEven ? 1 : flashes;
        string period = isEven && everyMs <= 1000 ? "every second" : "every two seconds";
        string chinesePeriod = isEven && everyMs <= 1000 ? "每秒" : "每两秒";
        bool isShort = onMs <= LampPattern.SlotMs;
        return new($"{s_english[counted]} {(isShort ? "short" : "long")} flash{(counted > 1 ? "es" : "")} {period}", $"{chinesePeriod}{(isShort ? "短" : "长")}闪{s_chinese[counted]}次");
    }

    private static Words Blinking(int onMs) => onMs switch
    {
        >= 1000 => new("one second on, one off", "亮一秒、灭一秒"),
        >= 500 => new("half a second on, half off", "亮半秒、灭半秒"),
        >= 250 => new("quick blinking", "快速闪烁"),
        _ => new("flicker", "频闪"),
    };

    // The rhythm some slots later; it goes round.
    private static int Turned(int rhythm, int slots) => ((rhythm << slots) | (rhythm >> (LampPattern.Slots - slots))) & All;
}
