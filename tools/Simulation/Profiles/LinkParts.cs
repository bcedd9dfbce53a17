namespace Simulation.Profiles;

/// <summary>The values of the key <c>link</c> of a profile.</summary>
internal static class LinkParts
{
    private static readonly Dictionary<string, LinkPart> s_modems = new(StringComparer.Ordinal)
    {
        ["quectel"] = LinkPart.Quectel,
        ["simcom"] = LinkPart.Simcom,
        ["air780e"] = LinkPart.Air780e,
        ["modem"] = LinkPart.Modem,
    };

    /// <summary>The values, in words.</summary>
    internal static string Known => $"plain, two-paths, {string.Join(", ", s_modems.Keys)}, or wifi and one of those with a + between, the preferred one first";

    /// <summary>Whether a driver of a modem is on it.</summary>
    internal static bool IsModem(LinkPart part) => s_modems.ContainsValue(part);

    /// <summary>Reads a value.</summary>
    /// <returns>The ways, the preferred one first; null when it is none.</returns>
    internal static IReadOnlyList<LinkPart>? Parse(string text)
    {
        if (text == "plain")
            return [LinkPart.Plain];
        if (text == "two-paths")
            return [LinkPart.Wifi, LinkPart.Mobile];
        if (s_modems.TryGetValue(text, out LinkPart only))
            return [only];
        string[] both = text.Split('+');
        if (both.Length != 2)
            return null;
        if (both[0] == "wifi" && s_modems.TryGetValue(both[1], out LinkPart standby))
            return [LinkPart.Wifi, standby];
        return both[1] == "wifi" && s_modems.TryGetValue(both[0], out LinkPart first) ? [first, LinkPart.Wifi] : null;
    }
}
