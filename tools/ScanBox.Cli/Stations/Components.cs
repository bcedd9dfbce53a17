using System;
using Factory;
using Factory.Batches;

namespace ScanBox.Cli.Stations;

/// <summary>The two components 密钥分量 of the key-encrypting key: each typed by its custodian, or from the environment; never an argument, and never on disk.</summary>
internal static class Components
{
    internal const string FirstVariable = "SCANBOX_COMPONENT_1";
    internal const string SecondVariable = "SCANBOX_COMPONENT_2";

    /// <summary>Takes both and puts the key together.</summary>
    internal static KeyEncryptionKey Ask()
    {
        string first = One(FirstVariable, "First custodian's component 第一分量: ");
        string second = One(SecondVariable, "Second custodian's component 第二分量: ");
        try
        {
            return KeyEncryptionKey.FromComponents(first, second);
        }
        catch (FactoryException e)
        {
            throw CommandException.Usage(e.Message);
        }
    }

    /// <summary>The same for a batch that is there.</summary>
    internal static KeyEncryptionKey AskFor(BatchFile batch)
    {
        KeyEncryptionKey kek = Ask();
        if (kek.CheckValue == batch.KekCheck)
            return kek;
        kek.Dispose();
        throw CommandException.Usage($"the two components make a key with the check value {kek.CheckValue}, the batch is under one with {batch.KekCheck}");
    }

    private static string One(string variable, string prompt)
    {
        string? given = Environment.GetEnvironmentVariable(variable);
        if (!string.IsNullOrEmpty(given))
            return given;
        return Console.IsInputRedirected ? throw CommandException.Usage($"the key of the batch has two components: set {FirstVariable} and {SecondVariable}, or run this at a terminal") : HiddenInput.Ask(prompt);
    }
}
