using ScanBox.Parts.Lamps;
using ScanBox.Ports;

namespace Guide;

/// <summary>What a signal of the lamp means, and what to do then.</summary>
/// <param name="Signal">The signal; its rhythm and colour are the firmware's.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Do">What to do; empty where there is nothing.</param>
public sealed record LampAdvice(LampSignal Signal, Words Meaning, Words Do)
{
    /// <summary>Its rhythm in words.</summary>
    public Words Rhythm => RhythmText.Of(LampPattern.RhythmOf(Signal));

    /// <summary>Its colour in words, for a lamp with red and green, or with blue as well.</summary>
    public Words Colour(bool hasBlue) => LampPattern.ColourOf(Signal, hasBlue) switch
    {
        LampPattern.Red => new("red", "红色"),
        LampPattern.Green => new("green", "绿色"),
        LampPattern.Blue => new("blue", "蓝色"),
        LampPattern.Red | LampPattern.Green => new("yellow", "黄色"),
        _ => Words.None,
    };
}
