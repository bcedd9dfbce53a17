using System;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ScanBox.Desktop.Tests.Switching;
using ScanBox.Integrity;
using ScanBox.Settings;
using ScanBox.Tests.InMemory;

namespace ScanBox.Desktop.Tests.Payments;

[TestClass]
public sealed class SettingsFuzzTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void DamagedSettingsAreTypedErrorsOrWithinTheirRanges(bool sealedAgain)
    {
        var storage = new MemoryStorage();
        Assert.IsTrue(SettingsFile.Save(storage, new BoxSettings { TerminalId = "12345678", MerchantId = "123456789012345", Serial = "SB0001", SwitchHost = "10.0.0.1", SwitchPort = 9000, WifiSsid = "小吃摊", Wifi2Ssid = "stall 2", Wifi2Password = "two words", Wifi3Ssid = "隔壁", ModemFirst = true, Apn = "cmnet" }));
        byte[] good = storage.Find(SettingsFile.Name)!;
        var mutator = new Mutator(sealedAgain ? 7 : 8, [good]);
        int loaded = 0;
        for (int i = 0; i < 100_000; i++)
        {
            byte[] damaged = mutator.Next();
            if (sealedAgain)
                damaged = Seal(damaged);
            storage.Plant(SettingsFile.Name, damaged);
            var file = new SettingsFile();
            BoxSettings? settings = file.Load(storage);
            Assert.AreEqual(settings is null, file.Error != SettingsError.None);
            if (settings is null)
                continue;
            loaded++;
            if (!sealedAgain)
                CollectionAssert.AreEqual(good, damaged);
            Assert.MatchesRegex("^[0-9A-Za-z]{8}$", settings.TerminalId);
            Assert.MatchesRegex("^[0-9A-Za-z]{15}$", settings.MerchantId);
            Assert.MatchesRegex("^[0-9A-Za-z-]{1,50}$", settings.Serial);
            Assert.MatchesRegex("^[0-9A-Za-z.-]{1,64}$", settings.SwitchHost);
            Assert.IsTrue(settings.SwitchPort is >= 1 and <= 65535 && settings.Volume is >= 0 and <= 9);
            Assert.IsTrue(settings.LimitFen is >= 1 and <= 9_999_999_999);
            foreach (string ssid in new[] { settings.WifiSsid, settings.Wifi2Ssid, settings.Wifi3Ssid })
                Assert.IsTrue(Encoding.UTF8.GetByteCount(ssid) <= 32);
            foreach (string password in new[] { settings.WifiPassword, settings.Wifi2Password, settings.Wifi3Password })
                Assert.IsTrue(Encoding.UTF8.GetByteCount(password) <= 63);
            // It goes into a modem's command: nothing there may end its quotes.
            Assert.MatchesRegex("^[0-9A-Za-z.-]{0,63}$", settings.Apn);
        }
        Assert.IsTrue(loaded > 1000, $"{loaded}");
    }

    [TestMethod]
    public void DamagedKeysAreNoKeys()
    {
        var storage = new MemoryStorage();
        KeyFile.Save(storage, new byte[16], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
        byte[] good = storage.Find(KeyFile.Name)!;
        var mutator = new Mutator(9, [good]);
        for (int i = 0; i < 100_000; i++)
        {
            byte[] damaged = mutator.Next();
            storage.Plant(KeyFile.Name, damaged);
            Assert.AreEqual(damaged.AsSpan().SequenceEqual(good), KeyFile.Load(storage) is not null);
        }
    }

    private static byte[] Seal(byte[] damaged)
    {
        int body = damaged.Length < 13 ? damaged.Length : damaged.Length - 13;
        byte[] crc = Encoding.UTF8.GetBytes("crc=" + Crc32.Of(damaged, 0, body).ToString("X8", System.Globalization.CultureInfo.InvariantCulture) + "\n");
        return [.. damaged.AsSpan(0, body), .. crc];
    }
}
