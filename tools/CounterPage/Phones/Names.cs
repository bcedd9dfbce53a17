namespace CounterPage.Phones;

/// <summary>What a phone shows, by the names of the interface.</summary>
internal static class Names
{
    private static readonly string[] s_names = ["code", "receive", "web", "expired"];

    internal static string Of(Showing showing) => s_names[(int)showing];

    internal static bool TryRead(string name, out Showing showing)
    {
        int index = Array.IndexOf(s_names, name);
        showing = (Showing)Math.Max(index, 0);
        return index >= 0;
    }
}
