using System.Text;

namespace Workbench;

/// <summary>Text of a command line inside a message: one bounded line, whatever was typed.</summary>
public static class Quoted
{
    // Enough to recognise what was typed.
    private const int MaxShown = 40;

    // No message of ours is longer; one that quotes an argument may be.
    private const int MaxLine = 400;

    /// <summary>An argument in quotes, cut when it is long.</summary>
    public static string Text(string text) => "'" + Cut(Clean(text), MaxShown) + "'";

    /// <summary>A message on one line.</summary>
    public static string Line(string text) => Cut(Clean(text), MaxLine);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length] + "...";

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char c in text)
            clean.Append(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c);
        return clean.ToString();
    }
}
