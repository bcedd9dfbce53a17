namespace CounterPage.Steps;

/// <summary>Names of the ways to the switch, as the firmware tells them: <c>Wi-Fi</c>, <c>4G, standby, signal 20 of 31</c>.</summary>
internal static class PathNames
{
    private const string SignalMark = ", signal";
    private const string StandbyMark = ", standby";

    /// <summary>The way alone, without its signal, which goes up and down.</summary>
    internal static string Way(string path) => path.Split(SignalMark)[0];

    internal static string English(string way) => way.Length == 0 ? "none" : way;

    internal static string Chinese(string way) => way.Length == 0 ? "无" : way.Replace(StandbyMark, "（备用）", StringComparison.Ordinal);
}
