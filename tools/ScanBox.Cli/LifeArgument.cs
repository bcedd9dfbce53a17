using System;
using System.Globalization;

namespace ScanBox.Cli;

/// <summary>A length of time as people write it: <c>30m</c>, <c>8h</c>, <c>7d</c>.</summary>
internal static class LifeArgument
{
    internal static TimeSpan Parse(string text)
    {
        bool isNumber = int.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return (isNumber ? text[^1] : ' ') switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(Math.Min(number, 1000)),
            _ => throw CommandException.Usage($"--valid: {Quoted.Text(text)} is no time; write 30m, 8h or 7d"),
        };
    }
}
