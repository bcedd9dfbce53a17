using System;

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
        string first = HiddenInput.Ask("Passphrase of the signing key: ");
        if (isNew && HiddenInput.Ask("Once more: ") != first)
            throw CommandException.Usage("the two passphrases are not the same; nothing was written");
        return first.Length > 0 ? first : throw CommandException.Usage("a signing key without a passphrase is nobody's secret");
    }
}
