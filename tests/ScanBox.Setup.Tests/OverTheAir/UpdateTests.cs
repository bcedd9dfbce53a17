using nanoFramework.TestFramework;
using ScanBox.Codes;
using ScanBox.Device;
using ScanBox.Settings;
using ScanBox.Tests;
using ScanBox.Tests.InMemory;
using ScanBox.Updates;
using ScanBox.Updates.Manifests;
using ScanBox.Updates.Pulling;
using ScanBox.Updates.Slots;

namespace ScanBox.Setup.Tests.OverTheAir;

[TestClass]
public class UpdateTests
{
    private static MemoryStorage s_storage = null!;
    private static MemoryLog s_log = null!;
    private static SmallSwitch s_switch = null!;
    private static Updater s_updater = null!;
    private static long s_nowMs;

    [Setup]
    public void Setup()
    {
        s_log = new MemoryLog();
    }

    [Cleanup]
    public void Cleanup()
    {
        s_storage = null!;
        s_log = null!;
        s_switch = null!;
        s_updater = null!;
    }

    [TestMethod]
    public void ThePiecesHashAsOpensslHashesThem()
    {
        var hash = new PieceHash();
        byte[] sums = hash.Of(Bytes.FromText(SmallSwitch.Rules));
        Assert.AreEqual(SmallSwitch.Sums, Bytes.ToHex(sums, 0, sums.Length));
        byte[] top = hash.Of(sums);
        Assert.AreEqual(SmallSwitch.Top, Bytes.ToHex(top, 0, top.Length));
    }

    [TestMethod]
    public void AnUpdateIsPulledTriedAndProven()
    {
        NewBox();
        PowerOn();
        RunUntilTrial();
        Assert.IsTrue(s_updater.Book.HasTrial, s_updater.Text);
        Assert.AreEqual(-1L, s_storage.Length(UpdatePull.DataName));
        for (int i = 0; i < 3 && s_switch.Restarts == 0; i++)
            s_nowMs = s_updater.Step(s_nowMs);
        Assert.AreEqual(1, s_switch.Restarts);
        UpdateBook book = PowerOn();
        Assert.AreEqual(7, RulesStore.Load(s_storage, s_log, 0, book.FileOf(UpdateKind.Rules)).Version);
        s_updater.Step(0);
        Assert.IsFalse(book.HasTrial);
        Assert.AreEqual(7L, book.VersionOf(UpdateKind.Rules));
    }

    [TestMethod]
    public void ABoxThatDoesNotSignInGoesBack()
    {
        NewBox();
        PowerOn();
        RunUntilTrial();
        s_switch.SignIns = 0;
        PowerOn();
        s_updater.Step(UpdateTimes.TrialMs - 1);
        Assert.IsTrue(s_updater.Book.HasTrial);
        s_updater.Step(UpdateTimes.TrialMs);
        Assert.IsFalse(s_updater.Book.HasTrial);
        Assert.AreEqual(7L, s_updater.Book.WorstOf(UpdateKind.Rules));
        Assert.AreEqual(0, s_updater.Book.SlotOf(UpdateKind.Rules));
        s_updater.Step(UpdateTimes.TrialMs);
        Assert.AreEqual(1, s_switch.Restarts);
    }

    [TestMethod]
    public void WhenWhatWasThereBeforeDoesNotSignInEitherTheUpdateIsTriedAgain()
    {
        NewBox();
        PowerOn();
        RunUntilTrial();
        s_switch.SignIns = 0;
        PowerOn();
        s_updater.Step(UpdateTimes.TrialMs);
        UpdateBook book = PowerOn();
        Assert.IsTrue(book.HasDoubt);
        s_updater.Step(UpdateTimes.TrialMs - 1);
        Assert.IsTrue(book.HasDoubt);
        s_updater.Step(UpdateTimes.TrialMs);
        Assert.IsFalse(new UpdateBook(s_storage).HasDoubt);
        Assert.AreEqual(0L, book.WorstOf(UpdateKind.Rules));
        s_switch.SignIns = 1;
        PowerOn();
        RunUntilTrial();
        Assert.AreEqual(7L, s_updater.Book.TrialVersion);
    }

    [TestMethod]
    public void AForgedPieceIsNotWritten()
    {
        NewBox();
        s_switch.Forges = true;
        PowerOn();
        RunUntilTrial();
        Assert.IsFalse(s_updater.Book.HasTrial);
        Assert.AreEqual((int)UpdateFault.WrongPiece, (int)s_updater.Fault);
        Assert.AreEqual(-1L, s_storage.Length(UpdatePull.SumsName));
    }

    [TestMethod]
    public void TheBookOutlivesAPowerCutInItsMiddle()
    {
        for (int bytes = 0; bytes < 84; bytes += 7)
        {
            s_storage = new MemoryStorage();
            var book = new UpdateBook(s_storage);
            Assert.IsTrue(book.BeginTrial(UpdateKind.Voice, 1, 3));
            Assert.IsTrue(book.Prove());
            s_storage.CutAtWrite = s_storage.Writes + 1;
            s_storage.CutAfterBytes = bytes;
            bool cut = false;
            try
            {
                book.BeginTrial(UpdateKind.Rules, 2, 4_000_000_000);
            }
            catch (PowerCutException)
            {
                cut = true;
            }
            Assert.IsTrue(cut);
            book = new UpdateBook(s_storage);
            Assert.AreEqual(3L, book.VersionOf(UpdateKind.Voice));
            Assert.AreEqual("voice.1", book.FileOf(UpdateKind.Voice));
            Assert.AreEqual(bytes >= 83, book.HasTrial);
        }
    }

    [TestMethod]
    public void AManifestSaysWhomItIsFor()
    {
        byte[] text = Bytes.FromText(SmallSwitch.Manifest);
        UpdateManifest manifest = UpdateManifest.Read(text, text.Length)!;
        Assert.IsTrue(manifest.IsForBoard("esp32-s3"));
        Assert.IsTrue(manifest.IsForBox("SB24000123"));
        Assert.IsFalse(manifest.IsForBox("SB25000123"));
        Assert.AreEqual(99, manifest.Size);
        Assert.AreEqual(1, manifest.Pieces);
        Assert.IsNull(UpdateManifest.Read(text, text.Length - 1));
    }

    private static void NewBox()
    {
        s_storage = new MemoryStorage();
        s_switch = new SmallSwitch();
    }

    private static UpdateBook PowerOn()
    {
        s_nowMs = 0;
        UpdateBook book = UpdateStart.Begin(s_storage, s_log, 0);
        var settings = new BoxSettings { Serial = "SB24000123", UpdateSigner = SmallSwitch.Signer };
        s_updater = new Updater(s_switch, s_storage, new PieceHash(), s_log, s_switch, book, new UpdateLimits { Board = "esp32-s3", RoomBytes = 65_536 }, settings);
        return book;
    }

    // Some 430 steps of them for the signature.
    private static void RunUntilTrial()
    {
        for (int i = 0; i < 700 && !s_updater.Book.HasTrial; i++)
            s_nowMs = s_updater.Step(s_nowMs);
    }
}
