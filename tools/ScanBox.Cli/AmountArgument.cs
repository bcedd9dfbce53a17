using ScanBox.Amounts;
using ScanBox.Ports;

namespace ScanBox.Cli;

/// <summary>An amount of a command line, by the rules of the box's own keypad.</summary>
internal static class AmountArgument
{
    /// <summary>Yuan with up to two decimals, as fen.</summary>
    /// <exception cref="CommandException">It is not an amount; the message says why.</exception>
    internal static long Fen(string text, bool zeroAllowed)
    {
        var entry = new AmountEntry(AmountEntry.LargestFen);
        foreach (Key key in Keys(text))
        {
            string? wrong = entry.Press(key) switch
            {
                EntryResult.TooManyDecimals => "fen are the smallest unit: at most two decimals",
                EntryResult.SecondPoint => "one decimal point at most",
                EntryResult.AboveLimit => "above the limit of 99,999,999.99",
                EntryResult.TooLong => "too long",
                EntryResult.EmptyItem => "nothing to add",
                _ => null,
            };
            if (wrong is not null)
                throw CommandException.Usage($"{Quoted.Text(text)} is not an amount: {wrong}");
        }
        if (entry.IsEmpty || (entry.Fen == 0 && !zeroAllowed))
            throw CommandException.Usage($"{Quoted.Text(text)} is not an amount: it must be above zero");
        return entry.Fen;
    }

    /// <summary>The keys that type an amount.</summary>
    internal static Key[] Keys(string text)
    {
        var keys = new Key[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            keys[i] = text[i] switch
            {
                >= '0' and <= '9' => (Key)((int)Key.Digit0 + (text[i] - '0')),
                '.' => Key.Point,
                '+' => Key.Plus,
                _ => throw CommandException.Usage($"{Quoted.Text(text)} is not an amount: character {i + 1} is neither digit, point nor plus"),
            };
        }
        return keys;
    }
}
