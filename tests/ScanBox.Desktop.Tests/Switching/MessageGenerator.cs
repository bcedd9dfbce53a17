using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ScanBox.Desktop.Tests.Switching;

/// <summary>Random valid messages as text: type under 0, then fields by number; binary fields as lower-case hex.</summary>
internal sealed class MessageGenerator(int seed)
{
    // Leaves every message within one frame.
    private const int Budget = 900;

    private static readonly string[] s_types = ["0100", "0110", "0200", "0210", "0220", "0230", "0400", "0410", "0500", "0510", "0800", "0810", "0820"];

    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly Random _random = new(seed);

    public SortedDictionary<int, string> Next()
    {
        var message = new SortedDictionary<int, string> { [0] = s_types[_random.Next(s_types.Length)] };
        int budget = Budget;
        double density = _random.NextDouble();
        foreach ((int number, WireField field) in WireField.All)
        {
            int length = Length(field);
            if (_random.NextDouble() > density || length > budget)
                continue;
            budget -= length;
            message[number] = Content(number, field, length);
        }
        return message;
    }

    // Variable fields are now and then as short or as long as they may be.
    private int Length(WireField field) => field.Prefix == 0 ? field.Max : _random.Next(5) switch
    {
        0 => 1,
        1 => field.Max,
        _ => _random.Next(1, field.Max + 1),
    };

    private string Content(int number, WireField field, int length) => field.Kind switch
    {
        'n' => Pick("0123456789", length),
        'b' => Pick("0123456789abcdef", 2 * length),
        'g' => Tags(length),
        // Response code and MAC have only letters and digits in every description of them.
        _ => Pick(number is 37 or 38 or 39 or 49 ? Alphabet : Alphabet + " -!$%^&*()_+|~=`{}[]:\";'<>?,./", length),
    };

    private string Tags(int length)
    {
        var text = new StringBuilder();
        for (int tag = 1; tag <= 5 && text.Length + 5 <= length; tag++)
        {
            int size = _random.Next(0, length - text.Length - 5 + 1);
            text.Append(CultureInfo.InvariantCulture, $"A{tag}{size:D3}").Append(Pick(Alphabet, size));
        }
        return text.Length == 0 ? "A3000" : text.ToString();
    }

    private string Pick(string characters, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => characters[_random.Next(characters.Length)]));
}
