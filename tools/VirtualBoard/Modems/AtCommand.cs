using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace VirtualBoard.Modems;

/// <summary>A command as the modem understood it.</summary>
internal sealed class AtCommand
{
    // No command of the families has more.
    private const int MaxArguments = 32;

    private readonly List<string> _arguments = new();

    private AtCommand(string name, AtForm form) => (Name, Form) = (name, form);

    /// <summary>Its name with its sign, in capitals: <c>+CSQ</c>.</summary>
    public string Name { get; }

    public AtForm Form { get; }

    public int Count => _arguments.Count;

    /// <summary>An argument without its quotes; empty when it is missing.</summary>
    public string this[int index] => index < _arguments.Count ? _arguments[index] : "";

    /// <summary>Understands what follows <c>AT</c>.</summary>
    /// <returns>Null when it is no command.</returns>
    public static AtCommand? Parse(string text)
    {
        int end = 0;
        while (end < text.Length && text[end] is not ('=' or '?'))
            end++;
        string name = text[..end].Trim().ToUpperInvariant();
        if (name.Length == 0)
            return null;
        string rest = text[end..].TrimEnd();
        if (rest.Length == 0)
            return new AtCommand(name, AtForm.Execute);
        if (rest == "?")
            return new AtCommand(name, AtForm.Read);
        if (rest == "=?")
            return new AtCommand(name, AtForm.Test);
        var command = new AtCommand(name, AtForm.Write);
        return rest[0] == '=' && command.Split(rest[1..]) ? command : null;
    }

    /// <summary>Whether it is <c>AT+X=…</c> with a whole number from 0 on in a place; a missing one counts where it may.</summary>
    public bool TryNumber(int index, out int value, int missing = -1)
    {
        string text = this[index];
        if (text.Length == 0)
        {
            value = missing;
            return missing >= 0;
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Whether a number from 0 to a limit stands in a place.</summary>
    public bool TryNumber(int index, int most, out int value) => TryNumber(index, out value) && value <= most;

    /// <summary>Whether an argument is this text, without regard to case.</summary>
    public bool Says(int index, string text) => string.Equals(this[index], text, StringComparison.OrdinalIgnoreCase);

    private bool Split(string text)
    {
        var argument = new StringBuilder();
        bool quoted = false;
        foreach (char c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                _arguments.Add(argument.ToString());
                argument.Clear();
                if (_arguments.Count == MaxArguments)
                    return false;
            }
            else if (quoted || c != ' ')
            {
                argument.Append(c);
            }
        }
        _arguments.Add(argument.ToString());
        return !quoted;
    }
}
