using System;
using System.Text;

namespace ScanBox.Cli;

/// <summary>The passphrase of a signing key: never an argument, because other users of a machine see those.</summary>
internal static class Passphrase
{
    /// <summary>Environment variable for stations and scripts.</summary>
    internal const string Variable = "SCANBOX_PASSPHRASE";

    /// <summary>Takes it from the environment, or asks for it.</summary>
    /// <param name="isNew">Whether a key is made: a typing error would lose it, so it is asked for twice.</param>
    internal static string Ask(bool isNew)
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(given))
            return given;
        if (Console.IsInputRedirected)
            throw CommandException.Usage($"the signing key has a passphrase: set {Variable}, or run this at a terminal");
        string first = Read("Passphrase of the signing key: ");
        if (isNew && Read("Once more: ") != first)
            throw CommandException.Usage("the two passphrases are not the same; nothing was written");
        return first.Length > 0 ? first : throw CommandException.Usage("a signing key without a passphrase is nobody's secret");
    }

    private static string Read(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (key.KeyChar != 0)
                typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
