using System;

namespace VirtualBoard.Modems;

/// <summary>The commands of one letter, ITU-T V.250: <c>ATE0V1</c>.</summary>
internal static class BasicCommands
{
    /// <summary>Does a line of such commands.</summary>
    /// <returns>False when the line begins with another command.</returns>
    public static bool Run(AtTerminal terminal, string text, VirtualModem modem)
    {
        text = text.Trim().ToUpperInvariant();
        int at = 0;
        bool echo = terminal.Echo, verbose = terminal.Verbose, quiet = terminal.Quiet, info = false;
        while (at < text.Length)
        {
            int start = at;
            if (text[at] == '&')
                at++;
            char letter = at < text.Length ? text[at++] : '\0';
            int value = 0;
            for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
                value = Math.Min((value * 10) + text[at] - '0', 1000);
            if (!char.IsAsciiLetter(letter))
                return false;
            string name = text[start] == '&' ? "&" + letter : letter.ToString();
            switch (name)
            {
                case "E" when value <= 1:
                    echo = value == 1;
                    break;
                case "V" when value <= 1:
                    verbose = value == 1;
                    break;
                case "Q" when value <= 1:
                    quiet = value == 1;
                    break;
                case "I":
                    info = true;
                    break;
                case "Z" or "&F":
                    (echo, verbose, quiet) = (true, true, false);
                    terminal.CmeMode = modem.FactoryCmeMode;
                    break;
                case "H" or "&W" or "&D" or "&C" or "&K":
                    break;
                default:
                    return false;
            }
        }
        (terminal.Echo, terminal.Verbose, terminal.Quiet) = (echo, verbose, quiet);
        if (info)
        {
            terminal.Line(modem.Identity.Maker);
            terminal.Line(modem.Identity.Model);
            terminal.Line("Revision: " + modem.Identity.Revision);
        }
        terminal.Ok();
        return true;
    }
}
