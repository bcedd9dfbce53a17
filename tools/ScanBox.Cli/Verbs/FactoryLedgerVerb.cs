using System;
using System.CommandLine;
using System.Text.Json.Nodes;
using Factory.Batches;
using Factory.Ledgers;

namespace ScanBox.Cli.Verbs;

/// <summary><c>scanbox factory ledger</c>: the one ledger of a batch.</summary>
internal static class FactoryLedgerVerb
{
    internal static Verb Create()
    {
        var verb = new Verb("ledger", "Makes the ledger of a batch, in which each serial is given away once: once for a batch, on a folder that all its stations see.")
        {
            Details = "A station never makes one by itself: one whose share is not there would begin another and give the same serials away again.",
            Examples = ["scanbox factory ledger --batch batch.csv", "scanbox factory ledger --batch batch.csv --ledger share/batch7"],
        };
        verb.Add(FactoryVerb.Batch);
        verb.Add(FactoryVerb.Ledger);
        verb.SetAction(Make);
        return verb;
    }

    private static int Make(ParseResult parsed)
    {
        BatchFile batch = FactoryVerb.ReadBatch(parsed);
        string path = FactoryVerb.LedgerPath(parsed);
        Guarded.Do(() => SerialLedger.Create(path, batch, DateTime.UtcNow));
        if (parsed.GetValue(CommonOptions.Json))
            Output.Json(new JsonObject { ["ledger"] = path, ["boxes"] = batch.Rows.Count, ["batchSha256"] = batch.Hash });
        else
            Output.Line($"{path}: {batch.Rows.Count} serials to give away");
        return ExitCode.Done;
    }
}
