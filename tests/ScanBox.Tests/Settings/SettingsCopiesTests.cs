using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Integrity;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Settings;

[TestClass]
public class SettingsCopiesTests
{
    private const string Needed = "terminal=12345678\nmerchant=123456789012345\nserial=SB1\nswitch.host=10.0.0.1\nswitch.port=9000\n";

    [TestMethod]
    public void EachSaveReplacesTheOlderCopy()
    {
        var storage = new MemoryStorage();
        for (int volume = 0; volume < 5; volume++)
        {
            byte[]? first = storage.Find(SettingsFile.Name);
            byte[]? second = storage.Find(SettingsFile.OtherName);
            Assert.IsTrue(SettingsFile.Save(storage, Volume(volume)));
            Assert.AreEqual(volume, LoadedVolume(storage));
            bool toFirst = volume % 2 == 0;
            Assert.AreEqual(toFirst, !Same(first, storage.Find(SettingsFile.Name)));
            Assert.AreEqual(!toFirst, !Same(second, storage.Find(SettingsFile.OtherName)));
        }
    }

    [TestMethod]
    public void APowerCutAtAnyByteLeavesTheOldOrTheNew()
    {
        for (int saved = 1; saved <= 3; saved++)
        {
            int length = 0;
            for (int at = 0; length == 0 || at <= length; at++)
            {
                var storage = new MemoryStorage();
                for (int i = 0; i < saved; i++)
                    Assert.IsTrue(SettingsFile.Save(storage, Volume(1)));
                storage.CutAtWrite = storage.Writes + 1;
                storage.CutAfterBytes = at;
                bool cut = false;
                try
                {
                    SettingsFile.Save(storage, Volume(2));
                }
                catch (PowerCutException)
                {
                    cut = true;
                }
                Assert.IsTrue(cut);
                length = storage.LastCount;
                int volume = LoadedVolume(storage);
                Assert.IsTrue(at == length ? volume == 2 : volume == 1, "cut after " + at + " of " + length + " bytes: volume " + volume);
                Assert.IsTrue(SettingsFile.Save(storage, Volume(3)));
                Assert.AreEqual(3, LoadedVolume(storage));
            }
        }
    }

    [TestMethod]
    public void ADamagedCopyIsNoticedAndTheOtherTaken()
    {
        var storage = new MemoryStorage();
        SettingsFile.Save(storage, Volume(1));
        SettingsFile.Save(storage, Volume(2));
        byte[] newer = storage.Find(SettingsFile.OtherName)!;
        newer[newer.Length - 3] ^= 1;
        storage.Plant(SettingsFile.OtherName, newer);
        var file = new SettingsFile();
        Assert.AreEqual(1, file.Load(storage)!.Volume);
        Assert.IsTrue(file.HasDamagedCopy);
        storage.Plant(SettingsFile.Name, new byte[100]);
        Assert.IsNull(file.Load(storage));
    }

    [TestMethod]
    public void VersionOneIsTakenAndReplaced()
    {
        var storage = new MemoryStorage();
        byte[] body = Encoding.UTF8.GetBytes("ScanBox settings 1\n" + Needed + "volume=4\n");
        string crc = "crc=" + Crc32.Of(body, 0, body.Length).ToString("X8") + "\n";
        storage.Plant(SettingsFile.Name, Encoding.UTF8.GetBytes("ScanBox settings 1\n" + Needed + "volume=4\n" + crc));
        var file = new SettingsFile();
        BoxSettings? old = file.Load(storage);
        Assert.AreEqual(4, old!.Volume);
        old.Volume = 5;
        Assert.IsTrue(SettingsFile.Save(storage, old));
        Assert.AreEqual(5, LoadedVolume(storage));
        Assert.IsNotNull(storage.Find(SettingsFile.OtherName));
    }

    [TestMethod]
    public void LinesOfALaterVersionAreKept()
    {
        var storage = new MemoryStorage();
        BoxSettings settings = Volume(1);
        settings.LaterLines = "lamp.colour=blue\nx=\n";
        Assert.IsTrue(SettingsFile.Save(storage, settings));
        BoxSettings? loaded = new SettingsFile().Load(storage);
        Assert.AreEqual("lamp.colour=blue\nx=\n", loaded!.LaterLines);
    }

    [TestMethod]
    public void WhatAFactoryGivesIsKeptAndTakesNoPayment()
    {
        var storage = new MemoryStorage();
        var file = new SettingsFile();
        Assert.IsFalse(SettingsFile.SaveUnfinished(storage, new BoxSettings { WifiSsid = "hall" }), "no serial");
        Assert.IsFalse(SettingsFile.SaveUnfinished(storage, new BoxSettings { Serial = "SB1", TechnicianPin = "1" }), "a bad value");
        Assert.IsFalse(SettingsFile.Save(storage, new BoxSettings { Serial = "SB1" }));
        Assert.IsTrue(SettingsFile.SaveUnfinished(storage, new BoxSettings { Serial = "SB1", TechnicianPin = "246810" }));
        Assert.IsNull(file.Load(storage));
        Assert.AreEqual((int)SettingsError.Incomplete, (int)file.Error);
        Assert.AreEqual("SB1", file.Unfinished!.Serial);
        Assert.AreEqual("246810", file.Unfinished.TechnicianPin);
        Assert.IsTrue(SettingsFile.SaveUnfinished(storage, Volume(3)));
        Assert.AreEqual(3, LoadedVolume(storage));
        file.Load(storage);
        Assert.IsNull(file.Unfinished);
    }

    [TestMethod]
    public void ACopyAsideIsReadAgainOrNotAtAll()
    {
        var storage = new MemoryStorage();
        Assert.IsNull(SettingsFile.LoadCopy(storage, "aside"));
        Assert.IsTrue(SettingsFile.SaveCopy(storage, "aside", Volume(4)));
        Assert.AreEqual(4, SettingsFile.LoadCopy(storage, "aside")!.Volume);
        byte[] copy = storage.Find("aside")!;
        copy[copy.Length / 2] ^= 1;
        storage.Plant("aside", copy);
        Assert.IsNull(SettingsFile.LoadCopy(storage, "aside"));
    }

    [TestMethod]
    public void EverySettingIsKept()
    {
        var storage = new MemoryStorage();
        var settings = new BoxSettings();
        for (int i = 0; i < SettingsSchema.Count; i++)
            Assert.IsTrue(SettingsRules.Set(settings, SettingsSchema.NameAt(i), Value(SettingsSchema.NameAt(i))), SettingsSchema.NameAt(i));
        Assert.IsTrue(SettingsFile.Save(storage, settings));
        BoxSettings loaded = new SettingsFile().Load(storage)!;
        for (int i = 0; i < SettingsSchema.Count; i++)
            Assert.AreEqual(Value(SettingsSchema.NameAt(i)), SettingsSchema.Get(loaded, SettingsSchema.NameAt(i)));
        Assert.AreEqual("", SettingsSchema.NameAt(SettingsSchema.Count));
        Assert.IsFalse(SettingsSchema.Knows("colour"));
    }

    // A value that is not the default and of which each name has its own where it can.
    private static string Value(string name)
    {
        switch (name)
        {
            case "terminal":
                return "T2345678";
            case "merchant":
                return "M23456789012345";
            case "switch.port":
                return "443";
            case "setup.signer":
            case "update.signer":
                return "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511A";
            case "setup.issued":
                return "1795400000";
            case "setup.until":
                return "1795403600";
            case "switch.tls":
                return "1";
            case "link.first":
                return "4g";
            case "position.longitude":
                return "116.39";
            case "position.latitude":
                return "-39.9";
            case "limit.fen":
                return "5000";
            case "fixed.fen":
                return "600";
            case "vendor.pin":
                return "1357";
            case "technician.pin":
                return "24681357";
            case "setup.pin":
                return "97531246";
            case "volume":
                return "3";
            default:
                return name;
        }
    }

    private static BoxSettings Volume(int volume) => new BoxSettings
    {
        TerminalId = "12345678",
        MerchantId = "123456789012345",
        Serial = "SB1",
        SwitchHost = "10.0.0.1",
        SwitchPort = 9000,
        Volume = volume,
    };

    private static int LoadedVolume(MemoryStorage storage) => new SettingsFile().Load(storage)!.Volume;

    private static bool Same(byte[]? a, byte[]? b)
    {
        if (a is null || b is null)
            return a is null && b is null;
        if (a.Length != b.Length)
            return false;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
                return false;
        }
        return true;
    }
}
