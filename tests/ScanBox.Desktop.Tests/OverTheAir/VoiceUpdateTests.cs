using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;
using ScanBox.Voice;
using Updating;
using VirtualBoard.Flash;
using VoicePacks;
using Workbench;

namespace ScanBox.Desktop.Tests.OverTheAir;

/// <summary>Voice packs over the air, on the flash of a virtual board: they fit, or the box says so.</summary>
[TestClass]
public class VoiceUpdateTests
{
    private const long HourMs = 3_600_000;
    private const int PackRoom = 200 * 1024;

    private static readonly byte[] s_pack = File.ReadAllBytes(PackReader.SmallPath);

    [TestMethod]
    public void AVoicePackIsPulledInItsPiecesAndTheFirstOneMakesRoomForTheThird()
    {
        var flash = new VirtualFlash(new MemoryFlashStore());
        flash.WriteFile(VoicePack.DefaultName, s_pack);
        using var bench = new UpdateBench(Update(1)) { LargeStorage = new FlashFiles(flash), Limits = new UpdateLimits { Board = UpdateBench.Board, TakesVoice = true, RoomBytes = 2 * PackRoom } };
        bench.RunFor(HourMs);
        Assert.AreEqual("voice.1", bench.Book.FileOf(UpdateKind.Voice), bench.LogText);
        CollectionAssert.AreEqual(s_pack, flash.ReadFile("voice.1"));
        Assert.AreEqual(PackError.None, new VoicePack(bench.LargeStorage!, bench.Book.FileOf(UpdateKind.Voice)).Open());
        Assert.IsNotNull(flash.ReadFile(VoicePack.DefaultName));
        bench.Offer(Update(2));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual("voice.2", bench.Book.FileOf(UpdateKind.Voice), bench.LogText);
        Assert.IsNull(flash.ReadFile(VoicePack.DefaultName), "there was no room for three");
        CollectionAssert.AreEqual(s_pack, flash.ReadFile("voice.2"));
        bench.Offer(Update(3));
        bench.RunFor(25 * HourMs);
        Assert.AreEqual(3L, bench.Book.VersionOf(UpdateKind.Voice), bench.LogText);
    }

    [TestMethod]
    public void ABoardWithoutRoomForASecondOneSaysSo()
    {
        var flash = new VirtualFlash(new MemoryFlashStore());
        flash.WriteFile(VoicePack.DefaultName, s_pack);
        using var bench = new UpdateBench(Update(1)) { LargeStorage = new FlashFiles(flash), Limits = new UpdateLimits { Board = UpdateBench.Board, TakesVoice = true, RoomBytes = PackRoom } };
        bench.RunFor(50 * HourMs);
        Assert.AreEqual(UpdateFault.NoRoom, bench.Updater.Fault);
        StringAssert.Contains(bench.Updater.Text, "the flash has no room for it");
        CollectionAssert.AreEqual(s_pack, flash.ReadFile(VoicePack.DefaultName));
        Assert.AreEqual(1, bench.Starts);
    }

    [TestMethod]
    public void AVoicePackThatIsLostLaterIsPulledAgain()
    {
        var flash = new VirtualFlash(new MemoryFlashStore());
        flash.WriteFile(VoicePack.DefaultName, s_pack);
        using var bench = new UpdateBench(Update(1)) { LargeStorage = new FlashFiles(flash), Limits = new UpdateLimits { Board = UpdateBench.Board, TakesVoice = true, RoomBytes = 3 * PackRoom } };
        bench.RunFor(HourMs);
        // As a box does with a pack that is damaged.
        bench.LargeStorage!.Delete("voice.1");
        bench.PowerOn();
        Assert.AreEqual(VoicePack.DefaultName, bench.Book.FileOf(UpdateKind.Voice));
        bench.RunFor(HourMs);
        Assert.AreEqual("voice.1", bench.Book.FileOf(UpdateKind.Voice), bench.LogText);
    }

    private static UpdatePackage Update(long version) => UpdatePackage.Make(new UpdateTarget(UpdateKind.Voice, version), [.. s_pack], UpdateBench.Key);
}
