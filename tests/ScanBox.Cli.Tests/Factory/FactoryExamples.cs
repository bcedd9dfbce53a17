using System;
using System.IO;
using global::Factory.Records;
using Signing;

namespace ScanBox.Cli.Tests.Factory;

/// <summary>The examples of the factory's help, where a station has what they name: secrets, a batch with its ledger, settings, a record.</summary>
internal static class FactoryExamples
{
    public static void Run(Folder folder, string[] words)
    {
        using Secrets secrets = Secrets.Station();
        Prepare(folder, words[1]);
        ScanboxProcess.RunIn(folder.Path, words).Ends(0);
    }

    private static void Prepare(Folder folder, string verb)
    {
        File.WriteAllText(folder.In("signer.pem"), "a public key");
        File.WriteAllText(folder.In("line1.txt"), "# the line's own network\nswitch.host=switch.test\nswitch.port=9000\nswitch.tls=0\nwifi.ssid=ScanBox bench\nwifi.password=on the bench only\n");
        if (verb is "component" or "batch" or "fuses")
            return;
        Scanbox.Run("factory", "batch", "--switch-state", folder.In("switch.db"), "--first", "SB24000001", "--count", "2", "--out", folder.In("batch.csv")).Ends(0);
        if (verb == "ledger")
            return;
        Scanbox.Run("factory", "ledger", "--batch", folder.In("batch.csv")).Ends(0);
        if (verb == "run")
            Scanbox.Run("provision", "key", "--out", folder.In("records.pem")).Ends(0);
        using SigningKey key = SigningKey.Create();
        var record = new BoardRecord(1, "SB24000001", "00000001", "123456789012345", "11223344", "55667788", "bench", "0.1.0", "hash", "line1", DateTime.UnixEpoch, false, []);
        File.WriteAllText(Path.Combine(folder.In("batch.csv.ledger"), "record-SB24000001.json"), SignedRecord.Write(record, key) + "\n");
    }
}
