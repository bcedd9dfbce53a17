using System;
using System.IO;
using System.Linq;
using global::Factory.Batches;
using global::Factory.Ledgers;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ReferenceSwitch.Hosting;
using ReferenceSwitch.Terminals;
using Signing;
using WholeFiles;

namespace ScanBox.Cli.Tests.FullDisks;

/// <summary>Every command that writes files, on a full disk: it says so, leaves nothing behind, and does its work when there is room.</summary>
[TestClass]
public sealed class FullDiskTests : IDisposable
{
    private const string NoRoom = "No space left on device";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow(0, "provision key --out disk/key.pem")]
    [DataRow(0, "provision code --key key.pem --box SB24000123 --settings market.txt --out disk/codes")]
    [DataRow(1, "update make --key key.pem --kind settings --box SB2400* --out disk/updates market.txt")]
    [DataRow(3, "update make --key key.pem --kind settings --box SB2400* --out disk/updates market.txt")]
    [DataRow(0, "factory ledger --batch batch.csv --ledger disk/ledger")]
    [DataRow(0, "factory batch --switch-state other.db --first SB24000001 --count 2 --out disk/batch.csv")]
    [DataRow(2, "say 12.50 --out disk/said.wav")]
    [DataRow(10, "voice export disk/card")]
    [DataRow(1, "board esp32-wrover --svg disk/wiring.svg")]
    [DataRow(1, "board esp32-wrover --quick-start disk/sheet.html")]
    [DataRow(1, "simulate --runs 1 --trace disk/trace.txt")]
    [DataRow(2, "logs --out disk/support")]
    public void NothingIsHalfWritten(int pages, string words)
    {
        File.WriteAllText(_folder.In("market.txt"), "wifi.ssid=hall5\nwifi.password=12345678\n");
        using (SigningKey key = SigningKey.Create())
            key.Save(_folder.In("key.pem"), Secrets.StationPassphrase);
        MakeBatch();
        FullDisk disk = FullDisk.Run(_folder, pages, words.Split(' '));
        disk.Full.Ends(70);
        Assert.Contains(NoRoom, disk.Full.Errors);
        Assert.DoesNotContain("   at ", disk.Full.Errors);
        Assert.IsEmpty(disk.Left, string.Join(' ', disk.Left));
        disk.Again.Ends(0);
    }

    [TestMethod]
    public void ABatchOfWhichTheSwitchHasNoRoomIsNotMade()
    {
        FullDisk disk = FullDisk.Run(_folder, 30, "factory", "batch", "--switch-state", "disk/switch.db", "--first", "SB24000001", "--count", "200", "--out", "batch.csv");
        disk.Full.Ends(70).Complains("disk is full");
        // It was written when there was room: it would not be written over.
        disk.Again.Ends(0);
        Assert.HasCount(200, BatchFile.Read(_folder.In("batch.csv")).Rows);
    }

    [TestMethod]
    [DataRow(0, "the ledger cannot be written")]
    [DataRow(1, "the label cannot be written")]
    [DataRow(2, "the record of SB24000001 cannot be written")]
    public void AStationThatHasNoRoomGivesEachBoxItsOneSerial(int pages, string problem)
    {
        File.WriteAllText(_folder.In("line1.txt"), "switch.host=switch.test\nswitch.port=9000\nswitch.tls=0\nwifi.ssid=ScanBox bench\nwifi.password=on the bench only\n");
        using (SigningKey key = SigningKey.Create())
            key.Save(_folder.In("records.pem"), Secrets.StationPassphrase);
        MakeBatch();
        SerialLedger.Create(Path.Combine(_folder.In(FullDisk.Seed), "ledger"), BatchFile.Read(_folder.In("batch.csv")), DateTime.UnixEpoch);
        Directory.CreateDirectory(Path.Combine(_folder.In(FullDisk.Seed), "labels"));
        FullDisk disk = FullDisk.Run(
            _folder, pages, "factory", "run", "--state", "board", "--switch-state", "switch.db", "--batch", "batch.csv", "--ledger", "disk/ledger", "--labels", "disk/labels", "--label", "png", "--settings", "line1.txt", "--key", "records.pem", "--station", "line1", "--json");
        Assert.AreEqual("failed", disk.Full.Ends(2).Json().GetProperty("outcome").GetString());
        Assert.Contains(problem, disk.Full.Output);
        Assert.Contains(NoRoom, disk.Full.Output);
        string[] claims = pages == 0 ? [] : [Path.Combine("ledger", "serial-SB24000001.claim")];
        CollectionAssert.AreEqual(claims, disk.Left.Where(static file => !file.StartsWith("labels", StringComparison.Ordinal)).ToArray(), string.Join(' ', disk.Left));
        Assert.IsFalse(disk.Left.Any(static file => file.EndsWith(FileSet.UnfinishedEnd, StringComparison.Ordinal)));
        Assert.AreEqual("passed SB24000001", $"{disk.Again.Ends(0).Json().GetProperty("outcome").GetString()} {disk.Again.Json().GetProperty("serial").GetString()}");
    }

    private static KeyEncryptionKey Kek() => KeyEncryptionKey.FromComponents(Secrets.FirstComponent, Secrets.SecondComponent);

    private void MakeBatch()
    {
        using KeyEncryptionKey kek = Kek();
        var writer = new BatchWriter(kek);
        var host = new SwitchHost(new SwitchHostOptions { StorePath = _folder.In("switch.db") });
        host.ProvisionBatch(["SB24000001", "SB24000002"], terminals =>
        {
            foreach (ProvisionedTerminal terminal in terminals)
                writer.Add(terminal.Serial, terminal.TerminalId, terminal.MerchantId, [.. terminal.Tmk], [.. terminal.SerialKey]);
        });
        host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        using var files = new FileSet();
        writer.AddTo(files, _folder.In("batch.csv"));
        files.Commit();
    }
}
