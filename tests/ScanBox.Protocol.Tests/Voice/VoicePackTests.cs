using System;
using nanoFramework.TestFramework;
using ScanBox.Voice;

namespace ScanBox.Tests.Voice;

[TestClass]
public class VoicePackTests
{
    [TestMethod]
    public void OpensAndReadsClips()
    {
        TestPack storage = TestPack.With(Clip.Digit5, Clip.Yuan, Clip.ReceivedWechat);
        var pack = new VoicePack(storage, TestPack.Name);
        Assert.AreEqual((int)PackError.None, (int)pack.Open());
        Assert.AreEqual(3, pack.ClipCount);
        Assert.AreEqual("x", pack.Language);
        Assert.AreEqual(TestPack.ClipLength, pack.LengthOf(Clip.Yuan));
        Assert.AreEqual(0, pack.LengthOf(Clip.Digit0));
        Assert.AreEqual(0, pack.LengthOf(Clip.Pause));
        byte[] buffer = new byte[128];
        Assert.AreEqual(128, pack.Read(Clip.Yuan, 0, buffer));
        Assert.AreEqual(TestPack.ClipLength - 128, pack.Read(Clip.Yuan, 128, buffer));
        Assert.AreEqual((int)Clip.Yuan, (int)buffer[0]);
        Assert.AreEqual(0, pack.Read(Clip.Yuan, TestPack.ClipLength, buffer));
        Assert.AreEqual(0, pack.Read(Clip.Yuan, -1, buffer));
        Assert.AreEqual(0, pack.Read(Clip.Digit0, 0, buffer));
    }

    [TestMethod]
    public void SaysWhatIsWrongWithAChangedHeader()
    {
        SaysWhatIsWrongWithAChangedHeader(0, 0, (int)PackError.NotAPack);
        SaysWhatIsWrongWithAChangedHeader(4, 2, (int)PackError.UnknownVersion);
        SaysWhatIsWrongWithAChangedHeader(5, 0, (int)PackError.UnknownEncoding);
        SaysWhatIsWrongWithAChangedHeader(6, 0, (int)PackError.BadClipCount);
        SaysWhatIsWrongWithAChangedHeader(7, 1, (int)PackError.BadClipCount);
        SaysWhatIsWrongWithAChangedHeader(8, 1, (int)PackError.WrongLength);
        SaysWhatIsWrongWithAChangedHeader(11, 255, (int)PackError.WrongLength);
        SaysWhatIsWrongWithAChangedHeader(12, 7, (int)PackError.WrongChecksum);
        SaysWhatIsWrongWithAChangedHeader(20, 1, (int)PackError.WrongChecksum);
        SaysWhatIsWrongWithAChangedHeader(24, 90, (int)PackError.WrongChecksum);
        SaysWhatIsWrongWithAChangedHeader(31, 128, (int)PackError.WrongChecksum);
    }

    private static void SaysWhatIsWrongWithAChangedHeader(int offset, int value, int error)
    {
        TestPack storage = TestPack.With(Clip.Digit5, Clip.Yuan);
        storage.Content[offset] = (byte)value;
        var pack = new VoicePack(storage, TestPack.Name);
        Assert.AreEqual(error, (int)pack.Open());
        Assert.AreEqual(0, pack.ClipCount);
        Assert.AreEqual(0, pack.LengthOf(Clip.Yuan));
        Assert.IsTrue(PackErrorText.Of(pack.Error).Length > 3);
    }

    // A forger can compute the checksum too, so each entry is judged by itself. The second entry begins at 40.
    [TestMethod]
    public void RefusesAnImpossibleEntryWithAGoodChecksum()
    {
        RefusesAnImpossibleEntryWithAGoodChecksum(40, (int)Clip.Digit5);
        RefusesAnImpossibleEntryWithAGoodChecksum(42, 1);
        RefusesAnImpossibleEntryWithAGoodChecksum(44, 1);
        RefusesAnImpossibleEntryWithAGoodChecksum(47, 255);
        RefusesAnImpossibleEntryWithAGoodChecksum(48, 0);
        RefusesAnImpossibleEntryWithAGoodChecksum(50, 1);
        RefusesAnImpossibleEntryWithAGoodChecksum(51, 128);
    }

    private static void RefusesAnImpossibleEntryWithAGoodChecksum(int offset, int value)
    {
        TestPack storage = TestPack.With(Clip.Digit5, Clip.Yuan);
        storage.Content[offset] = (byte)value;
        storage.Seal();
        var pack = new VoicePack(storage, TestPack.Name);
        Assert.AreEqual((int)PackError.BadEntry, (int)pack.Open());
        Assert.AreEqual(1, pack.BadEntry);
        Assert.AreEqual(0, pack.ClipCount);
    }

    [TestMethod]
    public void RefusesClipsThatDoNotFillTheFile()
    {
        TestPack storage = TestPack.With(Clip.Digit5, Clip.Yuan);
        storage.Content[48] -= 1;
        storage.Seal();
        Assert.AreEqual((int)PackError.WrongLength, (int)new VoicePack(storage, TestPack.Name).Open());
    }

    [TestMethod]
    public void IgnoresClipsOfANewerFirmware()
    {
        TestPack storage = TestPack.With(Clip.Digit5, 250);
        var pack = new VoicePack(storage, TestPack.Name);
        Assert.AreEqual((int)PackError.None, (int)pack.Open());
        Assert.AreEqual(1, pack.ClipCount);
        Assert.AreEqual(0, pack.LengthOf(250));
    }

    [TestMethod]
    public void EveryTruncationIsRefused()
    {
        byte[] whole = TestPack.With(Clip.Digit5).Content;
        var storage = new TestPack();
        var pack = new VoicePack(storage, TestPack.Name);
        for (int length = 0; length < whole.Length; length++)
        {
            storage.Content = new byte[length];
            Array.Copy(whole, 0, storage.Content, 0, length);
            Assert.AreEqual((int)(length < 24 ? PackError.TooShort : PackError.WrongLength), (int)pack.Open());
        }
    }

    [TestMethod]
    public void TellsMissingFromUnreadableAndSetsOnlyBadFilesAside()
    {
        TestPack storage = TestPack.With(Clip.Digit5);
        var pack = new VoicePack(storage, TestPack.Name);
        pack.Open();
        Assert.IsFalse(pack.SetAside());
        storage.Broken = true;
        Assert.AreEqual((int)PackError.Unreadable, (int)pack.Open());
        Assert.IsFalse(pack.SetAside());
        storage.Exists = false;
        Assert.AreEqual((int)PackError.Missing, (int)pack.Open());
        Assert.IsFalse(pack.SetAside());
        storage.Exists = true;
        storage.Broken = false;
        storage.Content[20] ^= 1;
        Assert.AreEqual((int)PackError.WrongChecksum, (int)pack.Open());
        Assert.IsTrue(pack.SetAside());
        Assert.AreEqual("test.sbv.bad", storage.MovedTo);
    }

    [TestMethod]
    public void TheCheckFindsADamagedClip()
    {
        TestPack storage = TestPack.With(Clip.Digit5, Clip.Digit6, Clip.Yuan);
        storage.Content[storage.Content.Length - TestPack.ClipLength - 1] ^= 0x10;
        var pack = new VoicePack(storage, TestPack.Name);
        Assert.AreEqual((int)PackError.None, (int)pack.Open());
        var check = new PackCheck(pack, new byte[64]);
        int found = 0;
        int steps = 0;
        while (!check.Done && steps < 1000)
        {
            steps++;
            int damaged = check.Step();
            if (damaged >= 0)
            {
                found++;
                Assert.AreEqual((int)Clip.Digit6, damaged);
            }
        }
        Assert.IsTrue(check.Done);
        Assert.AreEqual(1, found);
        Assert.AreEqual(1, pack.DamagedCount);
        Assert.AreEqual(0, pack.LengthOf(Clip.Digit6));
        Assert.AreEqual(TestPack.ClipLength, pack.LengthOf(Clip.Yuan));
    }
}
