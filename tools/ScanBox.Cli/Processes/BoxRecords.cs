using System;
using System.Collections.Generic;
using System.IO;
using ScanBox.Payments;
using Simulation.Checks;
using VirtualBoard.Flash;

namespace ScanBox.Cli.Processes;

/// <summary>What the flash of a box that is not running says of its purchases. Segments are overwritten, so it is read after every run.</summary>
internal sealed class BoxRecords(string flashFolder)
{
    /// <summary>How purchases ended by batch and STAN; null while it is not known.</summary>
    internal SortedDictionary<(int Batch, int Stan), PaymentOutcome?> Purchases { get; } = [];

    /// <summary>The state that the box will find when it starts.</summary>
    internal JournalState State { get; private set; } = new();

    /// <summary>Names whose end was written down twice, differently.</summary>
    internal List<string> Changed { get; } = [];

    internal void Read()
    {
        // Killed before it wrote anything.
        if (!Directory.Exists(flashFolder))
            return;
        var copy = new VirtualFlash(new MemoryFlashStore());
        foreach (string file in Directory.GetFiles(flashFolder))
        {
            byte[] content = File.ReadAllBytes(file);
            copy.WriteFile(Path.GetFileName(file), content);
            if (Path.GetFileName(file).StartsWith("journal", StringComparison.Ordinal))
                Scan(content);
        }
        var journal = new PaymentJournal(new FlashFiles(copy), PaymentJournal.DefaultSegmentBytes);
        journal.Open();
        State = journal.State;
    }

    private void Scan(byte[] segment)
    {
        int at = 0;
        while (JournalScan.Next(segment, ref at, out RecordKind kind, out ReadOnlySpan<byte> payload))
        {
            (int Batch, int Stan) name = JournalScan.NameIn(payload);
            if (kind is RecordKind.Purchase or RecordKind.OpenPurchase)
            {
                Purchases.TryAdd(name, null);
            }
            else if (kind == RecordKind.Outcome)
            {
                var outcome = (PaymentOutcome)payload[8];
                if (Purchases.GetValueOrDefault(name) is PaymentOutcome before && before != outcome)
                    Changed.Add($"batch {name.Batch} STAN {name.Stan} ended as {before} and as {outcome}");
                Purchases[name] = outcome;
            }
        }
    }
}
