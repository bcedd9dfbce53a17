using System.Text;

namespace Flashing;

/// <summary>A command line of the flasher: the program and its arguments, one by one.</summary>
/// <param name="Program">What is started.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record FlasherLine(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The line as a person would type it.</summary>
    public override string ToString() => string.Join(' ', new[] { Program }.Concat(Arguments).Select(Quote));

    /// <summary>Splits a command of several words, as <c>sh "my flasher.sh"</c>; quotes hold words together.</summary>
    /// <exception cref="FlashingException">There is no word in it, or a quote is open.</exception>
    public static FlasherLine Parse(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        bool quoted = false;
        foreach (char c in command)
        {
            if (c == '"')
            {
                quoted = !quoted;
                word ??= new StringBuilder();
            }
            else if (c == ' ' && !quoted)
            {
                Take();
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }
        if (quoted)
            throw new FlashingException("the flasher's command has an open quote");
        Take();
        return words.Count > 0 && words[0].Length > 0 ? new FlasherLine(words[0], words[1..]) : throw new FlashingException("the flasher's command is empty");

        void Take()
        {
            if (word is not null)
                words.Add(word.ToString());
            word = null;
        }
    }

    /// <summary>The same with further arguments.</summary>
    public FlasherLine With(IEnumerable<string> arguments) => this with { Arguments = [.. Arguments, .. arguments] };

    private static string Quote(string word) => word.Length > 0 && !word.Contains(' ', StringComparison.Ordinal) ? word : $"\"{word}\"";
}
