using System.Text;
using nanoFramework.TestFramework;
using ScanBox.Integrity;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;

namespace ScanBox.Tests.Settings;

[TestClass]
public class SettingsFileTests
{
    private const string Head = "ScanBox settings 1\n";
    private const string Needed = "terminal=12345678\nmerchant=123456789012345\nserial=SB1\nswitch.host=10.0.0.1\nswitch.port=9000\n";

    [TestMethod]
    public void WhatWasSavedIsLoaded()
    {
        var storage = new MemoryStorage();
        BoxSettings saved = Good();
        Assert.IsTrue(SettingsFile.Save(storage, saved));
        var file = new SettingsFile();
        BoxSettings? loaded = file.Load(storage);
        Assert.IsNotNull(loaded);
        Assert.AreEqual((int)SettingsError.None, (int)file.Error);
        Assert.AreEqual(saved.TerminalId, loaded!.TerminalId);
        Assert.AreEqual(saved.MerchantId, loaded.MerchantId);
        Assert.AreEqual(saved.Serial, loaded.Serial);
        Assert.AreEqual(saved.SwitchHost, loaded.SwitchHost);
        Assert.AreEqual(saved.SwitchPort, loaded.SwitchPort);
        Assert.AreEqual(saved.WifiSsid, loaded.WifiSsid);
        Assert.AreEqual(saved.WifiPassword, loaded.WifiPassword);
        Assert.AreEqual(saved.LimitFen, loaded.LimitFen);
        Assert.AreEqual(saved.Volume, loaded.Volume);
    }

    [TestMethod]
    public void TheLongestNetworksFitTheFile()
    {
        const string thirtyTwo = "一二三四五六七八九十12";
        const string sixtyThree = "12345678901234567890123456789012345678901234567890123456789-.ab";
        BoxSettings saved = Good();
        saved.WifiSsid = saved.Wifi2Ssid = saved.Wifi3Ssid = thirtyTwo;
        saved.WifiPassword = saved.Wifi2Password = saved.Wifi3Password = saved.Apn = sixtyThree;
        saved.ModemFirst = true;
        var storage = new MemoryStorage();
        Assert.IsTrue(SettingsFile.Save(storage, saved));
        BoxSettings? loaded = new SettingsFile().Load(storage);
        Assert.IsNotNull(loaded);
        Assert.AreEqual(thirtyTwo, loaded!.Wifi2Ssid);
        Assert.AreEqual(thirtyTwo, loaded.Wifi3Ssid);
        Assert.AreEqual(sixtyThree, loaded.Wifi2Password);
        Assert.AreEqual(sixtyThree, loaded.Wifi3Password);
        Assert.AreEqual(sixtyThree, loaded.Apn);
        Assert.IsTrue(loaded.ModemFirst);
    }

    [TestMethod]
    public void NoFileIsMissing() => Fails(null, SettingsError.Missing, 0);

    [TestMethod]
    public void EveryCutAndEveryFlippedByteIsNoticed()
    {
        var storage = new MemoryStorage();
        SettingsFile.Save(storage, Good());
        byte[] good = storage.Find(SettingsFile.Name)!;
        for (int length = 0; length < good.Length; length++)
        {
            byte[] cut = new byte[length];
            System.Array.Copy(good, cut, length);
            Fails(cut, SettingsError.Damaged, 0);
        }
        for (int at = 0; at < good.Length; at++)
        {
            byte[] damaged = new byte[good.Length];
            System.Array.Copy(good, damaged, good.Length);
            damaged[at] ^= 0x04;
            bool head = at < Head.Length;
            Fails(damaged, head ? SettingsError.UnknownFormat : SettingsError.Damaged, head ? 1 : 0);
        }
    }

    [TestMethod]
    public void AnotherVersionIsAnotherFormat() => Fails(Sealed("ScanBox settings 3\n" + Needed), SettingsError.UnknownFormat, 1);

    [TestMethod]
    public void TheFileHasAnEnd()
    {
        string line = "later.name=0123456789012345678901234567890123456789\n";
        string body = Head + Needed;
        while (body.Length + line.Length + 13 <= SettingsFile.MaxBytes)
            body += line;
        Loads(body);
        Fails(Sealed(body + line), SettingsError.Damaged, 0);
    }

    [TestMethod]
    public void AWrongLineIsNamed()
    {
        Fails(Sealed(Head + "no equals sign\n" + Needed), SettingsError.BadValue, 2);
        Fails(Sealed(Head + Needed + "\n"), SettingsError.BadValue, 7);
        Fails(Sealed(Head + Needed + "volume=10\nwifi.ssid=x\n"), SettingsError.BadValue, 7);
        Fails(Sealed(Head + Needed + "wifi.ssid=x\nvolume"), SettingsError.BadValue, 8);
        Loads(Head + Needed + "=\n=x\nname.of.a.later.version=\n");
    }

    [TestMethod]
    public void AWrongValueIsExplainedAndNotRepeated()
    {
        Assert.AreEqual("terminal: 8 letters or digits", Explains("terminal=1234 678"));
        Assert.AreEqual("a line: name=value", Explains("hello"));
        Assert.AreEqual("wifi2.ssid: up to 32 bytes", Explains("wifi2.ssid=123456789012345678901234567890123"));
        Assert.AreEqual("link.first: wifi or 4g", Explains("link.first=lte"));
        Assert.AreEqual("modem.apn: up to 63 letters, digits, points or hyphens, or nothing", Explains("modem.apn=a b"));
        Assert.AreEqual("vendor.pin: 4 to 8 digits, or nothing", Explains("vendor.pin=123"));
        Assert.AreEqual("technician.pin: 6 to 8 digits, or nothing", Explains("technician.pin=12345"));
        Assert.AreEqual("", Explains("later=1"));
    }

    [TestMethod]
    public void WithoutWhatABoxNeedsItIsIncomplete()
    {
        string[] lines = Needed.Split('\n');
        for (int left = 0; left < 5; left++)
        {
            string body = Head;
            for (int i = 0; i < 5; i++)
                body += i == left ? "" : lines[i] + "\n";
            Fails(Sealed(body), SettingsError.Incomplete, 0);
        }
        Fails(Sealed(Head), SettingsError.Incomplete, 0);
    }

    [TestMethod]
    public void ValuesHaveTheirRanges()
    {
        Takes("volume", "0", "9", "-1", "10");
        Takes("volume", "5", "007", "", "4294967301");
        Takes("switch.port", "1", "65535", "0", "65536");
        Takes("switch.port", "80", "9000", "4294967297", "9 0");
        Takes("limit.fen", "1", "9999999999", "0", "10000000000");
        Takes("limit.fen", "100", "000000000100", "0000000000100", "1e3");
        Takes("terminal", "ABCDEFGH", "00000000", "1234567", "123456789");
        Takes("terminal", "12345678", "12345678", "1234 678", "1234567é");
        Takes("terminal", "abcdefgh", "12345678", "1234-678", "12345'78");
        Takes("merchant", "123456789012345", "ABCDEFGHIJKLMNO", "12345678901234", "1234567890123456");
        Takes("merchant", "123456789012345", "abcdefghijklmno", "1234567890.2345", "123456789=12345");
        Takes("serial", "SN-1", "a", "SN 1", "SN_1");
        Takes("serial", "1", "12345678901234567890123456789012345678901234567890", "", "123456789012345678901234567890123456789012345678901");
        Takes("switch.host", "a", "switch.example.com", "", "a b");
        Takes("switch.host", "10.0.0.1", "a-b.example", "a/b", "user@host");
        Takes("position.latitude", "", "-31.23", "-", "1.2.3");
        Takes("wifi.ssid", "", "12345678901234567890123456789012", "123456789012345678901234567890123", "一二三四五六七八九十一");
        Takes("wifi.ssid", "一二三四五六七八九十", "my stall", "一二三四五六七八九十123", "一二三四五六七八九十一二");
        Takes("wifi2.ssid", "", "my stall", "一二三四五六七八九十一", "123456789012345678901234567890123");
        Takes("wifi3.ssid", "一二三四五六七八九十", "x", "一二三四五六七八九十123", "123456789012345678901234567890123");
        Takes("wifi2.password", "", "a=b c", "1234567890123456789012345678901234567890123456789012345678901234", "一二三四五六七八九十一二三四五六七八九十一二");
        Takes("wifi3.password", "", "a=b c", "1234567890123456789012345678901234567890123456789012345678901234", "一二三四五六七八九十一二三四五六七八九十一二");
        Takes("link.first", "wifi", "4g", "", "4G");
        Takes("link.first", "wifi", "4g", "modem", "wifi ");
        Takes("modem.apn", "", "cmnet", "cm net", "cmnet\"");
        Takes("modem.apn", "a-b.c", "123456789012345678901234567890123456789012345678901234567890123", "1234567890123456789012345678901234567890123456789012345678901234", "a\rAT");
        Takes("technician.pin", "", "123456", "12345", "123456789");
        Takes("wifi.password", "", "a=b c", "1234567890123456789012345678901234567890123456789012345678901234", "1234567890123456789012345678901234567890123456789012345678901234");
    }

    [TestMethod]
    public void AnErrorIsForgottenWhenTheFileIsGoodAgain()
    {
        var storage = new MemoryStorage();
        var file = new SettingsFile();
        Assert.IsNull(file.Load(storage));
        SettingsFile.Save(storage, Good());
        Assert.IsNotNull(file.Load(storage));
        Assert.AreEqual((int)SettingsError.None, (int)file.Error);
    }

    [TestMethod]
    public void WhatCouldNotBeLoadedIsNotSaved()
    {
        var storage = new MemoryStorage();
        BoxSettings settings = Good();
        settings.WifiPassword = "abc\nvolume=0";
        Assert.IsFalse(SettingsFile.Save(storage, settings));
        settings = Good();
        settings.TerminalId = "1";
        Assert.IsFalse(SettingsFile.Save(storage, settings));
        Assert.AreEqual(-1L, storage.Length(SettingsFile.Name));
    }

    [TestMethod]
    public void UnreadableFlashIsDamage()
    {
        var storage = new MemoryStorage();
        SettingsFile.Save(storage, Good());
        storage.Unreadable = true;
        var file = new SettingsFile();
        Assert.IsNull(file.Load(storage));
        Assert.AreEqual((int)SettingsError.Damaged, (int)file.Error);
        storage.Unreadable = false;
        storage.Refuses = true;
        Assert.IsFalse(SettingsFile.Save(storage, Good()));
    }

    private static BoxSettings Good() => new BoxSettings
    {
        TerminalId = "12345678",
        MerchantId = "123456789012345",
        Serial = "0000020254004318",
        SwitchHost = "switch.example.com",
        SwitchPort = 65535,
        WifiSsid = "小吃摊 5",
        WifiPassword = "a=b c==",
        LimitFen = 123_456L,
        Volume = 9,
    };

    private static void Takes(string name, string good, string alsoGood, string bad, string alsoBad)
    {
        var settings = new BoxSettings();
        Assert.IsTrue(SettingsRules.Set(settings, name, good), name + " " + good);
        Assert.IsTrue(SettingsRules.Set(settings, name, alsoGood), name + " " + alsoGood);
        Assert.IsFalse(SettingsRules.Set(settings, name, bad), name + " " + bad);
        Assert.IsFalse(SettingsRules.Set(settings, name, alsoBad), name + " " + alsoBad);
    }

    private static string Explains(string line)
    {
        var storage = new MemoryStorage();
        storage.Plant(SettingsFile.Name, Sealed(Head + Needed + line + "\n"));
        var file = new SettingsFile();
        file.Load(storage);
        return file.ErrorText;
    }

    private static void Loads(string body)
    {
        var storage = new MemoryStorage();
        storage.Plant(SettingsFile.Name, Sealed(body));
        var file = new SettingsFile();
        Assert.IsNotNull(file.Load(storage), "error " + (int)file.Error + " line " + file.ErrorLine);
    }

    private static void Fails(byte[]? content, SettingsError error, int line)
    {
        var storage = new MemoryStorage();
        storage.Plant(SettingsFile.Name, content);
        var file = new SettingsFile();
        Assert.IsNull(file.Load(storage));
        Assert.AreEqual((int)error, (int)file.Error);
        Assert.AreEqual(line, file.ErrorLine);
    }

    private static byte[] Sealed(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return Encoding.UTF8.GetBytes(body + "crc=" + Crc32.Of(bytes, 0, bytes.Length).ToString("X8") + "\n");
    }
}
