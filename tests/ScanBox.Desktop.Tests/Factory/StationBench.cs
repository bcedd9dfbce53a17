using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using global::Factory.Batches;
using global::Factory.Checks;
using global::Factory.Labels;
using global::Factory.Ledgers;
using global::Factory.Stations;
using ScanBox.Desktop.Tests.Files;
using ScanBox.Ports;
using ScanBox.Setup.Commands;
using Signing;
using WholeFiles;

namespace ScanBox.Desktop.Tests.Factory;

/// <summary>A batch, its ledger and a station in a folder. All boxes have the same keys, those of the switch in memory: in a real batch each has its own.</summary>
internal sealed class StationBench : IDisposable
{
    public const string FirstComponent = "00112233445566778899AABBCCDDEEFF";
    public const string SecondComponent = "0F1E2D3C 4B5A6978 8796A5B4 C3D2E1F0";
    public const string Card = "SCANBOX-CARD-7Q2K";
    public const string Pin = "246810";
    public const string WifiPassword = "on the bench only";

    private static readonly byte[] s_serialKey = [.. Enumerable.Range(0, 16).Select(i => (byte)(0xA0 + i))];

    /// <param name="boxes">How many the batch has.</param>
    public StationBench(int boxes = 3)
    {
        Kek = KeyEncryptionKey.FromComponents(FirstComponent, SecondComponent);
        var writer = new BatchWriter(Kek);
        for (int i = 1; i <= boxes; i++)
            writer.Add($"SB-{i}", i.ToString("D8", System.Globalization.CultureInfo.InvariantCulture), "123456789012345", Tmk, s_serialKey);
        using (var files = new FileSet())
        {
            writer.AddTo(files, BatchPath);
            files.Commit();
        }
        Batch = BatchFile.Read(BatchPath);
        SerialLedger.Create(LedgerPath, Batch, DateTime.UnixEpoch);
    }

    public static byte[] Tmk { get; } = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];

    public Folder Folder { get; } = new();

    public string BatchPath => Folder.In("batch.csv");

    public string LedgerPath => Folder.In("ledger");

    public string LabelPath => Folder.In("labels");

    public KeyEncryptionKey Kek { get; }

    public BatchFile Batch { get; }

    public SigningKey Signer { get; } = SigningKey.Create();

    public SerialLedger Ledger => SerialLedger.Open(LedgerPath, Batch);

    public StationJob Job(string station = "line 1") => new()
    {
        Batch = Batch,
        Ledger = Ledger,
        Kek = Kek,
        Signer = Signer,
        Station = station,
        Run = Guid.NewGuid().ToString("N"),
        Settings = [("switch.host", "switch.example"), ("switch.port", "9000"), ("setup.signer", Convert.ToHexString(Signer.PublicKey)), ("wifi.ssid", "line"), ("wifi.password", WifiPassword)],
        TechnicianPin = Pin,
        Board = new BoardTraits { Id = "bench", Keys = [.. Enumerable.Range(1, (int)Key.Undo).Select(key => KeyName.Of((Key)key))] },
        Card = Card,
        Labels = new LabelFolder(LabelPath, asPdf: false),
    };

    public StationResult Run(StationBox box, StationJob? job = null) => ProductionRun.Run(job ?? Job(), box, box, null, default);

    public void Dispose()
    {
        Kek.Dispose();
        Signer.Dispose();
        Folder.Dispose();
    }
}
