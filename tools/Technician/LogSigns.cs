using System.Text.RegularExpressions;

namespace Technician;

/// <summary>What lines of a box's log are signs of. The lines are the firmware's own; a test makes each of them appear.</summary>
public static class LogSigns
{
    private static readonly (Regex Line, Weight Weight, string Part, string What, string Advice)[] s_signs =
    [
        (Sign("^scanner: no module answers"), Weight.Fault, "scanner", "no scanner module answered", "its plug, its supply, TX and RX; a module of none of the supported families"),
        (Sign("^Wi-Fi: .* was not joined"), Weight.Warning, "Wi-Fi", "a known network was not joined", "is it there, has its password changed, is it on 2.4 GHz?"),
        (Sign("^link: the standby .* cannot be reached"), Weight.Warning, "standby", "the second way to the switch cannot be used", "the box works, and has nothing to fall back on: SIM card, antenna, data plan, or the second Wi-Fi"),
        (Sign("^switch: no connection"), Weight.Warning, "network", "the switch could not be reached", "`network` at the console names the step that fails"),
        (Sign("^switch: sign-in refused \\(fault 4"), Weight.Fault, "keys", "the box's key is not the switch's", "wrong keys, or the wrong terminal: the acquirer rotates its keys, or the box is another one's"),
        (Sign("^switch: sign-in refused \\(.*F39 97"), Weight.Fault, "terminal", "the switch does not know the terminal, or has switched it off", "the acquirer's list of terminals"),
        (Sign("^switch: sign-in refused \\(.*F39 58"), Weight.Fault, "serial", "the switch knows this terminal with another serial", "was the box replaced? The acquirer binds terminal and serial"),
        (Sign("^switch: the switch is silent"), Weight.Warning, "network", "the line was up and nothing came", "a weak Wi-Fi, or a router that forgets connections"),
        (Sign("^switch: an answer without a valid MAC"), Weight.Fault, "keys", "an answer had no valid MAC", "if it happens again: somebody is in the line, or the keys differ"),
        (Sign("set aside as journal\\.bad"), Weight.Fault, "flash", "a part of the journal was damaged and set aside", "send the journal to support; settle with the acquirer by its books"),
        (Sign("^voice pack .* works without a voice"), Weight.Fault, "voice", "the voice pack is missing or damaged", "write it again"),
        (Sign("^voice pack .* clip .* damaged"), Weight.Warning, "voice", "a clip of the voice is damaged", "write the voice pack again"),
        (Sign("^speaker does not play"), Weight.Fault, "speaker", "the amplifier takes no samples", "its plug, its supply, the I2S wires"),
        (Sign("result unknown, kept"), Weight.Warning, "payments", "a payment could not be settled and is tried again", "`unknown` lists it; its RRN tells the acquirer which it is"),
        (Sign("^settings: one of the two copies is damaged"), Weight.Warning, "flash", "one copy of the settings was damaged, the other counts", "`save` at the console writes it anew; again and again: the flash wears out"),
        (Sign("^setup: "), Weight.Note, "set-up code", "", ""),
    ];

    /// <summary>What lines of a log, without their times, are signs of; each sign once, with the last line that showed it.</summary>
    public static IReadOnlyList<Finding> In(IEnumerable<string> log)
    {
        var found = new Dictionary<int, Finding>();
        foreach (string line in log)
        {
            for (int i = 0; i < s_signs.Length; i++)
            {
                var (sign, weight, part, what, advice) = s_signs[i];
                if (sign.IsMatch(line))
                    found[i] = new Finding(weight, part, what.Length > 0 ? $"{what} ({line})" : line, advice);
            }
        }
        return [.. found.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }

    private static Regex Sign(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
