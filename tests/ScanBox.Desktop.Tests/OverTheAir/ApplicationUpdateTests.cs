using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;
using ScanBox.Updates.Applications;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;
using Updating;
using VirtualBoard.Clocks;
using VirtualBoard.Flash;
using Workbench;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>The application's slots and their loader; the application itself is a stand-in.</summary>
[TestClass]
public class ApplicationUpdateTests
{
    private const UpdateKind Kind = UpdateKind.Application;
    private const long HourMs = 3_600_000;

    [TestMethod]
    public void AnApplicationIsPulledLoadedAndKept()
    {
        using var bench = new UpdateBench(Update(200)) { Limits = Psram };
        bench.RunFor(UpdateTimes.RestartQuietMs + 60_000);
        var starter = new StandIn();
        Assert.IsTrue(Loader(bench.Storage, bench.Book, starter).Start(0), bench.LogText);
        CollectionAssert.AreEqual(new[] { "core of 200", "entry of 200" }, starter.Loaded);
        Assert.IsTrue(starter.IsEntered);
        bench.RunFor(HourMs);
        Assert.AreEqual(200L, bench.Book.VersionOf(Kind));
        Assert.AreEqual("app.1", bench.Book.FileOf(Kind));
        bench.Offer(Update(99));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(200L, bench.Book.VersionOf(Kind), "an older one");
        bench.Offer(Update(201));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual("app.2", bench.Book.FileOf(Kind), bench.LogText);
    }

    [TestMethod]
    public void ABoardWithoutPsramSaysSoAndIsNotOfferedOne()
    {
        using var bench = new UpdateBench(Update(200));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(UpdateFault.None, bench.Updater.Fault);
        Assert.AreEqual(1, bench.Starts);
        bench.Wire = static _ => Update(200).Signed();
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(UpdateFault.NoPsram, bench.Updater.Fault);
        StringAssert.Contains(bench.Updater.Text, "it has no PSRAM");
    }

    [TestMethod]
    public void WhatIsNotNewerThanTheFlashedOneIsNotTaken()
    {
        using var bench = new UpdateBench { Limits = Psram, Wire = static _ => Update(FirmwareVersion.Number).Signed() };
        bench.RunFor(60_000);
        Assert.AreEqual(UpdateFault.NotNewer, bench.Updater.Fault);
    }

    [TestMethod]
    [DataRow(0, false)]
    [DataRow(1, false)]
    [DataRow(9, true)]
    public void WhatDoesNotStartGivesWayToTheFlashedOne(int failsAt, bool refusesEntry)
    {
        foreach (bool isTrial in new[] { true, false })
        {
            var storage = new MemoryStorage();
            storage.Plant("app.1", Content(200));
            var book = new UpdateBook(storage);
            book.BeginTrial(Kind, 1, 200);
            if (!isTrial)
                book.Prove();
            var starter = new StandIn { FailsAt = failsAt, RefusesEntry = refusesEntry };
            ApplicationLoader loader = Loader(storage, book, starter);
            Assert.IsFalse(loader.Start(0));
            Assert.IsTrue(loader.HasFailed);
            book = new UpdateBook(storage);
            Assert.AreEqual(0, book.SlotOf(Kind));
            Assert.AreEqual(200L, book.WorstOf(Kind));
            Assert.AreEqual(200L, book.TakesAbove(Kind));
            loader = Loader(storage, book, new StandIn());
            Assert.IsFalse(loader.Start(0));
            Assert.IsFalse(loader.HasFailed, "not a second time");
        }
    }

    [TestMethod]
    public void AFileThatIsNoApplicationIsNotLoaded()
    {
        byte[] good = Content(200);
        foreach (byte[] bad in new[] { [], good[..4], good[..10], good[..^1], [.. good, 0], [.. "SBA1"u8, 0], [.. "SBA1"u8, 17, .. new byte[200]], [.. "SBA1"u8, 1, 0xFF, 0xFF, 0xFF, 0x7F], [.. "SBA1"u8, 1, 0xFF, 0xFF, 0xFF, 0xFF, 1] })
        {
            var storage = new MemoryStorage();
            storage.Plant("app.1", bad);
            Assert.IsFalse(new ApplicationFile(storage, "app.1").Open());
        }
        var random = new Random(5);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bytes = [.. good];
            for (int k = random.Next(4); k >= 0; k--)
                bytes[random.Next(16)] = (byte)random.Next(256);
            var storage = new MemoryStorage();
            storage.Plant("app.1", bytes);
            var file = new ApplicationFile(storage, "app.1");
            if (file.Open())
                Assert.IsNotNull(file.Read(file.Count - 1));
        }
    }

    [TestMethod]
    public void AFlashedApplicationThatIsNewerComesFirst()
    {
        var storage = new MemoryStorage();
        storage.Plant("app.1", Content(50));
        var book = new UpdateBook(storage);
        book.BeginTrial(Kind, 1, 50);
        book.Prove();
        var starter = new StandIn();
        Assert.IsFalse(Loader(storage, book, starter).Start(0));
        Assert.IsEmpty(starter.Loaded);
        Assert.AreEqual(0, book.SlotOf(Kind));
    }

    [TestMethod]
    public void ABoardGoesBackToTheFlashedOneAfterThreeStarts()
    {
        var flash = new VirtualFlash(new MemoryFlashStore());
        var storage = new FlashFiles(flash);
        flash.WriteFile("app.1", ApplicationFile.Compose(["a virtual application that never signs in"u8.ToArray()]));
        Assert.IsTrue(new UpdateBook(storage).BeginTrial(Kind, 1, 200));
        using var box = new BoxWorkplace(new SkippingClock(), flash, BoardChoice.Plan(BoardChoice.Default));
        List<string> log = [];
        box.Logged += (_, what) => log.Add(what);
        for (int start = 1; start <= 4; start++)
        {
            box.PowerOn();
            box.Board.CutPower();
            Assert.AreEqual(start > 3, box.Board.Network.WifiInRange, $"start {start}: {string.Join('\n', log)}");
        }
        Assert.AreEqual(0, new UpdateBook(storage).SlotOf(Kind));
        Assert.AreEqual(200L, new UpdateBook(storage).WorstOf(Kind));
    }

    [TestMethod]
    public void VersionAndItsNumberAreOne()
    {
        int[] parts = [.. FirmwareVersion.Text.Split('.').Select(int.Parse)];
        Assert.AreEqual(FirmwareVersion.Number, (parts[0] * 100 + parts[1]) * 100 + parts[2]);
        foreach (Type type in new[] { typeof(FirmwareVersion), typeof(global::ScanBox.Device.Firmware), typeof(global::ScanBox.Updates.Updater), typeof(global::ScanBox.Voice.Clip), typeof(global::ScanBox.Parts.Lamps.LampPattern), typeof(global::ScanBox.Setup.TechnicianConsole) })
            Assert.AreEqual(FirmwareVersion.Text + ".0", type.Assembly.GetName().Version!.ToString(), type.Assembly.FullName);
    }

    private static UpdateLimits Psram => new() { Board = UpdateBench.Board, TakesApplication = true, ApplicationVersion = FirmwareVersion.Number, RoomBytes = 65_536 };

    private static ApplicationLoader Loader(MemoryStorage storage, UpdateBook book, StandIn starter) => new(storage, new MemoryLog(), book, starter, FirmwareVersion.Number);

    private static byte[] Content(long version) => ApplicationFile.Compose([Encoding.ASCII.GetBytes($"core of {version}"), Encoding.ASCII.GetBytes($"entry of {version}")]);

    private static UpdatePackage Update(long version) => UpdatePackage.Make(new UpdateTarget(Kind, version, UpdateBench.Board), Content(version), UpdateBench.Key);

    private sealed class StandIn : IApplicationStarter
    {
        public int FailsAt { get; init; } = -1;

        public bool RefusesEntry { get; init; }

        public List<string> Loaded { get; } = [];

        public bool IsEntered { get; private set; }

        public bool Load(byte[] assembly)
        {
            Loaded.Add(Encoding.ASCII.GetString(assembly));
            return Loaded.Count - 1 != FailsAt;
        }

        public bool Enter() => IsEntered = !RefusesEntry;
    }
}
