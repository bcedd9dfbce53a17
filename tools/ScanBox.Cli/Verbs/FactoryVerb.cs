using System.CommandLine;
using System.IO;
using Factory.Batches;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox factory</c>: a flashed board becomes a box with a serial, keys, a test, a label and a record.</summary>
internal static class FactoryVerb
{
    /// <summary>The batch, for all verbs that need one.</summary>
    internal static Option<FileInfo?> Batch { get; } = PathOption.File("--batch", "The batch file: serials, terminals, merchants, wrapped keys.");

    /// <summary>The ledger of the batch.</summary>
    internal static Option<DirectoryInfo?> Ledger { get; } = PathOption.Folder("--ledger", "The ledger that all stations of the batch share; without it the folder beside the batch, BATCH.ledger.");

    internal static Command Create()
    {
        var command = new Command("factory", "The manufacturer's station: serial, keys, self test, label and signed record of each board.");
        command.Add(FactoryComponentVerb.Create());
        command.Add(FactoryBatchVerb.Create());
        command.Add(FactoryLedgerVerb.Create());
        command.Add(FactoryRunVerb.Create());
        command.Add(FactoryFusesVerb.Create());
        command.Add(FactoryLabelVerb.Create());
        command.Add(FactoryVerifyVerb.Create());
        return command;
    }

    /// <summary>Reads the batch that a command line names.</summary>
    internal static BatchFile ReadBatch(ParseResult parsed) =>
        parsed.GetValue(Batch) is FileInfo file ? Guarded.Do(() => BatchFile.Read(file.FullName)) : throw CommandException.Usage("--batch: name the batch file");

    /// <summary>The folder of the ledger.</summary>
    internal static string LedgerPath(ParseResult parsed) => parsed.GetValue(Ledger)?.FullName ?? parsed.GetValue(Batch)!.FullName + ".ledger";
}
